//! Opening a SQLite database.

use std::str::FromStr;
use std::time::Duration;

use sqlx::Executor;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use super::Store;
use crate::error::without_password;
use crate::{Error, Result, Sqlite};

/// How long a writer waits for one of another process.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Rows that the driver's thread may be ahead: enough for a page without a switch per row.
const ROW_BUFFER: usize = 256;
/// Readers that can work at the same time.
const READERS: u32 = 8;

impl Store<Sqlite> {
    /// Opens a database by path or `sqlite:` URL. The file is created when it is missing, unless
    /// the URL says otherwise by a `mode`.
    ///
    /// `sqlite::memory:` is a new database that lives as long as the store. It has one connection:
    /// while a transaction is open, the store itself waits for its end.
    pub async fn open(path_or_url: &str) -> Result<Self> {
        let options = if path_or_url.starts_with("sqlite:") {
            SqliteConnectOptions::from_str(path_or_url)
                .map(|options| options.create_if_missing(!path_or_url.contains("mode=")))
        } else if path_or_url == ":memory:" {
            SqliteConnectOptions::from_str("sqlite::memory:")
        } else {
            let options = SqliteConnectOptions::new();
            Ok(options.filename(path_or_url).create_if_missing(true))
        };
        let failed = |source| Error::Connect {
            url: without_password(path_or_url),
            source,
        };
        Self::pools(options.map_err(failed)?).await.map_err(failed)
    }

    /// Opens a database with the driver's own options. Foreign keys, write-ahead log and timeouts
    /// are set by the store, because the rules of a spec depend on them.
    pub async fn open_with(options: SqliteConnectOptions) -> Result<Self> {
        let url = format!("sqlite:{}", options.get_filename().display());
        Self::pools(options)
            .await
            .map_err(|source| Error::Connect { url, source })
    }

    async fn pools(options: SqliteConnectOptions) -> sqlx::Result<Self> {
        let options = options
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .synchronous(SqliteSynchronous::Normal)
            .row_buffer_size(ROW_BUFFER);
        let writers = pool(1).connect_with(options.clone()).await?;
        write_ahead(&writers).await?;
        let readers = if in_memory(&writers).await? {
            writers.clone()
        } else {
            pool(READERS).connect_lazy_with(options)
        };
        Ok(Self::over(readers, writers))
    }
}

/// A connection in use here cannot die, so none is tested, and none is retired: a database in
/// memory would go with its last connection.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
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
