//! What is known of an entity at compile time: names, constraints and statements, all constant.

use std::marker::PhantomData;

use crate::Entity;

/// One text for each dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerDialect {
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

/// What is known of an entity, or of the rows of a join table.
#[derive(Debug)]
pub struct EntityMeta {
    /// Its name in the spec and in Rust.
    pub name: &'static str,
    /// Its table.
    pub table: &'static str,
    /// What the spec says about it.
    pub doc: &'static str,
    /// How its ids are made.
    pub id: IdStrategy,
    /// The columns, in the order in which rows are read. Writing leaves out those that the database
    /// computes.
    pub columns: &'static [ColumnMeta],
    /// The constraints, by the names that both databases report.
    pub constraints: &'static [ConstraintMeta],
    /// The references that leave it.
    pub references: &'static [ReferenceMeta],
    /// The references of others that arrive at it.
    pub inbound: &'static [InboundMeta],
    /// The fixed statements.
    pub statements: Statements,
    /// How its changes are recorded, where they are.
    pub audited: Option<AuditMeta>,
    /// The log that must know who deletes a row that is not audited itself: audited rows, such as
    /// those of links, can go with it.
    pub cascades: Option<AuditLog>,
}

/// How changes of an entity, or of the rows of a join table, are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditMeta {
    /// What entries call it: the entity, or `Owner.link`.
    pub kind: &'static str,
    /// Which shape the images have now.
    pub revision: &'static str,
    /// The log that the entries are in.
    pub log: AuditLog,
    /// As [`Statements::insert`], followed by kind and id of the actor, trace and note.
    pub create: PerDialect,
    /// As the update, followed by the same; empty where rows never change. On SQLite it yields a
    /// row where one was changed.
    pub update: PerDialect,
    /// As [`Statements::delete`], followed by the same; empty where there is no such statement. On
    /// SQLite it yields a row where one was deleted.
    pub delete: PerDialect,
}

/// The audit log of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditLog {
    /// Its table.
    pub table: &'static str,
    /// States who writes, for a transaction: takes kind and id of the actor, trace and note.
    pub state: PerDialect,
    /// Takes that back before the transaction ends; empty where it ends by itself.
    pub clear: PerDialect,
    /// Writes an entry that is no change of a row: takes kind, id, text and facts.
    pub note: PerDialect,
    /// The kinds whose entries hold only what changed.
    pub diffs: &'static [&'static str],
}

impl AuditLog {
    /// The log that changes of an entity are in.
    ///
    /// # Panics
    ///
    /// Where the entity is not audited; in a constant, that does not compile.
    pub const fn of<E: Entity>() -> Self {
        match E::META.audited {
            Some(audited) => audited.log,
            None => panic!("this entity is not audited"),
        }
    }
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnMeta {
    /// Its name in the table.
    pub name: &'static str,
    /// The field of the Rust struct that it belongs to; `field.part` for an embedded value.
    pub field: &'static str,
}

/// One constraint or unique index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConstraintMeta {
    /// Its name, the same on both dialects.
    pub name: &'static str,
    /// What it holds together.
    pub kind: ConstraintKind,
    /// The fields it speaks of.
    pub fields: &'static [&'static str],
    /// The rule in words or as the spec writes it, for messages.
    pub rule: &'static str,
}

/// What a constraint is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintKind {
    /// The primary key.
    PrimaryKey,
    /// A further unique key or unique index.
    Unique,
    /// A foreign key.
    Reference,
    /// A CHECK.
    Check,
}

/// A reference that leaves an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferenceMeta {
    /// The field of the Rust struct.
    pub field: &'static str,
    /// The entity it points at.
    pub target: &'static str,
    /// The foreign key's name; PostgreSQL reports it.
    pub constraint: &'static str,
    /// A query that yields one row when the target is missing and none when all is well. It takes
    /// the parameters of `insert`, with their numbers. SQLite does not say which key failed.
    pub probe: PerDialect,
}

/// A reference of another entity, or of the same one, that arrives here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InboundMeta {
    /// The entity that refers.
    pub entity: &'static str,
    /// Its field.
    pub field: &'static str,
    /// The foreign key's name; PostgreSQL reports it.
    pub constraint: &'static str,
    /// A query that yields one row when such a reference exists and none otherwise. It takes the
    /// key. SQLite does not say which key failed.
    pub probe: PerDialect,
}

/// The fixed statements of an entity. Every query returns all columns in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statements {
    /// Inserts a row; one parameter for each column that the database does not compute, in order.
    pub insert: PerDialect,
    /// One row by key; takes the key.
    pub get: PerDialect,
    /// The first rows in the order of keys; takes a limit.
    pub list_first: PerDialect,
    /// The rows after a key; takes the key, then a limit.
    pub list_after: PerDialect,
    /// How a row goes away, where the spec allows it.
    pub delete: Option<DeleteStatement>,
}

/// Inserts several rows of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchStatement {
    /// The statement. On SQLite it takes what `insert` takes, for one row after the other; on
    /// PostgreSQL one array for each of those parameters.
    pub text: PerDialect,
    /// How many rows it takes on SQLite; on PostgreSQL any number goes.
    pub sqlite_rows: usize,
}

/// How a row goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeleteStatement {
    /// The row is removed; takes the key.
    Hard(PerDialect),
    /// The row is marked; takes the moment, then the key.
    Soft(PerDialect),
}

/// What is known of a projection of an entity.
#[derive(Debug)]
pub struct ViewMeta {
    /// The struct's name in Rust.
    pub name: &'static str,
    /// The columns, in the order in which rows are read.
    pub columns: &'static [ColumnMeta],
    /// One row by key; takes the key.
    pub get: PerDialect,
    /// The first rows in the order of keys; takes a limit.
    pub list_first: PerDialect,
    /// The rows after a key; takes the key, then a limit.
    pub list_after: PerDialect,
}

/// How ids are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdStrategy {
    /// UUID version 7: time-ordered.
    Uuid7,
    /// UUID version 4: random.
    Uuid4,
    /// ULID: time-ordered, 26 characters.
    Ulid,
    /// The creator gives the key: text, or the two ids of a join row.
    Given,
}

/// How an [`Id`](crate::Id) is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdFormat {
    /// As a UUID, 36 characters.
    Uuid,
    /// As a ULID, 26 characters.
    Ulid,
}

impl IdStrategy {
    /// How ids made this way are written.
    pub const fn format(self) -> IdFormat {
        match self {
            Self::Ulid => IdFormat::Ulid,
            Self::Uuid7 | Self::Uuid4 | Self::Given => IdFormat::Uuid,
        }
    }
}

/// A field of an `E` that holds a `T`, to name it with its type.
#[derive(Debug)]
pub struct Column<E, T> {
    /// The column's name.
    pub name: &'static str,
    /// The field of the Rust struct.
    pub field: &'static str,
    types: PhantomData<fn() -> (E, T)>,
}

impl<E, T> Column<E, T> {
    /// The handle of this column.
    pub const fn new(name: &'static str, field: &'static str) -> Self {
        Self {
            name,
            field,
            types: PhantomData,
        }
    }
}

impl<E, T> Clone for Column<E, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E, T> Copy for Column<E, T> {}
