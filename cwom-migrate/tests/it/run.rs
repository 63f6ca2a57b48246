//! Running a case: up, down and up again, with rows.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::{create_all, drop_all};
use cwom_testkit::{Database, Postgres, Sqlite};
use expect_test::expect_file;
use sqlx::migrate::Migrator;
use sqlx::{Connection as _, PgConnection, SqliteConnection};

use crate::case::{Case, INIT};
use crate::catalog;

/// An engine as these tests need it.
pub(crate) trait Engine: cwom_testkit::Engine {
    const DIALECT: Dialect;

    /// Runs what has not run yet.
    fn up(database: &Database<Self>, directory: &Path) -> impl Future<Output = Result<(), String>>;

    /// Goes back to a version.
    fn down(
        database: &Database<Self>,
        directory: &Path,
        version: i64,
    ) -> impl Future<Output = Result<(), String>>;

    /// Everything that the catalog says, sorted, one fact on each line.
    fn catalog(database: &Database<Self>) -> impl Future<Output = Vec<String>>;
}

async fn migrator(directory: &Path) -> Result<Migrator, String> {
    let migrator = Migrator::new(directory).await;
    migrator.map_err(|error| error.to_string())
}

impl Engine for Sqlite {
    const DIALECT: Dialect = Dialect::Sqlite;

    async fn up(database: &Database<Self>, directory: &Path) -> Result<(), String> {
        let mut connection = SqliteConnection::connect(&database.url)
            .await
            .expect("it opens");
        let migrator = migrator(directory).await?;
        let done = migrator.run(&mut connection).await;
        connection.close().await.expect("it closes");
        done.map_err(|error| format!("{error:?}"))
    }

    async fn down(database: &Database<Self>, directory: &Path, version: i64) -> Result<(), String> {
        let mut connection = SqliteConnection::connect(&database.url)
            .await
            .expect("it opens");
        let migrator = migrator(directory).await?;
        let done = migrator.undo(&mut connection, version).await;
        connection.close().await.expect("it closes");
        done.map_err(|error| format!("{error:?}"))
    }

    async fn catalog(database: &Database<Self>) -> Vec<String> {
        catalog::sqlite(database).await
    }
}

impl Engine for Postgres {
    const DIALECT: Dialect = Dialect::Postgres;

    async fn up(database: &Database<Self>, directory: &Path) -> Result<(), String> {
        let mut connection = PgConnection::connect(&database.url)
            .await
            .expect("it answers");
        let migrator = migrator(directory).await?;
        let done = migrator.run(&mut connection).await;
        connection.close().await.expect("it closes");
        done.map_err(|error| format!("{error:?}"))
    }

    async fn down(database: &Database<Self>, directory: &Path, version: i64) -> Result<(), String> {
        let mut connection = PgConnection::connect(&database.url)
            .await
            .expect("it answers");
        let migrator = migrator(directory).await?;
        let done = migrator.undo(&mut connection, version).await;
        connection.close().await.expect("it closes");
        done.map_err(|error| format!("{error:?}"))
    }

    async fn catalog(database: &Database<Self>) -> Vec<String> {
        catalog::postgres(database).await
    }
}

/// The catalog of a database that was made from a spec at once.
pub(crate) async fn fresh<E: Engine>(schema: &cwom_schema::Schema) -> Vec<String> {
    let database = E::fresh().await.expect("the engine was here a moment ago");
    let tables = lower_tables(schema);
    database
        .execute(&create_all(&tables, E::DIALECT))
        .await
        .expect("the tables are made");
    E::catalog(&database).await
}

/// A database with the tables of the spec before and the rows of the case, and the directory that
/// sqlx runs.
pub(crate) async fn populated<E: Engine>(case: &Case) -> Option<(Database<E>, tempfile::TempDir)> {
    let database = E::fresh().await?;
    let directory = tempfile::tempdir().expect("a temporary directory");
    let tables = lower_tables(&case.before);
    let write = |name: &str, text: &str| {
        fs::write(directory.path().join(name), text).expect("it can be written");
    };
    write(
        &format!("{INIT}_init.up.sql"),
        &create_all(&tables, E::DIALECT),
    );
    write(
        &format!("{INIT}_init.down.sql"),
        &drop_all(&tables, E::DIALECT),
    );
    E::up(&database, directory.path())
        .await
        .expect("the tables are made");
    database
        .execute(&case.rows(E::DIALECT))
        .await
        .expect("the rows are sound");
    for (path, text) in case.files() {
        if let Some(name) = path.strip_prefix(&format!("{}/", E::DIALECT.name())) {
            write(name, &text);
        }
    }
    Some((database, directory))
}

/// Runs a case. One runtime's code for all of them: an `async` test each would have the compiler
/// make the whole of it anew a hundred times.
pub(crate) fn case<E: Engine>(name: &str) {
    wait(check::<E>(name));
}

/// Runs something to its end.
pub(crate) fn wait(what: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts");
    runtime.block_on(what);
}

async fn check<E: Engine>(name: &str) {
    let case = Case::read(name);
    if case.diff().is_err() {
        return;
    }
    let Some((database, directory)) = populated::<E>(&case).await else {
        return;
    };
    let directory = directory.path();
    let mut story = String::new();
    let mut tell = |title: &str, text: Cow<'_, str>| {
        let _ = write!(story, "== {title}\n{text}\n");
    };
    tell("before", catalog::rows(&database).await.into());
    let before = fresh::<E>(&case.before).await;
    let after = fresh::<E>(&case.after).await;
    assert_catalog(&E::catalog(&database).await, &before, "the start");
    if let Err(error) = E::up(&database, directory).await {
        let error = refusal(&error);
        tell("up is refused", error.into());
        assert_catalog(&E::catalog(&database).await, &before, "after the refusal");
    } else {
        tell("up", catalog::rows(&database).await.into());
        assert_catalog(&E::catalog(&database).await, &after, "up");
        if let Err(error) = E::down(&database, directory, INIT).await {
            tell("down is refused", refusal(&error).into());
        } else {
            tell("down", catalog::rows(&database).await.into());
            assert_catalog(&E::catalog(&database).await, &before, "down");
            match E::up(&database, directory).await {
                Ok(()) => assert_catalog(&E::catalog(&database).await, &after, "up again"),
                Err(error) => tell("up again is refused", refusal(&error).into()),
            }
        }
    }
    let file = case
        .directory
        .join(format!("rows.{}.txt", E::DIALECT.name()));
    expect_file![file].assert_eq(&story);
}

/// What a person reads in an error: ours begins with `cwom:`.
fn refusal(error: &str) -> String {
    let Some(at) = error.find("cwom: ") else {
        panic!("not a refusal of ours: {error}");
    };
    let end = error[at..]
        .find(['"', '\n'])
        .map_or(error.len(), |end| at + end);
    // SQLite quotes it.
    format!("{}\n", error[at..end].trim_end_matches('\''))
}

pub(crate) fn assert_catalog(found: &[String], expected: &[String], when: &str) {
    let missing: Vec<&String> = expected
        .iter()
        .filter(|line| !found.contains(line))
        .collect();
    let unexpected: Vec<&String> = found
        .iter()
        .filter(|line| !expected.contains(line))
        .collect();
    assert!(
        missing.is_empty() && unexpected.is_empty(),
        "{when}: missing {missing:#?}, unexpected {unexpected:#?}"
    );
}
