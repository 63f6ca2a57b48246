//! A runner that ends at any statement of any case, there, back and there again: what the file did
//! is gone with it, and the next one goes on from there to the same end.
//!
//! A future that is dropped leaves what a lost connection leaves; processes that are killed are the
//! matter of the runner's own tests.

use std::future::poll_fn;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use cwom_runtime::{Chain, Goal, Half, Notice};
use cwom_schema::schema::Dialect;
use cwom_testkit::Database;

use crate::case::{Case, INIT};
use crate::catalog;
use crate::run::{Engine, assert_catalog, fresh, populated};

/// How many statements lie between two ends of one file in the short run. All of them are tried in
/// the long one.
const STRIDE: usize = 8;

/// The files of a directory.
pub(crate) fn chain(directory: &Path) -> Chain {
    let entries = std::fs::read_dir(directory).expect("it is there");
    let files = entries.map(|entry| {
        let path = entry.expect("it can be read").path();
        let name = path
            .file_name()
            .expect("it has a name")
            .display()
            .to_string();
        (name, std::fs::read_to_string(path).expect("it is text"))
    });
    Chain::of_files(files).expect("the names are right")
}

/// How a run went.
enum Outcome {
    Done,
    Refused,
    /// It was ended.
    Ended,
}

/// Runs until a statement of this number was sent, or a file is about to be recorded.
async fn run_until<E: Engine>(
    database: &Database<E>,
    chain: &Chain,
    goal: Goal,
    moment: usize,
) -> Outcome {
    let seen = AtomicUsize::new(0);
    let ends = Arc::new(AtomicBool::new(false));
    let end = Arc::clone(&ends);
    let runner = database
        .store
        .runner_of(chain.clone())
        .on_event(move |event| {
            let counts = matches!(event, Notice::Statement { .. } | Notice::Recording { .. });
            if counts && seen.fetch_add(1, Ordering::Relaxed) + 1 == moment {
                end.store(true, Ordering::Relaxed);
            }
        });
    let mut run = pin!(runner.run(goal));
    poll_fn(|context| match run.as_mut().poll(context) {
        Poll::Ready(Ok(_)) => Poll::Ready(Outcome::Done),
        Poll::Ready(Err(_)) => Poll::Ready(Outcome::Refused),
        Poll::Pending if ends.load(Ordering::Relaxed) => Poll::Ready(Outcome::Ended),
        Poll::Pending => Poll::Pending,
    })
    .await
}

/// What of PostgreSQL's catalog and rows a rollback leaves as it was, to the number of each object.
const POSTGRES: &str = "SELECT md5(string_agg(fact, '' ORDER BY fact)) FROM (
    SELECT concat_ws(' ', 'class', oid, relname, relfilenode, obj_description(oid)) AS fact
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE E'\\\\_%'
    UNION ALL SELECT concat_ws(' ', 'column', attrelid, attname, atttypid, attnotnull, attisdropped,
            atthasdef, attgenerated) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE E'\\\\_%'
    UNION ALL SELECT concat_ws(' ', 'constraint', oid, conname, convalidated)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'trigger', oid, tgname, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', 'function', oid, prosrc, proconfig)
        FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'index', indexrelid, indisvalid) FROM pg_index
    UNION ALL SELECT concat_ws(' ', 'value', oid, enumlabel, enumsortorder) FROM pg_enum
    UNION ALL SELECT 'rows ' || relname || query_to_xml(
            format('SELECT t::text FROM %s AS t ORDER BY 1', oid::regclass), true, false, '')::text
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            AND relname NOT LIKE E'\\\\_%'
) AS facts";

/// The versions that are recorded, and everything that a file might have changed.
async fn look<E: Engine>(session: &mut E::Session) -> (Vec<String>, Vec<String>) {
    // The thread that ran the last statement on SQLite may still be at it.
    let sqlite = E::DIALECT == Dialect::Sqlite;
    if sqlite {
        let alone = E::run(session, "BEGIN IMMEDIATE").await;
        alone.expect("whoever was ended lets go");
    }
    let state = state::<E>(session).await;
    let applied = "SELECT CAST(version AS text) FROM _sqlx_migrations ORDER BY 1";
    let applied = column::<E>(session, applied).await;
    if sqlite {
        E::run(session, "ROLLBACK").await.expect("it was begun");
    }
    (applied, state)
}

