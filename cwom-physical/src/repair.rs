//! SQL that takes a difference away, in either direction.
//!
//! A script makes one object of a database what it is in another schema. It says how, and does not
//! decide whether: a column that is dropped takes its values along, and a type that narrows may
//! refuse rows.

/// Appends to SQL.
macro_rules! push {
    ($sql:ident, $($argument:tt)*) => {{
        use std::fmt::Write as _;
        // Writing to a String cannot fail.
        let _ = write!($sql, $($argument)*);
    }};
}

mod postgres;
mod sqlite;

use std::collections::BTreeSet;

use crate::{Dialect, Difference, DifferenceKind, Facet, ObjectKind, ObjectPath, PhysicalSchema};

/// One change: which object, and what is to happen to it.
#[derive(Debug, Clone, Copy)]
struct Change<'a> {
    object: &'a ObjectPath,
    facet: Facet,
    does: Does,
}

/// What a change does to the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Make,
    Drop,
    Alter,
}

/// For each difference the SQL that makes the database of `actual` what `expected` says; none where
/// no statement does. `differences` are those of [`compare`](crate::compare).
///
/// Scripts that are equal are one script for several differences: SQLite makes a table anew. The
/// current schema has to be the one that was read.
pub fn to_expected(
    expected: &PhysicalSchema,
    actual: &PhysicalSchema,
    differences: &[Difference],
) -> Vec<Option<String>> {
    scripts(actual, expected, differences, |kind| match kind {
        DifferenceKind::Missing => Does::Make,
        DifferenceKind::Unexpected => Does::Drop,
        DifferenceKind::Changed => Does::Alter,
    })
}

/// The way back: the SQL that makes a database of `expected` what `actual` is.
pub fn to_actual(
    expected: &PhysicalSchema,
    actual: &PhysicalSchema,
    differences: &[Difference],
) -> Vec<Option<String>> {
    scripts(expected, actual, differences, |kind| match kind {
        DifferenceKind::Missing => Does::Drop,
        DifferenceKind::Unexpected => Does::Make,
        DifferenceKind::Changed => Does::Alter,
    })
}

/// The scripts of several differences as one, each once, in an order in which none waits for a
/// later one: what stands in the way goes first, what is needed comes before what needs it.
pub fn together(differences: &[Difference], scripts: &[Option<String>], back: bool) -> String {
    let mut ranked: Vec<(u8, &String)> = differences
        .iter()
        .zip(scripts)
        .filter_map(|(difference, script)| Some((rank(difference, back), script.as_ref()?)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut seen = BTreeSet::new();
    ranked.retain(|(_, script)| seen.insert(*script));
    let scripts: Vec<&str> = ranked.iter().map(|(_, script)| script.as_str()).collect();
    scripts.join("\n")
}

fn scripts(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    differences: &[Difference],
    does: impl Fn(DifferenceKind) -> Does,
) -> Vec<Option<String>> {
    let changes: Vec<Change<'_>> = differences
        .iter()
        .map(|difference| Change {
            object: &difference.object,
            facet: difference.facet,
            does: does(difference.kind),
        })
        .collect();
    match (from.dialect, to.dialect) {
        (Dialect::Sqlite, Dialect::Sqlite) => sqlite::scripts(from, to, &changes),
        (Dialect::Postgres, Dialect::Postgres) => changes
            .iter()
            .map(|change| postgres::script(from, to, *change))
            .collect(),
        // Nothing makes one engine of another.
        _ => vec![None; changes.len()],
    }
}

fn rank(difference: &Difference, back: bool) -> u8 {
    let makes = (difference.kind == DifferenceKind::Missing) != back;
    let is_part = difference.object.table.is_some() && !difference.object.is_relation();
    let kind = difference.object.kind;
    match difference.kind {
        DifferenceKind::Changed => 4,
        _ if makes && kind == ObjectKind::Column => 3,
        _ if makes && is_part => 5,
        // A table may use a type or a sequence, and a view a table.
        _ if makes => match kind {
            ObjectKind::Table => 2,
            ObjectKind::View | ObjectKind::MaterializedView => 5,
            _ => 1,
        },
        _ if kind == ObjectKind::Column => 6,
        _ if is_part => 0,
        _ => match kind {
            ObjectKind::View | ObjectKind::MaterializedView => 0,
            ObjectKind::Table => 7,
            _ => 8,
        },
    }
}

/// A name in SQL.
fn name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names in SQL, with commas.
fn names<'a>(all: impl IntoIterator<Item = &'a String>) -> String {
    let all: Vec<String> = all.into_iter().map(|it| name(it)).collect();
    all.join(", ")
}

/// A text in SQL.
fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
