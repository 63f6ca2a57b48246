//! The statements that make and drop every table of a schema: the first migration, up and down.
//!
//! [`objects`] lists what there is, and each [`Object`] renders its statement when asked: a
//! migration takes the few that it changes, [`create_all`] takes all of them. Both dialects are
//! given the same objects in the same order; PostgreSQL has some more, for enum types of their own,
//! for foreign keys that make a circle, for functions and for comments.

mod circle;
mod list;
mod object;
mod table;

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{TableSource, Tables};

use crate::quote::Ident;
use crate::triggers::postgres;

pub(crate) use table::is_numbered;

pub use list::objects;
pub use object::{Object, ObjectKind};
pub use table::row_id_check;

/// The statements that make every table, with one comment line for each. Empty for an empty schema.
pub fn create_all(tables: &Tables, dialect: Dialect) -> String {
    create_all_known(tables, dialect, |_| None)
}

/// The same, by somebody who knows the statements of some objects already, without their line ends.
pub fn create_all_known<'t>(
    tables: &Tables,
    dialect: Dialect,
    known: impl Fn(&Object<'_>) -> Option<&'t str>,
) -> String {
    // About what an audited table of fifteen columns takes, so that the text is not copied while it
    // grows.
    let mut out = String::with_capacity(tables.tables.len() * 20_000);
    for object in objects(tables, dialect) {
        object.push_commented(&mut out, known(&object));
    }
    out
}

/// The statements that drop what [`create_all`] made, in reverse. Nothing is dropped by CASCADE:
/// what else depends on a table stops its drop.
pub fn drop_all(tables: &Tables, dialect: Dialect) -> String {
    let mut out = String::with_capacity(tables.tables.len() * 80);
    let objects = objects(tables, dialect);
    let of_kind = |kind: ObjectKind| {
        let objects = objects.iter().rev();
        objects.filter(move |object| object.kind == kind)
    };
    for key in of_kind(ObjectKind::ForeignKey) {
        statement(&mut out, "Opens a circle of foreign keys.");
        key.push_drop(&mut out);
    }
    if dialect == Dialect::Sqlite && list::has_circle(tables) {
        statement(
            &mut out,
            "Foreign keys that make a circle are checked when all of it is gone.",
        );
        out.push_str("PRAGMA defer_foreign_keys = ON;\n");
    }
    let mut stand_ins = Vec::new();
    for view in of_kind(ObjectKind::View) {
        statement(&mut out, view.doc);
        view.push_drop(&mut out);
    }
    let there = tables.tables.iter().enumerate().rev();
    let positions = there.filter(|(_, table)| table.is_in(dialect));
    let drops = positions.zip(of_kind(ObjectKind::Table));
    // The log goes last: on SQLite, a cascade prepares the triggers that would write to it.
    let (log, others): (Vec<_>, Vec<_>) =
        drops.partition(|((_, table), _)| matches!(table.source, TableSource::Audit(_)));
    for ((position, _), table) in others.into_iter().chain(log) {
        statement(&mut out, table.doc);
        table.push_drop(&mut out);
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
    for kind in [ObjectKind::Function, ObjectKind::Enum] {
        for object in of_kind(kind) {
            statement(&mut out, object.doc);
            object.push_drop(&mut out);
        }
    }
    out
}

/// The statement after which PostgreSQL does not skip these triggers of a table when it replicates
/// or restores.
pub fn enable_always<'a>(table: &str, triggers: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    postgres::push_always(&mut out, table, triggers);
    object::without_line_end(out)
}

/// The statement after which these functions of PostgreSQL look into the schema of the tables only.
pub fn fix_search_path<'a>(functions: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    postgres::push_search_path(&mut out, functions);
    object::without_line_end(out)
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
