//! The statements that make and drop every table of a schema: the first migration, up and down.
//!
//! Both dialects are given the same statements in the same order; PostgreSQL has some more, for
//! enum types of their own, for foreign keys that make a circle, and for comments.

mod circle;
mod table;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::Tables;

use crate::quote::{Ident, Texts};
use crate::triggers;

/// The statements that make every table, with one comment line for each. Empty for an empty schema.
pub fn create_all(tables: &Tables, dialect: Dialect) -> String {
    // About what a table of fifteen columns takes, so that the text is not copied while it grows.
    let mut out = String::with_capacity(tables.tables.len() * 6000);
    let deferred = deferred_keys(tables, dialect);
    if dialect == Dialect::Postgres {
        for native in &tables.enums {
            statement(&mut out, &native.doc);
            put(
                &mut out,
                format_args!(
                    "CREATE TYPE {} AS ENUM ({});\n",
                    Ident(&native.name),
                    Texts(&native.values)
                ),
            );
        }
    }
    for (position, table) in tables.tables.iter().enumerate() {
        let is_deferred = |key: usize| deferred.contains(&(position, key));
        table::push_table(&mut out, table, dialect, is_deferred);
        table::push_indexes(&mut out, table, dialect);
        if dialect == Dialect::Postgres {
            table::push_comments(&mut out, table);
        }
    }
    for (position, key) in &deferred {
        let table = &tables.tables[*position];
        let key = &table.foreign_keys[*key];
        statement(&mut out, &key.doc);
        put(
            &mut out,
            format_args!("ALTER TABLE {}\n    ADD ", Ident(&table.name)),
        );
        table::push_foreign_key(&mut out, key);
        out.push_str(";\n");
    }
    triggers::push_triggers(&mut out, tables, dialect);
    out
}

/// The statements that drop what [`create_all`] made, in reverse. Nothing is dropped by CASCADE:
/// what else depends on a table stops its drop.
pub fn drop_all(tables: &Tables, dialect: Dialect) -> String {
    let mut out = String::with_capacity(tables.tables.len() * 80);
    match dialect {
        Dialect::Postgres => {
            for (position, key) in deferred_keys(tables, dialect).iter().rev() {
                let table = &tables.tables[*position];
                let key = &table.foreign_keys[*key];
                statement(&mut out, "Opens a circle of foreign keys.");
                put(
                    &mut out,
                    format_args!(
                        "ALTER TABLE {}\n    DROP CONSTRAINT {};\n",
                        Ident(&table.name),
                        Ident(&key.name)
                    ),
                );
            }
        }
        Dialect::Sqlite => {
            if has_circle(tables) {
                statement(
                    &mut out,
                    "Foreign keys that make a circle are checked when all of it is gone.",
                );
                out.push_str("PRAGMA defer_foreign_keys = ON;\n");
            }
        }
    }
    let mut stand_ins = Vec::new();
    for (position, table) in tables.tables.iter().enumerate().rev() {
        statement(&mut out, &table.doc);
        put(
            &mut out,
            format_args!("DROP TABLE {};\n", Ident(&table.name)),
        );
        if dialect == Dialect::Sqlite && circle::needs_stand_in(tables, position) {
            statement(
                &mut out,
                "An empty stand-in, so that the rest of the circle can go.",
            );
            circle::push_stand_in(&mut out, tables, position);
            stand_ins.push(&table.name);
        }
    }
    for name in stand_ins {
        statement(&mut out, "The stand-in is of no use any more.");
        put(&mut out, format_args!("DROP TABLE {};\n", Ident(name)));
    }
    triggers::push_drops(&mut out, tables, dialect);
    if dialect == Dialect::Postgres {
        for native in tables.enums.iter().rev() {
            statement(&mut out, &native.doc);
            put(
                &mut out,
                format_args!("DROP TYPE {};\n", Ident(&native.name)),
            );
        }
    }
    out
}

/// A blank line unless it is the first statement, then the comment that goes before it.
pub(crate) fn statement(out: &mut String, doc: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    let start = out.len();
    out.push_str("-- ");
    push_line(out, doc);
    if out.len() == start + "-- ".len() {
        out.truncate(start);
    } else {
        out.push('\n');
    }
}

/// Appends a text as one line: whatever would end the comment becomes a space.
fn push_line(out: &mut String, text: &str) {
    let blank = |character: char| character.is_whitespace() || character.is_control();
    let mut words = text.split(blank).filter(|word| !word.is_empty());
    if let Some(first) = words.next() {
        out.push_str(first);
    }
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
}

pub(crate) fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(arguments);
}

/// The foreign keys that point at a later table, by table and position: PostgreSQL takes them only
/// once that table is there. SQLite looks for it when the first row comes.
fn deferred_keys(tables: &Tables, dialect: Dialect) -> BTreeSet<(usize, usize)> {
    match dialect {
        Dialect::Sqlite => BTreeSet::new(),
        Dialect::Postgres => forward_keys(tables).collect(),
    }
}

fn has_circle(tables: &Tables) -> bool {
    forward_keys(tables).next().is_some()
}

fn forward_keys(tables: &Tables) -> impl Iterator<Item = (usize, usize)> {
    tables
        .tables
        .iter()
        .enumerate()
        .flat_map(move |(target, table)| {
            table
                .referenced_by
                .iter()
                .filter(move |referrer| {
                    let key = &tables.tables[referrer.table].foreign_keys[referrer.foreign_key];
                    referrer.table < target && !key.implied
                })
                .map(|referrer| (referrer.table, referrer.foreign_key))
        })
}
