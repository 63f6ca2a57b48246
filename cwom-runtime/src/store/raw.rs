//! Statements of the caller's own, on the connection of a transaction.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use sqlx::Pool;

use super::{Store, Tx};
use crate::backend::{Backend, ConnectionOf};
use crate::{AuditLog, Dialect, Result};

/// The connection of a transaction, for one statement of plain sqlx:
/// `sqlx::query("…").execute(tx.sqlx().await?).await?`.
///
/// The statement is part of the transaction and meets the rules of the database as any other; one
/// that changes audited rows comes after [`Tx::attribute`]. Should it fail, only a rollback
/// remains, on both dialects.
///
/// What the store relies on is left alone: no `BEGIN`, `COMMIT`, `ROLLBACK` or savepoint, no
/// `PRAGMA` or `SET` that outlives the transaction, no trigger switched off. A statement is run to
/// its end; a stream that is dropped before counts as a failure.
pub struct Sqlx<'t, D: Dialect> {
    connection: &'t mut ConnectionOf<D>,
    failed: &'t mut bool,
}

impl<D: Dialect> Tx<D> {
    /// The connection of this transaction, for one statement of plain sqlx; see [`Sqlx`].
    pub async fn sqlx(&mut self) -> Result<Sqlx<'_, D>> {
        self.usable().await?;
        let (connection, failed) = self.parts();
        Ok(Sqlx { connection, failed })
    }

    /// Tells an audit log who writes in this transaction, for statements of plain sqlx that change
    /// audited rows. The store's own statements do it by themselves.
    pub async fn attribute(&mut self, log: AuditLog) -> Result<()> {
        self.usable().await?;
        self.state_to(&log).await
    }
}

impl<D: Dialect> Store<D> {
    /// The pool that reads run on, for queries of plain sqlx. Whatever writes goes through a
    /// transaction, or it has no context; see [`Tx::sqlx`].
    ///
    /// The store keeps up to half of its connections at hand between its own reads; the others are
    /// there for whoever uses the pool. [`Store::close`] closes it.
    pub fn pool(&self) -> &Pool<<D as Backend>::Database> {
        self.readers.shared()
    }
}

/// What comes of a statement: rows, and how many were affected.
type Step<DB> = sqlx::Either<<DB as sqlx::Database>::QueryResult, <DB as sqlx::Database>::Row>;

/// A stream or a future that is watched to its end: until it gets there without an error, the
/// transaction counts as failed.
struct Watched<'e, S: ?Sized> {
    failed: &'e mut bool,
    has_error: bool,
    inner: Pin<Box<S>>,
}

impl<'e, S: ?Sized> Watched<'e, S> {
    fn new(failed: &'e mut bool, inner: Pin<Box<S>>) -> Self {
        *failed = true;
        Self {
            failed,
            has_error: false,
            inner,
        }
    }
}

impl<T, S> Stream for Watched<'_, S>
where
    S: Stream<Item = sqlx::Result<T>> + ?Sized,
{
    type Item = sqlx::Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.inner.as_mut().poll_next(context);
        match &next {
            Poll::Ready(Some(Err(_))) => self.has_error = true,
            Poll::Ready(None) if !self.has_error => *self.failed = false,
            _ => {}
        }
        next
    }
}

impl<T, F> Future for Watched<'_, F>
where
    F: Future<Output = sqlx::Result<T>> + ?Sized,
{
    type Output = sqlx::Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let done = self.inner.as_mut().poll(context);
        if matches!(done, Poll::Ready(Ok(_))) {
            *self.failed = false;
        }
        done
    }
}

/// The first row of a stream that is read to its end: an engine may refuse a statement after it
/// gave a row.
struct First<'e, DB: sqlx::Database> {
    stream: Pin<Box<dyn Stream<Item = sqlx::Result<Step<DB>>> + Send + 'e>>,
    row: Option<DB::Row>,
}

impl<DB: sqlx::Database> Future for First<'_, DB>
where
    DB::Row: Unpin,
{
    type Output = sqlx::Result<Option<DB::Row>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            match self.stream.as_mut().poll_next(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(self.row.take())),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(error)),
                Poll::Ready(Some(Ok(sqlx::Either::Left(_)))) => {}
                Poll::Ready(Some(Ok(sqlx::Either::Right(row)))) => {
                    self.row.get_or_insert(row);
                }
            }
        }
    }
}

/// Implements sqlx's trait for each dialect: its drivers share no bound that would say it once.
macro_rules! executor {
    ($feature:literal, $dialect:ident, $driver:ty) => {
        #[cfg(feature = $feature)]
        impl<'c> sqlx::Executor<'c> for Sqlx<'c, crate::$dialect> {
            type Database = $driver;

            fn fetch_many<'e, 'q: 'e, E>(
                self,
                query: E,
            ) -> Pin<Box<dyn Stream<Item = sqlx::Result<Step<$driver>>> + Send + 'e>>
            where
                'c: 'e,
                E: 'q + sqlx::Execute<'q, $driver>,
            {
                let stream = sqlx::Executor::fetch_many(self.connection, query);
                Box::pin(Watched::new(self.failed, stream))
            }

            fn fetch_optional<'e, 'q: 'e, E>(
                self,
                query: E,
            ) -> Pin<
                Box<
                    dyn Future<Output = sqlx::Result<Option<<$driver as sqlx::Database>::Row>>>
                        + Send
                        + 'e,
                >,
            >
            where
                'c: 'e,
                E: 'q + sqlx::Execute<'q, $driver>,
            {
                let stream = self.fetch_many(query);
                Box::pin(First::<$driver> { stream, row: None })
            }

            fn prepare_with<'e>(
                self,
                sql: sqlx::SqlStr,
                parameters: &'e [<$driver as sqlx::Database>::TypeInfo],
            ) -> Pin<
                Box<
                    dyn Future<Output = sqlx::Result<<$driver as sqlx::Database>::Statement>>
                        + Send
                        + 'e,
                >,
            >
            where
                'c: 'e,
            {
                let prepared = sqlx::Executor::prepare_with(self.connection, sql, parameters);
                Box::pin(Watched::new(self.failed, prepared))
            }
        }
    };
}

executor!("sqlite", Sqlite, sqlx::Sqlite);
executor!("postgres", Postgres, sqlx::Postgres);

impl<D: Dialect> fmt::Debug for Sqlx<'_, D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Sqlx")
            .field("dialect", &D::NAME)
            .field("failed", &self.failed)
            .finish_non_exhaustive()
    }
}

impl<S: ?Sized> fmt::Debug for Watched<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Watched")
            .field("has_error", &self.has_error)
            .finish_non_exhaustive()
    }
}
