//! How a verb ended: exit codes, errors with a way out, and both as JSON.

use std::time::Duration;

use anyhow::Error;
use cwom_cli::{Exit, output};
use cwom_runtime::{Half, MigrationError};
use serde_json::{Value, json};

use super::place::BrokenHistory;

/// The history differs from the files, or the files from their lock.
pub(crate) const HISTORY: Exit = Exit::Of(2);

/// Prints an error for people.
pub(crate) fn print_error(error: &Error) -> Exit {
    output::print_error(error);
    if let Some(advice) = advice(error) {
        output::print_aside(&output::help_line(&advice));
    }
    exit(error)
}

/// How a verb ends that failed so.
pub(crate) fn exit(error: &Error) -> Exit {
    let is_history = error
        .chain()
        .any(<dyn std::error::Error>::is::<BrokenHistory>)
        || migration_error(error).is_some_and(MigrationError::is_history);
    if is_history { HISTORY } else { Exit::CouldNot }
}

/// An error as an object.
pub(crate) fn error_object(error: &Error) -> Value {
    let (mut version, mut line, mut statement) = (None, None, None);
    if let Some(MigrationError::Failed {
        version: failed,
        at,
        ..
    }) = migration_error(error)
    {
        version = Some(*failed);
        line = at.as_ref().map(|at| at.line);
        statement = at.as_ref().map(|at| at.statement.clone());
    }
    json!({
        "message": format!("{error:#}"),
        "advice": advice(error),
        "version": version,
        "line": line,
        "statement": statement,
    })
}

/// What has been done, in a word.
pub(crate) const fn word(half: Half) -> &'static str {
    match half {
        Half::Up => "applied",
        Half::Down => "reverted",
    }
}

pub(crate) fn milliseconds(elapsed: Duration) -> u64 {
    u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
}

fn advice(error: &Error) -> Option<String> {
    if let Some(advice) = migration_error(error).and_then(MigrationError::advice) {
        return Some(advice);
    }
    let runtime = runtime_error(error)?;
    let cwom_runtime::Error::Connect { source, .. } = runtime else {
        return None;
    };
    let code = source
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code);
    Some(match code.as_deref() {
        Some("3D000") => "create the database first".to_owned(),
        Some("28P01" | "28000") => {
            "the server refused the role or its password; look at --database-url".to_owned()
        }
        _ => match source {
            sqlx::Error::Io(_) => {
                "the server does not answer; is it running, and are host and port right?".to_owned()
            }
            sqlx::Error::Tls(_) => {
                "the server wants an encrypted connection; build with the feature `tls`".to_owned()
            }
            _ => return None,
        },
    })
}

fn migration_error(error: &Error) -> Option<&MigrationError> {
    match runtime_error(error)? {
        cwom_runtime::Error::Migration(error) => Some(error),
        _ => None,
    }
}

fn runtime_error(error: &Error) -> Option<&cwom_runtime::Error> {
    error.chain().find_map(|cause| cause.downcast_ref())
}
