//! The number of statements does not grow with the number of tables. A binary of its own, since it
//! counts what sqlx logs in the whole process.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use cwom_physical::{Options, postgres, sqlite};
use cwom_testkit::{Engine as _, Postgres};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _};

/// Counts the statements that sqlx logs.
struct Counter(AtomicUsize);

static COUNTER: Counter = Counter(AtomicUsize::new(0));

impl log::Log for Counter {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

fn tables(from: usize, to: usize) -> String {
    let mut sql = String::new();
    for number in from..to {
        // Writing to a string does not fail.
        let _ = write!(
            sql,
            "CREATE TABLE t{number} (id integer PRIMARY KEY, a text CHECK (a <> ''), b integer REFERENCES t0 (id)); \
             CREATE INDEX i{number} ON t{number} (a) WHERE b > 1; \
             CREATE VIEW v{number} AS SELECT a FROM t{number};"
        );
    }
    sql
}

/// Statements that are logged while something runs.
macro_rules! counted {
    ($future:expr) => {{
        let before = COUNTER.0.load(Ordering::Relaxed);
        let schema = $future.await.expect("the catalog can be read");
        (
            schema.tables.len(),
            COUNTER.0.load(Ordering::Relaxed) - before,
        )
    }};
}

#[tokio::test]
async fn fifty_tables_take_as_many_statements_as_one() {
    log::set_logger(&COUNTER).expect("no logger is set");
    log::set_max_level(log::LevelFilter::Trace);
    let options = Options::default();

    let mut connection = "sqlite::memory:"
        .parse::<SqliteConnectOptions>()
        .expect("a URL")
        .connect()
        .await
        .expect("SQLite opens");
    sqlx::raw_sql(AssertSqlSafe(tables(0, 1)))
        .execute(&mut connection)
        .await
        .expect("tables");
    let (one, few) = counted!(sqlite::introspect(&mut connection, &options));
    sqlx::raw_sql(AssertSqlSafe(tables(1, 50)))
        .execute(&mut connection)
        .await
        .expect("tables");
    let (fifty, many) = counted!(sqlite::introspect(&mut connection, &options));
    assert_eq!((one, fifty), (1, 50));
    assert_eq!(few, many);
    assert!((5..=12).contains(&few), "{few} statements on SQLite");

    let Some(database) = Postgres::fresh().await else {
        return;
    };
    let mut connection = database
        .url
        .parse::<PgConnectOptions>()
        .expect("a URL")
        .connect()
        .await
        .expect("the server answers");
    sqlx::raw_sql(AssertSqlSafe(tables(0, 1)))
        .execute(&mut connection)
        .await
        .expect("tables");
    let (one, few) = counted!(postgres::introspect(&mut connection, &options));
    sqlx::raw_sql(AssertSqlSafe(tables(1, 50)))
        .execute(&mut connection)
        .await
        .expect("tables");
    let (fifty, many) = counted!(postgres::introspect(&mut connection, &options));
    assert_eq!((one, fifty), (1, 50));
    assert_eq!(few, many);
    assert!((10..=16).contains(&few), "{few} statements on PostgreSQL");
}
