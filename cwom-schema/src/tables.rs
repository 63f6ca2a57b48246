//! The relational view of a schema: tables, columns, keys and rules, in words that no dialect owns.
//!
//! [`lower_tables`] cannot fail, because a [`Schema`](crate::Schema) that exists is valid. What SQL
//! looks like is decided by whoever renders a [`Table`]; what holds in the database is decided here,
//! so that both engines are given the same rules.

mod audit;
mod audited;
mod cascades;
mod checks;
mod columns;
mod defaults;
mod guards;
mod identity;
mod json_text;
mod keys;
mod lower;
mod names;
mod order;
mod rule;
mod shapes;
mod source;
#[cfg(test)]
mod tests;

use crate::schema::{DeleteRule, Dialect, EntityId, EnumId, Expr, FieldId, IndexPart, LinkId};

pub use audit::{AUDIT_ACTIONS, AUDIT_ACTOR_KINDS};
pub use audited::{Audited, ImageColumn, ImageForm, Numbering};
pub use defaults::{decimal_text, default_json, literal_default};
pub use guards::{
    Guard, GuardEvent, GuardRule, GuardedKey, ItemPlace, ItemStep, LinkNeed, Standing, StateMoves,
};
pub use lower::lower_tables;
pub use names::{IdentKind, MAX_IDENT_BYTES, ident};
pub use rule::{Check, CheckRule, JsonShape, KeySet, KeyShape, ObjectShape};

/// Every table of a schema, in an order in which a table follows those that it references, as far
/// as the references make no circle: entities, then join tables, then the audit log.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// Name of the model.
    pub model: String,
    /// Enum types of their own on PostgreSQL, in the order of the spec.
    pub enums: Vec<NativeEnum>,
    /// The tables.
    pub tables: Vec<Table>,
    entities: Vec<usize>,
    links: Vec<usize>,
}

/// An enum that PostgreSQL stores as a type of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NativeEnum {
    /// The enum.
    pub id: EnumId,
    /// Name of the type.
    pub name: String,
    /// What the enum says.
    pub doc: String,
    /// The stored values, in the order of the spec.
    pub values: Vec<String>,
}

/// What a table stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableSource {
    /// The rows of an entity.
    Entity(EntityId),
    /// The pairs of a link.
    Link(LinkId),
    /// A part of the audit log.
    Audit(AuditPart),
}

/// The tables that make the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditPart {
    /// The entries.
    Log,
    /// Who writes, while a transaction of SQLite lasts; PostgreSQL has settings for it.
    Context,
    /// What was sealed, and what was taken out.
    Checkpoint,
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What a row is.
    pub doc: String,
    /// What it stores.
    pub source: TableSource,
    /// The columns in the order of the fields.
    pub columns: Vec<Column>,
    /// The primary key.
    pub primary_key: PrimaryKey,
    /// Unique keys, partial ones included.
    pub uniques: Vec<UniqueKey>,
    /// Foreign keys in the order of the references; see [`ForeignKey::implied`].
    pub foreign_keys: Vec<ForeignKey>,
    /// Indexes that no key brings with it.
    pub indexes: Vec<TableIndex>,
    /// Rules on one row.
    pub checks: Vec<Check>,
    /// Rules that take more than one row to tell, by the names of their triggers.
    pub guards: Vec<Guard>,
    /// The columns that the toolkit keeps while a row lives.
    pub managed: ManagedColumns,
    /// Foreign keys of other tables, or of this one, that point here.
    pub referenced_by: Vec<Referrer>,
    /// Deleting a row can take audited rows along, by one cascade or by several in a row.
    pub takes_audited: bool,
    /// The key is the row: SQLite stores it without a row id. True for join tables.
    pub without_rowid: bool,
    /// How changes of its rows are recorded, where they are.
    pub audited: Option<Audited>,
    /// The only dialect that has it; none: all have.
    pub only: Option<Dialect>,
    /// PostgreSQL keeps the rows of each month of this column in a partition of their own.
    pub monthly: Option<String>,
}

