//! The spec of a work-object model, from text to tables.
//!
//! The stages, in reading order:
//!
//! 1. [`raw`]: `&str` → [`raw::RawSpec`], the TOML as written, every leaf with its span.
//! 2. [`resolve`]: `RawSpec` → [`Schema`], names turned into ids and defaults filled in.
//! 3. [`check`]: the rules that concern more than one key; a [`Schema`] that exists passed them.
//! 4. [`tables`]: `&Schema` → [`Tables`](tables::Tables), the relational view, join tables included.
//!
//! Text in, values out: this crate touches no file, no network and no database. Mistakes are
//! collected in [`Diagnostics`](diagnostics::Diagnostics), all of them, never one at a time.

pub mod schema;

pub use schema::Schema;
