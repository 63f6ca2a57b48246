//! Changes that the audit log is in the way of.

use std::collections::BTreeSet;

use cwom_schema::schema::Dialect;

use super::{MissingDecision, renamed_tables};
use crate::mapping::Mapping;
use crate::op::Op;
use crate::snapshot::{Column, Snapshot};

/// What the operations, or their way back, would do to values of rows that have a history. A
/// migration writes no entries yet, so that such a change would be missing in the log.
pub(super) fn refused(previous: &Snapshot, next: &Snapshot, ops: &[Op]) -> Vec<MissingDecision> {
    let parent = renamed_tables(previous, ops);
    let back: Vec<Op> = ops
        .iter()
        .rev()
        .filter_map(|op| op.invert(&parent).ok())
        .collect();
    let up = Mapping::new(previous, next, ops, &[]);
    let down = Mapping::new(next, previous, &back, &[]);
    let mut columns = changed(&up);
    let new_name = |table: &str| up.new_name(table).unwrap_or(table).to_owned();
    for (table, column) in changed(&down) {
        columns.insert((new_name(&table), column));
    }
    let values = columns.into_iter().map(|(table, column)| MissingDecision {
        hazard: "CW-A01",
        on: format!("{table}.{column}"),
        question: format!(
            "`{table}` is audited, and a migration cannot yet write an entry for each row whose \
             `{column}` it changes; change the rows through the program first"
        ),
        choices: Vec::new(),
    });
    let cut = up
        .kept()
        .filter(|(_, old, new)| old.monthly != new.monthly || old.only != new.only);
    let cut = cut.map(|(table, _, _)| MissingDecision {
        hazard: "CW-A02",
        on: table.to_owned(),
        question: format!(
            "`{table}` would be cut into partitions, or put together again, with all the rows \
             that it has; no migration does that"
        ),
        choices: Vec::new(),
    });
    values.chain(cut).collect()
}

/// The columns of audited tables that hold another value after this than before, for some row.
fn changed(mapping: &Mapping<'_>) -> BTreeSet<(String, String)> {
    let mut columns = BTreeSet::new();
    for (name, old, new) in mapping.kept() {
        let old_name = mapping.old_name(name).unwrap_or(name);
        // What was not audited before has no history that an entry could be missing in.
        if !mapping.from.is_audited(old_name) {
            continue;
        }
        for column in &new.columns {
            let before = old.column(mapping.old_column(name, &column.name));
            let is_changed = Dialect::ALL
                .into_iter()
                .any(|dialect| changes(mapping, name, before, column, dialect));
            if is_changed {
                columns.insert((name.to_owned(), column.name.clone()));
            }
        }
    }
    columns
}

fn changes(
    mapping: &Mapping<'_>,
    table: &str,
    before: Option<&Column>,
    column: &Column,
    dialect: Dialect,
) -> bool {
    let source = mapping.source(table, before, column, dialect, "x");
    source.is_some_and(|source| match before {
        // A fill is chosen for each row. What has none gets a default, or null.
        None => true,
        Some(before) => source.changed.is_some() || !same_image(&before.ty, &column.ty),
    })
}

/// Whether an image holds the same of a value before and after its change of type.
fn same_image(old: &str, new: &str) -> bool {
    let form = |ty: &str| {
        match ty {
            "i16" | "i32" | "i64" => "int",
            // The name of a type of PostgreSQL is in no image.
            "text" => "text",
            _ if ty.starts_with("enum ") => "text",
            _ => return ty.to_owned(),
        }
        .to_owned()
    };
    form(old) == form(new)
}
