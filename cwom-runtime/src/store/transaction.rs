//! Transactions.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use sqlx::{Pool, Transaction};

use super::attribution::{Stated, Writing};
use super::observe::observed;
use super::{Held, Read, batch, explain, statement};
use crate::backend::{Backend, ConnectionOf};
use crate::new_links::LinkedRow;
use crate::{
    Clock, Context, Creation, Deletable, Dialect, Entity, Error, New, NewLinks, PerDialect, Result,
    Timestamp, TraceId,
};

/// A transaction that writes in a context. Dropped without a commit, nothing happened.
///
/// After a statement that the database refused, only a rollback remains, on both dialects.
pub struct Tx<D: Dialect> {
    transaction: Transaction<'static, D::Database>,
    context: Context,
    clock: Arc<dyn Clock>,
    failed: bool,
    /// Scopes that were left without a word; the next statement takes them back first.
    abandoned: u32,
    /// How many scopes are open.
    pub(super) depth: u32,
    /// The logs that know who writes.
    pub(super) stated: Vec<Stated>,
}

/// Rows, and those of the links that come with them.
type Built<E> = (Vec<E>, Vec<Box<dyn LinkedRow>>);

impl<D: Dialect> Tx<D> {
    /// Creates a row and its ids, timestamps and defaults, and returns it whole.
    ///
    /// Links that were given with it are made together with it.
    pub async fn create<N: New>(&mut self, mut new: N) -> Result<N::Entity> {
        let links = NewLinks::of(&mut new);
        let trace = Some(self.context.trace);
        let created = self.create_linked(new, links);
        observed(<N::Entity as Entity>::META.name, "create", trace, created).await
    }

    /// Creates several rows of one kind, in order, by as few statements as it takes. Links that
    /// were given with them are made together with them.
    ///
    /// A row may refer to one before it. What breaks a rule of a single field is found before
    /// anything is sent.
    pub async fn create_all<N: New>(
        &mut self,
        new: impl IntoIterator<Item = N, IntoIter: Send> + Send,
    ) -> Result<Vec<N::Entity>> {
        let built = self.built_all(new)?;
        let trace = Some(self.context.trace);
        let created = self.insert_all(built);
        observed(
            <N::Entity as Entity>::META.name,
            "create_all",
            trace,
            created,
        )
        .await
    }

    /// Deletes the row with this key.
    pub async fn delete<E: Deletable>(&mut self, key: impl Borrow<E::Key> + Send) -> Result<()> {
        let trace = Some(self.context.trace);
        observed(E::META.name, "delete", trace, self.remove::<E>(key)).await
    }

    /// Makes everything that was written permanent.
    pub async fn commit(mut self) -> Result<()> {
        self.usable().await?;
        self.unstate().await?;
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
        // A task of its own, which goes on when the caller does not: the driver does not notice a
        // transaction whose BEGIN it was not let wait for, and the next one to get the connection
        // would write into it.
        let pool = pool.clone();
        let begun = sqlx::__rt::spawn(async move { pool.begin_with(<D as Backend>::BEGIN).await });
        let transaction = begun.await.map_err(explain::plain::<D>)?;
        Ok(Self {
            transaction,
            context,
            clock,
            failed: false,
            abandoned: 0,
            depth: 0,
            stated: Vec::new(),
        })
    }

    /// Creates a row with the links that were taken from it.
    pub(super) async fn create_linked<N: New>(
        &mut self,
        new: N,
        links: NewLinks<N::Entity>,
    ) -> Result<N::Entity> {
        let (entity, links) = {
            let at = Creation::new(&*self.clock, &self.context);
            let entity = new.build(&at)?;
            entity.validate()?;
            let links = links.rows(&entity, &at)?;
            (entity, links)
        };
        let created = self.insert(entity).await?;
        self.link_all(links).await?;
        Ok(created)
    }

    /// What this becomes in the context of the transaction, not yet validated.
    pub(super) fn built<N: New>(&self, new: N) -> Result<N::Entity> {
        Ok(new.build(&Creation::new(&*self.clock, &self.context))?)
    }

