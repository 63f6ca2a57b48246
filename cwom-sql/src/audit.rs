//! What writes the audit log: one image of a row, and the triggers that record it.
//!
//! The entry is written by the statement that changes the row, in the same transaction, with the
//! actor that the transaction stated; a change without one is refused. On PostgreSQL the actor is
//! stated by settings that hold for one transaction, on SQLite by a row that no transaction can
//! leave behind.

mod image;
mod object;
mod postgres;
mod projection;
mod sqlite;
mod view;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{AuditPart, Audited, IdentKind, Numbering, Table, Tables, ident};

use crate::ddl::put;
use crate::quote::{Ident, Text};
use crate::triggers::refusal::Refusal;

pub use image::{CHANGED, object_of, render_image};
pub(crate) use object::AuditObject;
pub use object::default_partition;
pub(crate) use postgres::NOTE_ARGUMENTS;
pub use projection::{PLACE, render_projection};

/// The settings of PostgreSQL that say who writes, in the order in which statements bind them.
pub const SETTINGS: [&str; 4] = [
    "cwom.actor_kind",
    "cwom.actor_id",
    "cwom.trace_id",
    "cwom.note",
];

/// Kind and id of the actor in entries that a migration writes.
pub const MIGRATION_ACTOR: [&str; 2] = ["system", "cwom:migrate"];

/// The setting of PostgreSQL that binds the others to one transaction.
pub const TRANSACTION_SETTING: &str = "cwom.xid";

/// The columns of a write view of SQLite that say who writes, in the order in which statements
/// bind them. No column of a spec has a colon in its name.
pub const WRITE_COLUMNS: [&str; 4] = [
    "cwom:actor_kind",
    "cwom:actor_id",
    "cwom:trace_id",
    "cwom:note",
];

/// States who writes, for a transaction. Parameters: kind and id of the actor, trace, note.
pub fn state_context(tables: &Tables, dialect: Dialect) -> Option<String> {
    let context = tables.audit_part(AuditPart::Context)?;
    Some(match dialect {
        Dialect::Sqlite => {
            format!(
                "REPLACE INTO {} (\"k\", \"actor_kind\", \"actor_id\", \"trace_id\", \"note\") \
                 VALUES (1, ?1, ?2, ?3, ?4)",
                Ident(&context.name)
            )
        }
        Dialect::Postgres => format!("SELECT {}", set_settings(1)),
    })
}

/// Takes back who writes, before a transaction is committed; `None` where it ends by itself.
pub fn clear_context(tables: &Tables, dialect: Dialect) -> Option<String> {
    let context = tables.audit_part(AuditPart::Context)?;
    (dialect == Dialect::Sqlite).then(|| format!("DELETE FROM {}", Ident(&context.name)))
}

/// Writes an entry that is no change of a row, as whoever was stated. Parameters: kind and id of
/// what it is about, text, facts as a JSON object. PostgreSQL has a function for it, so that
/// whoever may write notes need not be let into the log.
pub fn write_note(tables: &Tables, dialect: Dialect) -> Option<String> {
    let log = Ident(&tables.audit()?.name);
    let context = Ident(&tables.audit_part(AuditPart::Context)?.name);
    Some(match dialect {
        Dialect::Sqlite => format!(
            "INSERT INTO {log} (\"actor_kind\", \"actor_id\", \"action\", \"entity_kind\", \
             \"entity_id\", \"after\", \"note\", \"trace_id\", \"spec_rev\", \"salt\") \
             SELECT \"c\".\"actor_kind\", \"c\".\"actor_id\", 'noted', ?1, ?2, ?4, ?3, \
             \"c\".\"trace_id\", '-', lower(hex(randomblob(16))) FROM {context} AS \"c\" \
             WHERE \"c\".\"for_kind\" IS NULL"
        ),
        Dialect::Postgres => format!(
            "SELECT {}($1, $2, $3, $4)",
            Ident(&note_function(&tables.model))
        ),
    })
}

/// The function of PostgreSQL that writes a note.
pub(crate) fn note_function(model: &str) -> String {
    ident(IdentKind::Function, model, ["note"])
}

/// The calls that state who writes, with parameters from `first` on.
pub(crate) fn set_settings(first: usize) -> String {
    let mut calls: Vec<String> = SETTINGS
        .iter()
        .enumerate()
        .map(|(position, setting)| {
            let place = first + position;
            let value = match *setting {
                "cwom.trace_id" => format!("coalesce(${place}::uuid::text, '')"),
                "cwom.note" => format!("coalesce(${place}::text, '')"),
                _ => format!("${place}::text"),
            };
            format!("set_config({}, {value}, true)", Text(setting))
        })
        .collect();
    calls.push(format!(
        "set_config({}, pg_current_xact_id()::text, true)",
        Text(TRANSACTION_SETTING)
    ));
    calls.join(", ")
}

