//! Rows that a schema accepts, made from its own rules: what a migration is tried on before anybody
//! has rows of their own.
//!
//! Rules that are stated in closed forms (lengths, ranges, patterns, shapes of JSON, keys that go
//! together) are met by construction. An expression of the spec may still refuse a row; whoever
//! inserts the rows tries several.

mod json;
mod text;

use std::collections::BTreeMap;

use cwom_schema::schema::{Dialect, OneOfMode, Schema};
use cwom_schema::tables::{
    Check, CheckRule, Column, ColumnDefault, ColumnType, ForeignKey, GuardRule, Table, TableSource,
    Tables,
};

use crate::{Ident, default_text};

/// A moment in each sample; later columns have later ones.
const DAY: &str = "2026-01-02";

/// The INSERT of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The table.
    pub table: String,
    /// The statement, without a semicolon.
    pub insert: String,
}

/// Makes rows table by table, each of which may refer to the rows that were accepted before.
#[derive(Debug)]
pub struct Samples<'a> {
    schema: &'a Schema,
    dialect: Dialect,
    count: u64,
    /// The accepted rows by table: their values by column.
    accepted: BTreeMap<&'a str, Vec<Row>>,
}

type Row = BTreeMap<String, ColumnDefault>;

/// A row that was made, to be accepted or not.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What to run.
    pub sample: Sample,
    row: Row,
}

/// How much of a row is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fill {
    /// What may be null is.
    Least,
    /// Nothing is null that need not be.
    Most,
    /// Every other column that may be null is.
    Some,
}

impl<'a> Samples<'a> {
    /// Nothing yet.
    pub const fn new(schema: &'a Schema, dialect: Dialect) -> Self {
        Self {
            schema,
            dialect,
            count: 0,
            accepted: BTreeMap::new(),
        }
    }

    /// A row for the table, another one with each attempt; `None` where the rows that it must refer
    /// to are not there, or the database writes the table itself.
    pub fn candidate(&mut self, table: &'a Table, attempt: usize) -> Option<Candidate> {
        if matches!(table.source, TableSource::Audit(_)) {
            return None;
        }
        let fill = [Fill::Least, Fill::Most, Fill::Some][attempt % 3];
        self.count += 1;
        let mut row = Row::new();
        self.refer(table, fill, attempt, &mut row)?;
        for (position, column) in table.columns.iter().enumerate() {
            let is_done = row.contains_key(&column.name) || column.generated.is_some();
            let is_foreign = table
                .foreign_keys
                .iter()
                .any(|key| key.columns.contains(&column.name));
            if is_done || is_foreign {
                continue;
            }
            let wanted = match fill {
                Fill::Least => !column.nullable,
                Fill::Most => true,
                Fill::Some => !column.nullable || position % 2 == 0,
            };
            if !wanted {
                continue;
            }
            match self.value(table, column, position) {
                Some(value) => {
                    row.insert(column.name.clone(), value);
                }
                None if column.nullable || column.default.is_some() => {}
                None => return None,
            }
        }
        self.settle(table, &mut row);
        let insert = self.insert(table, &row)?;
        let sample = Sample {
            table: table.name.clone(),
            insert,
        };
        Some(Candidate { sample, row })
    }

    /// The row is there, and others may refer to it.
    pub fn accept(&mut self, table: &'a Table, candidate: Candidate) {
        self.accepted
            .entry(&table.name)
            .or_default()
            .push(candidate.row);
    }

    /// Fills in references to accepted rows. Those of several columns come first: references that
    /// share a column with them have to agree.
    fn refer(&self, table: &Table, fill: Fill, attempt: usize, row: &mut Row) -> Option<()> {
        let mut keys: Vec<(usize, &ForeignKey)> = table.foreign_keys.iter().enumerate().collect();
        keys.sort_by_key(|(_, key)| usize::MAX - key.columns.len());
        for (position, key) in keys {
            let mut columns = key.columns.iter().filter_map(|name| table.column(name));
            let nullable = columns.any(|column| column.nullable);
            if nullable && fill != Fill::Most {
                continue;
            }
            let pairs = || key.columns.iter().zip(&key.target_columns);
            let agrees = |target: &&Row| {
                pairs().all(|(ours, theirs)| match row.get(ours) {
                    Some(value) => target.get(theirs) == Some(value),
                    None => target.contains_key(theirs),
                })
            };
            let targets = self.accepted.get(key.target.as_str());
            let targets: Vec<&Row> = targets.into_iter().flatten().filter(agrees).collect();
            if targets.is_empty() {
                if nullable {
                    continue;
                }
                return None;
            }
            // Neighbouring references go to different rows: some must differ.
            let target = targets[(attempt / 3 + position) % targets.len()];
            for (ours, theirs) in pairs() {
                let value = target.get(theirs)?.clone();
                row.insert(ours.clone(), value);
            }
        }
        Some(())
    }

