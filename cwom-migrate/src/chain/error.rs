//! Why a directory is not a history.

use std::fmt::{self, Display, Formatter};

use super::{LOCK, SNAPSHOT};
use crate::SnapshotError;
use crate::lock::{Finding, LockError};

/// Why the files are not a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChainError {
    /// The lock cannot be read.
    Lock(LockError),
    /// Files are not as they were locked.
    Files(Vec<Finding>),
    /// There are migrations, and no lock.
    Unlocked,
    /// A file that belongs to the head is gone.
    Missing(String),
    /// The snapshot is not the one that the head led to.
    Snapshot(String),
    /// The snapshot cannot be read.
    Unreadable(SnapshotError),
    /// The texts of triggers and functions are not those of the snapshot.
    Routines(String),
    /// What is kept of the revision before the head is not what the migrations before it lead to.
    Parent(String),
    /// A file is not UTF-8.
    NotText(String),
}

impl ChainError {
    /// The id that `explain` knows.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Lock(_) => "CW-H02",
            Self::Snapshot(_) | Self::Unreadable(_) | Self::Routines(_) | Self::Parent(_) => {
                "CW-H05"
            }
            Self::Files(_) | Self::Unlocked | Self::Missing(_) | Self::NotText(_) => "CW-H01",
        }
    }
}

impl Display for ChainError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lock(error) => write!(f, "{}: {error}", self.id()),
            Self::Files(findings) => {
                for (position, finding) in findings.iter().enumerate() {
                    let end = if position + 1 < findings.len() {
                        "\n"
                    } else {
                        ""
                    };
                    write!(f, "{finding}{end}")?;
                }
                Ok(())
            }
            Self::Unlocked => write!(f, "CW-H01: there are migrations and no {LOCK}"),
            Self::Missing(path) => write!(f, "CW-H01: {path} is gone"),
            Self::Snapshot(path) => {
                write!(f, "CW-H05: {path} is not the one that the head leads to")
            }
            Self::Unreadable(error) => write!(f, "CW-H05: {error}"),
            Self::Routines(path) => {
                write!(f, "CW-H05: {path} does not hold the texts of {SNAPSHOT}")
            }
            Self::Parent(path) => write!(
                f,
                "CW-H05: {path} is not what the migrations before the head lead to"
            ),
            Self::NotText(path) => write!(f, "CW-H01: {path} is not UTF-8"),
        }
    }
}

impl std::error::Error for ChainError {}

impl From<SnapshotError> for ChainError {
    fn from(error: SnapshotError) -> Self {
        Self::Unreadable(error)
    }
}
