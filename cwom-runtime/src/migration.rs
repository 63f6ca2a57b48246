//! Migrations that are compiled in.

use std::time::Duration;

/// The migrations of a model, in order, for each dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrations {
    /// For SQLite.
    pub sqlite: &'static [Migration],
    /// For PostgreSQL.
    pub postgres: &'static [Migration],
}

/// One step of the history.
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
    pub name: &'static str,
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

/// Why migrating failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrationError {
    /// A statement of a migration failed; on a dialect with transactions nothing of it remains.
    #[error("migration {version} ({name}) failed: {source}")]
    Failed {
        /// Which one.
        version: i64,
        /// Its name.
        name: &'static str,
        /// What the database said.
        source: sqlx::Error,
    },
    /// An applied migration has another text than the one compiled in.
    #[error("migration {version} ({name}) was applied with another text than this program's")]
    Changed {
        /// Which one.
        version: i64,
        /// Its name.
        name: &'static str,
    },
    /// The database has a migration that this program does not know: it is older.
    #[error("migration {version} was applied, but this program does not have it")]
    Unknown {
        /// Which one.
        version: i64,
    },
    /// A migration outside a transaction was interrupted; somebody has to look.
    #[error("migration {version} was interrupted half-way")]
    Dirty {
        /// Which one.
        version: i64,
    },
    /// The bookkeeping could not be read or written.
    #[error("cannot keep the record of migrations: {0}")]
    Bookkeeping(sqlx::Error),
}
