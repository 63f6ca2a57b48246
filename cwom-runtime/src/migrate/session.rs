//! The connection that a run has for itself, and the lock that keeps other runs away.

use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;

use super::notice::Notice;
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{Dialect, MigrationError, Result, Store};

/// Between two tries to get the lock.
const PAUSE: Duration = Duration::from_millis(100);

/// A connection for one run.
pub(super) struct Session<D: Dialect> {
    connection: PoolConnection<D::Database>,
    /// It goes back to the pool: a database in memory is gone with its connection.
    is_kept: bool,
}

impl<D: Dialect> Session<D> {
    /// Takes a connection. Unless the database lives in it, it is closed when the run is over or is
    /// cancelled, and whatever the run left on it goes with it: locks, transactions, settings.
    pub(super) async fn open(store: &Store<D>) -> Result<Self> {
        let acquired = store.writers().acquire().await;
        let mut connection = acquired.map_err(explain::plain::<D>)?;
        let is_kept = !D::can_reopen(&mut connection)
            .await
            .map_err(explain::plain::<D>)?;
        if !is_kept {
            connection.close_on_drop();
            let prepared = D::prepare_session(&mut connection).await;
            prepared.map_err(explain::plain::<D>)?;
        }
        Ok(Self {
            connection,
            is_kept,
        })
    }

    pub(super) fn connection(&mut self) -> &mut ConnectionOf<D> {
        &mut self.connection
    }

    /// Takes the lock, if the engine has one for sessions.
    ///
    /// It is tried again and again rather than waited for: a statement that waits holds a snapshot,
    /// and `CREATE INDEX CONCURRENTLY` in the other process would wait for that in turn, for ever.
    pub(super) async fn lock(
        &mut self,
        patience: Duration,
        tell: &(dyn Fn(&Notice<'_>) + Send + Sync),
    ) -> Result<()> {
        let began = Instant::now();
        let mut is_told = false;
        loop {
            let taken = D::try_lock_migrations(&mut self.connection).await;
            if taken.map_err(explain::plain::<D>)? {
                return Ok(());
            }
            let waited = began.elapsed();
            let is_over = waited >= patience;
            if is_over || !is_told {
                // Who may not look at other sessions gets no name, and no error.
                let holder = D::migration_lock_holder(&mut self.connection).await;
                let holder = holder.unwrap_or_default();
                if is_over {
                    return Err(MigrationError::Locked { holder, waited }.into());
                }
                is_told = true;
                let holder = holder.as_deref();
                tell(&Notice::Waiting { holder });
            }
            sqlx::__rt::sleep(PAUSE).await;
        }
    }

    /// Ends the run: nothing that it left stays on a connection that others use. Closing frees the
    /// lock.
    pub(super) async fn end(mut self) {
        if self.is_kept {
            D::clean_after_migration(&mut self.connection).await;
        } else {
            // What a server says at the end changes nothing any more.
            let _ = self.connection.close().await;
        }
    }
}
