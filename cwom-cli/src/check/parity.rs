//! The leg `parity`: what the migrations make of SQLite and of PostgreSQL means the same.

use cwom_schema::schema::Dialect;
use serde_json::Value;

use super::place::Places;
use super::replay::list;
use super::{Databases, Finding, Leg};
use crate::Model;
use crate::args::LegName;
use crate::exit::Exit;
use crate::output::count;
use crate::source::Source;

/// Looks at the heads of a replay on both engines.
pub(super) fn check(
    source: &Source,
    model: &Model,
    databases: &Databases<'_>,
    answer: Option<&Value>,
) -> Leg {
    if model.schema.dialects.len() < Dialect::ALL.len() {
        return not_compared("the spec has one dialect", Exit::Ok);
    }
    let missing = if databases.required {
        Exit::CouldNot
    } else {
        Exit::Ok
    };
    let Some(answer) = answer else {
        return not_compared("nothing was replayed", missing);
    };
    let parity = &answer["parity"];
    if parity.is_null() {
        let why = if list(answer, "skipped").is_empty() {
            "a head was not reached"
        } else {
            "for want of --postgres URL"
        };
        return not_compared(why, missing);
    }
    let places = Places::new(model);
    let finding = |it: &Value| {
        let (table, name) = (it["table"].as_str(), it["name"].as_str());
        let part = name.filter(|_| table != name);
        let span = table.and_then(|table| places.of_part(table, part));
        let message = it["message"].as_str().unwrap_or_default();
        Finding::new("parity", &source.shown, message).at(span)
    };
    let findings: Vec<Finding> = list(parity, "findings").iter().map(finding).collect();
    let compared = usize::try_from(parity["compared"].as_u64().unwrap_or(0)).unwrap_or(0);
    let compared = format!(
        "SQLite beside PostgreSQL: {} that both have; columns, keys, references, indexes",
        count(compared, "object")
    );
    Leg::new(LegName::Parity, compared, findings)
}

fn not_compared(why: &str, exit: Exit) -> Leg {
    Leg {
        name: LegName::Parity,
        compared: format!("not compared: {why}"),
        findings: Vec::new(),
        exit,
    }
}
