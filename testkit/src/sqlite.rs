//! SQLite: a file in a directory of its own.

use cwom_runtime::{Sqlite, Store};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection};

use crate::{Database, Engine, Guard};

impl Engine for Sqlite {
    async fn fresh() -> Option<Database<Self>> {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let url = format!("sqlite:{}", directory.path().join("test.db").display());
        let store = Store::<Self>::open(&url)
            .await
            .expect("SQLite opens a new file");
        Some(Database {
            store,
            url,
            _guard: Guard::Directory(directory),
        })
    }

    async fn execute(database: &Database<Self>, sql: &str) -> Result<(), String> {
        let mut connection = connect(&database.url).await;
        let done = sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut connection)
            .await;
        connection.close().await.expect("the connection closes");
        done.map(drop).map_err(|error| error.to_string())
    }

    async fn execute_as(database: &Database<Self>, sql: &str) -> Result<(), String> {
        const CONTEXT: &str = "SELECT count(*) FROM sqlite_schema WHERE name = 'audit_log_context'";
        const STATE: &str = "REPLACE INTO audit_log_context (k, actor_kind, actor_id) \
                             VALUES (1, 'system', 'test')";

        let mut connection = connect(&database.url).await;
        let is_audited: bool = sqlx::query_scalar(CONTEXT)
            .fetch_one(&mut connection)
            .await
            .expect("the catalog can be read");
        let (state, clear) = if is_audited {
            (STATE, "DELETE FROM audit_log_context; COMMIT")
        } else {
            ("", "COMMIT")
        };
        sqlx::raw_sql(AssertSqlSafe(format!("BEGIN IMMEDIATE; {state}")))
            .execute(&mut connection)
            .await
            .expect("who writes can be stated");
        let done = sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut connection)
            .await;
        // What a failed statement left is kept, as it would be without a transaction around it.
        let ended = sqlx::raw_sql(clear).execute(&mut connection).await;
        connection.close().await.expect("the connection closes");
        let done = done.map(drop).map_err(|error| error.to_string());
        done.and(ended.map(drop).map_err(|error| error.to_string()))
    }

    async fn texts(database: &Database<Self>, sql: &str) -> Result<Vec<String>, String> {
        let mut connection = connect(&database.url).await;
        let rows = sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_all(&mut connection)
            .await;
        connection.close().await.expect("the connection closes");
        rows.map_err(|error| error.to_string())
    }

    async fn tables(database: &Database<Self>) -> Vec<String> {
        Self::texts(
            database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' \
             AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
             AND name NOT IN ('_sqlx_migrations', '_cwom_state') ORDER BY name",
        )
        .await
        .expect("the catalog can be read")
    }
}

/// A connection as a shell opens it, with foreign keys on: SQLite leaves that to each connection.
async fn connect(url: &str) -> SqliteConnection {
    url.parse::<SqliteConnectOptions>()
        .expect("a URL")
        .foreign_keys(true)
        .connect()
        .await
        .expect("the file opens")
}
