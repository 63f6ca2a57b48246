//! Why migrating failed, and what to do then.

use std::time::Duration;

use super::guard::said;
use crate::Half;

/// Why migrating failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrationError {
    /// A statement failed. In a transaction nothing of its file remains; files before it stay.
    #[error("migration {version} ({name}) failed{}: {}", place(*half, at.as_deref()), said(source))]
    Failed {
        /// Which one.
        version: i64,
        /// Its name.
        name: String,
        /// Whether it was being applied or reverted.
        half: Half,
        /// Where; none where it was the commit.
        at: Option<Box<Place>>,
        /// What the database said.
        source: sqlx::Error,
    },
    /// An applied migration has another text than the one at hand.
    #[error(
        "migration {version} ({name}) was applied with another text than the one at hand{}",
        if *line_endings { "; only the line endings differ" } else { "" }
    )]
    Changed {
        /// Which one.
        version: i64,
        /// Its name.
        name: String,
        /// Whether nothing but the line endings differs.
        line_endings: bool,
    },
    /// The database has a migration that is not at hand: who migrates is older.
    #[error("migration {version} ({name}) was applied, but is not among the migrations at hand")]
    Unknown {
        /// Which one.
        version: i64,
        /// Its name, as the database recorded it.
        name: String,
    },
    /// Another tool recorded that it was interrupted within a migration; somebody has to look.
    #[error("migration {version} is recorded as interrupted half-way")]
    Dirty {
        /// Which one.
        version: i64,
    },
    /// A migration that was not applied lies before one that was.
    #[error("migration {version} ({name}) was not applied, but {after}, which is later, was")]
    OutOfOrder {
        /// Which one.
        version: i64,
        /// Its name.
        name: String,
        /// The last one that was applied.
        after: i64,
    },
    /// Somebody else migrates the database, and did not come to an end in time.
    #[error(
        "somebody else is migrating this database{}; waited {} s",
        holder.as_ref().map(|holder| format!(" ({holder})")).unwrap_or_default(),
        waited.as_secs()
    )]
    Locked {
        /// Who it is, where the engine tells.
        holder: Option<String>,
        /// How long it was waited for.
        waited: Duration,
    },
    /// While this migrated, somebody else migrated into the other direction.
    #[error("migration {version} cannot run now: somebody else migrates into the other direction")]
    Crossed {
        /// Which one.
        version: i64,
    },
    /// A migration without a way back would be reverted.
    #[error("migration {version} ({name}) has no way back")]
    Irreversible {
        /// Which one.
        version: i64,
        /// Its name.
        name: String,
    },
    /// No migration has the version that was asked for.
    #[error("there is no migration {version}{}", known(*last))]
    NoSuchVersion {
        /// What was asked for.
        version: i64,
        /// The last one that there is.
        last: Option<i64>,
    },
    /// A batch of a backfill failed; nothing of it remains, and those before it stay.
    #[error("backfill {name} failed for keys from `{first}` to `{last}`: {source}")]
    Backfill {
        /// Which one.
        name: String,
        /// The first key of the batch.
        first: Box<str>,
        /// The last one.
        last: Box<str>,
        /// What the database said.
        source: sqlx::Error,
    },
    /// A backfill of this name was begun with another statement.
    #[error("backfill {name} was begun with another statement, table or key")]
    OtherBackfill {
        /// Which one.
        name: String,
    },
    /// The statement of a backfill does not take its keys from `:first` and `:last`.
    #[error(
        "the statement of backfill {name} has to take its keys from `:first` and `:last`, as in \
         `WHERE \"{key}\" BETWEEN :first AND :last`"
    )]
    BackfillWithoutKeys {
        /// Which one.
        name: String,
        /// The column of its key.
        key: String,
    },
    /// Whether the database is what the migrations left cannot be told.
    #[error("could not verify the database: {0}")]
    Unverifiable(&'static str),
    /// The migrations at hand cannot be those of one history.
    #[error("{0}")]
    Malformed(String),
    /// The bookkeeping could not be read or written.
    #[error("cannot keep the record of migrations: {0}")]
    Bookkeeping(sqlx::Error),
}

/// A statement of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The statement, shortened to its beginning.
    pub statement: String,
}

impl MigrationError {
    /// What to do, in a sentence or two.
    pub fn advice(&self) -> Option<String> {
        Some(match self {
            Self::Failed { source, .. } if is_lock(source) => {
                "other sessions kept what the migration needs; find the long transactions, or try \
                 again when there are fewer"
                    .to_owned()
            }
            Self::Failed { .. } => {
                "mend the rows or the file, then run it again: what came before it is recorded, and \
                 is not repeated"
                    .to_owned()
            }
            Self::Changed {
                line_endings: true, ..
            } => "check the file out with its own line endings: `* text eol=lf` in .gitattributes"
                .to_owned(),
            Self::Changed { .. } => {
                "bring the file's text back as it was applied; a change is a migration of its own"
                    .to_owned()
            }
            Self::Unknown { .. } => "use the program or the files that the database was migrated \
                                     with, or later ones"
                .to_owned(),
            Self::Dirty { version } => format!(
                "look how far {version} came, finish or undo it by hand, then correct its row in \
                 _sqlx_migrations: success = true, or no row"
            ),
            Self::OutOfOrder { .. } => "give it a later version, or allow it where it touches \
                                        nothing that the later ones touch"
                .to_owned(),
            Self::Locked { .. } => {
                "nothing was done; when the other one is through, run it again".to_owned()
            }
            Self::Crossed { .. } => {
                "look at the status, settle where to, then run it again".to_owned()
            }
            Self::Irreversible { .. } => {
                "restore a backup, or write a migration that leads on".to_owned()
            }
            Self::Backfill { .. } => {
                "mend the rows or the statement, then run it again: it goes on with this batch"
                    .to_owned()
            }
            Self::OtherBackfill { .. } => {
                "give it another name, or begin anew under this one".to_owned()
            }
            Self::Unverifiable(_) => "compare it with what the migrations make: `check live`".to_owned(),
            Self::NoSuchVersion { .. }
            | Self::BackfillWithoutKeys { .. }
            | Self::Malformed(_)
            | Self::Bookkeeping(_) => return None,
        })
    }

    /// Whether the database's history and the migrations at hand contradict each other, or the
    /// latter themselves.
    pub const fn is_history(&self) -> bool {
        matches!(
            self,
            Self::Changed { .. }
                | Self::Unknown { .. }
                | Self::Dirty { .. }
                | Self::OutOfOrder { .. }
                | Self::Malformed(_)
        )
    }
}

fn place(half: Half, at: Option<&Place>) -> String {
    let word = match half {
        Half::Up => "",
        Half::Down => " on its way back",
    };
    match at {
        Some(Place { line, statement }) => {
            format!(
                "{word} at line {line} of its {half} file, `{statement}`",
                half = half.as_str()
            )
        }
        None => word.to_owned(),
    }
}

fn known(last: Option<i64>) -> String {
    last.map(|last| format!("; the last one is {last}"))
        .unwrap_or_default()
}

/// Whether a lock was not to be had.
fn is_lock(source: &sqlx::Error) -> bool {
    let code = source
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code);
    matches!(code.as_deref(), Some("55P03" | "40P01" | "5" | "6"))
}
