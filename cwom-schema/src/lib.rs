//! The spec of a work-object model, from text to tables.
//!
//! The stages, in reading order:
//!
//! 1. `raw`: the TOML as written, a tree in which every leaf has its span, checked against the
//!    tables of `grammar`, from which the JSON Schema for editors comes too.
//! 2. `resolve`: tree → [`Schema`], names turned into ids and defaults filled in; the small
//!    languages inside strings are read by `syntax`.
//! 3. `check`: the rules that concern more than one key; a [`Schema`] that exists passed them.
//!
//! Text in, values out: this crate touches no file, no network and no database. Mistakes are
//! collected in [`Diagnostics`], all of them, never one at a time.

pub mod diagnostics;
pub mod schema;
pub mod suggest;
pub mod tables;

mod check;
mod grammar;
mod json_schema;
mod name;
mod raw;
mod resolve;
mod syntax;

pub use diagnostics::Diagnostics;
pub use json_schema::json_schema;
pub use name::snake_case;
pub use schema::Schema;

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Reads a spec. There is a schema exactly when nothing worse than a warning was found.
pub fn parse(text: &str) -> (Option<Schema>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let schema = parse_into(text, &mut diagnostics);
    diagnostics.sort();
    (schema.filter(|_| !diagnostics.has_errors()), diagnostics)
}

fn parse_into(text: &str, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let mut root = raw::read(text, diagnostics)?;
    if !raw::walk(&mut root, diagnostics) {
        return None;
    }
    let resolved = resolve::resolve(&root, diagnostics);
    check::check(&resolved, diagnostics);
    Some(resolved.schema)
}

/// The SHA-256 of a spec's text, in hexadecimal: what generated files name as their source.
pub fn digest(text: &str) -> String {
    let mut digest = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}
