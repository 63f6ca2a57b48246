//! The functions of guards that ask other rows, each with a function of its own.

use cwom_schema::tables::{Guard, GuardRule, LinkNeed, Table};

use super::condition::changed;
use super::walk;
use crate::ddl::put;
use crate::quote::{Ident, Text, Texts};
use crate::triggers::any_of;
use crate::triggers::refusal::{self, Refusal};

/// Appends the function of a guard that asks other rows; nothing for other guards.
pub(crate) fn push_own_function(out: &mut String, table: &Table, guard: &Guard) {
    let refuse = raise(table, &refusal::of_rule(&guard.rule));
    let body = match &guard.rule {
        GuardRule::NeedsLink(need) => needs_link(need, &refuse),
        GuardRule::KeepsLink(need) => keeps_link(need, &refuse),
        GuardRule::Acyclic { from, to } => acyclic(table, from, to, &refuse),
        GuardRule::OnlyRedacted { log, fixed } => only_redacted(table, log, fixed, &refuse),
        GuardRule::OnlyPruned { checkpoints } => only_pruned(checkpoints, &refuse),
        GuardRule::Items { column, places } => walk::body(column, places, &refuse),
        _ => return,
    };
    push_function(out, &guard.name, &body);
}

/// The redaction is an entry of the same thing, and lists the entries that it changes.
fn only_redacted(table: &Table, log: &str, fixed: &[String], refuse: &str) -> String {
    let changes: Vec<String> = fixed.iter().map(|name| changed(table, name)).collect();
    format!(
        "BEGIN\n    IF {}\n        OR NOT EXISTS (SELECT 1 FROM {} AS r WHERE r.entity_kind = OLD.entity_kind\n            \
         AND r.entity_id = OLD.entity_id AND r.action = 'redacted' AND r.seq > OLD.seq\n            \
         AND r.after -> 'entries' @> to_jsonb(OLD.seq)) THEN\n        {refuse}\n    END IF;\n    \
         RETURN NULL;\nEND",
        any_of(&changes, "        "),
        Ident(log)
    )
}

/// Positions start anew after a restart, so that a checkpoint speaks of its own time only.
fn only_pruned(checkpoints: &str, refuse: &str) -> String {
    format!(
        "BEGIN\n    IF NOT EXISTS (SELECT 1 FROM {0} AS p WHERE p.kind = 'pruned'\n        \
         AND OLD.xid >= p.lo AND OLD.xid < p.hi AND OLD.seq > p.after_seq\n        \
         AND NOT EXISTS (SELECT 1 FROM {0} AS r WHERE r.kind = 'restart'\n            \
         AND r.after_seq > p.after_seq AND OLD.seq > r.after_seq)) THEN\n        {refuse}\n    \
         END IF;\n    RETURN NULL;\nEND",
        Ident(checkpoints)
    )
}

/// The link that is found must not go before this transaction ends, where it could go at all.
fn needs_link(need: &LinkNeed, refuse: &str) -> String {
    let lock = if need.removable { " FOR KEY SHARE" } else { "" };
    format!(
        "BEGIN\n    PERFORM 1 FROM {} WHERE {} = NEW.{} LIMIT 1{lock};\n    \
         IF NOT FOUND THEN\n        {refuse}\n    END IF;\n    RETURN NULL;\nEND",
        Ident(&need.table),
        Ident(&need.column),
        Ident(&need.key)
    )
}

/// The owner is locked first: its state does not change while its links are counted, and of two
/// that take away the last two links, the second sees what the first one did.
fn keeps_link(need: &LinkNeed, refuse: &str) -> String {
    let (table, column, key) = (Ident(&need.table), Ident(&need.column), Ident(&need.key));
    format!(
        "BEGIN\n    PERFORM 1 FROM {0} WHERE {key} = OLD.{column} FOR NO KEY UPDATE;\n    \
         PERFORM 1 FROM {0} WHERE {key} = OLD.{column} AND {1} IN ({2});\n    \
         IF FOUND THEN\n        \
         PERFORM 1 FROM {table} WHERE {column} = OLD.{column} LIMIT 1 FOR KEY SHARE;\n        \
         IF NOT FOUND THEN\n            {refuse}\n        END IF;\n    \
         END IF;\n    RETURN NULL;\nEND",
        Ident(&need.owner),
        Ident(&need.state),
        Texts(&need.states)
    )
}

/// One writer of the relation at a time, for two could close a circle that neither sees. A
/// snapshot taken before the lock would not see what the other one wrote.
fn acyclic(table: &Table, from: &str, to: &str, refuse: &str) -> String {
    let (table, from, to) = (Ident(&table.name), Ident(from), Ident(to));
    format!(
        "BEGIN\n    IF current_setting('transaction_isolation') = 'repeatable read' THEN\n        \
         RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',\n            \
         MESSAGE = 'a relation without cycles is written under read committed or serializable';\n    \
         END IF;\n    \
         PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);\n    \
         IF EXISTS (\n        WITH RECURSIVE reached(key) AS (\n            \
         SELECT NEW.{to}\n            UNION\n            \
         SELECT {table}.{to} FROM {table} JOIN reached ON {table}.{from} = reached.key\n        )\n        \
         SELECT 1 FROM reached WHERE key = NEW.{from}\n    ) THEN\n        {refuse}\n    \
         END IF;\n    RETURN NULL;\nEND"
    )
}

/// The statement that refuses, in a function that knows why.
pub(crate) fn raise(table: &Table, refusal: &Refusal) -> String {
    format!(
        "RAISE EXCEPTION USING ERRCODE = {}, COLUMN = {}, SCHEMA = TG_TABLE_SCHEMA,\n            \
         TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = {};",
        Text(refusal.code()),
        Text(&refusal.column),
        Text(&refusal.message(table))
    )
}

/// Appends the CREATE FUNCTION of a trigger.
pub(super) fn push_function(out: &mut String, name: &str, body: &str) {
    put(
        out,
        format_args!(
            "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql\n    \
             SET search_path = pg_catalog, pg_temp AS $$\n{body}\n$$;\n",
            Ident(name)
        ),
    );
}
