//! What a fixture is made of: values, and rows that it refers to.

use std::any::TypeId;
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::fixture::Given;
use super::{Choices, Fixture, FixtureOf, TestDatabase};
use crate::{
    Dialect, Entity, Error, Id, Link, Linkable, Queryable, Result, Scalar, Timestamp, TraceId,
    Write,
};

/// What a fixture is made of. Generated code asks it.
pub struct Fixtures<'d, D: Dialect> {
    database: &'d TestDatabase<D>,
    given: Given,
    choices: Choices,
}

impl<'d, D: Dialect> Fixtures<'d, D> {
    pub(super) fn new(database: &'d TestDatabase<D>, given: Given, choices: Choices) -> Self {
        Self {
            database,
            given,
            choices,
        }
    }

    /// Where values come from.
    pub fn choices(&mut self) -> &mut Choices {
        &mut self.choices
    }

    /// Says for which field the next values are.
    pub fn at(&mut self, field: &'static str) -> &mut Choices {
        self.choices.at(field)
    }

    /// An id that nothing has yet.
    pub fn id<E: Entity>(&self) -> Id<E> {
        self.database.new_id()
    }

    /// The next moment of the database's clock.
    pub fn now(&self) -> Timestamp {
        self.database.now()
    }

    /// The chain of work that fixtures belong to.
    pub fn trace(&self) -> TraceId {
        self.database.context().trace
    }

    /// Writes in the context of fixtures.
    pub fn write(&self) -> Write<'d, D> {
        self.database.write(self.database.context())
    }

    /// A row to refer to: the one that the test gave, or one that was made for this fixture already,
    /// or a new one.
    pub async fn row<E: Fixture>(&mut self) -> Result<E> {
        let of = TypeId::of::<E>();
        let known = self.given.get(&of).cloned();
        if let Some(row) = known.and_then(|row| row.downcast::<E>().ok()) {
            return Ok((*row).clone());
        }
        let mut fixture = FixtureOf::<D, E>::new(self.database);
        fixture.refer_to(&self.given);
        // Behind a pointer: kinds of rows lead to each other.
        let created: std::pin::Pin<Box<dyn Future<Output = Result<E>> + Send + '_>> =
            Box::pin(fixture.create());
        let row = created.await?;
        self.given.insert(of, Arc::new(row.clone()));
        Ok(row)
    }

    /// Links two rows, unless they are linked already.
    pub async fn link<E, T, L>(
        &self,
        relation: Link<E, T, L>,
        from: impl Borrow<E::Key> + Send,
        to: impl Borrow<T::Key> + Send,
    ) -> Result<()>
    where
        E: Queryable<Key: Scalar>,
        T: Queryable<Key: Scalar>,
        L: Linkable,
    {
        match self.write().link(relation, from, to).await {
            Ok(_) | Err(Error::Unique { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// No row, or one to refer to, as the choices say.
    pub async fn maybe<E: Fixture>(&mut self, field: &'static str) -> Result<Option<E>> {
        if self.at(field).maybe(|_| ()).is_none() {
            return Ok(None);
        }
        self.row().await.map(Some)
    }
}

impl<D: Dialect> fmt::Debug for Fixtures<'_, D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Fixtures")
            .field("choices", &self.choices)
            .finish_non_exhaustive()
    }
}
