//! Opening a SQLite database.

use std::str::FromStr;
use std::time::Duration;

use sqlx::Executor;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use super::Store;
use super::desk::Desk;
use crate::error::without_password;
use crate::{Error, Result, Sqlite};

/// Rows that the driver's thread may be ahead: enough for a page without a switch per row.
const ROW_BUFFER: usize = 256;

/// How a SQLite database is opened; see [`Store::options`].
///
/// ```
/// # async fn open() -> cwom_runtime::Result<()> {
/// use std::time::Duration;
/// use cwom_runtime::{Sqlite, Store};
///
/// let store = Store::<Sqlite>::options()
///     .readers(4)
///     .busy_timeout(Duration::from_secs(2))
///     .open("sqlite::memory:")
///     .await?;
/// # drop(store);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is opened yet"]
pub struct SqliteOptions {
    readers: u32,
    busy_timeout: Duration,
    acquire_timeout: Duration,
}

impl Default for SqliteOptions {
    /// Eight readers; five seconds for another process's writer, and thirty for a connection.
    fn default() -> Self {
        Self {
            readers: 8,
            busy_timeout: Duration::from_secs(5),
            acquire_timeout: Duration::from_secs(30),
        }
    }
}

impl SqliteOptions {
    /// Connections that can read at the same time, beside the one that writes; one at least. A
    /// database in memory has one connection for all.
    pub fn readers(mut self, readers: u32) -> Self {
        self.readers = readers.max(1);
        self
    }

    /// How long a statement waits for a writer of another process before it is
    /// [`Error::Busy`]. Writers of this process queue for the connection instead.
    pub fn busy_timeout(mut self, timeout: Duration) -> Self {
        self.busy_timeout = timeout;
        self
    }

    /// How long a read or a transaction waits for a connection before it is [`Error::Busy`].
    pub fn acquire_timeout(mut self, timeout: Duration) -> Self {
        self.acquire_timeout = timeout;
        self
    }

    /// Opens a database by path or URL, as [`Store::open`] does.
    pub async fn open(&self, path_or_url: &str) -> Result<Store<Sqlite>> {
        let failed = |source| Error::Connect {
            url: without_password(path_or_url),
            source,
        };
        let options = driver_options(path_or_url).map_err(failed)?;
        self.pools(options).await.map_err(failed)
    }

    /// Opens a database with the driver's own options, as [`Store::open_with`] does.
    pub async fn open_with(&self, options: SqliteConnectOptions) -> Result<Store<Sqlite>> {
        let url = format!("sqlite:{}", options.get_filename().display());
        self.pools(options)
            .await
            .map_err(|source| Error::Connect { url, source })
    }

    /// A statement that fires triggers keeps what each page was until it is done, up to twenty pages
    /// for a row with its indexes and its entry. Beyond 64 KiB they would go to a file, which takes
    /// 15 to 25 % of a row's time in a transaction of many rows; a writer keeps them in memory.
    /// Readers, who sort, do not.
    async fn pools(&self, options: SqliteConnectOptions) -> sqlx::Result<Store<Sqlite>> {
        let options = options
            .foreign_keys(true)
            .busy_timeout(self.busy_timeout)
            .synchronous(SqliteSynchronous::Normal)
            .row_buffer_size(ROW_BUFFER);
        let writers = options.clone().pragma("temp_store", "MEMORY");
        let writers = self.pool(1).connect_with(writers).await?;
        write_ahead(&writers).await?;
        if in_memory(&writers).await? {
            // Its one connection is also that of whoever uses the pool of reads.
            let all = Desk::new(writers, 0);
            return Ok(Store::over(all.clone(), all));
        }
        let readers = self.pool(self.readers).connect_lazy_with(options);
        let most = self.readers / 2;
        Ok(Store::over(
            Desk::new(readers, most as usize),
            Desk::new(writers, 1),
        ))
    }

    /// A connection in use here cannot die, so none is tested, and none is retired: a database in
    /// memory would go with its last connection.
    fn pool(&self, connections: u32) -> SqlitePoolOptions {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(self.acquire_timeout)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
    }
}

impl Store<Sqlite> {
    /// Opens a database by path or `sqlite:` URL. The file is created when it is missing, unless
    /// the URL says otherwise by a `mode`.
    ///
    /// `sqlite::memory:` is a new database that lives as long as the store. It has one connection:
    /// while a transaction is open, the store itself waits for its end.
    pub async fn open(path_or_url: &str) -> Result<Self> {
        SqliteOptions::default().open(path_or_url).await
    }

    /// Opens a database with the driver's own options. Foreign keys, write-ahead log and timeouts
    /// are set by the store, because the rules of a spec depend on them.
    pub async fn open_with(options: SqliteConnectOptions) -> Result<Self> {
        SqliteOptions::default().open_with(options).await
    }

    /// How many readers, and how long to wait for what: all that can be chosen.
    pub fn options() -> SqliteOptions {
        SqliteOptions::default()
    }
}

/// What a path or a URL says.
fn driver_options(path_or_url: &str) -> sqlx::Result<SqliteConnectOptions> {
    if path_or_url.starts_with("sqlite:") {
        SqliteConnectOptions::from_str(path_or_url)
            .map(|options| options.create_if_missing(!path_or_url.contains("mode=")))
    } else if path_or_url == ":memory:" {
        SqliteConnectOptions::from_str("sqlite::memory:")
    } else {
        let options = SqliteConnectOptions::new();
        Ok(options.filename(path_or_url).create_if_missing(true))
    }
}

/// Turns on the write-ahead log, which the file then keeps. A database in memory stays as it is.
async fn write_ahead(writers: &SqlitePool) -> sqlx::Result<()> {
    const READ_ONLY: &str = "8";

    match writers.execute("PRAGMA journal_mode = WAL").await {
        Ok(_) => Ok(()),
        // Who may only read has no say in it.
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some(READ_ONLY) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whether there is no file behind it. The driver's options would not tell.
async fn in_memory(writers: &SqlitePool) -> sqlx::Result<bool> {
    let file: Option<String> =
        sqlx::query_scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")
            .fetch_one(writers)
            .await?;
    Ok(file.is_none_or(|file| file.is_empty()))
}