    fn value(&self, table: &Table, column: &Column, position: usize) -> Option<ColumnDefault> {
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

    /// Rules over several columns, met by taking values away or adding them.
    fn settle(&self, table: &Table, row: &mut Row) {
        if let Some(column) = &table.managed.deleted_at {
            row.remove(column);
        }
        for Check { rule, .. } in &table.checks {
            self.settle_rule(table, rule, row);
        }
    }

    fn settle_rule(&self, table: &Table, rule: &CheckRule, row: &mut Row) {
        match rule {
            CheckRule::CountSet {
                columns,
                mode,
                unless_null,
            } => {
                let sleeps = !unless_null.is_empty()
                    && unless_null.iter().all(|name| !row.contains_key(name));
                if !sleeps {
                    self.settle_count(table, columns, *mode, row);
                }
            }
            CheckRule::Together { required, optional }
                if required.iter().any(|name| !row.contains_key(name)) =>
            {
                for name in required.iter().chain(optional) {
                    row.remove(name);
                }
            }
            CheckRule::SetTogether { left, right }
                if row.contains_key(left) != row.contains_key(right) =>
            {
                row.remove(left);
                row.remove(right);
            }
            CheckRule::RequiredIn {
                state,
                states,
                columns,
            } => {
                let is_set = columns.iter().any(|name| row.contains_key(name));
                if is_in(row, state, states) && !is_set {
                    self.set_first(table, columns, row);
                }
            }
            CheckRule::OnlyIn {
                state,
                states,
                columns,
            } if !is_in(row, state, states) => {
                for name in columns {
                    row.remove(name);
                }
            }
            _ => {}
        }
    }

    fn settle_count(&self, table: &Table, columns: &[String], mode: OneOfMode, row: &mut Row) {
        let set: Vec<&String> = columns
            .iter()
            .filter(|name| row.contains_key(*name))
            .collect();
        if mode != OneOfMode::AtLeast {
            for name in set.iter().skip(1) {
                row.remove(*name);
            }
        }
        if set.is_empty() && mode != OneOfMode::AtMost {
            self.set_first(table, columns, row);
        }
    }

    /// Gives the first of the columns that can have one a value.
    fn set_first(&self, table: &Table, columns: &[String], row: &mut Row) {
        for name in columns {
            let position = table.columns.iter().position(|column| column.name == *name);
            let Some(position) = position else { continue };
            let key = table
                .foreign_keys
                .iter()
                .find(|key| key.columns.contains(name));
            let value = match key {
                None => self.value(table, &table.columns[position], position),
                Some(key) => self.accepted.get(key.target.as_str()).and_then(|targets| {
                    let at = key.columns.iter().position(|column| column == name)?;
                    targets.first()?.get(&key.target_columns[at]).cloned()
                }),
            };
            if let Some(value) = value {
                row.insert(name.clone(), value);
                return;
            }
        }
    }

    fn insert(&self, table: &Table, row: &Row) -> Option<String> {
        let mut names = Vec::new();
        let mut values = Vec::new();
        for column in table.columns_of(self.dialect) {
            let Some(value) = row.get(&column.name) else {
                continue;
            };
            let column = Column {
                default: Some(value.clone()),
                ..column.clone()
            };
            names.push(Ident(&column.name).to_string());
            values.push(default_text(&column, self.dialect)?);
        }
        let (names, values) = (names.join(", "), values.join(", "));
        Some(format!(
            "INSERT INTO {} ({names}) VALUES ({values})",
            Ident(&table.name)
        ))
    }
}

/// The tables in an order in which rows can refer to those before them.
pub fn parents_first(tables: &Tables) -> Vec<&Table> {
    let mut ordered: Vec<&Table> = Vec::new();
    let mut waiting: Vec<&Table> = tables.tables.iter().collect();
    while !waiting.is_empty() {
        let is_ready = |table: &&Table| {
            table.foreign_keys.iter().all(|key| {
                let columns = key.columns.iter().filter_map(|name| table.column(name));
                columns.clone().any(|column| column.nullable)
                    || !waiting.iter().any(|it| it.name == key.target)
            })
        };
        let (mut ready, rest): (Vec<&Table>, Vec<&Table>) =
            waiting.iter().copied().partition(|table| is_ready(table));
        if ready.is_empty() {
            // A circle of required references: no first row can be inserted by itself.
            ordered.extend(rest);
            return ordered;
        }
        ordered.append(&mut ready);
        waiting = rest;
    }
    ordered
}

fn is_in(row: &Row, state: &str, states: &[String]) -> bool {
    match row.get(state) {
        Some(ColumnDefault::Text(value)) => states.contains(value),
        _ => false,
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
