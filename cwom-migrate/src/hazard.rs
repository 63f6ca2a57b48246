//! What could go wrong with an operation, by ids that people and machines can name.

mod audit;
mod catalogue;

use std::collections::BTreeSet;

use crate::op::{Op, Part, TableOp};
use crate::snapshot::{Snapshot, Table};

pub use catalogue::{Explanation, explain, explanations};

/// How much a hazard asks of whoever makes the migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It has to be accepted by name, with a reason.
    Error,
    /// It is shown.
    Warning,
    /// The plan avoids it by itself; shown so that a reader knows why there are more steps.
    Avoided,
}

/// One hazard of one migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hazard {
    /// Its id, which `explain` knows.
    pub id: &'static str,
    /// How much it asks.
    pub severity: Severity,
    /// What it is about: `table`, `table.column` or `table.name`.
    pub on: String,
    /// What could go wrong.
    pub message: String,
}

/// The hazards of these operations, in their order.
pub fn hazards(previous: &Snapshot, next: &Snapshot, ops: &[Op]) -> Vec<Hazard> {
    let mut found = Vec::new();
    let parent = crate::diff::renamed_tables(previous, ops);
    let created: BTreeSet<&str> = ops
        .iter()
        .filter_map(|op| match op {
            Op::CreateTable(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    for op in ops {
        if let Err(irreversible) = op.invert(&parent) {
            found.push(Hazard {
                id: "CW-D16",
                severity: Severity::Warning,
                on: irreversible.table.clone(),
                message: format!(
                    "the way back is for an empty table only: {}",
                    irreversible.reason
                ),
            });
        }
        match op {
            Op::DropTable(name) => {
                add(
                    &mut found,
                    "CW-D01",
                    Severity::Warning,
                    name,
                    "its rows are gone for good",
                );
            }
            Op::RenameTable { from, .. } => {
                let message = "programs of the older version do not find the table any more";
                add(&mut found, "CW-D10", Severity::Warning, from, message);
            }
            Op::Table { table, change } if !created.contains(table.as_str()) => {
                if let Some(new) = next.tables.get(table) {
                    of_change(&mut found, table, change, &parent, new);
                }
            }
            _ => {}
        }
    }
    audit::add_hazards(&mut found, previous, next, ops);
    found
}

fn add(found: &mut Vec<Hazard>, id: &'static str, severity: Severity, on: &str, message: &str) {
    found.push(Hazard {
        id,
        severity,
        on: on.to_owned(),
        message: message.to_owned(),
    });
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each change, read as a table"
)]
fn of_change(
    found: &mut Vec<Hazard>,
    table: &str,
    change: &TableOp,
    previous: &Snapshot,
    new: &Table,
) {
    use Severity::{Avoided, Error, Warning};
    let on = |name: &str| format!("{table}.{name}");
    match change {
        TableOp::DropColumn(column) => {
            let message = "what the column holds is gone for good";
            add(found, "CW-D02", Warning, &on(column), message);
        }
        TableOp::RenameColumn { from, .. } => {
            let message = "programs of the older version do not find the column any more";
            add(found, "CW-D10", Warning, &on(from), message);
        }
        TableOp::AddColumn { column, fill } => {
            let volatile = new.column(column).is_some_and(|column| {
                column.generated.is_some()
                    || column.default.postgres.as_deref() == Some("gen_random_uuid()")
            });
            if volatile && fill.is_none() {
                let message = "PostgreSQL writes every row again while nobody else may read";
                add(found, "CW-P11", Warning, &on(column), message);
            }
            if fill.is_some() {
                let message = "every row is written while the table is locked";
                add(found, "CW-P24", Warning, &on(column), message);
            }
        }
        TableOp::ChangeType {
            column, from, to, ..
        } => {
            add(
                found,
                "CW-D05",
                Warning,
                &on(column),
                &format!(
                    "the migration stops at a value that is not the same as {to} as it was as {from}"
                ),
            );
            let message = "PostgreSQL writes every row again while nobody else may read";
            add(found, "CW-P10", Warning, &on(column), message);
        }
        TableOp::SetNullable {
            column,
            nullable: false,
            ..
        } => {
            let message = "proved by a check that is validated without keeping writers out";
            add(found, "CW-P08", Avoided, &on(column), message);
        }
        TableOp::SetDefault(column) => {
            let message = "rows that are there keep the value that they have";
            add(found, "CW-D11", Warning, &on(column), message);
        }
        TableOp::RemoveValue { column, value, map } => {
            let message = match map {
                Some(map) => format!("rows with `{value}` get `{map}`"),
                None => format!("the migration stops at a row with `{value}`"),
            };
            add(found, "CW-D09", Warning, &on(column), &message);
        }
        TableOp::RenameValue { column, from, to } => {
            let message =
                format!("rows with `{from}` get `{to}`, which older programs do not know");
            add(found, "CW-D09", Warning, &on(column), &message);
        }
        TableOp::ChangePrimaryKey => {
            let message = "whatever refers to a row, here or elsewhere, names it by another key";
            add(found, "CW-D12", Error, table, message);
        }
        TableOp::ChangePartitions => {
            let message = "PostgreSQL moves every row into a table that is made anew, while nobody \
                           may write; what roles were granted on it has to be granted again";
            add(found, "CW-A02", Error, table, message);
        }
        TableOp::Add(Part::Unique, name) | TableOp::Change(Part::Unique, name) => {
            let message = "the migration stops where two rows have the same key";
            add(found, "CW-D08", Warning, &on(name), message);
        }
        TableOp::Drop(Part::ForeignKey, name) => {
            let message = "nothing keeps the rows that are referred to any more";
            add(found, "CW-D13", Warning, &on(name), message);
        }
        TableOp::Add(Part::ForeignKey, name) => {
            add(
                found,
                "CW-P06",
                Avoided,
                &on(name),
                "added first and validated apart",
            );
        }
        TableOp::Change(Part::ForeignKey, name) => {
            let old = previous.tables.get(table);
            let old = old.and_then(|old| old.foreign_keys.get(name));
            let before = old.map(|key| key.on_delete.as_str());
            let after = new.foreign_keys.get(name).map(|key| key.on_delete.as_str());
            if after == Some("CASCADE") && before != after {
                let message = "deleting a row deletes rows here from now on";
                add(found, "CW-D14", Error, &on(name), message);
            }
        }
        TableOp::Add(Part::Check, name) | TableOp::Change(Part::Check, name) => {
            let condition = |table: &Table| table.checks.get(name)?.condition.postgres.clone();
            // What only SQLite says in other words is nothing here.
            if previous.tables.get(table).and_then(condition) != condition(new) {
                let message = "added first and validated apart";
                add(found, "CW-P07", Avoided, &on(name), message);
            }
        }
        TableOp::Add(Part::Index, name) => {
            if new.indexes.get(name).is_some_and(|index| index.unique) {
                let message = "the migration stops where two rows have the same key";
                add(found, "CW-D08", Warning, &on(name), message);
            }
            add(
                found,
                "CW-P01",
                Avoided,
                &on(name),
                "built without keeping writers out",
            );
        }
        TableOp::Drop(Part::Index, name) => {
            add(
                found,
                "CW-P02",
                Avoided,
                &on(name),
                "dropped without keeping writers out",
            );
        }
        _ => {}
    }
}
