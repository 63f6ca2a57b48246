//! One object of a database, and the statements that make and drop it.

use std::borrow::Cow;

use cwom_schema::schema::{Dialect, Expr};
use cwom_schema::tables::{Column, ForeignKey, Guard, NativeEnum, Table, TableIndex, UniqueKey};

use super::{put, statement, table};
use crate::audit::{AuditObject, NOTE_ARGUMENTS, default_partition};
use crate::quote::{Ident, Texts};
use crate::triggers::postgres::{self, SharedFunction};
use crate::triggers::sqlite;

/// What an [`Object`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObjectKind {
    /// An enum type of PostgreSQL.
    Enum,
    /// A table with its keys, its rules on one row and, as far as they can be there from the start,
    /// its foreign keys.
    Table,
    /// An index; the index of a partial unique key, too.
    Index,
    /// What PostgreSQL shows of a table.
    TableComment,
    /// What PostgreSQL shows of a column; the object's name is the column's.
    ColumnComment,
    /// A foreign key that PostgreSQL takes only when a later table is there.
    ForeignKey,
    /// A function of PostgreSQL that triggers enter.
    Function,
    /// A trigger.
    Trigger,
    /// A view.
    View,
    /// A partition of a table.
    Partition,
    /// PostgreSQL does not skip the triggers of this table when it replicates or restores.
    EnableAlways,
    /// Where PostgreSQL's functions look for tables.
    SearchPath,
}

/// One thing that a migration makes. Its statements are rendered when they are asked for.
#[derive(Debug, Clone)]
pub struct Object<'a> {
    /// What it is.
    pub kind: ObjectKind,
    /// The table that it belongs to, or is.
    pub table: Option<Cow<'a, str>>,
    /// Its name, unique among its kind but for comments on columns and triggers
    /// of a partition, which are called as those of the whole table.
    pub name: Cow<'a, str>,
    /// What the line before its statement says; empty for comments.
    pub doc: &'a str,
    pub(super) dialect: Dialect,
    pub(super) source: Source<'a>,
}

