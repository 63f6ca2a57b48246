//! Connecting to PostgreSQL.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use super::Store;
use super::desk::Desk;
use crate::error::without_password;
use crate::{Error, Postgres, Result};

/// What `pg_stat_activity` shows, unless the URL or the options say otherwise.
const APPLICATION_NAME: &str = "cwom";

/// How a PostgreSQL database is connected to; see [`Store::options`].
///
/// ```no_run
/// # async fn connect() -> cwom_runtime::Result<()> {
/// use std::time::Duration;
/// use cwom_runtime::{Postgres, Store};
///
/// let store = Store::<Postgres>::options()
///     .connections(20)
///     .statement_timeout(Duration::from_secs(10))
///     .replica("postgres://reader@replica/tower")
///     .connect("postgres://writer@primary/tower")
///     .await?;
/// # drop(store);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is connected yet"]
pub struct PostgresOptions {
    connections: u32,
    readers: Option<u32>,
    replica: Option<Replica>,
    acquire_timeout: Duration,
    statement_timeout: Option<Duration>,
    lock_timeout: Option<Duration>,
}

/// Where reads go. Its URL may hold a password and is not shown.
#[derive(Clone)]
struct Replica(String);

impl Default for PostgresOptions {
    /// Ten connections, which reads and writes share; thirty seconds for one to become free; no
    /// other timeouts than the server's.
    fn default() -> Self {
        Self {
            connections: 10,
            readers: None,
            replica: None,
            acquire_timeout: Duration::from_secs(30),
            statement_timeout: None,
            lock_timeout: None,
        }
    }
}

impl PostgresOptions {
    /// Connections at most; one at least. Reads share them unless they have their own.
    pub fn connections(mut self, connections: u32) -> Self {
        self.connections = connections.max(1);
        self
    }

    /// A pool of so many connections for the reads of the store itself, so that neither waits for
    /// the other. Reads of a transaction stay on its connection.
    pub fn readers(mut self, readers: u32) -> Self {
        self.readers = Some(readers.max(1));
        self
    }

    /// Another server for the reads of the store itself, by URL. What was just written may not
    /// have arrived there yet; a transaction reads what it wrote.
    pub fn replica(mut self, url: impl Into<String>) -> Self {
        self.replica = Some(Replica(url.into()));
        self
    }

    /// How long a read or a transaction waits for a connection before it is [`Error::Busy`].
    pub fn acquire_timeout(mut self, timeout: Duration) -> Self {
        self.acquire_timeout = timeout;
        self
    }

    /// How long a statement may run before the server gives it up, those of migrations included:
    /// who migrates at start-up does it through a store of its own.
    pub fn statement_timeout(mut self, timeout: Duration) -> Self {
        self.statement_timeout = Some(timeout);
        self
    }

    /// How long a statement waits for a lock before it is [`Error::Busy`].
    pub fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.lock_timeout = Some(timeout);
        self
    }

    /// Connects by `postgres://` URL.
    pub async fn connect(&self, url: &str) -> Result<Store<Postgres>> {
        let options = PgConnectOptions::from_str(url).map_err(|source| failed(url, source))?;
        self.over(options, url).await
    }

    /// Connects with the driver's own options.
    pub async fn connect_with(&self, options: PgConnectOptions) -> Result<Store<Postgres>> {
        let url = format!("postgres://{}:{}", options.get_host(), options.get_port());
        self.over(options, &url).await
    }

    async fn over(&self, options: PgConnectOptions, url: &str) -> Result<Store<Postgres>> {
        let desk = |pool, connections: u32| Desk::new(pool, connections as usize / 2);
        let pool = self.pool(options.clone(), self.connections, url).await?;
        let writers = desk(pool, self.connections);
        let readers = match (&self.replica, self.readers) {
            (Some(Replica(url)), readers) => {
                let options =
                    PgConnectOptions::from_str(url).map_err(|source| failed(url, source))?;
                let connections = readers.unwrap_or(self.connections);
                desk(self.pool(options, connections, url).await?, connections)
            }
            (None, Some(readers)) => desk(self.pool(options, readers, url).await?, readers),
            (None, None) => writers.clone(),
        };
        Ok(Store::over(readers, writers))
    }

    async fn pool(&self, options: PgConnectOptions, connections: u32, url: &str) -> Result<PgPool> {
        let mut options = match options.get_application_name() {
            Some(_) => options,
            None => options.application_name(APPLICATION_NAME),
        };
        let timeouts = [
            ("statement_timeout", self.statement_timeout),
            ("lock_timeout", self.lock_timeout),
        ];
        for (name, timeout) in timeouts {
            if let Some(timeout) = timeout {
                // The server takes 0 for no timeout at all.
                options = options.options([(name, timeout.as_millis().max(1))]);
            }
        }
        // The pool would try an unreachable server for half a minute and then only say that it
        // timed out; a first connection of our own says at once what is wrong.
        let first = options.connect().await;
        let first = first.map_err(|source| failed(url, source))?;
        first.close().await.map_err(|source| failed(url, source))?;
        // A ping before every acquire would double the cost of a small read. A connection that
        // died is noticed by the statement, and the pool replaces it.
        Ok(PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(self.acquire_timeout)
            .test_before_acquire(false)
            .connect_lazy_with(options))
    }
}

impl Store<Postgres> {
    /// Connects by `postgres://` URL.
    pub async fn connect(url: &str) -> Result<Self> {
        PostgresOptions::default().connect(url).await
    }

    /// Connects with the driver's own options.
    pub async fn connect_with(options: PgConnectOptions) -> Result<Self> {
        PostgresOptions::default().connect_with(options).await
    }

    /// How many connections, a replica for reads, and how long to wait for what: all that can be
    /// chosen.
    pub fn options() -> PostgresOptions {
        PostgresOptions::default()
    }
}

fn failed(url: &str, source: sqlx::Error) -> Error {
    Error::Connect {
        url: without_password(url),
        source,
    }
}

impl std::fmt::Debug for Replica {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&without_password(&self.0))
    }
}
