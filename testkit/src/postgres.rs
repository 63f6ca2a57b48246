//! PostgreSQL: a database of its own on the server that is there.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use cwom_runtime::{Postgres, Store};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

use crate::{Database, Engine, Guard, skip};

/// The server's maintenance database: `CWOM_TEST_POSTGRES`, or the usual local one.
pub fn postgres_url() -> String {
    std::env::var("CWOM_TEST_POSTGRES")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned())
}

impl Engine for Postgres {
    type Session = PgConnection;

    const TABLES: &'static str = "SELECT relname::text FROM pg_class \
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') \
         AND NOT relispartition AND relname NOT IN ('_sqlx_migrations', '_cwom_state') \
         ORDER BY relname COLLATE \"C\"";

    async fn fresh() -> Option<Database<Self>> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let mut server = reachable().await?;
        let name = format!(
            "cwom_test_{}_{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        );
        let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        sqlx::raw_sql(AssertSqlSafe(create))
            .execute(&mut server)
            .await
            .expect("CREATE DATABASE");
        server.close().await.expect("the connection closes");
        let url = with_database(&postgres_url(), &name);
        let guard = DropDatabase { name };
        let store = Store::<Self>::connect(&url)
            .await
            .expect("the new database answers");
        Some(Database {
            store,
            url,
            _guard: Guard::Server(guard),
        })
    }

    async fn open(url: &str) -> PgConnection {
        connect(url).await.expect("the server answers")
    }

    async fn close(session: PgConnection) {
        session.close().await.expect("the connection closes");
    }

    async fn run(session: &mut PgConnection, sql: &str) -> Result<(), String> {
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(session).await;
        done.map(drop).map_err(|error| error.to_string())
    }

    async fn column(session: &mut PgConnection, sql: &str) -> Result<Vec<String>, String> {
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(session);
        rows.await.map_err(|error| error.to_string())
    }

    async fn around(_: &mut PgConnection) -> (&'static str, &'static str) {
        const STATE: &str = "BEGIN; SELECT set_config('cwom.actor_kind', 'system', true), \
             set_config('cwom.actor_id', 'test', true), set_config('cwom.trace_id', '', true), \
             set_config('cwom.note', '', true), \
             set_config('cwom.xid', pg_current_xact_id()::text, true)";

        (STATE, "COMMIT")
    }
}

/// Drops a database when the test is over, whatever became of it.
pub(crate) struct DropDatabase {
    name: String,
}

impl Drop for DropDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // A test's own runtime cannot be blocked on from inside it, so the drop has a thread.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                if let Ok(mut server) = connect(&postgres_url()).await {
                    let _ = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut server).await;
                }
            });
        });
        let _ = dropped.join();
    }
}

/// A connection to the server, or `None` when there is none: said, and refused in CI.
async fn reachable() -> Option<PgConnection> {
    let url = postgres_url();
    let error = match tokio::time::timeout(Duration::from_secs(5), connect(&url)).await {
        Ok(Ok(connection)) => return Some(connection),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "no answer in 5 s".to_owned(),
    };
    assert!(
        std::env::var_os("CWOM_REQUIRE_POSTGRES").is_none(),
        "PostgreSQL tests must run here, and the server does not answer: {error}"
    );
    let reason = format!("no server answers ({error}); set CWOM_TEST_POSTGRES to one");
    skip::note("PostgreSQL", &reason);
    None
}

async fn connect(url: &str) -> sqlx::Result<PgConnection> {
    url.parse::<PgConnectOptions>()?.connect().await
}

/// The same server, another database.
fn with_database(url: &str, name: &str) -> String {
    let (base, query) = url
        .split_once('?')
        .map_or((url, None), |(base, query)| (base, Some(query)));
    let server = base.rsplit_once('/').map_or(base, |(server, _)| server);
    match query {
        Some(query) => format!("{server}/{name}?{query}"),
        None => format!("{server}/{name}"),
    }
}
