//! What a query has to know of an entity at compile time.

use crate::{Entity, PerDialect};

/// An entity that can be queried by its columns; the derive implements it.
pub trait Queryable: Entity {
    /// What a query has to know.
    const QUERY: &'static QueryMeta;
}

/// What a query has to know of an entity, or of the rows of a join table.
#[derive(Debug)]
pub struct QueryMeta {
    /// More about each column of [`EntityMeta::columns`](crate::EntityMeta::columns), in order.
    pub columns: &'static [QueryColumn],
    /// The columns of the key.
    pub key: &'static [&'static str],
    /// The column that is null while a row lives; rows that were deleted softly are never found.
    pub deleted_at: Option<&'static str>,
    /// The unique keys besides the key itself.
    pub uniques: &'static [UniqueMeta],
}

/// What a query has to know of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryColumn {
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it is written; the database computes the others.
    pub written: bool,
}

/// A unique key, and the statement that reads by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UniqueMeta {
    /// Its name.
    pub name: &'static str,
    /// One row by its columns.
    pub get: PerDialect,
}

/// What a column holds, as far as it matters for a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// `true` or `false`.
    Bool,
    /// 16 bits, signed.
    I16,
    /// 32 bits, signed.
    I32,
    /// 64 bits, signed; a span of time too.
    I64,
    /// A finite binary fraction.
    F64,
    /// An exact decimal with this many digits after the point.
    Decimal(u8),
    /// Text, sorted by code point.
    Text,
    /// Bytes.
    Bytes,
    /// A UUID.
    Uuid,
    /// A day.
    Date,
    /// A moment.
    Timestamp,
    /// JSON.
    Json,
    /// A value of an enum.
    Enum {
        /// The values in the order of the spec.
        values: &'static [&'static str],
        /// The expression of a value's position, by which it sorts.
        rank: PerDialect,
        /// PostgreSQL's own type of it, which sorts by itself.
        native: Option<&'static str>,
    },
    /// A type that the language does not know, by its name in each dialect.
    Raw(PerDialect),
}