async fn state<E: Engine>(session: &mut E::Session) -> Vec<String> {
    if E::DIALECT == Dialect::Postgres {
        // The server ends a session when it comes to read from it the next time.
        let held = "SELECT 'held' FROM pg_locks WHERE locktype = 'advisory' \
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        while !column::<E>(session, held).await.is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        return column::<E>(session, POSTGRES).await;
    }
    let catalog = "SELECT \"type\" || ' ' || \"name\" || ' ' || \"tbl_name\" || ' ' || \
                   coalesce(\"sql\", '') FROM sqlite_schema \
                   WHERE \"tbl_name\" NOT GLOB '_*' ORDER BY rowid";
    let mut state = column::<E>(session, catalog).await;
    for table in column::<E>(session, E::TABLES).await {
        let columns = format!("SELECT \"name\" FROM pragma_table_xinfo('{table}')");
        let values = column::<E>(session, &columns).await;
        let values = values.iter().map(|name| format!("quote(\"{name}\")"));
        let values: Vec<String> = values.collect();
        let rows = format!("SELECT {} FROM \"{table}\" ORDER BY 1", values.join(" || "));
        state.extend(column::<E>(session, &rows).await);
    }
    state
}

async fn column<E: Engine>(session: &mut E::Session, sql: &str) -> Vec<String> {
    E::column(session, sql).await.expect("it can be read")
}

/// Whether the file that comes next is one transaction.
fn is_whole(chain: &Chain, goal: Goal, applied: &[String]) -> bool {
    let half = if goal == Goal::Head {
        Half::Up
    } else {
        Half::Down
    };
    let is_applied = |version: i64| applied.contains(&version.to_string());
    let mut files = chain.files().iter();
    let next = match half {
        Half::Up => files.find(|file| !is_applied(file.version)),
        Half::Down => files.rfind(|file| is_applied(file.version)),
    };
    next.is_none_or(|file| {
        let text = match half {
            Half::Up => Some(&file.up),
            Half::Down => file.down.as_ref(),
        };
        !text.is_some_and(|text| text.starts_with("-- no-transaction"))
    })
}

/// Goes somewhere with as many ends as there are statements on the way; whether it came there.
async fn go<E: Engine>(
    database: &Database<E>,
    session: &mut E::Session,
    chain: &Chain,
    goal: Goal,
) -> bool {
    let long = std::env::var_os("CWOM_LONG_TESTS").is_some();
    let stride = if long { 1 } else { STRIDE };
    let mut last = look::<E>(session).await;
    let mut moment = 1;
    loop {
        let outcome = run_until(database, chain, goal, moment).await;
        let (there, now) = look::<E>(session).await;
        let is_same_file = there == last.0;
        if is_same_file && is_whole(chain, goal, &there) {
            assert_eq!(now, last.1, "{goal:?} ended at {moment} in {there:?}");
        }
        match outcome {
            Outcome::Done => return true,
            Outcome::Refused => return false,
            Outcome::Ended if is_same_file => moment += stride,
            Outcome::Ended => moment = 1,
        }
        last = (there, now);
    }
}

async fn check<E: Engine>(name: &str) {
    let case = Case::read(name);
    if case.diff().is_err() {
        return;
    }
    let Some((database, directory)) = populated::<E>(&case).await else {
        return;
    };
    let chain = chain(directory.path());
    let mut session = E::open(&database.url).await;
    let (before, after) = (
        fresh::<E>(&case.before).await,
        fresh::<E>(&case.after).await,
    );
    let mut rows = Vec::new();
    for (goal, expected) in [
        (Goal::Head, &after),
        (Goal::DownTo(INIT), &before),
        (Goal::Head, &after),
    ] {
        if !go(&database, &mut session, &chain, goal).await {
            break;
        }
        let found = E::catalog(&database).await;
        assert_catalog(&found, expected, &format!("{goal:?}"));
        rows.push(catalog::rows(&database).await);
    }
    E::close(session).await;
    let file = format!("rows.{}.txt", E::DIALECT.name());
    let told = std::fs::read_to_string(case.directory.join(file)).expect("it was told");
    let told = without_numbers(&told);
    for (title, rows) in ["up", "down"].iter().zip(&rows) {
        let part = without_numbers(&format!("== {title}\n{rows}\n"));
        assert!(
            told.contains(&part),
            "without any end it is otherwise: {part}"
        );
    }
    assert_eq!(rows.is_empty(), told.contains("== up is refused\n"));
}

/// A text without the numbers of entries: PostgreSQL gives none twice, also where it was taken back.
fn without_numbers(text: &str) -> String {
    let words = text.split(' ').filter(|word| !word.starts_with("seq="));
    words.collect::<Vec<_>>().join(" ")
}

/// Ends a case at every statement.
pub(crate) fn case<E: Engine>(name: &str) {
    crate::run::wait(check::<E>(name));
}
