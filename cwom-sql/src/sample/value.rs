//! The value of one column, by the rules that are about it alone.

use cwom_schema::tables::{CheckRule, Column, ColumnDefault, ColumnType, GuardRule, Table};

use super::{Samples, json, text};

/// A moment in each sample; later columns have later ones.
const DAY: &str = "2026-01-02";

impl Samples<'_> {
    pub(super) fn value(
        &self,
        table: &Table,
        column: &Column,
        position: usize,
    ) -> Option<ColumnDefault> {
        if table.managed.version.as_deref() == Some(&column.name) {
            return Some(ColumnDefault::Int(1));
        }
        let checks = table.checks.iter().map(|check| &check.rule);
        let rules: Vec<&CheckRule> = checks.filter(|rule| is_about(rule, &column.name)).collect();
        for rule in &rules {
            match rule {
                CheckRule::Values { values, .. } => {
                    let values = initial(table, &column.name).unwrap_or(values);
                    return values.first().cloned().map(ColumnDefault::Text);
                }
                CheckRule::Json { shape, .. } => {
                    return json::of_shape(shape, self.count).map(ColumnDefault::Json);
                }
                CheckRule::Range { bounds, .. } => {
                    let value = i64::try_from(self.count).unwrap_or(1) % 50;
                    let low = bounds.min.unwrap_or(i64::MIN);
                    let high = bounds.max.unwrap_or(i64::MAX);
                    return Some(ColumnDefault::Int(value.clamp(low, high)));
                }
                CheckRule::Float { bounds, .. } => {
                    let low = bounds.min.unwrap_or(f64::MIN);
                    let high = bounds.max.unwrap_or(f64::MAX);
                    return Some(ColumnDefault::Float(0.5_f64.clamp(low, high)));
                }
                _ => {}
            }
        }
        Some(match &column.ty {
            ColumnType::Bool => ColumnDefault::Bool(self.count.is_multiple_of(2)),
            ColumnType::I16 | ColumnType::I32 | ColumnType::I64 | ColumnType::Duration => {
                ColumnDefault::Int(i64::try_from(self.count).unwrap_or(1) % 1000)
            }
            ColumnType::Decimal { .. } => ColumnDefault::Int(1),
            ColumnType::F64 => ColumnDefault::Float(0.5),
            ColumnType::Text => ColumnDefault::Text(text::of_rules(&rules, self.count)?),
            ColumnType::Bytes => ColumnDefault::Bytes(text::bytes(&rules)),
            ColumnType::Uuid => ColumnDefault::Text(text::uuid(self.count, position)),
            ColumnType::Ulid => ColumnDefault::Text(text::ulid(self.count, position)),
            ColumnType::Date => ColumnDefault::Text(DAY.to_owned()),
            ColumnType::Timestamp => {
                ColumnDefault::Text(format!("{DAY}T03:04:{:02}.000001Z", position % 60))
            }
            ColumnType::Json => ColumnDefault::Json("{}".to_owned()),
            ColumnType::Enum(id) | ColumnType::NativeEnum { id, .. } => {
                let values = &self.schema[*id].values;
                let start = initial(table, &column.name).and_then(|values| values.first());
                let first = start.or_else(|| values.first().map(|value| &value.name));
                ColumnDefault::Text(first?.clone())
            }
            ColumnType::Raw { .. } => return None,
        })
    }
}

/// The states in which a new row may be.
fn initial<'t>(table: &'t Table, of: &str) -> Option<&'t Vec<String>> {
    table.guards.iter().find_map(|guard| match &guard.rule {
        GuardRule::Initial { column, states } if column == of => Some(states),
        _ => None,
    })
}

/// Whether the rule is about the value of this column alone.
fn is_about(rule: &CheckRule, name: &str) -> bool {
    match rule {
        CheckRule::Values { column, .. }
        | CheckRule::Range { column, .. }
        | CheckRule::Float { column, .. }
        | CheckRule::Text { column, .. }
        | CheckRule::Bytes { column, .. }
        | CheckRule::Pattern { column, .. }
        | CheckRule::Json { column, .. } => column == name,
        _ => false,
    }
}
