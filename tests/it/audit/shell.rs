//! Raw SQL as a person in a shell writes it, with who writes stated by hand.

use std::future::poll_fn;
use std::pin::Pin;

use cwom_schema::schema::Dialect;
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::Engine;
use futures_core::Stream;

/// An engine whose SQL these tests write.
pub(super) trait Shell: Engine {
    /// How SQL is written for it.
    const SQL: Dialect;
}

impl Shell for Sqlite {
    const SQL: Dialect = Dialect::Sqlite;
}

impl Shell for Postgres {
    const SQL: Dialect = Dialect::Postgres;
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
