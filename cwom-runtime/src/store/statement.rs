//! The statements behind every write, with the errors that they can end in.

use super::attribution::{self, Writing};
use super::{explain, read};
use crate::backend::{Backend, ConnectionOf, Violation};
use crate::{
    Deletable, DeleteStatement, Dialect, EncodeError, Entity, Error, Invalid, Key, PerDialect,
    Result, RowWriter, Timestamp,
};

/// Inserts a row that was validated, and returns it whole.
pub(super) async fn create<D: Dialect, E: Entity>(
    connection: &mut ConnectionOf<D>,
    entity: E,
    run: Writing<'_>,
) -> Result<E> {
    insert::<D, E>(connection, &entity, run).await?;
    if !E::READ_BACK {
        return Ok(entity);
    }
    let key = entity.key();
    let parameters = read::key_parameters::<D, E>(&key, None)?;
    let rows = D::fetch(connection, D::text(&E::META.statements.get), parameters).await;
    let rows = rows.map_err(explain::plain::<D>)?;
    read::first::<D, _>(&rows, E::META.name, E::META.columns, E::read)?
        .ok_or_else(|| read::not_found::<E>(&key))
}

/// Deletes the row with this key.
pub(super) async fn delete<D: Dialect, E: Deletable>(
    connection: &mut ConnectionOf<D>,
    key: &E::Key,
    now: Timestamp,
    run: Writing<'_>,
) -> Result<()> {
    let mut parameters = D::Writer::default();
    let statement = match &E::META.statements.delete {
        Some(DeleteStatement::Hard(statement)) => statement,
        Some(DeleteStatement::Soft(statement)) => {
            parameters
                .timestamp(Some(now))
                .map_err(|error| key_error::<E>(error))?;
            statement
        }
        // `Deletable` and the statement come from the same rule of the spec.
        None => return Err(read::not_found::<E>(key)),
    };
    key.write(&mut parameters)
        .map_err(|error| key_error::<E>(error))?;
    let deleted = match run.stating(E::META) {
        Some((context, audited)) => {
            attribution::write(context, &mut parameters)
                .map_err(|error| explain::context(&error))?;
            attribution::execute::<D>(connection, &audited.delete, parameters).await
        }
        None => D::execute(connection, D::text(statement), parameters).await,
    };
    let error = match deleted {
        Ok(0) => return Err(read::not_found::<E>(key)),
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    if matches!(run, Writing::Within) && is_unnamed_reference::<D>(&error) {
        for inbound in E::META.inbound {
            let parameters = read::key_parameters::<D, E>(key, None)?;
            if finds::<D>(connection, &inbound.probe, parameters).await? {
                return Err(explain::remaining(E::META, inbound));
            }
        }
    }
    Err(explain::delete::<D>(E::META, error))
}

/// Whether a foreign key failed and the driver does not say which.
pub(super) fn is_unnamed_reference<D: Backend>(error: &sqlx::Error) -> bool {
    matches!(
        explain::violation::<D>(error),
        Some(Violation::Reference(None))
    )
}

/// A key that no database may hold.
pub(super) fn key_error<E: Entity>(error: EncodeError) -> Error {
    Invalid::new(E::META.name, "key", error.rule).into()
}

/// Inserts a row that was validated.
pub(super) async fn insert<D: Dialect, E: Entity>(
    connection: &mut ConnectionOf<D>,
    entity: &E,
    run: Writing<'_>,
) -> Result<()> {
    let mut parameters = row_parameters::<D, E>(entity)?;
    let insert = match run.stating(E::META) {
        Some((context, audited)) => {
            attribution::write(context, &mut parameters)
                .map_err(|error| explain::context(&error))?;
            D::text(&audited.create)
        }
        None => D::text(&E::META.statements.insert),
    };
    let Err(error) = D::execute(connection, insert, parameters).await else {
        return Ok(());
    };
    if matches!(run, Writing::Within)
        && is_unnamed_reference::<D>(&error)
        && let Some(missing) = missing_reference::<D, E>(connection, entity).await
    {
        return Err(missing);
    }
    Err(explain::insert::<D>(E::META, error))
}

/// Which reference of a refused row points at nothing, or why that cannot be told.
pub(super) async fn missing_reference<D: Dialect, E: Entity>(
    connection: &mut ConnectionOf<D>,
    entity: &E,
) -> Option<Error> {
    for reference in E::META.references {
        let found = match row_parameters::<D, E>(entity) {
            Ok(parameters) => finds::<D>(connection, &reference.probe, parameters).await,
            Err(error) => Err(error),
        };
        match found {
            Ok(true) => return Some(explain::missing(E::META, reference)),
            Ok(false) => {}
            Err(error) => return Some(error),
        }
    }
    None
}

fn row_parameters<D: Backend, E: Entity>(entity: &E) -> Result<D::Writer> {
    let mut parameters = D::Writer::default();
    match entity.write(&mut parameters) {
        Ok(()) => Ok(parameters),
        Err(error) => Err(explain::encode(E::META, error)),
    }
}

/// Whether a probe finds what it looks for.
pub(super) async fn finds<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    probe: &PerDialect,
    parameters: D::Writer,
) -> Result<bool> {
    let rows = D::fetch(connection, D::text(probe), parameters).await;
    rows.map(|rows| !rows.is_empty())
        .map_err(explain::plain::<D>)
}
