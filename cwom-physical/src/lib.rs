//! What a database really holds.
//!
//! [`PhysicalSchema`] is the catalog of a database as plain values, on either engine; it knows no
//! spec. `sqlite::introspect` and `postgres::introspect` read it in a constant number of
//! queries, where SELECT rights are enough; [`compare`] says what differs between two of them, and
//! [`PhysicalSchema::digest`] is equal exactly when nothing does.
//!
//! Texts are those of the engine, so both sides come from a database of the same engine: one that
//! is examined, and its twin, built from what it should be.
//!
//! Measured by `examples/thousand_tables.rs` (release, two shared cores, PostgreSQL 15 on the same
//! machine, medians): tables of 15 columns with a key, a reference, three checks, two indexes and a
//! trigger each.
//!
//! | tables | engine | read | compare | digest |
//! |---|---|---|---|---|
//! | 300 | SQLite | 43 ms | 19 ms | 11 ms |
//! | 300 | PostgreSQL | 237 ms | 21 ms | 12 ms |
//! | 1,000 | SQLite | 150 ms | 88 ms | 59 ms |
//! | 1,000 | PostgreSQL | 822 ms | 101 ms | 58 ms |

mod compare;
mod digest;
mod error;
mod facts;
mod filter;
mod parity;
mod path;
#[cfg(feature = "postgres")]
pub mod postgres;
mod render;
pub mod repair;
pub mod schema;
#[cfg(feature = "sqlite")]
pub mod sqlite;

pub use compare::{Class, Difference, DifferenceKind, column_order, compare, compare_owned};
pub use digest::Digest;
pub use error::{Error, Result};
pub use filter::{Options, Pattern};
pub use parity::{Disparity, Parity, parity};
pub use path::{Facet, ObjectKind, ObjectPath};
pub use render::render;
pub use schema::{Dialect, PhysicalSchema};
