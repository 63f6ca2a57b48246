//! The store: connections to one database, and what can be done with them.

use std::fmt;
use std::sync::Arc;

use crate::{Clock, Context, Dialect, Result, SystemClock};

mod attribution;
mod batch;
mod change;
mod claim;
mod desk;
pub(crate) mod explain;
mod link;
mod linking;
pub(crate) mod observe;
#[cfg(feature = "postgres")]
mod postgres;
mod raw;
pub(crate) mod read;
pub(crate) mod refusal;
mod relations;
mod savepoint;
#[cfg(feature = "sqlite")]
mod sqlite;
mod statement;
mod transaction;
mod update;
mod write;

use desk::{Desk, Whole};

pub use claim::Claim;
pub use desk::Held;
pub use linking::Linking;
#[cfg(feature = "postgres")]
pub use postgres::PostgresOptions;
pub use raw::Sqlx;
pub use read::Read;
pub use savepoint::Savepoint;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteOptions;
pub use transaction::Tx;
pub use update::Update;
pub use write::Write;

/// Connections to one database. Cloning it is cheap and shares them.
pub struct Store<D: Dialect> {
    readers: Desk<D::Database>,
    /// On SQLite one connection, so that writers of this process queue in order instead of polling
    /// for the lock; on PostgreSQL the same pool as `readers`.
    writers: Desk<D::Database>,
    clock: Arc<dyn Clock>,
}

impl<D: Dialect> Store<D> {
    /// The same store with another clock, which also makes the ids.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Begins a transaction that writes in this context. Dropped without a commit, nothing
    /// happened.
    pub async fn begin(&self, context: &Context) -> Result<Tx<D>> {
        Tx::begin(&self.writers(), Arc::clone(&self.clock), context.clone()).await
    }

    /// Single writes in this context, each a transaction of its own.
    pub fn write<'s>(&'s self, context: &'s Context) -> Write<'s, D> {
        Write::new(self, context)
    }

    /// Closes all connections, once what runs on them is done.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }

    /// The pool that writes run on, for what is no single operation.
    pub(crate) fn writers(&self) -> Whole<'_, D::Database> {
        self.writers.whole()
    }

    fn over(readers: Desk<D::Database>, writers: Desk<D::Database>) -> Self {
        Self {
            readers,
            writers,
            clock: Arc::new(SystemClock),
        }
    }
}

impl<D: Dialect> Clone for Store<D> {
    fn clone(&self) -> Self {
        Self {
            readers: self.readers.clone(),
            writers: self.writers.clone(),
            clock: Arc::clone(&self.clock),
        }
    }
}

impl<D: Dialect> fmt::Debug for Store<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Store")
            .field("dialect", &D::NAME)
            .finish_non_exhaustive()
    }
}
