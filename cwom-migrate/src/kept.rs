//! What a migration leaves as it was, which a proof compares before and after.

use std::collections::BTreeSet;

use cwom_schema::schema::Dialect;

use crate::entries::watched;
use crate::mapping::Mapping;
use crate::plan::Ways;
use crate::{Op, Snapshot, Table};

/// A table that stays, with the columns whose values nothing changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whose table it is.
    pub dialect: Dialect,
    /// Its name before.
    pub old: String,
    /// Its name after.
    pub new: String,
    /// The names of its columns before and after.
    pub columns: Vec<(String, String)>,
    /// Columns that are the same on the way there only: versions and moments of rows that the way
    /// back changes, since they lose values or get other ones.
    pub there: Vec<(String, String)>,
    /// Rows may come to it: it is a log, and a step that changes rows writes down that it did.
    pub grows: bool,
}

/// The tables of each dialect that stay under these operations.
pub(crate) fn kept(previous: &Snapshot, next: &Snapshot, ops: &[Op]) -> Vec<Kept> {
    if previous.tables.is_empty() {
        return Vec::new();
    }
    let of_dialect = |dialect: Dialect| {
        let (previous, next) = (previous.of(dialect), next.of(dialect));
        kept_by(&previous, &next, ops, dialect)
    };
    Dialect::ALL.into_iter().flat_map(of_dialect).collect()
}

fn kept_by(previous: &Snapshot, next: &Snapshot, ops: &[Op], dialect: Dialect) -> Vec<Kept> {
    let (up, down) = Ways::new(previous, ops).between(previous, next);
    let raised_on = |way: &Mapping<'_>| {
        let raised = way.kept().filter(|(name, old, new)| {
            // As the entries of the migration are made.
            !watched(way, name, old, new, dialect).is_empty()
        });
        let names = raised.map(|(name, ..)| name.to_owned());
        names.collect::<BTreeSet<_>>()
    };
    let (raised_there, raised_back) = (raised_on(&up), raised_on(&down));
    let mut all = Vec::new();
    for (name, old, new) in up.kept() {
        let mut columns = same_columns(&up, (name, old, new), dialect);
        let old_name = up.old_name(name).unwrap_or(name);
        // Whoever changes a row raises its version and says when.
        let is_managed = |(_, name): &(String, String)| {
            let column = new.column(name);
            new.version.as_ref() == Some(name)
                || column.is_some_and(|column| column.ty == "timestamp")
        };
        let mut there = Vec::new();
        if raised_there.contains(name) {
            columns.retain(|column| !is_managed(column));
        } else if raised_back.contains(old_name) {
            (there, columns) = columns.into_iter().partition(is_managed);
        }
        all.push(Kept {
            dialect,
            old: old_name.to_owned(),
            new: name.to_owned(),
            columns,
            there,
            grows: new.is_numbered(),
        });
    }
    all
}

/// The columns of a table whose values no operation changes, by their names before and after.
fn same_columns(
    mapping: &Mapping<'_>,
    (name, old, new): (&str, &Table, &Table),
    dialect: Dialect,
) -> Vec<(String, String)> {
    let columns = new.columns.iter().filter_map(|column| {
        let old_name = mapping.old_column(name, &column.name);
        let before = old.column(old_name)?;
        let source = mapping.source(name, Some(before), column, dialect, "base")?;
        let is_same = source.changed.is_none() && source.value == "base";
        is_same.then(|| (old_name.to_owned(), column.name.clone()))
    });
    columns.collect()
}
