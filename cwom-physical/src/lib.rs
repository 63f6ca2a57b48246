//! What a database really holds.
//!
//! [`PhysicalSchema`] is the catalog of a database as plain values, on either engine; it knows no
//! spec. [`sqlite::introspect`] and [`postgres::introspect`] read it in a constant number of
//! queries, where SELECT rights are enough; [`compare`] says what differs between two of them, and
//! [`PhysicalSchema::digest`] is equal exactly when nothing does.
//!
//! Texts are those of the engine, so both sides come from a database of the same engine: one that
//! is examined, and its twin, built from what it should be.

mod compare;
mod digest;
mod error;
mod facts;
mod filter;
mod path;
#[cfg(feature = "postgres")]
pub mod postgres;
mod render;
pub mod schema;
#[cfg(feature = "sqlite")]
pub mod sqlite;

pub use compare::{Class, Difference, DifferenceKind, column_order, compare};
pub use digest::Digest;
pub use error::{Error, Result};
pub use filter::{Options, Pattern};
pub use path::{Facet, ObjectKind, ObjectPath};
pub use render::render;
pub use schema::{Dialect, PhysicalSchema};
