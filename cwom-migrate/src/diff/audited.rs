//! Changes that the audit log is in the way of.

use cwom_schema::schema::Dialect;

use super::{MissingDecision, renamed_tables};
use crate::entries::watched;
use crate::mapping::Mapping;
use crate::op::Op;
use crate::snapshot::Snapshot;

/// What no decision makes possible.
pub(crate) fn refused(previous: &Snapshot, next: &Snapshot, ops: &[Op]) -> Vec<MissingDecision> {
    let tables = changed(previous, next, ops).into_iter();
    let unknown = tables.filter(|table| {
        let up = Mapping::new(previous, next, ops, &[]);
        let old = up.old_name(table).unwrap_or(table);
        previous.kind_of(old).is_none()
    });
    let unknown = unknown.map(|table| MissingDecision {
        hazard: "CW-A04",
        question: format!(
            "`{table}` is audited, and the snapshot before does not say what its entries hold; \
             make a migration without this change first"
        ),
        on: table,
        choices: Vec::new(),
        spec: Vec::new(),
    });
    unknown.collect()
}

/// The audited tables of which some row's values may be others after these operations, or after
/// their way back, by their new names.
pub(crate) fn changed(previous: &Snapshot, next: &Snapshot, ops: &[Op]) -> Vec<String> {
    let parent = renamed_tables(previous, ops);
    let back = ops.iter().rev();
    let back: Vec<Op> = back.filter_map(|op| op.invert(&parent).ok()).collect();
    let up = Mapping::new(previous, next, ops, &[]);
    let down = Mapping::new(next, previous, &back, &[]);
    let mut tables: Vec<String> = of(&up).map(str::to_owned).collect();
    for table in of(&down) {
        let new = up.new_name(table).unwrap_or(table).to_owned();
        if !tables.contains(&new) {
            tables.push(new);
        }
    }
    tables.sort();
    tables
}

fn of<'m>(mapping: &'m Mapping<'_>) -> impl Iterator<Item = &'m str> {
    let kept = mapping.kept().filter(|(name, old, new)| {
        let old_name = mapping.old_name(name).unwrap_or(name);
        let goes_on = mapping.from.is_audited(old_name) && mapping.to.is_audited(name);
        let is_changed = |dialect| !watched(mapping, name, old, new, dialect).is_empty();
        goes_on && Dialect::ALL.into_iter().any(is_changed)
    });
    kept.map(|(name, _, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Decisions, Revision, diff};

    /// Books and people with an audit log, and notes without one.
    fn library(stage: &str, noted: &str) -> Snapshot {
        let stages = |name: &str, value: &str| {
            format!(
                "[enum.{name}]\ndoc = \"x\"\n[enum.{name}.values]\n{value} = \"x\"\nkept = \"x\"\n"
            )
        };
        let table = |entity: &str, table: &str, more: &str, fields: &str| {
            format!(
                "[entity.{entity}]\ndoc = \"x\"\ntable = \"{table}\"\n{more}\
                 [entity.{entity}.fields]\n{fields}"
            )
        };
        let text = format!(
            "format = 1\n[model]\nname = \"library\"\ndoc = \"Books.\"\n\
             [defaults]\ntimestamps = \"none\"\n[audit]\n{}{}{}{}{}",
            stages("Stage", stage),
            stages("Noted", noted),
            table("Book", "books", "", "stage = \"Stage\"\n"),
            table("Person", "people", "", "name = \"string\"\n"),
            table("Note", "notes", "audited = false\n", "noted = \"Noted\"\n"),
        );
        let (schema, diagnostics) = cwom_schema::parse(&text);
        let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
        Revision::new(&schema).snapshot
    }

    fn changed_by(next: &Snapshot, decisions: &str) -> Vec<String> {
        let previous = library("old", "old");
        let decisions = Decisions::from_json(decisions).expect("the decisions can be read");
        let ops = diff(&previous, next, &decisions).expect("everything is decided");
        assert!(!ops.is_empty());
        changed(&previous, next, &ops)
    }

    #[test]
    fn only_audited_rows_that_change_are_told_of_and_once() {
        let rename = |column: &str| {
            format!(r#"{{"type":"rename","kind":"value","on":"{column}","from":"old","to":"new"}}"#)
        };
        let (stage, noted) = (rename("books.stage"), rename("notes.noted"));
        let both = changed_by(&library("new", "new"), &format!("[{stage},{noted}]"));
        assert_eq!(both, ["books"]);
        let none = changed_by(&library("old", "new"), &format!("[{noted}]"));
        assert!(none.is_empty(), "{none:?}");
    }
}