/// The columns that the toolkit keeps while a row lives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ManagedColumns {
    /// The optimistic lock.
    pub version: Option<String>,
    /// When the row was last changed.
    pub updated_at: Option<String>,
    /// When the row was deleted softly.
    pub deleted_at: Option<String>,
}

/// Where a foreign key that points at a table is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Referrer {
    /// Position of the referring table in [`Tables::tables`].
    pub table: usize,
    /// Position of the key in [`Table::foreign_keys`].
    pub foreign_key: usize,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub ty: ColumnType,
    /// Whether it may be null.
    pub nullable: bool,
    /// What raw SQL that leaves the column out gets. The library binds every column itself.
    pub default: Option<ColumnDefault>,
    /// The expression that the database computes it from.
    pub generated: Option<Expr>,
    /// What it says; empty when the spec says nothing.
    pub doc: String,
    /// Where it comes from.
    pub source: ColumnSource,
    /// A value of an ordered enum: it sorts as the spec lists the values, not by their texts.
    pub ordered: bool,
    /// The only dialect that has it; none: all have.
    pub only: Option<Dialect>,
}

/// Where a column comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnSource {
    /// A field of the entity.
    Field(FieldId),
    /// A part of an embedded value.
    Part {
        /// The embedded field.
        field: FieldId,
        /// Position in the fields of the value type.
        part: usize,
    },
    /// One half of a join table's key: 0 is the owner's id, 1 the target's.
    End(usize),
    /// Position in the payload of a link.
    Payload(usize),
    /// The audit log, whose columns are the toolkit's own.
    Audit,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnType {
    /// `true` or `false`.
    Bool,
    /// 16 bits, signed.
    I16,
    /// 32 bits, signed.
    I32,
    /// 64 bits, signed.
    I64,
    /// A finite binary fraction.
    F64,
    /// An exact decimal.
    Decimal {
        /// Digits in all.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// Text without U+0000, sorted by code point.
    Text,
    /// Bytes.
    Bytes,
    /// A UUID.
    Uuid,
    /// A ULID, 26 characters.
    Ulid,
    /// A calendar day.
    Date,
    /// A moment, UTC, microseconds.
    Timestamp,
    /// A span of time in microseconds.
    Duration,
    /// A JSON value.
    Json,
    /// A value of an enum, as text.
    Enum(EnumId),
    /// A value of an enum, in PostgreSQL's own type of this name; text on SQLite.
    NativeEnum {
        /// The enum.
        id: EnumId,
        /// Name of the type.
        name: String,
    },
    /// A type that the language does not know.
    Raw {
        /// Its name on SQLite.
        sqlite: String,
        /// Its name on PostgreSQL.
        postgres: String,
    },
}

/// What a column holds when an INSERT leaves it out.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnDefault {
    /// `true` or `false`.
    Bool(bool),
    /// A number; for a decimal column, units of the last digit.
    Int(i64),
    /// A finite number.
    Float(f64),
    /// Text, or the canonical form of a type that has one.
    Text(String),
    /// Lower-case hex of bytes.
    Bytes(String),
    /// The text of a JSON value.
    Json(String),
    /// The moment of writing.
    Now,
    /// A random UUID, where the engine makes one itself.
    RandomUuid,
    /// The next number, which nobody else gives.
    Sequence,
    /// The number of the transaction that writes. Only PostgreSQL numbers its transactions.
    Transaction,
    /// Whoever is logged in. Only PostgreSQL knows its users.
    SessionUser,
}

/// A primary key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrimaryKey {
    /// Name of the constraint.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
}

