//! The database that is looked at, on either engine.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use cwom_physical::{Options, PhysicalSchema};
use cwom_runtime::{Chain, Postgres, Sqlite, Status};
use cwom_schema::schema::Dialect;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

use super::LiveQuestion;
use crate::prove::{PostgresScratch, Scratch, SqliteScratch, postgres_engine, sqlite_engine};

/// A database that is read and never written.
pub(crate) trait Live: Sized {
    /// Its dialect.
    const DIALECT: Dialect;
    /// Where a twin of it is built.
    type Twin: Scratch;

    /// Opens it for reading.
    async fn open(question: &LiveQuestion) -> Result<Self>;

    /// The engine and its version.
    fn engine(&self) -> &str;

    /// Who migrates it right now.
    async fn migrating(&mut self) -> Result<Option<String>>;

    /// Its record of migrations and its catalog, at one moment.
    async fn read(
        &mut self,
        chain: &Chain,
        schema: Option<&str>,
    ) -> Result<(Status, PhysicalSchema)>;

    /// Closes it.
    async fn close(self) -> Result<()>;
}

/// A file.
pub(crate) struct SqliteLive {
    connection: SqliteConnection,
    engine: String,
}

impl Live for SqliteLive {
    const DIALECT: Dialect = Dialect::Sqlite;
    type Twin = SqliteScratch;

    async fn open(question: &LiveQuestion) -> Result<Self> {
        let options: SqliteConnectOptions = question.url.parse().context("the database URL")?;
        let file = options.get_filename().to_owned();
        if !Path::new(&file).is_file() {
            bail!("there is no database `{}`", file.display());
        }
        let options = options
            .read_only(true)
            .create_if_missing(false)
            .busy_timeout(Duration::from_millis(question.timeout_ms));
        let mut connection = options
            .connect()
            .await
            .with_context(|| format!("the database `{}`", file.display()))?;
        let engine = sqlite_engine(&mut connection).await?;
        Ok(Self { connection, engine })
    }

    fn engine(&self) -> &str {
        &self.engine
    }

    async fn migrating(&mut self) -> Result<Option<String>> {
        Ok(Status::migrating::<Sqlite>(&mut self.connection).await?)
    }

    async fn read(&mut self, chain: &Chain, _: Option<&str>) -> Result<(Status, PhysicalSchema)> {
        let mut transaction = self.connection.begin().await?;
        let status = Status::read::<Sqlite>(chain, &mut transaction).await?;
        let options = Options::default();
        let catalog = cwom_physical::sqlite::introspect(&mut transaction, &options).await?;
        transaction.rollback().await?;
        Ok((status, catalog))
    }

    async fn close(self) -> Result<()> {
        Ok(self.connection.close().await?)
    }
}

/// A database of a server.
pub(crate) struct PostgresLive {
    connection: PgConnection,
    engine: String,
}

impl Live for PostgresLive {
    const DIALECT: Dialect = Dialect::Postgres;
    type Twin = PostgresScratch;

    async fn open(question: &LiveQuestion) -> Result<Self> {
        let options: PgConnectOptions = question.url.parse().context("the database URL")?;
        let options = options.options([
            ("default_transaction_read_only", "on".to_owned()),
            ("statement_timeout", question.timeout_ms.to_string()),
            ("lock_timeout", question.timeout_ms.to_string()),
        ]);
        let mut connection = options.connect().await.context("the database")?;
        if let Some(schema) = &question.schema {
            // The record of migrations is found where the session looks.
            sqlx::query("SELECT set_config('search_path', quote_ident($1), FALSE)")
                .bind(schema)
                .execute(&mut connection)
                .await?;
        }
        let engine = postgres_engine(&mut connection).await?;
        Ok(Self { connection, engine })
    }

    fn engine(&self) -> &str {
        &self.engine
    }

    async fn migrating(&mut self) -> Result<Option<String>> {
        Ok(Status::migrating::<Postgres>(&mut self.connection).await?)
    }

    async fn read(
        &mut self,
        chain: &Chain,
        schema: Option<&str>,
    ) -> Result<(Status, PhysicalSchema)> {
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let mut transaction = self.connection.begin_with(begin).await?;
        let status = Status::read::<Postgres>(chain, &mut transaction).await?;
        let options = match schema {
            Some(schema) => Options::default().schema(schema),
            None => Options::default(),
        };
        let catalog = cwom_physical::postgres::introspect(&mut transaction, &options).await?;
        transaction.rollback().await?;
        Ok((status, catalog))
    }

    async fn close(self) -> Result<()> {
        Ok(self.connection.close().await?)
    }
}
