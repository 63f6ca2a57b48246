//! Rows that a schema accepts, made from its own rules: what a migration is tried on before anybody
//! has rows of their own.
//!
//! Rules that are stated in closed forms (lengths, ranges, patterns, shapes of JSON, keys that go
//! together) are met by construction. An expression of the spec may still refuse a row; whoever
//! inserts the rows tries several.

mod json;
mod settle;
mod text;
mod value;

use std::collections::BTreeMap;

use cwom_schema::schema::{Dialect, Schema};
use cwom_schema::tables::{Column, ColumnDefault, ForeignKey, Table, TableSource, Tables};

use crate::{Ident, default_text};

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
