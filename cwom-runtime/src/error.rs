//! What can go wrong, the same on both dialects.

use crate::backend::Violation;
use crate::{CursorProblem, DecodeProblem, Invalid, MigrationError};

/// The result of everything that a store does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong, the same on both dialects.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No row has this key.
    #[error("{entity} `{key}` does not exist")]
    NotFound {
        /// The entity.
        entity: &'static str,
        /// The key that was asked for.
        key: String,
    },
    /// Another row has the same value of a unique key.
    #[error("another {entity} has the same {} (`{constraint}`)", .fields.join(", "))]
    Unique {
        /// The entity.
        entity: &'static str,
        /// The unique key's name.
        constraint: &'static str,
        /// The fields of the key.
        fields: &'static [&'static str],
    },
    /// The row that a reference points at does not exist.
    #[error("`{field}` of {entity} points at a {target} that does not exist")]
    ReferenceMissing {
        /// The entity that refers.
        entity: &'static str,
        /// Its field.
        field: &'static str,
        /// The entity that it points at.
        target: &'static str,
    },
    /// The row cannot go while others refer to it.
    #[error("{entity} is still referenced by `{field}` of {by}")]
    StillReferenced {
        /// The entity.
        entity: &'static str,
        /// The entity that refers to it.
        by: &'static str,
        /// The field that does.
        field: &'static str,
    },
    /// The row has changed since it was read. Read it again, and decide again.
    #[error("{entity} `{key}` was read as version {expected} and is version {found} now")]
    Stale {
        /// The entity.
        entity: &'static str,
        /// The row's key.
        key: String,
        /// The version that was read.
        expected: i64,
        /// The version that it has.
        found: i64,
    },
    /// Fields break rules of the spec; nothing was sent.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// The database refused the row because of a rule between its fields.
    #[error("{entity} breaks the rule `{constraint}`: {rule}")]
    CheckFailed {
        /// The entity.
        entity: &'static str,
        /// The constraint's name.
        constraint: &'static str,
        /// The fields that the rule speaks of.
        fields: &'static [&'static str],
        /// The rule.
        rule: &'static str,
    },
    /// What never changes after creation would: a row of an immutable entity, or one field.
    #[error("{} never changes", .field.map_or_else(|| (*entity).to_owned(), |field| format!("`{field}` of {entity}")))]
    Immutable {
        /// The entity.
        entity: &'static str,
        /// The field; none where the whole row is immutable.
        field: Option<&'static str>,
    },
    /// Rows are only ever added.
    #[error("rows of {entity} are only ever added")]
    AppendOnly {
        /// The entity, or the rows of a link.
        entity: &'static str,
    },
    /// A change does not state the version after the one that the row has: someone else changed it
    /// first, or a new row does not begin at 1.
    #[error("the version of {entity} is not the one that was read")]
    StaleVersion {
        /// The entity.
        entity: &'static str,
    },
    /// A change says that it is older than the one before.
    #[error("`{field}` of {entity} would move backwards")]
    ClockBackwards {
        /// The entity.
        entity: &'static str,
        /// The field of the moment.
        field: &'static str,
    },
    /// The row was deleted softly, and is changed no more.
    #[error("{entity} was deleted and is changed no more")]
    Deleted {
        /// The entity.
        entity: &'static str,
    },
    /// Nobody said who writes. Only raw SQL gets here: the store states it with every write.
    #[error("a change of {entity} does not say who makes it")]
    Unattributed {
        /// The entity.
        entity: &'static str,
    },
    /// A new row begins in a state that is no initial one.
    #[error("`{field}` of a new {entity} is {}", .allowed.join(" or "))]
    NotInitial {
        /// The entity.
        entity: &'static str,
        /// The field of the state.
        field: &'static str,
        /// The initial states.
        allowed: Vec<String>,
    },
    /// The state machine has no such move.
    #[error("`{field}` of {entity} goes from {from} to {}", if .allowed.is_empty() { "nothing else".to_owned() } else { format!("{} only", .allowed.join(", ")) })]
    IllegalTransition {
        /// The entity.
        entity: &'static str,
        /// The field of the state.
        field: &'static str,
        /// The state that the row is in.
        from: String,
        /// The state that it was to move to, where the library wrote it.
        to: Option<String>,
        /// The states that it may move to; none when it is in a final one.
        allowed: Vec<String>,
    },
    /// A state requires a link that is not there, or that would go.
    #[error("{} needs one of `{link}` at least", .states.join(" or "))]
    RequiredLink {
        /// The entity that was written.
        entity: &'static str,
        /// The link.
        link: String,
        /// The states that require it.
        states: Vec<String>,
    },
    /// A relation without cycles would lead back to where it starts.
    #[error("`{field}` of {entity} would lead back to where it starts")]
    Cycle {
        /// The entity, or the rows of a link.
        entity: &'static str,
        /// The field that points at the next row.
        field: &'static str,
    },
    /// The database found an item in a list or a map that its type does not allow.
    #[error("an item in `{field}` of {entity} breaks the rules of its type")]
    InvalidItems {
        /// The entity.
        entity: &'static str,
        /// The field.
        field: &'static str,
    },
    /// A stored value is not one of its field.
    #[error("`{column}` of {entity} {problem}")]
    Decode {
        /// The entity or projection.
        entity: &'static str,
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        problem: DecodeProblem,
    },
    /// A stored value is not one that this revision's enum has; a newer one may have written it.
    #[error("`{column}` of {entity} holds `{value}`, which this revision's {name} does not have")]
    UnknownEnumValue {
        /// The entity or projection.
        entity: &'static str,
        /// The column.
        column: &'static str,
        /// The enum.
        name: &'static str,
        /// What is stored.
        value: String,
    },
    /// No row fulfils the conditions of a query for the only one that does.
    #[error("no {entity} fulfils the conditions")]
    NoneFound {
        /// The entity.
        entity: &'static str,
    },
    /// Several rows fulfil the conditions of a query for the only one that does.
    #[error("more than one {entity} fulfils the conditions")]
    SeveralFound {
        /// The entity.
        entity: &'static str,
    },
    /// A cursor that this query cannot go on from.
    #[error("the cursor of a page of {entity} {problem}")]
    Cursor {
        /// The entity.
        entity: &'static str,
        /// What is wrong with it.
        problem: CursorProblem,
    },
    /// Migrating failed.
    #[error(transparent)]
    Migration(#[from] MigrationError),
    /// The database could not be reached or opened.
    #[error("cannot connect to {url}: {source}")]
    Connect {
        /// Where, without a password.
        url: String,
        /// Why.
        source: sqlx::Error,
    },
    /// The URL names no dialect.
    #[error("`{url}` is no database URL: it must start with `sqlite:` or `postgres://`")]
    UnknownUrl {
        /// The URL, without a password.
        url: String,
    },
    /// The URL is of a dialect that was not compiled in.
    #[error("`{url}` needs the feature `{dialect}`, which is not enabled")]
    NotCompiledIn {
        /// The URL, without a password.
        url: String,
        /// The feature.
        dialect: &'static str,
    },
    /// Another writer holds what is needed, or no connection became free in time. Trying again
    /// later may work.
    #[error("the database is busy: {0}")]
    Busy(sqlx::Error),
    /// Concurrent transactions contradicted each other. Repeating the whole transaction may work.
    #[error("the transaction collided with another one: {0}")]
    Serialization(sqlx::Error),
    /// An earlier statement of this transaction failed, so only a rollback remains.
    #[error("an earlier statement of this transaction failed; it can only be rolled back")]
    Aborted,
    /// Anything else that the database said.
    #[error(transparent)]
    Database(sqlx::Error),
}