/// What the statement is rendered from.
#[derive(Debug, Clone)]
pub(super) enum Source<'a> {
    Enum(&'a NativeEnum),
    Table {
        table: &'a Table,
        /// Positions of the foreign keys that come later.
        deferred: Vec<usize>,
    },
    PartialUnique {
        table: &'a Table,
        unique: &'a UniqueKey,
        predicate: &'a Expr,
    },
    Index {
        table: &'a Table,
        index: &'a TableIndex,
    },
    TableComment(&'a Table),
    ColumnComment {
        table: &'a Table,
        column: &'a Column,
    },
    ForeignKey {
        table: &'a Table,
        key: &'a ForeignKey,
    },
    SharedFunction(SharedFunction),
    OwnFunction {
        table: &'a Table,
        guard: &'a Guard,
    },
    Trigger {
        model: &'a str,
        table: &'a Table,
        guard: &'a Guard,
    },
    EnableAlways(&'a Table),
    SearchPath(Vec<Cow<'a, str>>),
    Audit(AuditObject<'a>),
    /// Refuses a TRUNCATE of one partition, which asks no trigger of the whole table.
    PartitionTrigger {
        model: &'a str,
        table: &'a Table,
        guard: &'a Guard,
    },
    /// Keeps that trigger on.
    PartitionAlways {
        table: &'a Table,
        guard: &'a Guard,
    },
}

impl Object<'_> {
    /// Whether it is a trigger that writes the entries of an audited table.
    pub fn is_entry(&self) -> bool {
        matches!(&self.source, Source::Audit(AuditObject::EntryTrigger(..)))
    }

    /// The statement that makes it, semicolon included.
    pub fn create(&self) -> String {
        let mut out = String::new();
        self.push_create(&mut out);
        without_line_end(out)
    }

    /// The statement that drops it, semicolon included. None for what is a property of other
    /// objects and goes with them.
    pub fn drop(&self) -> Option<String> {
        let mut out = String::new();
        self.push_drop(&mut out);
        (!out.is_empty()).then(|| without_line_end(out))
    }

    /// Appends the line that says what it is and the statement that makes it, which may be known.
    pub(super) fn push_commented(&self, out: &mut String, known: Option<&str>) {
        // Comments on the columns of one table follow each other without a gap.
        if self.kind != ObjectKind::ColumnComment {
            statement(out, self.doc);
        }
        match known {
            Some(text) => {
                out.push_str(text);
                out.push('\n');
            }
            None => self.push_create(out),
        }
    }

    /// Appends the statement that makes it, semicolon and line end included.
    pub fn push_create(&self, out: &mut String) {
        let dialect = self.dialect;
        match &self.source {
            Source::Enum(native) => put(
                out,
                format_args!(
                    "CREATE TYPE {} AS ENUM ({});\n",
                    Ident(&native.name),
                    Texts(&native.values)
                ),
            ),
            Source::Table { table, deferred } => table::push_table(out, table, dialect, deferred),
            Source::PartialUnique {
                table,
                unique,
                predicate,
            } => table::push_partial_unique(out, table, unique, predicate, dialect),
            Source::Index { table, index } => table::push_index(out, table, index, dialect),
            Source::TableComment(table) => table::push_table_comment(out, table),
            Source::ColumnComment { table, column } => {
                table::push_column_comment(out, table, column);
            }
            Source::ForeignKey { table, key } => table::push_deferred_key(out, table, key),
            Source::SharedFunction(function) => function.push(out, &self.name),
            Source::OwnFunction { table, guard } => postgres::push_own_function(out, table, guard),
            Source::Trigger {
                model,
                table,
                guard,
            } => match dialect {
                Dialect::Sqlite => sqlite::push_trigger(out, table, guard),
                Dialect::Postgres => postgres::push_trigger(out, model, table, guard),
            },
            Source::EnableAlways(table) => {
                let guards = table.guards.iter();
                let triggers = guards.filter(|guard| postgres::has_trigger(guard));
                let names = triggers.map(|guard| guard.name.as_str());
                let writer = table.audited.iter().map(|audited| audited.writer.as_str());
                postgres::push_always(out, &table.name, names.chain(writer));
            }
            Source::SearchPath(functions) => {
                postgres::push_search_path(out, functions.iter().map(AsRef::as_ref));
            }
            Source::Audit(object) => object.push(out, dialect),
            Source::PartitionTrigger {
                model,
                table,
                guard,
            } => {
                postgres::push_trigger_on(
                    out,
                    model,
                    table,
                    guard,
                    &default_partition(&table.name),
                );
            }
            Source::PartitionAlways { table, guard } => {
                let names = std::iter::once(guard.name.as_str());
                postgres::push_always(out, &default_partition(&table.name), names);
            }
        }
    }

    pub(super) fn push_drop(&self, out: &mut String) {
        let name = Ident(&self.name);
        let table = Ident(self.table.as_deref().unwrap_or_default());
        match self.kind {
            ObjectKind::Enum => put(out, format_args!("DROP TYPE {name};\n")),
            ObjectKind::Table | ObjectKind::Partition => {
                put(out, format_args!("DROP TABLE {name};\n"));
            }
            ObjectKind::View => put(out, format_args!("DROP VIEW {name};\n")),
            ObjectKind::Index => put(out, format_args!("DROP INDEX {name};\n")),
            ObjectKind::TableComment => {
                put(out, format_args!("COMMENT ON TABLE {table} IS NULL;\n"));
            }
            ObjectKind::ColumnComment => put(
                out,
                format_args!("COMMENT ON COLUMN {table}.{name} IS NULL;\n"),
            ),
            ObjectKind::ForeignKey => put(
                out,
                format_args!("ALTER TABLE {table}\n    DROP CONSTRAINT {name};\n"),
            ),
            ObjectKind::Function => {
                let arguments = match self.source {
                    Source::Audit(AuditObject::NoteFunction(_)) => NOTE_ARGUMENTS,
                    _ => "",
                };
                put(out, format_args!("DROP FUNCTION {name}({arguments});\n"));
            }
            ObjectKind::Trigger => match self.dialect {
                Dialect::Sqlite => put(out, format_args!("DROP TRIGGER {name};\n")),
                Dialect::Postgres => put(out, format_args!("DROP TRIGGER {name} ON {table};\n")),
            },
            ObjectKind::EnableAlways | ObjectKind::SearchPath => {}
        }
    }
}

/// A statement as it stands alone.
pub(super) fn without_line_end(mut statement: String) -> String {
    if statement.ends_with('\n') {
        statement.pop();
    }
    statement
}
