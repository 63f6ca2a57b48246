//! SQLite, as a shell reaches it.

use std::time::Duration;

use cwom_runtime::Sqlite;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection};

use crate::Engine;

impl Engine for Sqlite {
    type Session = SqliteConnection;

    const TABLES: &'static str = "SELECT name FROM sqlite_schema WHERE type = 'table' \
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN ('_sqlx_migrations', '_cwom_state') \
         ORDER BY name";

    /// With foreign keys on, which SQLite leaves to each connection.
    async fn open(url: &str) -> SqliteConnection {
        let options = url.parse::<SqliteConnectOptions>().expect("a URL");
        let options = options
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(20))
            .pragma("synchronous", "OFF");
        options.connect().await.expect("the file opens")
    }

    async fn close(session: SqliteConnection) {
        session.close().await.expect("the connection closes");
    }

    async fn run(session: &mut SqliteConnection, sql: &str) -> Result<(), String> {
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(session).await;
        done.map(drop).map_err(|error| error.to_string())
    }

    async fn column(session: &mut SqliteConnection, sql: &str) -> Result<Vec<String>, String> {
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(session);
        rows.await.map_err(|error| error.to_string())
    }

    async fn around(session: &mut SqliteConnection) -> (&'static str, &'static str) {
        const CONTEXT: &str = "SELECT name FROM sqlite_schema WHERE name = 'audit_log_context'";
        const STATE: &str = "BEGIN IMMEDIATE; REPLACE INTO audit_log_context \
                             (k, actor_kind, actor_id) VALUES (1, 'system', 'test')";

        let context = Self::column(session, CONTEXT).await;
        let context = context.expect("the catalog can be read");
        if context.is_empty() {
            ("BEGIN IMMEDIATE", "COMMIT")
        } else {
            (STATE, "DELETE FROM audit_log_context; COMMIT")
        }
    }
}
