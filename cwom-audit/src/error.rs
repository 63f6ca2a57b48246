//! What can go wrong besides what a verification finds.

use std::path::{Path, PathBuf};

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The spec audits nothing.
    #[error("the spec has no audited entity, so there is no log")]
    NothingAudited,
    /// The database said no, or nothing.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line of a file is not what it should be.
    #[error("{}, line {line}: {problem}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// A key or signature is not one.
    #[error("{0}")]
    Key(String),
    /// Positions in the log are ahead of the server's: a restored database.
    #[error(
        "the log holds transaction {found} and the server is only at {server}: this database was \
         restored; run `audit rebase` before anything is sealed"
    )]
    Restored {
        /// The highest position in the log.
        found: i64,
        /// The server's next transaction.
        server: i64,
    },
    /// A rebase was asked for, and positions are in order.
    #[error("the positions of the log are in order, so there is nothing to rebase")]
    NotRestored,
    /// What was sealed is not what is there.
    #[error("checkpoint {n} does not agree with its entries; run `audit verify`")]
    Contradiction {
        /// Number of the checkpoint.
        n: i64,
    },
    /// A stored row cannot be understood.
    #[error("{table}: {problem}; run `audit verify`")]
    Malformed {
        /// The table.
        table: String,
        /// What is wrong with the row.
        problem: String,
    },
    /// There is no such entry.
    #[error("there is no entry {0}")]
    NoEntry(i64),
    /// The entry is in no checkpoint yet.
    #[error("entry {0} is not sealed yet")]
    NotSealed(i64),
    /// There is no such checkpoint to archive up to.
    #[error("there is no checkpoint {0} with entries that are still in the log")]
    NoCheckpoint(i64),
    /// What is asked for must not be redacted.
    #[error("`{field}` of {kind} cannot be redacted: {reason}")]
    NotRedactable {
        /// What sort of thing.
        kind: String,
        /// The field.
        field: String,
        /// Why not.
        reason: &'static str,
    },
    /// No entry of the thing holds any of the fields.
    #[error("no entry of {kind} `{id}` holds any of these fields, or all are redacted already")]
    NothingToRedact {
        /// What sort of thing.
        kind: String,
        /// Its id.
        id: String,
    },
    /// Someone changed the log between two steps. Trying again may work.
    #[error("the log changed meanwhile; nothing was taken out, run it again")]
    Changed,
    /// A proof is not one.
    #[error("the proof does not hold: {0}")]
    Proof(String),
    /// Only PostgreSQL has what was asked for.
    #[error("only PostgreSQL has {0}")]
    OnlyPostgres(&'static str),
}

/// What this crate's functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}
