//! What generated models call: typed ids and scalars, rows, rules, the store, migrations, errors.
//!
//! Generated code and the derive use the traits and constants here and nothing of the driver, so
//! an application depends on its model crate alone. Dialects are features of this crate; what is
//! generated is the same whichever are on.
//!
//! # Five minutes
//!
//! **Open.** `Store::<Sqlite>::open` takes a path or a URL, `Store::<Postgres>::connect` a URL, and
//! `options()` of either says how many connections there are and how long to wait. Where the URL
//! decides, [`with_store!`] does. [`Store::migrate`] brings the tables, from any number of processes
//! at once.
//!
//! **Write.** Every write has a [`Context`]: who, as part of which chain of work, and why. Several
//! writes are a transaction ([`Store::begin`]); a single one has [`Store::write`]. What is created
//! comes back whole, with its id, defaults and version.
//!
//! ```
//! use cwom_runtime::{Context, Dialect, New, Result, Store};
//!
//! /// Both or neither.
//! async fn create_both<D: Dialect, A: New, B: New>(
//!     store: &Store<D>,
//!     first: A,
//!     second: B,
//! ) -> Result<(A::Entity, B::Entity)> {
//!     let ctx = Context::human("ada").note("they belong together");
//!     let mut tx = store.begin(&ctx).await?;
//!     let first = tx.create(first).await?;
//!     let second = tx.create(second).await?;
//!     tx.commit().await?;
//!     Ok((first, second))
//! }
//! ```
//!
//! [`Tx::create_all`] takes many rows and sends few statements; [`Tx::link`] and [`Tx::unlink`] take
//! the two ends of a link. A row is changed by [`Tx::update`] and moves by [`Tx::transition`];
//! whoever read an older version is told so, as [`Error::Stale`]. What the spec forbids does not
//! compile or is refused by the database, whoever asks.
//!
//! ```
//! use cwom_runtime::{Context, Dialect, Error, Result, Stateful, Store};
//!
//! /// Moves a row, unless somebody else was faster.
//! async fn move_on<D: Dialect, E: Stateful>(
//!     store: &Store<D>,
//!     row: E,
//!     to: E::State,
//! ) -> Result<Option<E>> {
//!     let ctx = Context::system("scheduler");
//!     match store.write(&ctx).transition(row, to).await {
//!         Ok(row) => Ok(Some(row)),
//!         Err(Error::Stale { .. }) => Ok(None),
//!         Err(error) => Err(error),
//!     }
//! }
//! ```
//!
//! **Read.** The same methods are on a store and in a transaction: by id, by unique key, and by
//! [`Store::find`] with typed filters, orders and pages; [`Store::load`] reads what many rows lead
//! to by one query.
//!
//! ```
//! use cwom_runtime::{Dialect, Page, Queryable, Relation, Result, Store};
//!
//! /// A page, and what its rows lead to.
//! async fn page_with<D: Dialect, E: Queryable, L: Relation<From = E>>(
//!     store: &Store<D>,
//!     relation: L,
//! ) -> Result<(Vec<E>, Vec<L::Related>)> {
//!     let page = store.find::<E>().page(Page::first(20)).await?;
//!     let related = store.load(&page.rows, relation).await?;
//!     Ok((page.rows, related))
//! }
//! ```
//!
//! **Queues.** [`Tx::claim`] gives the oldest row in a state to exactly one of many workers.
//!
//! **Beyond.** [`Tx::sqlx`] and [`Store::pool`] lead to plain sqlx, within the transaction and its
//! rules. [`Store::retrying`] does a transaction again when the database was busy, and
//! [`Tx::savepoint`] makes a part of one that can fail alone. The feature `tracing` puts a span around
//! every write and read.

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
#[macro_use]
mod json;
mod link_row;
mod meta;
mod migrate;
mod new_links;
mod query;
mod row;
pub mod rules;
mod scalar;
mod shape;
mod store;
#[cfg(feature = "test-support")]
pub mod testing;
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
/// What [`Store::verify`] finds.
#[cfg(feature = "verify")]
pub use cwom_physical::Difference;
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
pub use link_row::{LinkRow, Linkable};
pub use meta::{
    AuditLog, AuditMeta, BatchStatement, Column, ColumnMeta, ConstraintKind, ConstraintMeta,
    DeleteStatement, EntityMeta, IdFormat, IdStrategy, InboundMeta, PerDialect, ReferenceMeta,
    Statements, ViewMeta,
};
pub use migrate::{
    AppliedMigration, Backfill, BackfillReport, Batch, CatalogImage, CatalogRecord, Chain,
    FileState, FileStatus, Goal, Half, Imaging, Migration, MigrationError, MigrationFile,
    Migrations, Notice, Place, Plan, PlanStatus, Planned, Report, Runner, Status, Step, guard_says,
    statements_of,
};
#[cfg(feature = "verify")]
pub use migrate::{Verification, VerifiedBy};
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
#[cfg(feature = "postgres")]
pub use store::PostgresOptions;
#[cfg(feature = "sqlite")]
pub use store::SqliteOptions;
pub use store::{Claim, Linking, Read, Savepoint, Sqlx, Store, Tx, Update, Write};
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
