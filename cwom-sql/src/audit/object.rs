//! The objects that the audit log adds to a database.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{AuditPart, Audited, Table, Tables};

use super::view::{self, ViewWrite};
use super::{Change, postgres, sqlite};
use crate::ddl::{ObjectKind, put};
use crate::quote::Ident;

/// An object of the audit log, which renders its statement when it is asked for.
#[derive(Debug, Clone)]
pub(crate) enum AuditObject<'a> {
    /// Writes the entry of one event, on SQLite; of all events, on PostgreSQL.
    EntryTrigger(Writer<'a>, Change),
    /// What the trigger enters on PostgreSQL.
    EntryFunction(Writer<'a>),
    /// Writes a row together with who writes it, on SQLite.
    View(Writer<'a>),
    /// What the view does.
    ViewTrigger(Writer<'a>, ViewWrite),
    /// Writes an entry that is no change of a row, on PostgreSQL.
    NoteFunction(&'a Tables),
    /// Where the entries go for whose month there is no partition.
    DefaultPartition(&'a Table),
}

/// What writes the entries of one table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writer<'a> {
    table: &'a Table,
    audited: &'a Audited,
    names: Names<'a>,
}

/// The tables that it writes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) log: &'a str,
    pub(super) context: &'a str,
}

impl<'a> AuditObject<'a> {
    /// What a table needs, in the order in which it is made.
    pub(crate) fn of_table(tables: &'a Tables, table: &'a Table, dialect: Dialect) -> Vec<Self> {
        let Some(writer) = Writer::of(tables, table) else {
            return Vec::new();
        };
        match dialect {
            Dialect::Postgres => vec![
                Self::EntryFunction(writer),
                Self::EntryTrigger(writer, Change::Insert),
            ],
            Dialect::Sqlite => {
                let audited = writer.audited;
                let entries = Change::of(audited).map(|event| Self::EntryTrigger(writer, event));
                let written = ViewWrite::of(writer.table, audited);
                entries
                    .chain([Self::View(writer)])
                    .chain(written.map(|write| Self::ViewTrigger(writer, write)))
                    .collect()
            }
        }
    }

    pub(crate) fn kind(&self) -> ObjectKind {
        match self {
            Self::EntryTrigger(..) | Self::ViewTrigger(..) => ObjectKind::Trigger,
            Self::EntryFunction(_) | Self::NoteFunction(_) => ObjectKind::Function,
            Self::View(_) => ObjectKind::View,
            Self::DefaultPartition(_) => ObjectKind::Partition,
        }
    }

    pub(crate) fn name(&self, dialect: Dialect) -> String {
        match self {
            Self::EntryTrigger(writer, event) if dialect == Dialect::Sqlite => {
                format!("{}_{}", writer.audited.writer, event.word())
            }
            Self::EntryTrigger(writer, _) | Self::EntryFunction(writer) => {
                writer.audited.writer.clone()
            }
            Self::View(writer) => writer.audited.view.clone(),
            Self::ViewTrigger(writer, write) => {
                format!("{}_{}", writer.audited.view, write.word())
            }
            Self::NoteFunction(tables) => super::note_function(&tables.model),
            Self::DefaultPartition(table) => default_partition(&table.name),
        }
    }

    /// What its triggers are on.
    pub(crate) fn table(&self) -> &'a str {
        match self {
            Self::EntryTrigger(writer, _) | Self::EntryFunction(writer) | Self::View(writer) => {
                &writer.table.name
            }
            Self::ViewTrigger(writer, _) => &writer.audited.view,
            Self::NoteFunction(tables) => tables.audit().map_or("", |log| &log.name),
            Self::DefaultPartition(table) => &table.name,
        }
    }

    pub(crate) fn doc(&self) -> &'static str {
        match self {
            Self::EntryTrigger(_, Change::Insert) => "No row changes without an entry in the log.",
            Self::EntryTrigger(_, Change::Update) => "No row changes without an entry.",
            Self::EntryTrigger(_, Change::Delete) => "No row goes without an entry.",
            Self::EntryFunction(_) => "Writes the entry of a change.",
            Self::NoteFunction(_) => "Writes an entry that is no change of a row.",
            Self::View(_) => "Writes a row together with who writes it.",
            Self::ViewTrigger(_, ViewWrite::Move) => {
                "The same, where only the state or what hangs on it changes."
            }
            Self::ViewTrigger(..) => "States who writes, writes the row, and takes it back.",
            Self::DefaultPartition(_) => "Takes the entries of months that have no partition.",
        }
    }

    pub(crate) fn push(&self, out: &mut String, dialect: Dialect) {
        match self {
            Self::EntryTrigger(writer, event) => match dialect {
                Dialect::Sqlite => sqlite::push_entry_trigger(
                    out,
                    writer.table,
                    writer.audited,
                    writer.names,
                    *event,
                ),
                Dialect::Postgres => {
                    postgres::push_entry_trigger(out, writer.table, writer.audited);
                }
            },
            Self::EntryFunction(writer) => {
                postgres::push_entry_function(out, writer.table, writer.audited, writer.names.log);
            }
            Self::NoteFunction(tables) => postgres::push_note_function(out, tables),
            Self::View(writer) => view::push_view(out, writer.table, writer.audited),
            Self::ViewTrigger(writer, write) => {
                let Writer {
                    table,
                    audited,
                    names,
                } = *writer;
                view::push_view_trigger(out, table, audited, names, *write);
            }
            Self::DefaultPartition(table) => put(
                out,
                format_args!(
                    "CREATE TABLE {} PARTITION OF {} DEFAULT;\n",
                    Ident(&default_partition(&table.name)),
                    Ident(&table.name)
                ),
            ),
        }
    }
}

impl<'a> Writer<'a> {
    fn of(tables: &'a Tables, table: &'a Table) -> Option<Self> {
        Some(Self {
            table,
            audited: table.audited.as_ref()?,
            names: Names {
                log: &tables.audit()?.name,
                context: &tables.audit_part(AuditPart::Context)?.name,
            },
        })
    }
}

/// The partition of rows that belong to no other one.
pub fn default_partition(table: &str) -> String {
    format!("{table}_default")
}
