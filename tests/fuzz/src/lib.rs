//! What the fuzzer calls: for any text, one function each, which panics when a law is broken.
//!
//! The programs below `fuzz/` call them with whatever the fuzzer thinks of; `tests/corpus.rs` calls
//! them with what it found so far, so that every machine looks, also one without the fuzzer.

mod derive;
mod migration;
mod spec;

use std::str;

pub use derive::derive;
pub use migration::migration;
pub use spec::spec;

/// A target: takes any text.
pub type Target = fn(&str);

/// Every target, by the name of its directory below `fuzz/corpus`.
pub const TARGETS: &[(&str, Target)] =
    &[("derive", derive), ("migration", migration), ("spec", spec)];

/// Calls a target with what the fuzzer made; what is no text is none of its business.
pub fn call(target: Target, bytes: &[u8]) {
    if let Ok(text) = str::from_utf8(bytes) {
        target(text);
    }
}
