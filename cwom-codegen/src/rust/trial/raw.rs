//! Rules of single columns, kept by the library and by the database.

use cwom_schema::schema::{Bounds, EnumStorage, Field, FieldKind, IntWidth, Length, Type};
use cwom_schema::tables::{CheckRule, JsonShape};

use super::Trial;
use super::unlike::unlike;
use crate::rust::literal::{integer, string};

/// A statement that gives a field of a row a wrong value, and the rule that forbids it.
type Wrong = (String, String);

impl<'a> Trial<'a, '_> {
    pub(super) fn emit_raw(&mut self) {
        self.emit_wrong();
        self.emit_no_value();
    }

    /// Values of the right type that break a rule.
    fn emit_wrong(&mut self) {
        let checks = &self.context.tables.entity(self.id).checks;
        let wrong: Vec<Wrong> = checks
            .iter()
            .flat_map(|check| {
                let values = self.wrong_values(&check.rule);
                values.into_iter().map(|value| (value, check.name.clone()))
            })
            .collect();
        if wrong.is_empty() {
            return;
        }
        let doc = "What breaks a rule of a field is refused by the library, and by the database, \
                   whoever writes.";
        self.test("its_rules_are_kept", doc, |it| {
            let (name, pair) = (it.name.clone(), it.testing("Wrong"));
            let wrong: Vec<Vec<String>> = wrong
                .iter()
                .map(|(statement, rule)| vec![format!("|row| {statement}"), string(rule)])
                .collect();
            let head = format!("const WRONG: &[{pair}<{name}>] = &[");
            it.code.tuples(&head, &wrong, "];");
            it.code.blank();
            it.runtime("Entity");
            it.code.open("for (change, rule) in WRONG {");
            it.draft("row");
            it.code.line("change(&mut row);");
            it.code.line("assert!(row.validate().is_err());");
            it.code
                .chain("let refused", "db.create_unchecked(row).await");
            it.refused("refused", "CheckFailed { constraint, .. }");
            it.code.line("assert_eq!(constraint, *rule);");
            it.code.close("}");
        });
    }

    /// What is no value of the type at all, which only raw SQL can write.
    fn emit_no_value(&mut self) {
        let checks = &self.context.tables.entity(self.id).checks;
        let values: Vec<Vec<String>> = checks
            .iter()
            .filter_map(|check| {
                let (column, value) = match &check.rule {
                    CheckRule::Values { column, .. } => (column, "'no such value'"),
                    CheckRule::Json { column, shape } => match shape {
                        JsonShape::Object(_) | JsonShape::Map => (column, "'[]'"),
                        JsonShape::Array(_) => (column, "'{}'"),
                        _ => return None,
                    },
                    _ => return None,
                };
                let mut fields = self.entity.fields();
                let (id, field) = fields.find(|(_, field)| field.column == *column)?;
                let can_be_set = self.entity.is_settable(id)
                    && !self.is_never_at_first(id)
                    && !self.is_native(&field.ty);
                can_be_set.then(|| vec![string(column), string(value), string(&check.name)])
            })
            .collect();
        if values.is_empty() {
            return;
        }
        let doc = "What is no value of a field's type cannot be written by raw SQL either.";
        self.test("only_its_values_are_kept", doc, |it| {
            it.fixture("row");
            it.code
                .tuples("for (column, value, rule) in [", &values, "] {");
            it.code.deepen();
            it.code
                .chain("let refused", "db.raw_update(&row, column, value).await");
            it.refused("refused", "CheckFailed { constraint, .. }");
            it.code.line("assert_eq!(constraint, rule);");
            it.code.close("}");
        });
    }

    /// Statements that break the rule, and no other one of the column.
    fn wrong_values(&self, rule: &CheckRule) -> Vec<String> {
        let (column, values): (&str, Vec<String>) = match rule {
            CheckRule::Text { column, length } => (column, texts(length)),
            CheckRule::Pattern { column, pattern } => {
                let value = unlike(pattern).map(|text| format!("String::from({})", string(text)));
                (column, value.into_iter().collect())
            }
            CheckRule::Range { column, bounds } => (column, self.numbers(column, bounds)),
            _ => return Vec::new(),
        };
        let Some(place) = self.place(column, matches!(rule, CheckRule::Text { .. })) else {
            return Vec::new();
        };
        let statements = values.into_iter().map(|value| match &place {
            (place, true) => format!("row.{place} = Some({value})"),
            (place, false) => format!("row.{place} = {value}"),
        });
        statements.collect()
    }

    /// The field behind a column and whether it can be null; `None` where a wrong value there breaks
    /// something else, too.
    fn place(&self, column: &str, is_length: bool) -> Option<(String, bool)> {
        for (id, field) in self.entity.fields() {
            match &field.kind {
                FieldKind::Embedded(embedded) if !field.nullable => {
                    let at = embedded.columns.iter().position(|name| name == column);
                    let Some(at) = at else { continue };
                    let value = &self.context.schema[embedded.value];
                    let part = &value.fields[at];
                    let is_grouped = value.one_of.iter().any(|rule| rule.fields.contains(&at));
                    let is_disputed = is_grouped || (is_length && part.pattern.is_some());
                    let place = format!("{}.{}", field.rust, part.rust);
                    return (!is_disputed).then_some((place, part.nullable));
                }
                FieldKind::Data | FieldKind::Role { .. } if field.column == column => {
                    let is_disputed = (is_length && field.pattern.is_some())
                        || self.is_never_at_first(id)
                        || self.is_disputed(field);
                    return (!is_disputed).then(|| (field.rust.clone(), field.nullable));
                }
                _ => {}
            }
        }
        None
    }

    /// Numbers just outside of the bounds, as far as the type has them.
    fn numbers(&self, column: &str, bounds: &Bounds<i64>) -> Vec<String> {
        let Some(ty) = self.type_of(column) else {
            return Vec::new();
        };
        let (low, high) = match ty {
            Type::Int(IntWidth::I16, _) => (i64::from(i16::MIN), i64::from(i16::MAX)),
            Type::Int(IntWidth::I32, _) => (i64::from(i32::MIN), i64::from(i32::MAX)),
            Type::Int(IntWidth::I64, _) => (i64::MIN, i64::MAX),
            _ => return Vec::new(),
        };
        let below = bounds.min.filter(|min| *min > low).map(|min| min - 1);
        let above = bounds.max.filter(|max| *max < high).map(|max| max + 1);
        below.into_iter().chain(above).map(integer).collect()
    }

    /// Whether PostgreSQL has a type for the enum, which refuses in its own words.
    fn is_native(&self, ty: &Type) -> bool {
        match ty {
            Type::Enum(id) => matches!(self.context.schema[*id].storage, EnumStorage::Native(_)),
            _ => false,
        }
    }

    fn type_of(&self, column: &str) -> Option<&'a Type> {
        let is_it = |field: &&Field| field.column == column;
        self.entity.fields.iter().find(is_it).map(|field| &field.ty)
    }
}

/// Texts that are too short or too long by one.
fn texts(length: &Length) -> Vec<String> {
    let shorter = length.min.and_then(|least| least.checked_sub(1));
    let longer = length.max.and_then(|most| most.checked_add(1));
    let texts = shorter.into_iter().chain(longer);
    texts
        .map(|length| match length {
            0 => "String::new()".to_owned(),
            _ => format!("\"a\".repeat({})", integer(i64::from(length))),
        })
        .collect()
}