    /// Validated rows, with the links that were given with them.
    fn built_all<N: New>(&self, new: impl IntoIterator<Item = N>) -> Result<Built<N::Entity>> {
        let mut entities = Vec::new();
        let mut links = Vec::new();
        for mut new in new {
            let given = NewLinks::of(&mut new);
            let at = Creation::new(&*self.clock, &self.context);
            let entity = new.build(&at)?;
            entity.validate()?;
            links.extend(given.rows(&entity, &at)?);
            entities.push(entity);
        }
        Ok((entities, links))
    }

    async fn insert_all<E: Entity>(&mut self, (entities, links): Built<E>) -> Result<Vec<E>> {
        self.usable().await?;
        self.state(E::META).await?;
        let created = batch::create_all::<D, _>(&mut self.transaction, entities).await;
        // Of several statements, some may have been sent before the one that was refused.
        self.failed |= created.is_err();
        let created = created?;
        self.link_all(links).await?;
        Ok(created)
    }

    async fn remove<E: Deletable>(&mut self, key: impl Borrow<E::Key> + Send) -> Result<()> {
        self.usable().await?;
        self.state(E::META).await?;
        if let Some(log) = &E::META.cascades {
            self.state_to(log).await?;
        }
        let now = self.clock.now();
        let deleted =
            statement::delete::<D, E>(&mut self.transaction, key.borrow(), now, Writing::Within)
                .await;
        self.remember(deleted)
    }

    async fn link_all(&mut self, links: Vec<Box<dyn LinkedRow>>) -> Result<()> {
        for link in &links {
            self.state(link.meta()).await?;
        }
        let linked = batch::link_all::<D>(&mut self.transaction, links).await;
        self.failed |= linked.is_err();
        linked
    }

    /// Inserts a row that was validated.
    pub(crate) async fn insert<E: Entity>(&mut self, entity: E) -> Result<E> {
        self.usable().await?;
        self.state(E::META).await?;
        let created =
            statement::create::<D, E>(&mut self.transaction, entity, Writing::Within).await;
        self.remember(created)
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The connection, for a statement whose outcome is then remembered.
    pub(crate) fn raw(&mut self) -> &mut ConnectionOf<D> {
        &mut self.transaction
    }

    /// The connection, and where a failure on it is noted.
    pub(super) fn parts(&mut self) -> (&mut ConnectionOf<D>, &mut bool) {
        (&mut self.transaction, &mut self.failed)
    }

    /// Leaves a scope without keeping it. A failure in it does not count any more.
    pub(super) fn abandon_scope(&mut self) {
        self.abandoned += 1;
        self.failed = false;
        self.depth = self.depth.saturating_sub(1);
        // What was told in the scope is taken back with it.
        let depth = self.depth;
        self.stated.retain(|stated| stated.depth <= depth);
    }

    /// A statement without parameters.
    pub(super) async fn say(&mut self, statement: &PerDialect) -> Result<()> {
        let parameters = D::Writer::default();
        let said = D::execute(&mut self.transaction, D::text(statement), parameters).await;
        self.remember(said.map(drop).map_err(explain::plain::<D>))
    }

    /// Takes back what abandoned scopes wrote, and refuses to go on after a failure.
    pub(crate) async fn usable(&mut self) -> Result<()> {
        while self.abandoned > 0 {
            self.abandoned -= 1;
            self.undo_scope().await?;
        }
        if self.failed {
            Err(Error::Aborted)
        } else {
            Ok(())
        }
    }

    /// PostgreSQL gives up a transaction at its first failed statement and SQLite does not, so the
    /// failure is kept here for both. What was refused before it was sent does not count.
    pub(crate) fn remember<T>(&mut self, outcome: Result<T>) -> Result<T> {
        let harmless = matches!(
            outcome,
            Ok(_) | Err(Error::Invalid(_) | Error::NotFound { .. } | Error::Stale { .. })
        );
        self.failed |= !harmless;
        outcome
    }
}

impl<D: Dialect> Read for Tx<D> {
    type Dialect = D;

    async fn connection(&mut self) -> Result<impl Held<ConnectionOf<Self::Dialect>>> {
        self.usable().await?;
        Ok(&mut *self.transaction)
    }

    fn trace(&self) -> Option<TraceId> {
        Some(self.context.trace)
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