/// A unique key.
#[derive(Debug, Clone, PartialEq)]
pub struct UniqueKey {
    /// Name of the constraint, or of the index when partial.
    pub name: String,
    /// Whether the spec chose the name.
    pub named: bool,
    /// Its columns.
    pub columns: Vec<String>,
    /// Unique only among the rows that fulfil this.
    pub predicate: Option<Expr>,
    /// What it says.
    pub doc: String,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// Name of the constraint.
    pub name: String,
    /// The referring columns.
    pub columns: Vec<String>,
    /// The table that it points at.
    pub target: String,
    /// The columns there, as many as `columns`.
    pub target_columns: Vec<String>,
    /// What deleting the target does.
    pub on_delete: DeleteRule,
    /// Looked at when the transaction ends.
    pub deferred: bool,
    /// A composite key of the same table holds it up already, so that the database is not asked to
    /// look twice. Kept here because messages still want to name the reference.
    pub implied: bool,
    /// What it says.
    pub doc: String,
}

/// An index.
#[derive(Debug, Clone, PartialEq)]
pub struct TableIndex {
    /// Its name.
    pub name: String,
    /// Whether the spec chose the name.
    pub named: bool,
    /// What is indexed.
    pub parts: Vec<IndexPart>,
    /// Only rows that fulfil this are in the index.
    pub predicate: Option<Expr>,
    /// What it is for.
    pub doc: String,
    /// Keeps no more than the range of values of each block of rows, which is enough for columns
    /// that grow as the table does. Only PostgreSQL has such indexes, so no other dialect has it.
    pub by_block: bool,
}

impl Tables {
    /// The table of an entity.
    pub fn entity(&self, id: EntityId) -> &Table {
        &self.tables[self.entities[id.0]]
    }

    /// The join table of a link.
    pub fn link(&self, id: LinkId) -> &Table {
        &self.tables[self.links[id.0]]
    }

    /// The audit log, unless nothing is audited.
    pub fn audit(&self) -> Option<&Table> {
        self.audit_part(AuditPart::Log)
    }

    /// A part of the audit log, unless nothing is audited.
    pub fn audit_part(&self, part: AuditPart) -> Option<&Table> {
        let mut parts = self.tables.iter().rev();
        parts.find(|table| table.source == TableSource::Audit(part))
    }

    /// The tables that a dialect has.
    pub fn of_dialect(&self, dialect: Dialect) -> impl DoubleEndedIterator<Item = &Table> {
        self.tables.iter().filter(move |table| table.is_in(dialect))
    }

    /// The foreign keys that point at `table`, each with its own table.
    pub fn referrers<'a>(
        &'a self,
        table: &'a Table,
    ) -> impl Iterator<Item = (&'a Table, &'a ForeignKey)> {
        table.referenced_by.iter().map(|referrer| {
            let holder = &self.tables[referrer.table];
            (holder, &holder.foreign_keys[referrer.foreign_key])
        })
    }
}

impl Table {
    /// The column called `name`.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether a dialect has it.
    pub fn is_in(&self, dialect: Dialect) -> bool {
        self.only.is_none_or(|only| only == dialect)
    }

    /// The columns that a dialect has.
    pub fn columns_of(&self, dialect: Dialect) -> impl Iterator<Item = &Column> {
        let has = move |column: &&Column| column.only.is_none_or(|only| only == dialect);
        self.columns.iter().filter(has)
    }

    /// The columns of the primary key. A partitioned table has its partition in every key.
    pub fn primary_columns(&self, dialect: Dialect) -> Vec<String> {
        self.partitioned_key(&self.primary_key.columns, dialect)
    }

    /// The columns of a key, with that of the partition where rows are kept in partitions.
    pub fn partitioned_key(&self, columns: &[String], dialect: Dialect) -> Vec<String> {
        let partition = self.monthly.as_ref();
        let partition = partition.filter(|_| dialect == Dialect::Postgres);
        columns.iter().chain(partition).cloned().collect()
    }

    /// The columns that an INSERT gives, in order: all but the generated ones.
    pub fn written_columns(&self) -> impl Iterator<Item = &Column> {
        self.columns
            .iter()
            .filter(|column| column.generated.is_none())
    }

    /// The foreign keys that the database is asked to keep.
    pub fn enforced_foreign_keys(&self) -> impl Iterator<Item = &ForeignKey> {
        self.foreign_keys.iter().filter(|key| !key.implied)
    }
}
