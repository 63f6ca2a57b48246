//! Taking a circle of foreign keys apart on SQLite, which cannot drop a foreign key alone.
//!
//! A DROP TABLE deletes the rows first, and so prepares what their deletion does elsewhere. Where it
//! empties or deletes rows of a table that refers to one which is gone already, SQLite refuses to
//! prepare it; an empty table of that name is all that it asks for.

use cwom_schema::schema::DeleteRule;
use cwom_schema::tables::{ForeignKey, Table, Tables};

use super::put;
use crate::quote::{Ident, Idents};

/// Whether dropping a later table would miss the one at `position`. Tables are dropped from the last
/// to the first, so those before it are still there.
pub(super) fn needs_stand_in(tables: &Tables, position: usize) -> bool {
    let gone = &tables.tables[position].name;
    let left = &tables.tables[..position];
    left.iter().any(|table| {
        let refers = keys(table).any(|key| key.target == *gone);
        let is_changed = keys(table).any(|key| {
            key.on_delete != DeleteRule::Restrict
                && left.iter().any(|target| target.name == key.target)
        });
        refers && is_changed
    })
}

/// A table with the columns that others refer to, and nothing else.
pub(super) fn push_stand_in(out: &mut String, tables: &Tables, position: usize) {
    let gone = &tables.tables[position].name;
    let mut targets: Vec<&[String]> = Vec::new();
    for key in tables.tables[..position].iter().flat_map(keys) {
        if key.target == *gone && !targets.contains(&key.target_columns.as_slice()) {
            targets.push(&key.target_columns);
        }
    }
    let mut columns: Vec<&String> = Vec::new();
    for column in targets.iter().copied().flatten() {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    put(out, format_args!("CREATE TABLE {} (", Ident(gone)));
    for column in columns {
        put(out, format_args!("{}, ", Ident(column)));
    }
    for (number, target) in targets.into_iter().enumerate() {
        let comma = if number == 0 { "" } else { ", " };
        put(out, format_args!("{comma}UNIQUE ({})", Idents(target)));
    }
    out.push_str(");\n");
}

fn keys(table: &Table) -> impl Iterator<Item = &ForeignKey> {
    table.enforced_foreign_keys()
}
