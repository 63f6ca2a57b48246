//! What differs between two schemas.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::facts::{Facets, Facts, facts};
use crate::{Dialect, Facet, ObjectKind, ObjectPath, PhysicalSchema};

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Difference {
    /// The object.
    pub object: ObjectPath,
    /// The side of it.
    pub facet: Facet,
    /// Whether it is missing, unexpected or changed.
    pub kind: DifferenceKind,
    /// How it counts.
    pub class: Class,
    /// What was expected; none where nothing was.
    pub expected: Option<String>,
    /// What is there; none where nothing is.
    pub actual: Option<String>,
}

/// How two schemas differ in an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// The object is expected and not there.
    Missing,
    /// The object is there and not expected.
    Unexpected,
    /// The object is there, and this facet of it is another.
    Changed,
}

/// How a difference counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// The database is not what it should be.
    Drift,
    /// Something was begun and not brought to its end: an invalid index, what a failed
    /// REINDEX CONCURRENTLY left behind, a constraint that is NOT VALID.
    Unfinished,
    /// Worth knowing, and nothing to repair.
    Information,
}

/// What differs between the schema that is expected and the one that is there, sorted.
///
/// Where a table or view is on one side only, its parts are not listed. The order of columns does
/// not count; [`column_order`] tells of it.
pub fn compare(expected: &PhysicalSchema, actual: &PhysicalSchema) -> Vec<Difference> {
    let schema = ObjectPath::free(ObjectKind::Schema, "");
    if expected.dialect != actual.dialect {
        // Nothing else can be said about two engines.
        return vec![Difference {
            object: schema,
            facet: Facet::Dialect,
            kind: DifferenceKind::Changed,
            class: Class::Drift,
            expected: Some(expected.dialect.to_string()),
            actual: Some(actual.dialect.to_string()),
        }];
    }
    let dialect = expected.dialect;
    let (expected, actual) = (facts(expected), facts(actual));
    let lost = match dialect {
        Dialect::Sqlite => names_of_one_side(&expected, &actual),
        Dialect::Postgres => BTreeSet::new(),
    };
    let mut differences = Vec::new();
    for (path, facets) in &expected {
        match actual.get(path) {
            Some(there) => differences.extend(changes(path, facets, there, &lost)),
            None if explained(path, &expected, &actual) => {}
            None => differences.push(one_sided(path, facets, DifferenceKind::Missing)),
        }
    }
    for (path, facets) in &actual {
        if !expected.contains_key(path) && !explained(path, &actual, &expected) {
            differences.push(one_sided(path, facets, DifferenceKind::Unexpected));
        }
    }
    differences.sort();
    differences
}

/// The same for a database that others use, too: what is there and not expected is information,
/// unless it is a part of something that is expected.
pub fn compare_owned(expected: &PhysicalSchema, actual: &PhysicalSchema) -> Vec<Difference> {
    let fold = expected.dialect == Dialect::Sqlite;
    let is_owned = |table: &String| {
        let mut owned = expected.tables.keys().chain(expected.views.keys());
        owned.any(|name| name == table || fold && name.eq_ignore_ascii_case(table))
    };
    let mut differences = compare(expected, actual);
    for difference in &mut differences {
        let is_part = difference.object.table.as_ref().is_some_and(is_owned);
        if difference.kind == DifferenceKind::Unexpected && !is_part {
            difference.class = Class::Information;
        }
    }
    differences
}

/// Tables whose columns are the same and stand in another order, as information: an added column
/// comes last in a database, wherever it was written.
pub fn column_order(expected: &PhysicalSchema, actual: &PhysicalSchema) -> Vec<Difference> {
    let order = |schema: &PhysicalSchema, table: &str| {
        let mut columns: Vec<(u32, String)> = schema.tables.get(table)?.columns.iter().fold(
            Vec::new(),
            |mut columns, (name, column)| {
                columns.push((column.position, name.clone()));
                columns
            },
        );
        columns.sort();
        let names: Vec<String> = columns.into_iter().map(|(_, name)| name).collect();
        Some(names)
    };
    let mut found = Vec::new();
    for table in expected.tables.keys() {
        let (Some(wanted), Some(there)) = (order(expected, table), order(actual, table)) else {
            continue;
        };
        let sorted = |names: &[String]| {
            let mut names = names.to_vec();
            names.sort();
            names
        };
        if wanted != there && sorted(&wanted) == sorted(&there) {
            found.push(Difference {
                object: ObjectPath::relation(ObjectKind::Table, table),
                facet: Facet::Position,
                kind: DifferenceKind::Changed,
                class: Class::Information,
                expected: Some(wanted.join(", ")),
                actual: Some(there.join(", ")),
            });
        }
    }
    found
}

