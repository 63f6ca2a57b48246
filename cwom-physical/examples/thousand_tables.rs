//! How long reading and comparing takes: 300 and 1,000 tables of 15 columns on each engine.
//!
//! ```console
//! $ cargo run --release --package cwom-physical --example thousand_tables
//! ```

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use cwom_physical::{Options, PhysicalSchema, compare, postgres, sqlite};
use cwom_testkit::{Engine as _, Postgres};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

/// How often each is measured; the median is shown.
const RUNS: usize = 7;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    for tables in [300, 1_000] {
        let mut connection = SqliteConnectOptions::new()
            .filename(":memory:")
            .connect()
            .await?;
        build_sqlite(&mut connection, tables).await?;
        let mut times = Times::default();
        for _ in 0..RUNS {
            let start = Instant::now();
            let schema = sqlite::introspect(&mut connection, &Options::default()).await?;
            times.add(start.elapsed(), &schema, tables);
        }
        times.show("SQLite", tables);

        let Some(database) = Postgres::fresh().await else {
            continue;
        };
        let mut connection = database.url.parse::<PgConnectOptions>()?.connect().await?;
        build_postgres(&mut connection, tables).await?;
        let mut times = Times::default();
        for _ in 0..RUNS {
            // A connection of its own each time: the server's caches are cold, as in a real run.
            let mut connection = database.url.parse::<PgConnectOptions>()?.connect().await?;
            let start = Instant::now();
            let schema = postgres::introspect(&mut connection, &Options::default()).await?;
            times.add(start.elapsed(), &schema, tables);
            connection.close().await?;
        }
        times.show("PostgreSQL", tables);
    }
    Ok(())
}

/// What was measured on one engine.
#[derive(Default)]
struct Times {
    read: Vec<Duration>,
    compared: Vec<Duration>,
    digested: Vec<Duration>,
}

impl Times {
    fn add(&mut self, read: Duration, schema: &PhysicalSchema, tables: usize) {
        assert_eq!(schema.tables.len(), tables);
        self.read.push(read);
        let start = Instant::now();
        assert!(compare(schema, schema).is_empty());
        self.compared.push(start.elapsed());
        let start = Instant::now();
        let _ = schema.digest();
        self.digested.push(start.elapsed());
    }

    fn show(&mut self, engine: &str, tables: usize) {
        let median = |times: &mut Vec<Duration>| {
            times.sort();
            times[times.len() / 2].as_secs_f64() * 1e3
        };
        println!(
            "{engine:<10} {tables:>5} tables: read {:>7.1} ms, compare {:>6.1} ms, digest {:>6.1} ms",
            median(&mut self.read),
            median(&mut self.compared),
            median(&mut self.digested),
        );
    }
}

async fn build_sqlite(connection: &mut SqliteConnection, tables: usize) -> sqlx::Result<()> {
    for number in 0..tables {
        let sql = table(number, " STRICT")
            + &format!(
                "CREATE TRIGGER tr{number} BEFORE DELETE ON t{number} \
                 BEGIN SELECT RAISE(ABORT, 'kept'); END;"
            );
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn build_postgres(connection: &mut PgConnection, tables: usize) -> sqlx::Result<()> {
    let function = "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                    RAISE 'kept'; END $$;";
    sqlx::raw_sql(function).execute(&mut *connection).await?;
    for number in 0..tables {
        let sql = table(number, "")
            + &format!(
                "CREATE TRIGGER tr{number} BEFORE DELETE ON t{number} \
                 FOR EACH ROW EXECUTE FUNCTION keep();"
            );
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// A table of 15 columns with a key, a reference, three checks and two indexes.
fn table(number: usize, options: &str) -> String {
    let mut sql = format!(
        "CREATE TABLE t{number} (id integer NOT NULL, parent integer, at text NOT NULL DEFAULT 'x'"
    );
    for column in 3..15 {
        // Writing to a string does not fail.
        let _ = write!(sql, ", c{column} text DEFAULT 'value {column}'");
    }
    let _ = write!(
        sql,
        ", CONSTRAINT pk{number} PRIMARY KEY (id), \
         CONSTRAINT fk{number} FOREIGN KEY (parent) REFERENCES t{} (id)",
        number / 2
    );
    for column in 3..6 {
        let _ = write!(
            sql,
            ", CONSTRAINT ck{number}_{column} CHECK (c{column} IN ('a', 'b', 'c') OR length(c{column}) > 3)"
        );
    }
    let _ = write!(
        sql,
        "){options}; CREATE INDEX ix{number}_a ON t{number} (at, c3); \
         CREATE INDEX ix{number}_b ON t{number} (lower(c4)) WHERE parent IS NOT NULL;"
    );
    sql
}