/// What an entry calls a row of this table: `prefix` is `NEW`, `OLD` or the table's name in a
/// query. On both dialects a text.
pub fn render_entry_id(audited: &Audited, prefix: &str, dialect: Dialect) -> String {
    let cast = match dialect {
        Dialect::Sqlite => "",
        Dialect::Postgres => "::text",
    };
    let columns: Vec<String> = audited
        .key
        .iter()
        .map(|column| format!("{prefix}.{}{cast}", Ident(column)))
        .collect();
    columns.join(" || '/' || ")
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    Insert,
    Update,
    Delete,
}

impl Change {
    /// What may happen to the rows of a table.
    fn of(audited: &Audited) -> impl Iterator<Item = Self> {
        let update = audited.changeable.then_some(Self::Update);
        let delete = audited.removable.then_some(Self::Delete);
        [Self::Insert].into_iter().chain(update).chain(delete)
    }

    const fn sql(self) -> &'static str {
        match self {
            Self::Insert => "INSERT",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
        }
    }

    /// The word for it in a name.
    const fn word(self) -> &'static str {
        match self {
            Self::Insert => "insert",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

/// Nobody said who writes.
fn no_context() -> Refusal {
    let sentence = "state who writes first, as `explain audit-context` tells";
    Refusal::new("context", "", sentence)
}

/// The id has a history already.
fn used_before(audited: &Audited) -> Refusal {
    let sentence = "this id was used before, and its history stays its own";
    Refusal::new("unique", &audited.key.join(","), sentence)
}

/// One entry, as expressions over NEW and OLD.
struct Entry {
    /// Kind of the thing, as a literal.
    kind: String,
    id: String,
    version: String,
    action: String,
    before: String,
    after: String,
}

impl Entry {
    fn of(table: &Table, audited: &Audited, log: &str, event: Change, dialect: Dialect) -> Self {
        let row = if event == Change::Delete {
            "OLD"
        } else {
            "NEW"
        };
        let kind = Text(&audited.kind).to_string();
        let id = render_entry_id(audited, row, dialect);
        let version = match (&audited.numbering, event) {
            (Numbering::Version(column), Change::Delete) => format!("OLD.{} + 1", Ident(column)),
            (Numbering::Version(column), _) => format!("NEW.{}", Ident(column)),
            (Numbering::Counted, _) => format!(
                "(SELECT coalesce(max({0}.\"entity_version\"), 0) + 1 FROM {0} \
                 WHERE {0}.\"entity_kind\" = {kind} AND {0}.\"entity_id\" = {id})",
                Ident(log)
            ),
        };
        let none = || "NULL".to_owned();
        let (before, after) = match event {
            Change::Insert => (none(), render_image(table, audited, "NEW", dialect)),
            Change::Update => image::of_update(table, audited, dialect),
            Change::Delete => (render_image(table, audited, "OLD", dialect), none()),
        };
        Self {
            action: action(audited, event, dialect),
            kind,
            id,
            version,
            before,
            after,
        }
    }
}

fn action(audited: &Audited, event: Change, dialect: Dialect) -> String {
    let is_link = audited.key.len() > 1;
    match event {
        Change::Insert => if is_link { "'linked'" } else { "'created'" }.to_owned(),
        Change::Delete => if is_link { "'unlinked'" } else { "'deleted'" }.to_owned(),
        Change::Update => {
            let mut cases = String::new();
            if let Some(column) = &audited.deleted_at {
                let column = Ident(column);
                put(
                    &mut cases,
                    format_args!(
                        " WHEN OLD.{column} IS NULL AND NEW.{column} IS NOT NULL THEN 'deleted'"
                    ),
                );
            }
            if let Some(column) = &audited.state {
                let distinct = match dialect {
                    Dialect::Sqlite => "IS NOT",
                    Dialect::Postgres => "IS DISTINCT FROM",
                };
                put(
                    &mut cases,
                    format_args!(
                        " WHEN NEW.{0} {distinct} OLD.{0} THEN 'status_changed'",
                        Ident(column)
                    ),
                );
            }
            if cases.is_empty() {
                "'updated'".to_owned()
            } else {
                format!("CASE{cases} ELSE 'updated' END")
            }
        }
    }
}

/// Whether a row of this id may have gone away earlier: then its entries say so.
fn may_return(audited: &Audited) -> bool {
    audited.removable && audited.deleted_at.is_none() && audited.key.len() == 1
}
