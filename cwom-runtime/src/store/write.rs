//! Single writes.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::attribution::Writing;
use super::desk::Lease;
use super::observe::observed;
use super::{Held, Store, Tx, explain, statement};
use crate::{
    AuditMeta, Context, Creation, Deletable, Dialect, Entity, Error, New, NewLinks, Result,
    Timestamp, TraceId,
};

/// Single writes in a context, each a transaction of its own and, as a rule, one statement.
pub struct Write<'s, D: Dialect> {
    store: &'s Store<D>,
    context: &'s Context,
}

impl<'s, D: Dialect> Write<'s, D> {
    /// Creates a row and its ids, timestamps and defaults, and returns it whole.
    ///
    /// Links that were given with it are made together with it.
    pub async fn create<N: New>(&self, new: N) -> Result<N::Entity> {
        let entity = <N::Entity as Entity>::META.name;
        observed(entity, "create", Some(self.trace()), self.create_new(new)).await
    }

    async fn create_new<N: New>(&self, mut new: N) -> Result<N::Entity> {
        let links = NewLinks::of(&mut new);
        if !links.is_empty() {
            let mut transaction = self.transaction().await?;
            let created = transaction.create_linked(new, links).await?;
            transaction.commit().await?;
            return Ok(created);
        }
        let entity = new.build(&Creation::new(&*self.store.clock, self.context))?;
        entity.validate()?;
        if <N::Entity as Entity>::READ_BACK {
            return self.create_in_transaction(entity).await;
        }
        // The row is kept for a second attempt, which only a failed foreign key needs.
        let inserted = {
            let mut connection = self.connection().await?;
            let run = Writing::Alone(self.context);
            let inserted = statement::insert::<D, _>(&mut connection, &entity, run).await;
            if inserted.is_ok() {
                connection.done();
            }
            inserted
        };
        match inserted {
            Err(Error::Database(error)) if statement::is_unnamed_reference::<D>(&error) => {
                self.create_in_transaction(entity).await
            }
            other => other.map(|()| entity),
        }
    }

    /// Creates several rows of one kind, all or none; see [`Tx::create_all`].
    pub async fn create_all<N: New>(
        &self,
        new: impl IntoIterator<Item = N, IntoIter: Send> + Send,
    ) -> Result<Vec<N::Entity>> {
        let mut transaction = self.transaction().await?;
        let created = transaction.create_all(new).await?;
        transaction.commit().await?;
        Ok(created)
    }

    /// Deletes the row with this key.
    pub async fn delete<E: Deletable>(&self, key: impl Borrow<E::Key> + Send) -> Result<()> {
        observed(
            E::META.name,
            "delete",
            Some(self.trace()),
            self.remove::<E>(key),
        )
        .await
    }

    async fn remove<E: Deletable>(&self, key: impl Borrow<E::Key> + Send) -> Result<()> {
        let says_who = |audited: AuditMeta| !D::text(&audited.delete).is_empty();
        if E::META.cascades.is_some() || !E::META.audited.is_none_or(says_who) {
            return self.delete_in_transaction::<E>(key).await;
        }
        let now = self.store.clock.now();
        let deleted = {
            let mut connection = self.connection().await?;
            statement::delete::<D, E>(
                &mut connection,
                key.borrow(),
                now,
                Writing::Alone(self.context),
            )
            .await
        };
        match deleted {
            Err(Error::Database(error)) if statement::is_unnamed_reference::<D>(&error) => {
                self.delete_in_transaction::<E>(key).await
            }
            other => other,
        }
    }

    async fn delete_in_transaction<E: Deletable>(
        &self,
        key: impl Borrow<E::Key> + Send,
    ) -> Result<()> {
        let mut transaction = self.transaction().await?;
        transaction.delete::<E>(key).await?;
        transaction.commit().await
    }

    pub(super) fn context(&self) -> &'s Context {
        self.context
    }

    /// The chain of work that it writes in.
    pub(super) fn trace(&self) -> TraceId {
        self.context.trace
    }

    pub(super) fn now(&self) -> Timestamp {
        self.store.clock.now()
    }

    pub(super) fn new(store: &'s Store<D>, context: &'s Context) -> Self {
        Self { store, context }
    }

    async fn create_in_transaction<E: Entity>(&self, entity: E) -> Result<E> {
        let mut transaction = self.transaction().await?;
        let created = transaction.insert(entity).await?;
        transaction.commit().await?;
        Ok(created)
    }

    pub(super) async fn connection(&self) -> Result<Lease<D::Database>> {
        self.store
            .writers
            .lease()
            .await
            .map_err(explain::plain::<D>)
    }

    /// Where SQLite does not say which foreign key failed, only a look from inside one transaction
    /// can tell. The write is repeated in it: should it succeed this time, then it did.
    pub(super) async fn transaction(&self) -> Result<Tx<D>> {
        Tx::begin(
            &self.store.writers(),
            Arc::clone(&self.store.clock),
            self.context.clone(),
        )
        .await
    }
}

impl<D: Dialect> Clone for Write<'_, D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D: Dialect> Copy for Write<'_, D> {}

impl<D: Dialect> fmt::Debug for Write<'_, D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Write")
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}
