//! Triggers around a migration: those that could fire, or name what is not there for a moment, go
//! before it and come back after it.

use std::collections::BTreeSet;

use cwom_sql::{Ident, quote};

use super::closure::Closure;
use crate::Revision;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::snapshot::RoutineKey;

/// The old tables whose triggers go. All of a table's go together, for on SQLite the youngest one
/// fires first: they are made again in the order in which they were.
pub(super) fn touched(
    from: &Revision,
    to: &Revision,
    mapping: &Mapping<'_>,
    closure: &Closure,
) -> BTreeSet<String> {
    let mut moving: Vec<String> = mapping.gone().map(quote).collect();
    for (name, old, new) in mapping.kept() {
        let loses = old
            .columns
            .iter()
            .any(|column| new.column(&column.name).is_none());
        if closure.contains(name) || loses {
            moving.push(quote(mapping.old_name(name).unwrap_or(name)));
        }
    }
    let (old, new) = (&from.texts.routines.sqlite, &to.texts.routines.sqlite);
    let mut tables = BTreeSet::new();
    for (key, text) in old {
        let stays = new.get(key) == Some(text);
        if !stays || moving.iter().any(|name| text.contains(name)) {
            tables.insert(key.table.clone());
        }
    }
    for key in new.keys() {
        if !old.contains_key(key)
            && let Some(table) = mapping.old_name(&key.table)
        {
            tables.insert(table.to_owned());
        }
    }
    tables
}

pub(super) fn push_drops(steps: &mut Vec<Step>, from: &Revision, touched: &BTreeSet<String>) {
    let mut doc = "Triggers stand aside; they come back below.";
    for key in from.texts.routines.sqlite.keys() {
        if touched.contains(&key.table) {
            steps.push(Step::new(
                doc,
                format!("DROP TRIGGER {};", Ident(&key.name)),
            ));
            doc = "";
        }
    }
}

/// Makes the triggers of the touched tables and of new ones.
pub(super) fn push_creates(
    steps: &mut Vec<Step>,
    to: &Revision,
    mapping: &Mapping<'_>,
    touched: &BTreeSet<String>,
    created: &BTreeSet<&str>,
) {
    let back = |key: &RoutineKey| {
        let old = mapping.old_name(&key.table);
        created.contains(key.table.as_str()) || old.is_some_and(|old| touched.contains(old))
    };
    let mut tables: BTreeSet<&str> = BTreeSet::new();
    tables.extend(
        to.texts
            .routines
            .sqlite
            .keys()
            .filter(|it| back(it))
            .map(|it| it.table.as_str()),
    );
    for table in tables {
        let triggers = to.texts.routines.sqlite.iter();
        let triggers: Vec<_> = triggers.filter(|(key, _)| key.table == table).collect();
        for (key, text) in triggers.into_iter().rev() {
            steps.push(Step::new(format!("A rule of {}.", key.table), text.clone()));
        }
    }
}
