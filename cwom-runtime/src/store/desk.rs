//! Connections that stay at hand between two operations.
//!
//! sqlx's pool asks a connection that is given back whether it still lives: on SQLite another wait
//! for the driver's thread, on PostgreSQL another round trip, for every operation. Here a connection
//! whose operation ended well waits for the next one instead, and goes back to the pool every few
//! seconds, which looks after its age there.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::{Database, Pool};

/// How long a connection may stay away from its pool.
const AWAY: Duration = Duration::from_secs(10);

/// A pool with a few connections of it at hand. Clones share both.
pub(super) struct Desk<DB: Database> {
    pool: Pool<DB>,
    drawer: Arc<Drawer<DB>>,
}

/// What lies at hand.
struct Drawer<DB: Database> {
    /// How many may.
    most: usize,
    state: Mutex<State<DB>>,
}

struct State<DB: Database> {
    resting: Vec<Resting<DB>>,
    /// Those who wait for the pool: nothing is kept from them.
    waiting: usize,
    closed: bool,
}

struct Resting<DB: Database> {
    connection: PoolConnection<DB>,
    /// When the pool gave it.
    since: Instant,
}

impl<DB: Database> Desk<DB> {
    /// `most` connections may be kept from whoever else uses the pool.
    pub(super) fn new(pool: Pool<DB>, most: usize) -> Self {
        let state = State {
            resting: Vec::with_capacity(most),
            waiting: 0,
            closed: false,
        };
        let drawer = Arc::new(Drawer {
            most,
            state: Mutex::new(state),
        });
        Self { pool, drawer }
    }

    /// The pool, for whoever uses it in other ways and may leave some at hand.
    pub(super) fn shared(&self) -> &Pool<DB> {
        &self.pool
    }

    /// A connection for one operation.
    pub(super) async fn lease(&self) -> sqlx::Result<Lease<DB>> {
        if let Some(resting) = self.drawer.take() {
            return Ok(Lease::new(&self.drawer, resting));
        }
        let connection = self.whole().acquire().await?;
        let since = Instant::now();
        Ok(Lease::new(&self.drawer, Resting { connection, since }))
    }

    /// The pool with all of its connections; until this is dropped, none is kept.
    pub(super) fn whole(&self) -> Whole<'_, DB> {
        let mut state = self.drawer.state();
        state.waiting += 1;
        let resting = std::mem::take(&mut state.resting);
        drop(state);
        // Dropped here, so that the pool gets them outside of the lock.
        drop(resting);
        Whole(self)
    }

    /// Closes the pool, once what runs on it is done.
    pub(super) async fn close(&self) {
        self.drawer.state().closed = true;
        self.whole().close().await;
    }
}

impl<DB: Database> Clone for Desk<DB> {
    fn clone(&self) -> Self {
        Self {
            pool: self.pool.clone(),
            drawer: Arc::clone(&self.drawer),
        }
    }
}

/// A pool from which nothing is kept.
pub(crate) struct Whole<'d, DB: Database>(&'d Desk<DB>);

impl<DB: Database> Deref for Whole<'_, DB> {
    type Target = Pool<DB>;

    fn deref(&self) -> &Pool<DB> {
        &self.0.pool
    }
}

impl<DB: Database> Drop for Whole<'_, DB> {
    fn drop(&mut self) {
        self.0.drawer.state().waiting -= 1;
    }
}

impl<DB: Database> Drawer<DB> {
    fn state(&self) -> MutexGuard<'_, State<DB>> {
        // Nothing that holds the lock can panic half-way.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One that has not been away for too long; the others go back.
    fn take(&self) -> Option<Resting<DB>> {
        let mut old = Vec::new();
        let mut state = self.state();
        let fresh = loop {
            match state.resting.pop() {
                Some(resting) if resting.since.elapsed() > AWAY => old.push(resting),
                other => break other,
            }
        };
        drop(state);
        fresh
    }

    /// Keeps one, or lets it go back.
    fn put(&self, resting: Resting<DB>) {
        let mut state = self.state();
        let may_stay = state.resting.len() < self.most
            && state.waiting == 0
            && !state.closed
            && resting.since.elapsed() <= AWAY;
        if may_stay {
            state.resting.push(resting);
        } else {
            drop(state);
            drop(resting);
        }
    }
}

impl<DB: Database> Drop for Drawer<DB> {
    fn drop(&mut self) {
        // Going back to the pool takes a runtime, and the last store may be dropped outside of one.
        for Resting { connection, .. } in self.state().resting.drain(..) {
            drop(connection.detach());
        }
    }
}

/// A connection for one operation. It goes back to the pool unless the operation ended well: what
/// was given up half-way, or refused, is looked at there.
pub(super) struct Lease<DB: Database> {
    resting: Option<Resting<DB>>,
    drawer: Arc<Drawer<DB>>,
    is_done: bool,
}

impl<DB: Database> Lease<DB> {
    fn new(drawer: &Arc<Drawer<DB>>, resting: Resting<DB>) -> Self {
        Self {
            resting: Some(resting),
            drawer: Arc::clone(drawer),
            is_done: false,
        }
    }

    fn resting(&self) -> &Resting<DB> {
        self.resting
            .as_ref()
            .expect("it is there until it is dropped")
    }
}

impl<DB: Database> Deref for Lease<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &DB::Connection {
        &self.resting().connection
    }
}

impl<DB: Database> DerefMut for Lease<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        let resting = self.resting.as_mut();
        &mut resting.expect("it is there until it is dropped").connection
    }
}

impl<DB: Database> Drop for Lease<DB> {
    fn drop(&mut self) {
        if let Some(resting) = self.resting.take()
            && self.is_done
        {
            self.drawer.put(resting);
        }
    }
}

/// A connection that is told when its operation has ended well.
#[doc(hidden)]
pub trait Held<C>: DerefMut<Target = C> + Send {
    /// It ended well.
    fn done(&mut self);
}

impl<DB: Database> Held<DB::Connection> for Lease<DB> {
    fn done(&mut self) {
        self.is_done = true;
    }
}

/// The connection of a transaction, which keeps it.
impl<C: Send> Held<C> for &mut C {
    fn done(&mut self) {}
}