impl Error {
    /// Whether the same operation may succeed when it is tried again.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Serialization(_))
    }
}

/// What plain sqlx said, as the store would say it where no entity is known.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let violation = error.as_database_error().and_then(violation);
        match violation {
            Some(Violation::Busy) => Self::Busy(error),
            Some(Violation::Serialization) => Self::Serialization(error),
            _ if matches!(error, sqlx::Error::PoolTimedOut) => Self::Busy(error),
            _ => Self::Database(error),
        }
    }
}

/// What was refused, whichever engine it was.
fn violation(error: &dyn sqlx::error::DatabaseError) -> Option<Violation> {
    #[cfg(feature = "sqlite")]
    if error
        .try_downcast_ref::<sqlx::sqlite::SqliteError>()
        .is_some()
    {
        return <crate::Sqlite as crate::backend::Backend>::violation(error);
    }
    #[cfg(feature = "postgres")]
    if error
        .try_downcast_ref::<sqlx::postgres::PgDatabaseError>()
        .is_some()
    {
        return <crate::Postgres as crate::backend::Backend>::violation(error);
    }
    let _ = error;
    None
}

/// A URL without its password, for messages and logs.
pub(crate) fn without_password(url: &str) -> String {
    let mut shown = url.to_owned();
    if let Some(authority) = url.find("://").map(|at| at + 3) {
        let end = url[authority..]
            .find(['/', '?', '#'])
            .map_or(url.len(), |at| authority + at);
        // The last `@` ends the user part: a password may hold one that was not escaped.
        if let Some(at) = url[authority..end].rfind('@').map(|at| authority + at)
            && let Some(colon) = url[authority..at].find(':').map(|colon| authority + colon)
        {
            shown.replace_range(colon + 1..at, "***");
        }
    }
    // Passwords may also be given as parameters.
    let mut from = 0;
    while let Some(start) = shown[from..]
        .find("password=")
        .map(|at| from + at + "password=".len())
    {
        let end = shown[start..]
            .find('&')
            .map_or(shown.len(), |at| start + at);
        shown.replace_range(start..end, "***");
        from = start;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let check = |url, expected| assert_eq!(without_password(url), expected);
        check(
            "postgres://ada:secret@host/db",
            "postgres://ada:***@host/db",
        );
        check(
            "postgres://ada:se@cret@host:1/db",
            "postgres://ada:***@host:1/db",
        );
        check("postgres://ada@host:5432/db", "postgres://ada@host:5432/db");
        check(
            "postgres://host/db?password=secret&x=1",
            "postgres://host/db?password=***&x=1",
        );
        check(
            "postgres://h/d?sslpassword=a&password=b",
            "postgres://h/d?sslpassword=***&password=***",
        );
        check("sqlite:some/file.db", "sqlite:some/file.db");
        check("", "");
    }
}
