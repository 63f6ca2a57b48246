//! PostgreSQL, as a shell reaches it.

use cwom_runtime::Postgres;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

use crate::Engine;

impl Engine for Postgres {
    type Session = PgConnection;

    const TABLES: &'static str = "SELECT relname::text FROM pg_class \
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') \
         AND NOT relispartition AND relname NOT IN ('_sqlx_migrations', '_cwom_state') \
         ORDER BY relname COLLATE \"C\"";

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
        // A plan that is kept would not survive another shape of its table.
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).persistent(false);
        let rows = rows.fetch_all(session);
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

async fn connect(url: &str) -> sqlx::Result<PgConnection> {
    url.parse::<PgConnectOptions>()?.connect().await
}
