//! The catalog: every trigger, function and view that keeps the rules is there, as the spec has it.
//!
//! What it should be is built from the spec and read by the same queries: on SQLite in memory, on
//! PostgreSQL in a schema that is rolled back.

mod postgres;
mod sqlite;

use std::collections::BTreeMap;

use super::finding::{Place, Problem, Report};
use crate::database::Database;
use crate::error::Result;
use crate::log::Log;

/// An object of a catalog: what it is called, and what it is.
type Objects = BTreeMap<Name, Object>;

/// A trigger with its table, a function, or a view.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    sort: &'static str,
    table: String,
    name: String,
}

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Object {
    text: String,
    /// When it fires, where the engine can turn it off.
    enabled: String,
}

pub(super) async fn check(log: &Log<'_>, report: &mut Report) -> Result<()> {
    match &log.database {
        Database::Sqlite(pool) => sqlite::check(log, pool, report).await,
        Database::Postgres(pool) => postgres::check(log, pool, report).await,
    }
}

fn compare(expected: &Objects, found: &Objects, report: &mut Report) {
    for (name, object) in expected {
        let place = Place {
            object: Some(format!("{} {}", name.sort, name.name)),
            kind: (!name.table.is_empty()).then(|| format!("table {}", name.table)),
            ..Place::default()
        };
        match found.get(name) {
            None => report.add(Problem::GuardMissing, place, "it is not there"),
            Some(here) if here.text != object.text => {
                report.add(Problem::GuardAltered, place, "it is not as the spec has it");
            }
            Some(here) if here.enabled != object.enabled => {
                report.add(Problem::GuardDisabled, place, "it does not always fire");
            }
            Some(_) => {}
        }
    }
    // A trigger of somebody's own is no evidence, and may change what others write.
    for name in found.keys().filter(|name| !expected.contains_key(name)) {
        if name.sort == "trigger" {
            report.notices.push(format!(
                "trigger {} on {} is not of the spec",
                name.name, name.table
            ));
        }
    }
}
