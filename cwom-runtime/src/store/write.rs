//! Writing: the statements behind transactions, and single writes.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::{Store, Tx, explain, read};
use crate::backend::{Backend, ConnectionOf, Violation};
use crate::{
    Context, Creation, Deletable, DeleteStatement, Dialect, Entity, Error, New, PerDialect, Result,
    RowWriter, Timestamp,
};

/// Single writes in a context, each a transaction of its own and one statement.
pub struct Write<'s, D: Dialect> {
    store: &'s Store<D>,
    context: &'s Context,
}

impl<'s, D: Dialect> Write<'s, D> {
    /// Creates a row and its ids, timestamps and defaults, and returns it whole.
    pub async fn create<N: New>(&self, new: N) -> Result<N::Entity> {
        let entity = new.build(&Creation::new(&*self.store.clock, self.context))?;
        entity.validate()?;
        let inserted = {
            let acquired = self.store.writers.acquire().await;
            let mut connection = acquired.map_err(explain::plain::<D>)?;
            insert::<D, _>(&mut connection, &entity, Explain::InTransaction).await
        };
        match inserted {
            Err(Error::Database(error)) if is_unnamed_reference::<D>(&error) => {
                let mut transaction = self.transaction().await?;
                transaction.insert(&entity).await?;
                transaction.commit().await?;
            }
            other => other?,
        }
        Ok(entity)
    }

    /// Deletes the row with this key.
    pub async fn delete<E: Deletable>(&self, key: impl Borrow<E::Key> + Send) -> Result<()> {
        let now = self.store.clock.now();
        let deleted = {
            let acquired = self.store.writers.acquire().await;
            let mut connection = acquired.map_err(explain::plain::<D>)?;
            delete::<D, E>(&mut connection, key.borrow(), now, Explain::InTransaction).await
        };
        match deleted {
            Err(Error::Database(error)) if is_unnamed_reference::<D>(&error) => {
                let mut transaction = self.transaction().await?;
                transaction.delete::<E>(key).await?;
                transaction.commit().await
            }
            other => other,
        }
    }

    pub(super) fn new(store: &'s Store<D>, context: &'s Context) -> Self {
        Self { store, context }
    }

    /// Only a look from inside one transaction can tell which foreign key failed, because other
    /// writers do not wait. The write is repeated in it: should it succeed this time, then it did.
    async fn transaction(&self) -> Result<Tx<D>> {
        Tx::begin(
            &self.store.writers,
            Arc::clone(&self.store.clock),
            self.context.clone(),
        )
        .await
    }
}

impl<D: Dialect> fmt::Debug for Write<'_, D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Write")
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}

/// Whether a foreign key without a name can be explained by a look at the database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Explain {
    /// Here and now: the statement ran in a transaction.
    Here,
    /// Not yet: it must be repeated in a transaction.
    InTransaction,
}

/// Inserts a row that was validated.
pub(super) async fn insert<D: Dialect, E: Entity>(
    connection: &mut ConnectionOf<D>,
    entity: &E,
    how: Explain,
) -> Result<()> {
    let parameters = row_parameters::<D, E>(entity)?;
    let error = match D::execute(connection, D::text(&E::META.statements.insert), parameters).await
    {
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    if how == Explain::Here && is_unnamed_reference::<D>(&error) {
        for reference in E::META.references {
            let parameters = row_parameters::<D, E>(entity)?;
            if probe::<D>(connection, &reference.probe, parameters).await? {
                return Err(explain::missing(E::META, reference));
            }
        }
    }
    Err(explain::insert::<D>(E::META, error))
}

/// Deletes a row.
pub(super) async fn delete<D: Dialect, E: Deletable>(
    connection: &mut ConnectionOf<D>,
    key: &E::Key,
    now: Timestamp,
    how: Explain,
) -> Result<()> {
    let mut parameters = read::key_parameters::<D, E>(key, None)?;
    let statement = match &E::META.statements.delete {
        Some(DeleteStatement::Hard(statement)) => statement,
        Some(DeleteStatement::Soft(statement)) => {
            parameters
                .timestamp(Some(now))
                .map_err(|error| explain::encode(E::META, error))?;
            statement
        }
        // `Deletable` and the statement come from the same rule of the spec.
        None => return Err(read::not_found::<E>(key)),
    };
    let error = match D::execute(connection, D::text(statement), parameters).await {
        Ok(0) => return Err(read::not_found::<E>(key)),
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    if how == Explain::Here && is_unnamed_reference::<D>(&error) {
        for inbound in E::META.inbound {
            let parameters = read::key_parameters::<D, E>(key, None)?;
            if probe::<D>(connection, &inbound.probe, parameters).await? {
                return Err(Error::StillReferenced {
                    entity: E::META.name,
                    by: inbound.entity,
                    field: inbound.field,
                });
            }
        }
    }
    Err(explain::delete::<D>(E::META, error))
}

fn row_parameters<D: Backend, E: Entity>(entity: &E) -> Result<D::Writer> {
    let mut parameters = D::Writer::default();
    match entity.write(&mut parameters) {
        Ok(()) => Ok(parameters),
        Err(error) => Err(explain::encode(E::META, error)),
    }
}

/// Whether a probe finds what it looks for.
async fn probe<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    probe: &PerDialect,
    parameters: D::Writer,
) -> Result<bool> {
    let rows = D::fetch(connection, D::text(probe), parameters).await;
    rows.map(|rows| !rows.is_empty())
        .map_err(explain::plain::<D>)
}

fn is_unnamed_reference<D: Backend>(error: &sqlx::Error) -> bool {
    matches!(
        explain::violation::<D>(error),
        Some(Violation::Reference(None))
    )
}
