//! What happens while migrations run, for whoever watches.

use std::time::Duration;

use crate::{Half, Step};

/// What happens while migrations run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice<'e> {
    /// Somebody else migrates; this waits. Told once.
    Waiting {
        /// Who it is, where the engine tells.
        holder: Option<&'e str>,
    },
    /// A file begins.
    Begins {
        /// Which one.
        version: i64,
        /// Its name.
        name: &'e str,
        /// Into which direction.
        half: Half,
        /// Its number among those of this run, from 1.
        number: usize,
        /// How many files this run has.
        of: usize,
    },
    /// A statement is about to run.
    Statement {
        /// Of which file.
        version: i64,
        /// Its number in the file, from 1.
        number: usize,
        /// How many statements the file has.
        of: usize,
        /// Its line in the file.
        line: usize,
    },
    /// A statement is through.
    Ran {
        /// Of which file.
        version: i64,
        /// Its number in the file, from 1.
        number: usize,
    },
    /// All statements of a file are through, and it is about to be recorded.
    Recording {
        /// Which one.
        version: i64,
    },
    /// An index that an earlier run left half-built is dropped, so that it is built anew.
    Dropping {
        /// The index.
        index: &'e str,
    },
    /// The engine refused a lock; nothing of the file remains, and it is tried again.
    Retries {
        /// Which one.
        version: i64,
        /// After this pause.
        pause: Duration,
        /// What the database said.
        reason: &'e str,
    },
    /// A file is applied or reverted, and recorded.
    Done(&'e Step),
    /// The catalog's digest could not be made; a check at start-up compares everything instead.
    NoDigest {
        /// Why.
        reason: &'e str,
    },
}
