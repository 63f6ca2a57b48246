//! SQLite: statements that ALTER TABLE can do, and rebuilds for the rest.
//!
//! - T0: plain statements.
//! - T1: a table is built again; nothing that refers to it changes rows when it is dropped.
//! - T2: so are all the tables that would lose rows or references with it.

mod closure;
mod copy;
mod guard;
mod native;
mod origin;
mod triggers;

use std::collections::BTreeSet;

use cwom_schema::schema::Dialect;
use cwom_sql::Ident;

use crate::Revision;
use crate::entries::Entries;
use crate::mapping::Mapping;
use crate::plan::{Phase, Plan, Script, Step, TxMode};
use crate::render;

use closure::Closure;
pub(crate) use closure::parents_first;
use guard::Guards;
pub(crate) use origin::Origin;

/// What a new table is called until the old one is gone.
pub(crate) fn temporary(table: &str) -> String {
    format!("cwom_new_{table}")
}

pub(crate) fn plan(
    previous: &Revision,
    next: &Revision,
    up: &Mapping<'_>,
    down: &Mapping<'_>,
) -> Plan {
    let (tier, up) = lower(previous, next, up);
    let (_, down) = lower(next, previous, down);
    Plan {
        dialect: Dialect::Sqlite,
        tier,
        scripts: vec![Script {
            suffix: String::new(),
            phase: Phase::Expand,
            tx: TxMode::Transaction,
            up,
            down,
        }],
    }
}

fn lower(from: &Revision, to: &Revision, mapping: &Mapping<'_>) -> (String, Vec<Step>) {
    let entries = Entries::new(from, to, mapping, Dialect::Sqlite);
    let mut rebuilt = native::rebuilt(mapping);
    // Old and new rows are compared, so both are there.
    rebuilt.extend(entries.tables().map(str::to_owned));
    let closure = Closure::new(mapping, rebuilt);
    let gone: Vec<&str> = closure::order_gone(mapping);
    let mut guards = Guards::default();
    let mut steps = Vec::new();
    let deferred = !closure.is_empty() || !gone.is_empty();
    if deferred {
        steps.push(Step::new(
            "Foreign keys are looked at when everything is in its place.",
            "PRAGMA defer_foreign_keys = ON;",
        ));
    }
    guards.before(&mut steps, mapping, &closure);
    let touched = triggers::touched(from, to, mapping, &closure);
    triggers::push_drops(&mut steps, from, &touched);
    native::push_index_drops(&mut steps, mapping, &closure);
    for (name, table) in mapping.created() {
        let keep = |target: &str| Some(target.to_owned());
        let create = render::create_table(name, table, Dialect::Sqlite, keep);
        steps.push(Step::new(table.doc.clone(), create));
    }
    // All of them before any row: a row may refer to one in a circle.
    for (name, _, new) in closure.tables(mapping) {
        copy::push_table(&mut steps, &closure, name, new);
    }
    for (name, old, new) in closure.tables(mapping) {
        let raises = !entries.goes_on(name);
        copy::push_rows(&mut steps, mapping, name, (old, new), raises);
        guards.same_count(
            &mut steps,
            mapping.old_name(name).unwrap_or(name),
            &temporary(name),
        );
        entries.push_aside(&mut steps, name);
    }
    for name in &gone {
        let sql = format!("DROP TABLE {};", Ident(name));
        steps.push(Step::new("It is not in use any more.", sql));
    }
    for name in closure.drop_order(mapping) {
        let old = mapping.old_name(name).unwrap_or(name);
        let sql = format!(
            "DROP TABLE {};\nALTER TABLE {} RENAME TO {};",
            Ident(old),
            Ident(&temporary(name)),
            Ident(name)
        );
        steps.push(Step::new(
            "The new table takes the place of the old one.",
            sql,
        ));
    }
    native::push_columns(&mut steps, mapping, &closure);
    native::push_indexes(&mut steps, mapping, &closure);
    entries.push(&mut steps);
    let created: BTreeSet<&str> = mapping.created().map(|(name, _)| name).collect();
    triggers::push_creates(&mut steps, to, mapping, &touched, &created);
    let name = closure.tier(deferred);
    guards.after(&mut steps, deferred, !closure.is_empty());
    if deferred {
        steps.push(Step::new(
            "Everything has been looked at above.",
            "PRAGMA defer_foreign_keys = OFF;",
        ));
    }
    (name, steps)
}
