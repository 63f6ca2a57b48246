//! One connection that stays open, as a person in a shell has it: what a transaction, a setting or
//! a failed statement leaves behind is there for the next one.

use std::future::{Future, poll_fn};
use std::pin::Pin;

use cwom_schema::schema::Dialect;
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::Engine;
use futures_core::Stream;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection, SqliteConnection};

/// An engine that a shell can be opened on.
pub(super) trait Shell: Engine {
    /// The open connection.
    type Session: Send;

    /// How SQL is written for it.
    const SQL: Dialect;

    /// Opens a connection as a shell does, with the rules of the engine on.
    fn open(url: &str) -> impl Future<Output = Self::Session> + Send;

    /// Runs one statement or several.
    fn run(
        session: &mut Self::Session,
        sql: &str,
    ) -> impl Future<Output = Result<(), String>> + Send;

    /// The first column of every row, as text.
    fn column(
        session: &mut Self::Session,
        sql: &str,
    ) -> impl Future<Output = Result<Vec<String>, String>> + Send;
}

impl Shell for Sqlite {
    type Session = SqliteConnection;

    const SQL: Dialect = Dialect::Sqlite;

    async fn open(url: &str) -> SqliteConnection {
        let options = url.parse::<SqliteConnectOptions>().expect("a URL");
        let options = options
            .foreign_keys(true)
            .busy_timeout(std::time::Duration::from_secs(20))
            .pragma("synchronous", "OFF");
        options.connect().await.expect("the file opens")
    }

    async fn run(session: &mut SqliteConnection, sql: &str) -> Result<(), String> {
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(session).await;
        done.map(drop).map_err(|error| error.to_string())
    }

    async fn column(session: &mut SqliteConnection, sql: &str) -> Result<Vec<String>, String> {
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(session);
        rows.await.map_err(|error| error.to_string())
    }
}

impl Shell for Postgres {
    type Session = PgConnection;

    const SQL: Dialect = Dialect::Postgres;

    async fn open(url: &str) -> PgConnection {
        let options = url.parse::<PgConnectOptions>().expect("a URL");
        options.connect().await.expect("the server answers")
    }

    async fn run(session: &mut PgConnection, sql: &str) -> Result<(), String> {
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(session).await;
        done.map(drop).map_err(|error| error.to_string())
    }

    async fn column(session: &mut PgConnection, sql: &str) -> Result<Vec<String>, String> {
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(session);
        rows.await.map_err(|error| error.to_string())
    }
}

/// The statement that says who writes in this transaction.
pub(super) fn state<D: Shell>(actor: &str, trace: &str, note: &str) -> String {
    match D::SQL {
        Dialect::Sqlite => format!(
            "REPLACE INTO audit_log_context (k, actor_kind, actor_id, trace_id, note) \
             VALUES (1, 'human', '{actor}', nullif('{trace}', ''), nullif('{note}', ''))"
        ),
        Dialect::Postgres => format!(
            "SELECT set_config('cwom.actor_kind', 'human', true), \
             set_config('cwom.actor_id', '{actor}', true), \
             set_config('cwom.trace_id', '{trace}', true), \
             set_config('cwom.note', '{note}', true), \
             set_config('cwom.xid', pg_current_xact_id()::text, true)"
        ),
    }
}

/// The statement that takes it back, where it does not end with the transaction.
pub(super) fn clear<D: Shell>() -> &'static str {
    match D::SQL {
        Dialect::Sqlite => "DELETE FROM audit_log_context",
        Dialect::Postgres => "SELECT 1",
    }
}

/// Runs SQL in a transaction of its own as `actor`; what fails is rolled back whole.
pub(super) async fn run_as<D: Shell>(
    session: &mut D::Session,
    actor: &str,
    sql: &str,
) -> Result<(), String> {
    let state = state::<D>(actor, "", "");
    let whole = format!("BEGIN; {state}; {sql}; {}; COMMIT", clear::<D>());
    let done = D::run(session, &whole).await;
    if done.is_err() {
        // SQLite may have ended the transaction already.
        let _ = D::run(session, "ROLLBACK").await;
    }
    done
}

/// The next item of a stream, when it comes.
pub(super) async fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
}
