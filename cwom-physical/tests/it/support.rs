//! Databases for the tests, and differences in one line each.

use cwom_physical::{Difference, DifferenceKind, Options, PhysicalSchema, postgres, sqlite};
use cwom_testkit::{Database, Engine as _, Postgres};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

/// An empty SQLite database in memory.
pub(crate) async fn sqlite_memory() -> SqliteConnection {
    "sqlite::memory:"
        .parse::<SqliteConnectOptions>()
        .expect("a URL")
        .connect()
        .await
        .expect("SQLite opens")
}

/// A connection to a file of SQLite.
pub(crate) async fn sqlite_file(path: &std::path::Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .connect()
        .await
        .expect("SQLite opens")
}

/// An empty PostgreSQL database with a connection; `None` when no server answers.
pub(crate) async fn postgres_database() -> Option<(Database<Postgres>, PgConnection)> {
    let database = Postgres::fresh().await?;
    let connection = postgres_connection(&database.url).await;
    Some((database, connection))
}

/// A further connection.
pub(crate) async fn postgres_connection(url: &str) -> PgConnection {
    url.parse::<PgConnectOptions>()
        .expect("a URL")
        .connect()
        .await
        .expect("the server answers")
}

/// A connection of either engine, with what the tests do on both.
pub(crate) trait Catalog {
    /// Runs statements, and says what was wrong with them.
    async fn attempt(&mut self, sql: &str) -> sqlx::Result<()>;
    async fn run(&mut self, sql: &str) {
        let done = self.attempt(sql).await;
        done.unwrap_or_else(|error| panic!("{error}: {sql}"));
    }
    async fn read_with(&mut self, options: &Options) -> PhysicalSchema;
    /// What is there after a change that is taken back again.
    async fn read_changed(&mut self, sql: &str) -> PhysicalSchema;

    async fn read(&mut self) -> PhysicalSchema {
        self.read_with(&Options::default()).await
    }
}

impl Catalog for SqliteConnection {
    async fn attempt(&mut self, sql: &str) -> sqlx::Result<()> {
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(self).await;
        done.map(drop)
    }

    async fn read_with(&mut self, options: &Options) -> PhysicalSchema {
        let schema = sqlite::introspect(self, options).await;
        schema.expect("the catalog can be read")
    }

    async fn read_changed(&mut self, sql: &str) -> PhysicalSchema {
        let mut transaction = self.begin().await.expect("a transaction begins");
        transaction.run(sql).await;
        let schema = transaction.read().await;
        transaction.rollback().await.expect("it is taken back");
        schema
    }
}

impl Catalog for PgConnection {
    async fn attempt(&mut self, sql: &str) -> sqlx::Result<()> {
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(self).await;
        done.map(drop)
    }

    async fn read_with(&mut self, options: &Options) -> PhysicalSchema {
        let schema = postgres::introspect(self, options).await;
        schema.expect("the catalog can be read")
    }

    async fn read_changed(&mut self, sql: &str) -> PhysicalSchema {
        let mut transaction = self.begin().await.expect("a transaction begins");
        transaction.run(sql).await;
        let schema = transaction.read().await;
        transaction.rollback().await.expect("it is taken back");
        schema
    }
}

/// A difference in one line, such as `* column title of book, type`.
pub(crate) fn label(difference: &Difference) -> String {
    let object = &difference.object;
    let mark = match difference.kind {
        DifferenceKind::Missing => '-',
        DifferenceKind::Unexpected => '+',
        DifferenceKind::Changed => '*',
    };
    let mut label = format!("{mark} {} {}", object.kind, object.name);
    if let Some(table) = object.table.as_ref().filter(|_| !object.is_relation()) {
        label.push_str(" of ");
        label.push_str(table);
    }
    if difference.kind == DifferenceKind::Changed {
        label.push_str(", ");
        label.push_str(difference.facet.as_str());
    }
    label
}

/// All differences, one in a line.
pub(crate) fn labels(differences: &[Difference]) -> String {
    let labels: Vec<String> = differences.iter().map(label).collect();
    labels.join("\n")
}

/// Checks that two schemas are the same, by comparison and by digest.
#[track_caller]
pub(crate) fn assert_same(expected: &PhysicalSchema, actual: &PhysicalSchema) {
    let found = cwom_physical::compare(expected, actual);
    assert!(found.is_empty(), "{}", cwom_physical::render(&found));
    assert_eq!(expected.digest(), actual.digest());
    assert!(!expected.is_empty(), "nothing was compared");
}
