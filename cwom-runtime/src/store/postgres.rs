//! Connecting to PostgreSQL.

use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use super::Store;
use crate::error::without_password;
use crate::{Error, Postgres, Result};

/// What `pg_stat_activity` shows, unless the URL says otherwise.
const APPLICATION_NAME: &str = "cwom";

impl Store<Postgres> {
    /// Connects by `postgres://` URL.
    pub async fn connect(url: &str) -> Result<Self> {
        let failed = |source| Error::Connect {
            url: without_password(url),
            source,
        };
        let options = PgConnectOptions::from_str(url).map_err(failed)?;
        Self::pool(options).await.map_err(failed)
    }

    /// Connects with the driver's own options.
    pub async fn connect_with(options: PgConnectOptions) -> Result<Self> {
        let url = format!("postgres://{}:{}", options.get_host(), options.get_port());
        Self::pool(options)
            .await
            .map_err(|source| Error::Connect { url, source })
    }

    async fn pool(options: PgConnectOptions) -> sqlx::Result<Self> {
        let options = match options.get_application_name() {
            Some(_) => options,
            None => options.application_name(APPLICATION_NAME),
        };
        // The pool would try an unreachable server for half a minute and then only say that it
        // timed out; a first connection of our own says at once what is wrong.
        options.connect().await?.close().await?;
        // A ping before every acquire would double the cost of a small read. A connection that
        // died is noticed by the statement, and the pool replaces it.
        let pool = PgPoolOptions::new()
            .test_before_acquire(false)
            .connect_lazy_with(options);
        Ok(Self::over(pool.clone(), pool))
    }
}
