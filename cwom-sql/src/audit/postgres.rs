//! Entries on PostgreSQL: a function for each table, which runs with the rights of its owner, so
//! that whoever may change a row need not be let into the log.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Audited, ColumnType, Numbering, Table, Tables};

use super::{Change, Entry, may_return};
use crate::ddl::put;
use crate::quote::{Ident, Text};
use crate::triggers::postgres::raise;

/// Who writes, as the transaction's settings say it.
const WHO: &str = "who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
";

/// Nobody was stated in this transaction: settings that an earlier one left are worth nothing.
const NOBODY: &str = "current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = ''";

/// Appends the function that writes the entries of a table.
pub(super) fn push_entry_function(out: &mut String, table: &Table, audited: &Audited, log: &str) {
    let mut entries = String::new();
    for (position, event) in Change::of(audited).enumerate() {
        let word = if position == 0 { "IF" } else { "ELSIF" };
        put(
            &mut entries,
            format_args!(
                "    {word} TG_OP = '{}' THEN\n{}",
                event.sql(),
                entry(table, audited, log, event)
            ),
        );
    }
    put(
        out,
        format_args!(
            "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER\n    \
             SET search_path = pg_catalog, pg_temp{} AS $$\nDECLARE\n    \
             {WHO}    \
             why text := nullif(current_setting('cwom.note', true), '');\n    \
             part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;\n    \
             version bigint;\nBEGIN\n    \
             IF {NOBODY} THEN\n        {}\n    \
             END IF;\n{entries}    END IF;\n    RETURN NULL;\nEND\n$$;\n",
            Ident(&audited.writer),
            pinned(table),
            raise(table, &super::no_context()),
        ),
    );
}

/// Appends the function that writes an entry which is no change of a row.
pub(super) fn push_note_function(out: &mut String, tables: &Tables) {
    let Some(log) = tables.audit() else {
        return;
    };
    let refusal = super::no_context();
    put(
        out,
        format_args!(
            "CREATE FUNCTION {}(about_kind text, about_id text, words text, facts jsonb)\n    \
             RETURNS void LANGUAGE plpgsql SECURITY DEFINER\n    \
             SET search_path = pg_catalog, pg_temp AS $$\nDECLARE\n    \
             {WHO}\
             BEGIN\n    \
             IF {NOBODY} THEN\n        \
             RAISE EXCEPTION USING ERRCODE = {}, MESSAGE = {};\n    \
             END IF;\n    \
             INSERT INTO {} (ts, actor_kind, actor_id, action, entity_kind, entity_id, after, note,\n        \
             trace_id, spec_rev, salt)\n    \
             VALUES (clock_timestamp(), who_kind, who_id, 'noted', about_kind, about_id, facts, words,\n        \
             nullif(current_setting('cwom.trace_id', true), '')::uuid, '-',\n        \
             replace(gen_random_uuid()::text, '-', ''));\n\
             END\n$$;\n",
            Ident(&super::note_function(&tables.model)),
            Text(refusal.code()),
            Text(&refusal.message(log)),
            Ident(&log.name),
        ),
    );
}

/// What tells the function apart from others of its name.
pub(crate) const NOTE_ARGUMENTS: &str = "text, text, text, jsonb";

/// Appends the trigger that enters it.
pub(super) fn push_entry_trigger(out: &mut String, table: &Table, audited: &Audited) {
    let events: Vec<&str> = Change::of(audited).map(Change::sql).collect();
    put(
        out,
        format_args!(
            "CREATE TRIGGER {0} AFTER {1} ON {2} FOR EACH ROW\n    EXECUTE FUNCTION {0}();\n",
            Ident(&audited.writer),
            events.join(" OR "),
            Ident(&table.name)
        ),
    );
}

/// The settings that the image would otherwise take from whoever writes.
fn pinned(table: &Table) -> &'static str {
    let has = |wanted: &dyn Fn(&ColumnType) -> bool| {
        table.columns.iter().any(|column| wanted(&column.ty))
    };
    if has(&|ty| matches!(ty, ColumnType::Raw { .. })) {
        "\n    SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET intervalstyle = 'iso_8601'\n    \
         SET extra_float_digits = 1 SET bytea_output = 'hex'"
    } else if has(&|ty| *ty == ColumnType::F64) {
        "\n    SET extra_float_digits = 1"
    } else {
        ""
    }
}

fn entry(table: &Table, audited: &Audited, log: &str, event: Change) -> String {
    let entry = Entry::of(table, audited, log, event, Dialect::Postgres);
    let log = Ident(log);
    let mut text = String::new();
    if audited.numbering == Numbering::Counted {
        // A snapshot taken before another one's commit would not see its entry.
        text.push_str(
            "        IF current_setting('transaction_isolation') = 'repeatable read' THEN\n            \
             RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',\n                \
             MESSAGE = 'links are written under read committed or serializable';\n        \
             END IF;\n",
        );
    }
    // One statement looks and writes: each that a function sends costs as much as the look.
    let (unused, refusal) = if event == Change::Insert && may_return(audited) {
        let unused = format!(
            "\n        WHERE NOT EXISTS (SELECT 1 FROM {log} AS e WHERE e.entity_kind = {} \
             AND e.entity_id = {})",
            entry.kind, entry.id
        );
        let refuse = raise(table, &super::used_before(audited));
        let refusal = format!("        IF NOT FOUND THEN\n            {refuse}\n        END IF;\n");
        (unused, refusal)
    } else {
        (String::new(), String::new())
    };
    put(
        &mut text,
        format_args!(
            "        version := {};\n        \
         INSERT INTO {log} (ts, actor_kind, actor_id, action, entity_kind, entity_id,\n            \
         entity_version, before, after, note, trace_id, spec_rev, salt)\n        \
         SELECT clock_timestamp(), who_kind, who_id, {}, {}, {},\n            \
         version, {},\n            {},\n            why, part_of, {}, \
         replace(gen_random_uuid()::text, '-', ''){unused};\n{refusal}",
            entry.version,
            entry.action,
            entry.kind,
            entry.id,
            entry.before,
            entry.after,
            Text(&audited.revision)
        ),
    );
    text
}