/// The facets in which an object that both have differs.
fn changes<'a>(
    path: &'a ObjectPath,
    expected: &'a Facets,
    actual: &'a Facets,
    lost: &'a BTreeSet<&str>,
) -> impl Iterator<Item = Difference> + 'a {
    expected
        .either(actual)
        .filter(|facet| !is_same(expected.get(*facet), actual.get(*facet), lost))
        .map(move |facet| Difference {
            object: path.clone(),
            facet,
            kind: DifferenceKind::Changed,
            class: changed_class(path, facet, actual.get(facet)),
            expected: expected.get(facet).cloned(),
            actual: actual.get(facet).cloned(),
        })
}

/// Names of tables and columns that only one of two schemas of SQLite has. There a word between
/// double quotes is a name where one is known, and text otherwise: without its column, the text of
/// a check reads differently. The column is what differs, not every text that names it.
fn names_of_one_side<'f>(expected: &'f Facts, actual: &'f Facts) -> BTreeSet<&'f str> {
    fn names(facts: &Facts) -> BTreeSet<&str> {
        let named = |path: &&ObjectPath| path.is_relation() || path.kind == ObjectKind::Column;
        facts
            .keys()
            .filter(named)
            .map(|path| path.name.as_str())
            .collect()
    }
    let (expected, actual) = (names(expected), names(actual));
    expected.symmetric_difference(&actual).copied().collect()
}

/// Whether two texts say the same, as far as names go that only one side knows.
fn is_same(expected: Option<&String>, actual: Option<&String>, lost: &BTreeSet<&str>) -> bool {
    if expected == actual {
        return true;
    }
    let (Some(expected), Some(actual)) = (expected, actual) else {
        return false;
    };
    if lost.is_empty() {
        return false;
    }
    let bare = |text: &str| {
        lost.iter().fold(text.to_owned(), |text, name| {
            text.replace(&format!("'{name}'"), name)
        })
    };
    bare(expected) == bare(actual)
}

/// Whether the object's table is on one side only, too, and says it already.
fn explained(path: &ObjectPath, here: &Facts, there: &Facts) -> bool {
    let Some(table) = path.table.as_ref().filter(|_| !path.is_relation()) else {
        return false;
    };
    let relation = |facts: &Facts| {
        [
            ObjectKind::Table,
            ObjectKind::View,
            ObjectKind::MaterializedView,
        ]
        .into_iter()
        .any(|kind| facts.contains_key(&ObjectPath::relation(kind, table)))
    };
    relation(here) && !relation(there)
}

fn one_sided(path: &ObjectPath, facets: &Facets, kind: DifferenceKind) -> Difference {
    let summary = Some(facets.summary());
    let (expected, actual) = match kind {
        DifferenceKind::Missing => (summary, None),
        DifferenceKind::Unexpected | DifferenceKind::Changed => (None, summary),
    };
    let litter = kind == DifferenceKind::Unexpected
        && path.kind == ObjectKind::Index
        && (is_litter(&path.name) || facets.get(Facet::Valid).is_some());
    Difference {
        object: path.clone(),
        facet: Facet::Existence,
        kind,
        class: if litter {
            Class::Unfinished
        } else {
            Class::Drift
        },
        expected,
        actual,
    }
}

/// How a changed facet counts, given what is there.
fn changed_class(path: &ObjectPath, facet: Facet, actual: Option<&String>) -> Class {
    let unfinished = match facet {
        Facet::Valid => path.kind == ObjectKind::Index && actual.is_some(),
        Facet::Validation => actual.is_some_and(|actual| actual == "NOT VALID"),
        _ => false,
    };
    if unfinished {
        Class::Unfinished
    } else {
        Class::Drift
    }
}

/// Whether a name is one that REINDEX CONCURRENTLY gives to what it works on.
fn is_litter(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    name.ends_with("_ccnew") || name.ends_with("_ccold")
}
