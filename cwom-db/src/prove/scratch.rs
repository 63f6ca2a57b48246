//! Databases that a proof makes and drops.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use cwom_physical::{Options, PhysicalSchema, postgres, sqlite};
use cwom_schema::schema::Dialect;
use cwom_sql::Ident;
use sqlx::error::ErrorKind;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};

use super::leftover;

/// What a database said no to.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// Its words.
    pub(crate) message: String,
    /// Rows that are there do not fit; the statement itself is sound.
    pub(crate) of_rows: bool,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// A database of one's own.
pub(crate) trait Scratch: Sized {
    /// Its dialect.
    const DIALECT: Dialect;

    /// An empty one, on the server of this URL.
    async fn new(url: &str) -> Result<Self>;

    /// Drops it.
    async fn close(self) -> Result<()>;

    /// The engine and its version.
    fn engine(&self) -> &str;

    /// Runs a file as sqlx does: in a transaction, or alone where its first line says so. The inner
    /// error is what the database said; nothing has changed then.
    async fn run(&mut self, file: &str) -> Result<Result<(), Refusal>>;

    /// What the database holds.
    async fn catalog(&mut self) -> Result<PhysicalSchema>;

    /// The rows of a table as texts, sorted.
    async fn rows(&mut self, table: &str, columns: &[&str]) -> Result<Vec<String>>;

    /// A reference that points at nothing, in words.
    async fn dangling(&mut self) -> Result<Option<String>>;
}

/// The mark of a file that runs outside of any transaction, as sqlx knows it.
const ALONE: &str = "-- no-transaction";

/// In memory.
pub(crate) struct SqliteScratch {
    connection: SqliteConnection,
    engine: String,
    /// Catalogs that were read before, by the texts that they were read from: a way back mostly
    /// leads to texts that were there before, letter for letter.
    known: BTreeMap<String, PhysicalSchema>,
}

/// All that the catalog of SQLite is read from.
const SCHEMA_TEXT: &str = "SELECT coalesce(group_concat(\"line\", char(10)), '') FROM (\
                           SELECT quote(type) || quote(name) || quote(tbl_name) || quote(sql) AS \
                           \"line\" FROM sqlite_schema ORDER BY type, name, tbl_name)";

impl Scratch for SqliteScratch {
    const DIALECT: Dialect = Dialect::Sqlite;

    async fn new(_: &str) -> Result<Self> {
        let mut connection = SqliteConnection::connect("sqlite::memory:")
            .await
            .context("SQLite in memory")?;
        connection.execute("PRAGMA foreign_keys = ON").await?;
        let engine = sqlite_engine(&mut connection).await?;
        Ok(Self {
            connection,
            engine,
            known: BTreeMap::new(),
        })
    }

    async fn close(self) -> Result<()> {
        Ok(self.connection.close().await?)
    }

    fn engine(&self) -> &str {
        &self.engine
    }

    async fn run(&mut self, file: &str) -> Result<Result<(), Refusal>> {
        let sql = format!("BEGIN;\n{file}\n;COMMIT;");
        let done = sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut self.connection)
            .await;
        match done {
            Ok(_) => Ok(Ok(())),
            Err(error) => {
                let _ = self.connection.execute("ROLLBACK").await;
                refusal(error)
            }
        }
    }

    async fn catalog(&mut self) -> Result<PhysicalSchema> {
        let text: String = sqlx::query_scalar(SCHEMA_TEXT)
            .fetch_one(&mut self.connection)
            .await?;
        if let Some(known) = self.known.get(&text) {
            return Ok(known.clone());
        }
        let catalog = sqlite::introspect(&mut self.connection, &Options::default()).await?;
        self.known.insert(text, catalog.clone());
        Ok(catalog)
    }

    async fn rows(&mut self, table: &str, columns: &[&str]) -> Result<Vec<String>> {
        let values = columns
            .iter()
            .map(|column| format!("quote({})", Ident(column)));
        let sql = select(table, values);
        Ok(sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_all(&mut self.connection)
            .await?)
    }

    async fn dangling(&mut self) -> Result<Option<String>> {
        let sql = "SELECT \"table\" || ' refers to a row of ' || \"parent\" || ' that is not there' \
                   FROM pragma_foreign_key_check LIMIT 1";
        Ok(sqlx::query_scalar(sql)
            .fetch_optional(&mut self.connection)
            .await?)
    }
}

/// A database of its own on a server.
pub(crate) struct PostgresScratch {
    server: PgConnection,
    connection: PgConnection,
    name: String,
    engine: String,
}

impl Scratch for PostgresScratch {
    const DIALECT: Dialect = Dialect::Postgres;

