//! The statement behind updates and transitions, with the errors that it can end in.

use super::attribution::{self, Writing};
use super::{explain, read, statement};
use crate::backend::{Backend, ConnectionOf};
use crate::{Dialect, EncodeError, Error, Key, Result, RowWriter, Updatable};

/// A change that the database refused.
pub(super) struct Failed<E> {
    /// Why.
    pub(super) error: Error,
    /// The row, when only a repetition in a transaction can tell which reference failed.
    pub(super) unexplained: Option<E>,
}

/// Changes the row that has the key of `row` and the expected version, and returns it whole.
pub(super) async fn change<D: Dialect, E: Updatable>(
    connection: &mut ConnectionOf<D>,
    row: E,
    expected: Option<i64>,
    run: Writing<'_>,
) -> Result<E, Box<Failed<E>>> {
    let error = match send::<D, E>(connection, &row, expected, run).await {
        Ok(Sent::Changed) => return Ok(row),
        Ok(Sent::Read(row)) => return Ok(row),
        Ok(Sent::Nothing) => lost::<D, E>(connection, &row.key(), expected).await,
        Err(Refused::Driver(error)) if statement::is_unnamed_reference::<D>(&error) => {
            if matches!(run, Writing::Alone(_)) {
                return Err(Box::new(Failed {
                    error: explain::plain::<D>(error),
                    unexplained: Some(row),
                }));
            }
            statement::missing_reference::<D, E>(connection, &row)
                .await
                .unwrap_or_else(|| explain::insert::<D>(E::META, error))
        }
        Err(Refused::Driver(error)) => explain::insert::<D>(E::META, error),
        Err(Refused::Here(error)) => error,
    };
    Err(Box::new(Failed {
        error,
        unexplained: None,
    }))
}

/// What the statement did.
enum Sent<E> {
    /// The row is as it was sent.
    Changed,
    /// The row as the database has it.
    Read(E),
    /// No row has this key and version.
    Nothing,
}

/// Who refused it.
enum Refused {
    /// The database, or the way to it.
    Driver(sqlx::Error),
    /// The library.
    Here(Error),
}

async fn send<D: Dialect, E: Updatable>(
    connection: &mut ConnectionOf<D>,
    row: &E,
    expected: Option<i64>,
    run: Writing<'_>,
) -> Result<Sent<E>, Refused> {
    let mut parameters = parameters::<D, E>(row, expected).map_err(Refused::Here)?;
    let stating = run.stating(E::META);
    let statement = match &stating {
        Some((context, audited)) => {
            attribution::write(context, &mut parameters)
                .map_err(|error| Refused::Here(explain::context(&error)))?;
            audited.update
        }
        None => E::UPDATE,
    };
    if E::READ_BACK {
        let rows = D::fetch(connection, D::text(&statement), parameters).await;
        let rows = rows.map_err(Refused::Driver)?;
        let read = read::first::<D, _>(&rows, E::META.name, E::META.columns, E::read);
        let read = read.map_err(Refused::Here)?;
        return Ok(read.map_or(Sent::Nothing, Sent::Read));
    }
    let changed = if stating.is_some() {
        attribution::execute::<D>(connection, &statement, parameters).await
    } else {
        D::execute(connection, D::text(&statement), parameters).await
    };
    match changed {
        Ok(0) => Ok(Sent::Nothing),
        Ok(_) => Ok(Sent::Changed),
        Err(error) => Err(Refused::Driver(error)),
    }
}

fn parameters<D: Backend, E: Updatable>(row: &E, expected: Option<i64>) -> Result<D::Writer> {
    let mut parameters = D::Writer::default();
    let key = row.key();
    // The positions of these parameters are not those of the columns, but the rules that a value
    // breaks here were all checked before, but for U+0000 in a key.
    let broken = |error: EncodeError| statement::key_error::<E>(error);
    row.write_changes(&mut parameters).map_err(broken)?;
    key.write(&mut parameters).map_err(broken)?;
    if expected.is_some() {
        parameters.i64(expected).map_err(broken)?;
    }
    Ok(parameters)
}

/// Why there was no row to change: it is gone, or another version.
async fn lost<D: Dialect, E: Updatable>(
    connection: &mut ConnectionOf<D>,
    key: &E::Key,
    expected: Option<i64>,
) -> Error {
    let found = match current::<D, E>(connection, key).await {
        Ok(found) => found,
        Err(error) => return error,
    };
    match (expected, found) {
        (Some(expected), Some(found)) => Error::Stale {
            entity: E::META.name,
            key: key.text(),
            expected,
            found,
        },
        _ => read::not_found::<E>(key),
    }
}

/// The version that the row has now.
async fn current<D: Dialect, E: Updatable>(
    connection: &mut ConnectionOf<D>,
    key: &E::Key,
) -> Result<Option<i64>> {
    let parameters = read::key_parameters::<D, E>(key, None)?;
    let rows = D::fetch(connection, D::text(&E::META.statements.get), parameters).await;
    let rows = rows.map_err(explain::plain::<D>)?;
    let row = read::first::<D, E>(&rows, E::META.name, E::META.columns, E::read)?;
    Ok(row.and_then(|row| row.version()))
}
