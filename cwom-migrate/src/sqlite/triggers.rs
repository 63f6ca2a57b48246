//! Triggers and views around a migration: those that could fire, or name what is not there for a
//! moment, go before it and come back after it. A rename of a table fails where a view names one
//! that is gone, and a view may not be there while its columns change.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use cwom_sql::{Ident, quote};

use super::closure::Closure;
use crate::Revision;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::snapshot::{Owners, RoutineKey, RoutineKind};

/// The old tables whose triggers go, and the views through which their rows are written. All of a
/// table's go together, for on SQLite the youngest one fires first: they are made again in the order
/// in which they were.
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
    let (before, after) = (Owners::new(&from.snapshot), Owners::new(&to.snapshot));
    for (key, text) in old.iter().filter(|(key, _)| key.kind.is_object()) {
        let stays = new.get(key) == Some(text);
        if !stays || moving.iter().any(|name| text.contains(name)) {
            tables.insert(before.of(&key.table).to_owned());
        }
    }
    for key in new.keys().filter(|key| key.kind.is_object()) {
        if !old.has(key)
            && let Some(table) = mapping.old_name(after.of(&key.table))
        {
            tables.insert(table.to_owned());
        }
    }
    tables
}

pub(super) fn push_drops(steps: &mut Vec<Step>, from: &Revision, touched: &BTreeSet<String>) {
    let mut doc = "Triggers stand aside; they come back below.";
    let owners = Owners::new(&from.snapshot);
    let goes = |key: &&RoutineKey| touched.contains(owners.of(&key.table));
    let keys = || from.texts.routines.sqlite.keys().filter(goes);
    for key in keys().filter(|key| key.kind.is_trigger()) {
        steps.push(Step::new(
            doc,
            format!("DROP TRIGGER {};", Ident(&key.name)),
        ));
        doc = "";
    }
    let mut doc = "So do the views that had some of them.";
    for key in keys().filter(|key| key.kind == RoutineKind::View) {
        steps.push(Step::new(doc, format!("DROP VIEW {};", Ident(&key.name))));
        doc = "";
    }
}

/// Makes the triggers and views of the touched tables and of new ones.
pub(super) fn push_creates(
    steps: &mut Vec<Step>,
    to: &Revision,
    mapping: &Mapping<'_>,
    touched: &BTreeSet<String>,
    created: &BTreeSet<&str>,
) {
    let owners = Owners::new(&to.snapshot);
    let routines = to.texts.routines.sqlite.iter();
    let mut tables: BTreeMap<&str, Vec<Routine<'_>>> = BTreeMap::new();
    for routine in routines.filter(|(key, _)| key.kind.is_object()) {
        let owner = owners.of(&routine.0.table);
        let old = mapping.old_name(owner);
        if created.contains(owner) || old.is_some_and(|old| touched.contains(old)) {
            tables.entry(owner).or_default().push(routine);
        }
    }
    for (table, mut routines) in tables {
        // What writes the entries is the oldest and fires last: an entry is of the row that all
        // others let pass. A view comes before what it does.
        routines.sort_by_key(|(key, _)| (rank(table, key), Reverse(&key.name)));
        for (key, text) in routines {
            let doc = match key.kind {
                RoutineKind::Entry => format!("Writes the entries of {table}."),
                RoutineKind::View => format!("Writes rows of {table} as somebody."),
                _ => format!("A rule of {}.", key.table),
            };
            steps.push(Step::new(doc, text));
        }
    }
}

type Routine<'t> = (&'t RoutineKey, &'t str);

fn rank(table: &str, key: &RoutineKey) -> u8 {
    match key.kind {
        RoutineKind::Function | RoutineKind::Entry | RoutineKind::Image => 0,
        RoutineKind::Trigger if key.table == table => 1,
        RoutineKind::View => 2,
        RoutineKind::Trigger => 3,
    }
}
