//! Transactions.

use std::borrow::Borrow;
use std::fmt;
use std::ops::DerefMut;
use std::sync::Arc;

use sqlx::{Pool, Transaction};

use super::statement::{self, Explain};
use super::{Read, explain};
use crate::backend::{Backend, ConnectionOf};
use crate::{Clock, Context, Creation, Deletable, Dialect, Entity, Error, New, Result};

/// A transaction that writes in a context. Dropped without a commit, nothing happened.
///
/// After a statement that the database refused, only a rollback remains, on both dialects.
pub struct Tx<D: Dialect> {
    transaction: Transaction<'static, D::Database>,
    context: Context,
    clock: Arc<dyn Clock>,
    failed: bool,
}

impl<D: Dialect> Tx<D> {
    /// Creates a row and its ids, timestamps and defaults, and returns it whole.
    pub async fn create<N: New>(&mut self, new: N) -> Result<N::Entity> {
        let entity = new.build(&Creation::new(&*self.clock, &self.context))?;
        entity.validate()?;
        self.insert(entity).await
    }

    /// Creates several rows of one kind, in order.
    pub async fn create_all<N: New>(
        &mut self,
        new: impl IntoIterator<Item = N, IntoIter: Send> + Send,
    ) -> Result<Vec<N::Entity>> {
        let mut created = Vec::new();
        for new in new {
            created.push(self.create(new).await?);
        }
        Ok(created)
    }

    /// Deletes the row with this key.
    pub async fn delete<E: Deletable>(&mut self, key: impl Borrow<E::Key> + Send) -> Result<()> {
        self.usable()?;
        let now = self.clock.now();
        let deleted =
            statement::delete::<D, E>(&mut self.transaction, key.borrow(), now, Explain::Now).await;
        self.remember(deleted)
    }

    /// Makes everything that was written permanent.
    pub async fn commit(self) -> Result<()> {
        self.usable()?;
        self.transaction.commit().await.map_err(explain::plain::<D>)
    }

    /// Takes everything back, as dropping does, and waits for it.
    pub async fn rollback(self) -> Result<()> {
        self.transaction
            .rollback()
            .await
            .map_err(explain::plain::<D>)
    }

    /// The context that it writes in.
    pub fn context(&self) -> &Context {
        &self.context
    }

    pub(super) async fn begin(
        pool: &Pool<D::Database>,
        clock: Arc<dyn Clock>,
        context: Context,
    ) -> Result<Self> {
        let transaction = pool
            .begin_with(<D as Backend>::BEGIN)
            .await
            .map_err(explain::plain::<D>)?;
        Ok(Self {
            transaction,
            context,
            clock,
            failed: false,
        })
    }

    /// Inserts a row that was validated.
    pub(super) async fn insert<E: Entity>(&mut self, entity: E) -> Result<E> {
        self.usable()?;
        let created = statement::create::<D, E>(&mut self.transaction, entity, Explain::Now).await;
        self.remember(created)
    }

    fn usable(&self) -> Result<()> {
        if self.failed {
            Err(Error::Aborted)
        } else {
            Ok(())
        }
    }

    /// PostgreSQL gives up a transaction at its first failed statement and SQLite does not, so the
    /// failure is kept here for both. What was refused before it was sent does not count.
    fn remember<T>(&mut self, outcome: Result<T>) -> Result<T> {
        let harmless = matches!(
            outcome,
            Ok(_) | Err(Error::Invalid(_) | Error::NotFound { .. })
        );
        self.failed |= !harmless;
        outcome
    }
}

impl<D: Dialect> Read for Tx<D> {
    type Dialect = D;

    async fn connection(
        &mut self,
    ) -> Result<impl DerefMut<Target = ConnectionOf<Self::Dialect>> + Send> {
        self.usable()?;
        Ok(&mut *self.transaction)
    }

    fn outcome<T>(&mut self, outcome: sqlx::Result<T>) -> Result<T> {
        self.remember(outcome.map_err(explain::plain::<D>))
    }
}

impl<D: Dialect> fmt::Debug for Tx<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Tx")
            .field("dialect", &D::NAME)
            .field("context", &self.context)
            .field("failed", &self.failed)
            .finish_non_exhaustive()
    }
}
