//! Migrations that are compiled in, and what running them did.

use std::time::Duration;

/// The migrations of a model, in order, for each dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrations {
    /// For SQLite.
    pub sqlite: &'static [Migration],
    /// For PostgreSQL.
    pub postgres: &'static [Migration],
}

/// One file of the history, with its way back. Several files may be one plan; their first line says
/// so, see [`Chain`](crate::Chain).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// Its place in the history: 14 digits of date and time.
    pub version: i64,
    /// What it does, in a few words.
    pub name: &'static str,
    /// Leads to it.
    pub up: &'static str,
    /// Leads back.
    pub down: &'static str,
}

/// One of the two directions of a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Half {
    /// The way there.
    Up,
    /// The way back.
    Down,
}

impl Half {
    /// Its word, as in the names of files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// What migrating did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The steps that were applied or reverted, in the order of doing.
    pub steps: Vec<Step>,
}

/// One migration that was applied or reverted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which one.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Whether it was applied or reverted.
    pub half: Half,
    /// How long it took.
    pub elapsed: Duration,
}

/// A migration that a database has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedMigration {
    /// Which one.
    pub version: i64,
    /// Its name, as the database recorded it.
    pub name: String,
}
