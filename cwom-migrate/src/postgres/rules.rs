//! Triggers and functions around a migration.

use std::collections::BTreeSet;

use cwom_sql::ddl::{enable_always, fix_search_path};
use cwom_sql::{Ident, quote};

use super::remake::is_remade;
use super::rows;
use crate::Revision;
use crate::entries::Entries;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::snapshot::{Owners, RoutineKey, RoutineKind};

/// The routines that go before the migration and those that come after it.
pub(super) struct Rules<'a> {
    from: &'a Revision,
    to: &'a Revision,
    dropped: BTreeSet<RoutineKey>,
    made: BTreeSet<RoutineKey>,
}

impl<'a> Rules<'a> {
    pub(super) fn new(
        from: &'a Revision,
        to: &'a Revision,
        mapping: &Mapping<'_>,
        entries: &Entries<'_>,
    ) -> Self {
        let (old, new) = (&from.texts.routines.postgres, &to.texts.routines.postgres);
        let mut dropped = BTreeSet::new();
        for (key, text) in old.iter().filter(|(key, _)| key.kind.is_object()) {
            if new.get(key) != Some(text) {
                dropped.insert(key.clone());
            }
        }
        // Triggers stand aside where rows are changed or a column that they read gets another type.
        let mut aside: BTreeSet<&str> = mapping.gone().collect();
        for (name, _, table) in mapping.kept() {
            let moved = &mapping.moved.tables[name];
            let changes = rows::changes_rows(mapping, name, moved, table);
            let changes = changes || entries.goes_on(name) || is_remade(moved, table);
            if changes || !rows::retyped(mapping, moved, table).is_empty() {
                aside.extend(mapping.old_name(name));
            }
        }
        let functions: Vec<String> = dropped
            .iter()
            .filter(|key| key.kind == RoutineKind::Function)
            .map(|key| format!("{}(", quote(&key.name)))
            .collect();
        let owners = Owners::new(&from.snapshot);
        for (key, text) in old.iter() {
            let enters = functions.iter().any(|function| text.contains(function));
            let owner = owners.of(&key.table);
            if key.kind.is_trigger() && (aside.contains(owner) || enters) {
                dropped.insert(key.clone());
            }
        }
        let made = new
            .keys()
            .filter(|key| key.kind.is_object())
            .filter(|key| dropped.contains(*key) || !old.has(key))
            .cloned()
            .collect();
        Self {
            from,
            to,
            dropped,
            made,
        }
    }

    /// Triggers first, for they enter the functions.
    pub(super) fn push_drops(&self, steps: &mut Vec<Step>) {
        let mut doc = "Rules stand aside; those that stay come back below.";
        for key in self.dropped.iter().rev() {
            let Some(text) = self.from.texts.routines.postgres.get(key) else {
                continue;
            };
            let sql = match key.kind {
                RoutineKind::Entry | RoutineKind::Trigger => {
                    format!(
                        "DROP TRIGGER {} ON {};",
                        Ident(&key.name),
                        Ident(&key.table)
                    )
                }
                RoutineKind::Function => {
                    format!("DROP FUNCTION {}({});", Ident(&key.name), arguments(text))
                }
                RoutineKind::View => format!("DROP VIEW {};", Ident(&key.name)),
                RoutineKind::Image => continue,
            };
            steps.push(Step::new(doc, sql));
            doc = "";
        }
    }

    pub(super) fn push_creates(&self, steps: &mut Vec<Step>) {
        let mut own = Vec::new();
        let mut tables: BTreeSet<&str> = BTreeSet::new();
        for key in &self.made {
            let Some(text) = self.to.texts.routines.postgres.get(key) else {
                continue;
            };
            let doc = match key.kind {
                RoutineKind::Function => "A function of rules.".to_owned(),
                RoutineKind::View => format!("A view of {}.", key.table),
                RoutineKind::Entry => format!("Writes the entries of {}.", key.table),
                RoutineKind::Trigger => format!("A rule of {}.", key.table),
                RoutineKind::Image => continue,
            };
            steps.push(Step::new(doc, text));
            match key.kind {
                RoutineKind::Function if !key.table.is_empty() => own.push(key.name.as_str()),
                RoutineKind::Function | RoutineKind::View | RoutineKind::Image => {}
                RoutineKind::Entry | RoutineKind::Trigger => {
                    tables.insert(&key.table);
                }
            }
        }
        for table in tables {
            let triggers = self
                .made
                .iter()
                .filter(|key| key.kind.is_trigger() && key.table == table);
            let sql = enable_always(table, triggers.map(|key| key.name.as_str()));
            steps.push(Step::new("Fire for replication, too.", sql));
        }
        if !own.is_empty() {
            let doc = "Functions look into this schema only, never into a temporary table.";
            steps.push(Step::new(doc, fix_search_path(own.into_iter())));
        }
    }
}

/// The arguments in a CREATE FUNCTION, which tell the function apart from others of its name. No
/// type that a rule takes has a parenthesis in it.
fn arguments(create: &str) -> &str {
    let open = create.split_once('(').map_or("", |(_, rest)| rest);
    open.split_once(')').map_or("", |(arguments, _)| arguments)
}
