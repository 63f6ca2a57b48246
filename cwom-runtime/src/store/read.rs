//! Reading: the same on a store and in a transaction.

use std::borrow::Borrow;
use std::future::Future;

use super::observe::observed;
use super::{Held, Store, Tx, explain, statement};
use crate::backend::{Backend, ConnectionOf, RowOf};
use crate::{
    ColumnMeta, DecodeError, Dialect, EncodeError, Entity, Error, Invalid, Key, PerDialect, Query,
    Queryable, Result, RowWriter, TraceId, View, Whole,
};

/// What can be read from: `&Store` and `Tx`. For functions that work with either; both have the
/// same methods of their own.
pub trait Read: Send + Sized {
    /// The dialect.
    type Dialect: Dialect;

    /// A connection for one statement.
    #[doc(hidden)]
    fn connection(
        &mut self,
    ) -> impl Future<Output = Result<impl Held<ConnectionOf<Self::Dialect>>>> + Send;

    /// The chain of work that is being read for, where there is one.
    #[doc(hidden)]
    fn trace(&self) -> Option<TraceId> {
        None
    }

    /// What the statement said. A transaction remembers failures.
    #[doc(hidden)]
    fn outcome<T>(&mut self, outcome: sqlx::Result<T>) -> Result<T> {
        outcome.map_err(explain::plain::<Self::Dialect>)
    }

    /// A query over the rows of an entity.
    fn find<E: Queryable>(&mut self) -> Query<&mut Self, Whole<E>> {
        Query::new(self)
    }

    /// The row with this key, or [`Error::NotFound`].
    fn get<E: Entity>(
        &mut self,
        key: impl Borrow<E::Key> + Send,
    ) -> impl Future<Output = Result<E>> + Send {
        async move {
            let missing = not_found::<E>(key.borrow());
            self.get_opt(key).await?.ok_or(missing)
        }
    }

    /// The row with this key, if there is one.
    fn get_opt<E: Entity>(
        &mut self,
        key: impl Borrow<E::Key> + Send,
    ) -> impl Future<Output = Result<Option<E>>> + Send {
        let parameters = key_parameters::<Self::Dialect, E>(key.borrow(), None);
        drop(key);
        async move {
            let statement = &E::META.statements.get;
            let row = fetch_first(self, E::META.name, statement, parameters?).await?;
            first::<Self::Dialect, _>(row.as_slice(), E::META.name, E::META.columns, E::read)
        }
    }

