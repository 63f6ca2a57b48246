//! Entries on SQLite: the triggers that write them.
//!
//! SQLite hands the conflict clause of a statement down to its triggers, so an INSERT in a trigger
//! may be ignored or replace what is there. Each trigger therefore looks first that an actor is
//! stated, and last that the entry is there.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Audited, Numbering, Table};

use super::object::Names;
use super::{Change, Entry, may_return};
use crate::ddl::put;
use crate::quote::{Ident, Text};
use crate::triggers::refusal::Refusal;

/// Appends the trigger that writes the entry of an event.
pub(super) fn push_entry_trigger(
    out: &mut String,
    table: &Table,
    audited: &Audited,
    names: Names<'_>,
    event: Change,
) {
    let body = body(table, audited, names, event);
    put(
        out,
        format_args!(
            "CREATE TRIGGER {} AFTER {} ON {}\nBEGIN{body}\nEND;\n",
            Ident(&format!("{}_{}", audited.writer, event.word())),
            event.sql(),
            Ident(&table.name)
        ),
    );
}

fn body(table: &Table, audited: &Audited, names: Names<'_>, event: Change) -> String {
    let entry = Entry::of(table, audited, names.log, event, Dialect::Sqlite);
    let (log, context) = (Ident(names.log), Ident(names.context));
    let mine = match (&audited.numbering, event) {
        // A cascade takes rows that nobody named; no conflict clause comes with a DELETE.
        (_, Change::Delete) | (Numbering::Counted, Change::Update) => {
            "\"c\".\"for_kind\" IS NULL".to_owned()
        }
        (Numbering::Counted, _) => format!(
            "(\"c\".\"for_kind\" IS NULL\n            OR \"c\".\"for_kind\" = {} \
             AND \"c\".\"for_id\" = {})",
            entry.kind, entry.id
        ),
        (Numbering::Version(_), _) => format!(
            "(\"c\".\"for_kind\" IS NULL\n            OR \"c\".\"for_kind\" = {} \
             AND \"c\".\"for_id\" = {} AND \"c\".\"for_version\" = {})",
            entry.kind, entry.id, entry.version
        ),
    };
    let mut body = format!(
        "\n    SELECT RAISE(ABORT, {})\n    WHERE NOT EXISTS (SELECT 1 FROM {context} AS \"c\" \
         WHERE {mine});",
        Text(&super::no_context().message(table))
    );
    if event == Change::Insert && may_return(audited) {
        put(
            &mut body,
            format_args!(
                "\n    SELECT RAISE(ABORT, {})\n    WHERE EXISTS (SELECT 1 FROM {log} AS \"e\" \
             WHERE \"e\".\"entity_kind\" = {} AND \"e\".\"entity_id\" = {});",
                Text(&super::used_before(audited).message(table)),
                entry.kind,
                entry.id
            ),
        );
    }
    // Of the only context there is. With a SELECT of all of it, SQLite would first put the entry into
    // a temporary table, since the log has triggers.
    let who = |column: &str| format!("(SELECT {} FROM {context})", Ident(column));
    put(
        &mut body,
        format_args!(
            "\n    INSERT INTO {log} (\"ts\", \"actor_kind\", \"actor_id\", \"action\", \
         \"entity_kind\", \"entity_id\",\n        \"entity_version\", \"before\", \"after\", \
         \"note\", \"trace_id\", \"spec_rev\", \"salt\")\n    \
         VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), {}, {}, {},\n        {}, {}, {},\n        \
         {},\n        {},\n        {}, {}, {}, lower(hex(randomblob(16))));",
            who("actor_kind"),
            who("actor_id"),
            entry.action,
            entry.kind,
            entry.id,
            entry.version,
            entry.before,
            entry.after,
            who("note"),
            who("trace_id"),
            Text(&audited.revision)
        ),
    );
    put(
        &mut body,
        format_args!(
            "\n    SELECT RAISE(ABORT, {})\n    WHERE NOT EXISTS (SELECT 1 FROM {log} AS \"e\"\n        \
         WHERE \"e\".\"entity_kind\" = {} AND \"e\".\"entity_id\" = {} AND {});",
            Text(
                &Refusal::new("entry", "", "the change would not be in the audit log")
                    .message(table)
            ),
            entry.kind,
            entry.id,
            is_recorded(audited, &entry, &log)
        ),
    );
    body
}

/// The condition that an entry `e` of this thing is the one of this change.
fn is_recorded(audited: &Audited, entry: &Entry, log: &Ident<'_>) -> String {
    match audited.numbering {
        Numbering::Version(_) => format!("\"e\".\"entity_version\" = {}", entry.version),
        // The last one, which says what it became: a pair that is linked was not before.
        Numbering::Counted => format!(
            "\"e\".\"action\" = {}\n        AND \"e\".\"after\" IS {}\n        \
             AND \"e\".\"entity_version\" = (SELECT max(\"l\".\"entity_version\") FROM {log} AS \"l\" \
             WHERE \"l\".\"entity_kind\" = {} AND \"l\".\"entity_id\" = {})",
            entry.action, entry.after, entry.kind, entry.id
        ),
    }
}
