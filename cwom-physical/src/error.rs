//! What can go wrong when a catalog is read.

/// The result of reading a catalog.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong when a catalog is read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database has no schema of this name, or none is current.
    #[error("the database has no schema {}", .name.as_ref().map_or_else(|| "that is current".to_owned(), |name| format!("`{name}`")))]
    NoSchema {
        /// The schema that was asked for.
        name: Option<String>,
    },
    /// The server is older than what the catalog queries know.
    #[error("the server is version {version}; reading its catalog takes {oldest} or later")]
    ServerTooOld {
        /// The server's version.
        version: String,
        /// The oldest that will do.
        oldest: &'static str,
    },
    /// The catalog holds a definition that cannot be read: its text was edited by hand, or it was
    /// written by a later version of the engine.
    #[error("the definition of {object} cannot be read: {reason}")]
    Definition {
        /// Whose definition it is.
        object: String,
        /// What stands in the way.
        reason: String,
    },
    /// The catalog says two things that do not fit together.
    #[error("the catalog contradicts itself about {object}: {reason}")]
    Contradiction {
        /// What it is about.
        object: String,
        /// The two sides.
        reason: String,
    },
    /// A row of the catalog does not have the form that was asked for.
    #[error("a row of the catalog about {object} cannot be read: {source}")]
    Row {
        /// What it is about.
        object: String,
        /// The reason.
        source: serde_json::Error,
    },
    /// The database refused a query or could not be reached.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}