    async fn new(url: &str) -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let mut server = PgConnection::connect(url)
            .await
            .context("the PostgreSQL server")?;
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        if count == 0 {
            leftover::drop_leftovers(&mut server).await?;
        }
        let name = leftover::name(count);
        let sql = format!("CREATE DATABASE {} TEMPLATE template0", Ident(&name));
        server
            .execute(AssertSqlSafe(sql))
            .await
            .context("a database for the proof; the role needs CREATEDB")?;
        let options: sqlx::postgres::PgConnectOptions = url.parse()?;
        let connection = PgConnection::connect_with(&options.database(&name)).await;
        let mut connection = match connection {
            Ok(connection) => connection,
            Err(error) => {
                drop_database(&mut server, &name).await?;
                return Err(error.into());
            }
        };
        Ok(Self {
            engine: postgres_engine(&mut connection).await?,
            server,
            connection,
            name,
        })
    }

    async fn close(mut self) -> Result<()> {
        self.connection.close().await?;
        drop_database(&mut self.server, &self.name).await?;
        Ok(self.server.close().await?)
    }

    fn engine(&self) -> &str {
        &self.engine
    }

    async fn run(&mut self, file: &str) -> Result<Result<(), Refusal>> {
        let done = if file.starts_with(ALONE) {
            self.run_alone(file).await
        } else {
            let sql = format!("BEGIN;\n{file}\n;COMMIT;");
            run_script(&mut self.connection, sql).await
        };
        match done {
            Ok(()) => Ok(Ok(())),
            Err(error) => {
                let _ = self.connection.execute("ROLLBACK").await;
                refusal(error)
            }
        }
    }

    async fn catalog(&mut self) -> Result<PhysicalSchema> {
        Ok(postgres::introspect(&mut self.connection, &Options::default()).await?)
    }

    async fn rows(&mut self, table: &str, columns: &[&str]) -> Result<Vec<String>> {
        let values = columns
            .iter()
            .map(|column| format!("coalesce({}::text, 'NULL')", Ident(column)));
        let sql = select(table, values);
        Ok(sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_all(&mut self.connection)
            .await?)
    }

    async fn dangling(&mut self) -> Result<Option<String>> {
        // The server looks at every reference, and at those of a migration when it validates them.
        let sql = "SELECT conrelid::regclass || '.' || conname || ' is not validated' \
                   FROM pg_constraint WHERE NOT convalidated LIMIT 1";
        Ok(sqlx::query_scalar(sql)
            .fetch_optional(&mut self.connection)
            .await?)
    }
}

impl PostgresScratch {
    /// One statement after the other: several in one query are a transaction to the server.
    async fn run_alone(&mut self, file: &str) -> Result<(), sqlx::Error> {
        for statement in cwom_runtime::statements_of::<cwom_runtime::Postgres>(file) {
            run_script(&mut self.connection, statement.to_owned()).await?;
        }
        Ok(())
    }
}

async fn run_script(connection: &mut PgConnection, sql: String) -> Result<(), sqlx::Error> {
    let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await;
    done.map(drop)
}

/// The engine of a connection, with its version.
pub(crate) async fn sqlite_engine(connection: &mut SqliteConnection) -> Result<String> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(connection)
        .await?;
    Ok(format!("SQLite {version}"))
}

/// The engine of a connection, with its version as the project numbers it, without the package's.
pub(crate) async fn postgres_engine(connection: &mut PgConnection) -> Result<String> {
    let version: String = sqlx::query_scalar("SHOW server_version")
        .fetch_one(connection)
        .await?;
    let version = version.split(' ').next().unwrap_or_default();
    Ok(format!("PostgreSQL {version}"))
}

async fn drop_database(server: &mut PgConnection, name: &str) -> Result<()> {
    let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", Ident(name));
    server.execute(AssertSqlSafe(sql)).await?;
    Ok(())
}

/// What the database said; anything else, such as a lost connection, is trouble.
fn refusal(error: sqlx::Error) -> Result<Result<(), Refusal>> {
    match error {
        sqlx::Error::Database(error) => {
            let message = error.message();
            let guard = cwom_runtime::guard_says(message);
            let own = message.find("cwom:");
            // Values that cannot be what they are to become are of this class on PostgreSQL.
            let is_value = error.code().is_some_and(|code| code.starts_with("22"));
            let is_rule = matches!(
                error.kind(),
                ErrorKind::CheckViolation
                    | ErrorKind::NotNullViolation
                    | ErrorKind::UniqueViolation
            );
            Ok(Err(Refusal {
                message: guard.unwrap_or_else(|| message[own.unwrap_or(0)..].to_owned()),
                of_rows: own.is_some() || is_value || is_rule,
            }))
        }
        other => Err(other.into()),
    }
}

fn select(table: &str, values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    let row = if values.is_empty() {
        "''".to_owned()
    } else {
        values.join(" || ', ' || ")
    };
    format!("SELECT {row} FROM {} ORDER BY 1", Ident(table))
}

#[cfg(test)]
mod tests {
    use cwom_testkit::{Engine as _, Postgres};

    use super::{PostgresScratch, Scratch};

    /// Several statements in one query are a transaction to the server, and some refuse one.
    #[tokio::test]
    async fn a_file_outside_of_a_transaction_runs_statement_by_statement() {
        let Some(database) = Postgres::fresh().await else {
            return;
        };
        let mut scratch = PostgresScratch::new(&database.url).await.unwrap();
        let file = "-- no-transaction\nCREATE TABLE t (a integer);\n\
                    CREATE INDEX CONCURRENTLY ix ON t (a);\n";
        let done = scratch.run(file).await;
        scratch.close().await.unwrap();
        assert!(done.unwrap().is_ok());
    }
}
