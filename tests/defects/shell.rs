//! What a person in a shell can do and what is refused there, with the reason.

use cwom_schema::schema::Dialect;
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::{Database, Engine};

/// An engine whose SQL these tests write.
pub(crate) trait Shell: Engine {
    /// How SQL is written for it.
    const SQL: Dialect;
}

impl Shell for Sqlite {
    const SQL: Dialect = Dialect::Sqlite;
}

impl Shell for Postgres {
    const SQL: Dialect = Dialect::Postgres;
}

/// Raw SQL, by somebody who says who they are, is refused for a reason with this word. A refusal
/// for another reason proves nothing.
#[track_caller]
pub(crate) fn refused<D: Shell>(
    database: &Database<D>,
    sql: impl Into<String>,
    word: &str,
) -> impl Future<Output = ()> {
    let (sql, word) = (sql.into(), word.to_lowercase());
    async move {
        let done = database.execute_as(&sql).await;
        let reason = done.expect_err(&sql);
        let is_it = reason.to_lowercase().contains(&word);
        assert!(is_it, "`{word}` is not why: {reason}\n{sql}");
    }
}

/// The only number that a query counts.
pub(crate) async fn count<D: Engine>(database: &Database<D>, from: &str) -> i64 {
    let sql = format!("SELECT count(*) || '' FROM {from}");
    let texts = database.texts(&sql).await.expect("it can be counted");
    texts[0].parse().expect("a number")
}

/// Every statement that states somebody as the writer in a transaction, with this kind of actor.
pub(crate) fn state<D: Shell>(kind: &str) -> String {
    match D::SQL {
        Dialect::Sqlite => format!(
            "REPLACE INTO audit_log_context (k, actor_kind, actor_id) VALUES (1, '{kind}', 'r2')"
        ),
        Dialect::Postgres => format!(
            "SELECT set_config('cwom.actor_kind', '{kind}', true), \
             set_config('cwom.actor_id', 'r2', true), set_config('cwom.trace_id', '', true), \
             set_config('cwom.note', '', true), \
             set_config('cwom.xid', pg_current_xact_id()::text, true)"
        ),
    }
}
