//! What generated models call: typed ids and scalars, rows, rules, the store, migrations, errors.
//!
//! Generated code and the derive use the traits and constants here and nothing of the driver, so
//! an application depends on its model crate alone. Dialects are features of this crate; what is
//! generated is the same whichever are on.

#![cfg_attr(
    not(any(feature = "sqlite", feature = "postgres")),
    allow(dead_code, reason = "without a dialect nobody reads or writes rows")
)]

mod audit;
mod backend;
mod change;
mod context;
mod dialect;
mod entity;
mod enumeration;
mod error;
mod field;
mod meta;
mod migrate;
mod migration;
mod new_links;
mod query;
mod row;
pub mod rules;
mod scalar;
mod shape;
mod store;
mod updatable;
mod validate;
#[macro_use]
mod with_store;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use audit::{
    Action, AsOf, Audit, AuditEntry, AuditKey, Entries, Entry, FieldChange, Image, Note,
};
pub use change::{Change, Changes, NullableChange};
pub use context::{Actor, ActorKind, Clock, Context, Creation, SystemClock};
pub use dialect::Dialect;
#[cfg(feature = "postgres")]
pub use dialect::Postgres;
#[cfg(feature = "sqlite")]
pub use dialect::Sqlite;
pub use entity::{Deletable, Entity, Key, New, View};
pub use enumeration::{EnumValue, UnknownValue};
pub use error::{Error, Result};
pub use field::{
    Field, Scalar, read_json, read_json_opt, read_required, write_json, write_json_opt,
};
pub use meta::{
    AuditLog, AuditMeta, Column, ColumnMeta, ConstraintKind, ConstraintMeta, DeleteStatement,
    EntityMeta, IdFormat, IdStrategy, InboundMeta, PerDialect, ReferenceMeta, Statements, ViewMeta,
};
pub use migration::{AppliedMigration, Migration, MigrationError, Migrations, Report, Step};
pub use new_links::NewLinks;
pub use query::{
    ColumnKind, Cursor, CursorProblem, Filter, Link, Many, Order, Ordering, Output, Page, Paged,
    Part, Query, QueryColumn, QueryMeta, Queryable, Relation, Rows, ToMany, UniqueKey, UniqueMeta,
    UniqueValues, Whole,
};
pub use row::{DecodeError, DecodeProblem, EncodeError, RowReader, RowWriter};
pub use scalar::{
    Bytes, Date, Decimal, Duration, Id, OutOfRange, ParseError, TextId, Timestamp, TraceId, Ulid,
};
pub use shape::{Shape, ShapeField, ShapeNode};
pub use store::{Claim, Read, Savepoint, Store, Tx, Update, Write};
pub use updatable::{Clear, Clearable, Set, Settable, Stateful, Updatable};
pub use uuid::Uuid;
pub use validate::{Invalid, Problem, Problems, Validate};

#[doc(hidden)]
pub use cwom_derive::__cwom_view;
/// Checks a struct against the spec when it compiles, and gives it its metadata and statements.
pub use cwom_derive::CwomEntity;

/// Any JSON value.
pub use serde_json::Value as Json;

/// A free JSON object.
pub type Map = serde_json::Map<String, serde_json::Value>;