    /// At most `limit` rows in the order of their keys, those after `after`.
    fn list<E: Entity>(
        &mut self,
        after: Option<&E::Key>,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<E>>> + Send {
        let parameters = list_parameters::<Self::Dialect, E>(after, limit);
        let statements = &E::META.statements;
        let statement = if after.is_some() {
            &statements.list_after
        } else {
            &statements.list_first
        };
        async move {
            let rows = fetch(self, E::META.name, "list", statement, parameters?).await?;
            all::<Self::Dialect, _>(&rows, E::META.name, E::META.columns, E::read)
        }
    }

    /// The projection of the row with this key, or [`Error::NotFound`].
    fn view<V: View>(
        &mut self,
        key: impl Borrow<<V::Entity as Entity>::Key> + Send,
    ) -> impl Future<Output = Result<V>> + Send {
        let missing = not_found::<V::Entity>(key.borrow());
        let parameters = key_parameters::<Self::Dialect, V::Entity>(key.borrow(), None);
        drop(key);
        async move {
            let row = fetch_first(self, V::META.name, &V::META.get, parameters?).await?;
            first::<Self::Dialect, _>(row.as_slice(), V::META.name, V::META.columns, V::read)?
                .ok_or(missing)
        }
    }

    /// At most `limit` projections in the order of their keys, those after `after`.
    fn list_views<V: View>(
        &mut self,
        after: Option<&<V::Entity as Entity>::Key>,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<V>>> + Send {
        let parameters = list_parameters::<Self::Dialect, V::Entity>(after, limit);
        let statement = if after.is_some() {
            &V::META.list_after
        } else {
            &V::META.list_first
        };
        async move {
            let rows = fetch(self, V::META.name, "list", statement, parameters?).await?;
            all::<Self::Dialect, _>(&rows, V::META.name, V::META.columns, V::read)
        }
    }
}

impl<D: Dialect> Read for &Store<D> {
    type Dialect = D;

    async fn connection(&mut self) -> Result<impl Held<ConnectionOf<Self::Dialect>>> {
        self.readers.lease().await.map_err(explain::plain::<D>)
    }
}

impl<T: Read> Read for &mut T {
    type Dialect = T::Dialect;

    async fn connection(&mut self) -> Result<impl Held<ConnectionOf<Self::Dialect>>> {
        T::connection(self).await
    }

    fn trace(&self) -> Option<TraceId> {
        T::trace(self)
    }

    fn outcome<U>(&mut self, outcome: sqlx::Result<U>) -> Result<U> {
        T::outcome(self, outcome)
    }
}

impl<D: Dialect> Store<D> {
    /// A query over the rows of an entity.
    pub fn find<E: Queryable>(&self) -> Query<&Self, Whole<E>> {
        Query::new(self)
    }

    /// The row with this key, or [`Error::NotFound`].
    pub async fn get<E: Entity>(&self, key: impl Borrow<E::Key> + Send) -> Result<E> {
        Read::get(&mut &*self, key).await
    }

    /// The row with this key, if there is one.
    pub async fn get_opt<E: Entity>(&self, key: impl Borrow<E::Key> + Send) -> Result<Option<E>> {
        Read::get_opt(&mut &*self, key).await
    }

    /// At most `limit` rows in the order of their keys, those after `after`.
    pub async fn list<E: Entity>(&self, after: Option<&E::Key>, limit: u32) -> Result<Vec<E>> {
        Read::list(&mut &*self, after, limit).await
    }

    /// The projection of the row with this key, or [`Error::NotFound`].
    pub async fn view<V: View>(
        &self,
        key: impl Borrow<<V::Entity as Entity>::Key> + Send,
    ) -> Result<V> {
        Read::view(&mut &*self, key).await
    }

    /// At most `limit` projections in the order of their keys, those after `after`.
    pub async fn list_views<V: View>(
        &self,
        after: Option<&<V::Entity as Entity>::Key>,
        limit: u32,
    ) -> Result<Vec<V>> {
        Read::list_views(&mut &*self, after, limit).await
    }
}

impl<D: Dialect> Tx<D> {
    /// A query over the rows of an entity.
    pub fn find<E: Queryable>(&mut self) -> Query<&mut Self, Whole<E>> {
        Query::new(self)
    }

    /// The row with this key, or [`Error::NotFound`].
    pub async fn get<E: Entity>(&mut self, key: impl Borrow<E::Key> + Send) -> Result<E> {
        Read::get(self, key).await
    }

    /// The row with this key, if there is one.
    pub async fn get_opt<E: Entity>(
        &mut self,
        key: impl Borrow<E::Key> + Send,
    ) -> Result<Option<E>> {
        Read::get_opt(self, key).await
    }

    /// At most `limit` rows in the order of their keys, those after `after`.
    pub async fn list<E: Entity>(&mut self, after: Option<&E::Key>, limit: u32) -> Result<Vec<E>> {
        Read::list(self, after, limit).await
    }

    /// The projection of the row with this key, or [`Error::NotFound`].
    pub async fn view<V: View>(
        &mut self,
        key: impl Borrow<<V::Entity as Entity>::Key> + Send,
    ) -> Result<V> {
        Read::view(self, key).await
    }

    /// At most `limit` projections in the order of their keys, those after `after`.
    pub async fn list_views<V: View>(
        &mut self,
        after: Option<&<V::Entity as Entity>::Key>,
        limit: u32,
    ) -> Result<Vec<V>> {
        Read::list_views(self, after, limit).await
    }
}

pub(super) fn not_found<E: Entity>(key: &E::Key) -> Error {
    Error::NotFound {
        entity: E::META.name,
        key: key.text(),
    }
}

/// The parameters of a statement that takes the key of an `E`, and then perhaps a limit.
pub(super) fn key_parameters<D: Backend, E: Entity>(
    key: &E::Key,
    limit: Option<u32>,
) -> Result<D::Writer> {
    let mut parameters = D::Writer::default();
    let written = key.write(&mut parameters).and_then(|()| match limit {
        Some(limit) => parameters.i64(Some(i64::from(limit))),
        None => Ok(()),
    });
    match written {
        Ok(()) => Ok(parameters),
        Err(error) => Err(statement::key_error::<E>(error)),
    }
}

fn list_parameters<D: Backend, E: Entity>(after: Option<&E::Key>, limit: u32) -> Result<D::Writer> {
    if let Some(key) = after {
        return key_parameters::<D, E>(key, Some(limit));
    }
    let mut parameters = D::Writer::default();
    match parameters.i64(Some(i64::from(limit))) {
        Ok(()) => Ok(parameters),
        Err(EncodeError { rule, .. }) => Err(Invalid::new(E::META.name, "limit", rule).into()),
    }
}

async fn fetch<R: Read>(
    read: &mut R,
    entity: &'static str,
    operation: &'static str,
    statement: &PerDialect,
    parameters: <R::Dialect as Backend>::Writer,
) -> Result<Vec<RowOf<R::Dialect>>> {
    let trace = read.trace();
    let work = async {
        let outcome = {
            let mut connection = read.connection().await?;
            let text = R::Dialect::text(statement);
            kept(
                R::Dialect::fetch(&mut connection, text, parameters).await,
                &mut connection,
            )
        };
        read.outcome(outcome)
    };
    observed(entity, operation, trace, work).await
}

/// What came of an operation, after whose good end its connection stays at hand.
pub(crate) fn kept<T, C>(
    outcome: sqlx::Result<T>,
    connection: &mut impl Held<C>,
) -> sqlx::Result<T> {
    if outcome.is_ok() {
        connection.done();
    }
    outcome
}

/// The driver need not be asked for a second row, which on SQLite saves a wait for its thread.
async fn fetch_first<R: Read>(
    read: &mut R,
    entity: &'static str,
    statement: &PerDialect,
    parameters: <R::Dialect as Backend>::Writer,
) -> Result<Option<RowOf<R::Dialect>>> {
    let trace = read.trace();
    let work = async {
        let outcome = {
            let mut connection = read.connection().await?;
            let text = R::Dialect::text(statement);
            kept(
                R::Dialect::fetch_first(&mut connection, text, parameters).await,
                &mut connection,
            )
        };
        read.outcome(outcome)
    };
    observed(entity, "get", trace, work).await
}

/// How a row becomes a value.
pub(super) type ReadRow<'r, D, T> = fn(&mut <D as Backend>::Reader<'r>) -> Result<T, DecodeError>;

pub(super) fn first<'r, D: Backend, T>(
    rows: &'r [RowOf<D>],
    name: &'static str,
    columns: &'static [ColumnMeta],
    read: ReadRow<'r, D, T>,
) -> Result<Option<T>> {
    let row = rows.first().map(|row| read(&mut D::reader(row)));
    row.transpose()
        .map_err(|error| explain::decode(name, columns, error))
}

fn all<'r, D: Backend, T>(
    rows: &'r [RowOf<D>],
    name: &'static str,
    columns: &'static [ColumnMeta],
    read: ReadRow<'r, D, T>,
) -> Result<Vec<T>> {
    rows.iter()
        .map(|row| read(&mut D::reader(row)))
        .collect::<Result<_, _>>()
        .map_err(|error| explain::decode(name, columns, error))
}
