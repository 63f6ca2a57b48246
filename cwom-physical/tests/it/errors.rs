//! What cannot be read is an error with a name, never a panic.

use cwom_physical::{Dialect, Error, Options, PhysicalSchema, compare, postgres, sqlite};

use crate::support::{Catalog as _, labels, postgres_database, sqlite_memory};

#[tokio::test]
async fn a_schema_that_is_not_there() {
    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    let options = Options::default().schema("nowhere");
    let error = postgres::introspect(&mut connection, &options).await;
    let error = error.expect_err("there is no such schema");
    assert!(matches!(&error, Error::NoSchema { name: Some(name) } if name == "nowhere"));
    assert_eq!(error.to_string(), "the database has no schema `nowhere`");

    connection.run("SET search_path = ''").await;
    let error = postgres::introspect(&mut connection, &Options::default()).await;
    let error = error.expect_err("no schema is current");
    assert_eq!(
        error.to_string(),
        "the database has no schema that is current"
    );
    // The connection is as good as before.
    connection.run("SELECT 1").await;
}

#[tokio::test]
async fn a_text_that_was_edited_by_hand() {
    let mut connection = sqlite_memory().await;
    connection
        .run("CREATE TABLE t (a INTEGER); CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT 1")
        .await;
    // No quote closes: SQLite has the table in memory, and never reads its text again here.
    connection.run("PRAGMA writable_schema = ON").await;
    for (name, text, expected) in [
        (
            "t",
            "CREATE TABLE t (a \"INTEGER)",
            "the definition of table `t` cannot be read: a quoted name does not end",
        ),
        (
            "t",
            "CREATE TABLE t (a INTEGER",
            "the definition of table `t` cannot be read: a parenthesis does not close",
        ),
        (
            "t",
            "CREATE TABLE t (a INTEGER, b)",
            "the catalog contradicts itself about table `t`: its text has 2 columns, the pragma 1",
        ),
        (
            "t",
            "CREATE TABLE t (a INTEGER REFERENCES t)",
            "the catalog contradicts itself about table `t`: its text has 1 foreign keys, the pragma 0",
        ),
        (
            "t",
            "",
            "the definition of table `t` cannot be read: CREATE is expected, and the end is found",
        ),
        (
            "i",
            "CREATE INDEX i ON t (a, a)",
            "the catalog contradicts itself about index `i`: its text has 2 parts, the pragma 1",
        ),
        (
            "v",
            "CREATE VIEW v",
            "the definition of view `v` cannot be read: AS is expected, and the end is found",
        ),
    ] {
        let mut transaction = sqlx::Connection::begin(&mut connection)
            .await
            .expect("a transaction");
        let text = text.replace('\'', "''");
        transaction
            .run(&format!(
                "UPDATE sqlite_schema SET sql = '{text}' WHERE name = '{name}'"
            ))
            .await;
        let error = sqlite::introspect(&mut transaction, &Options::default()).await;
        let error = error.expect_err(name);
        assert_eq!(error.to_string(), expected);
        transaction.rollback().await.expect("it is taken back");
    }
    connection.run("PRAGMA writable_schema = OFF").await;
    assert_eq!(connection.read().await.tables.len(), 1);
}

#[tokio::test]
async fn a_view_that_is_broken_is_still_read() {
    let mut connection = sqlite_memory().await;
    connection
        .run("CREATE TABLE t (a INTEGER); CREATE VIEW v AS SELECT b FROM missing")
        .await;
    let schema = connection.read().await;
    assert_eq!(schema.views["v"].definition, "select b from missing");
}

#[test]
fn two_engines_are_not_compared() {
    let one = PhysicalSchema::empty(Dialect::Sqlite, "3");
    let two = PhysicalSchema::empty(Dialect::Postgres, "15");
    assert_eq!(labels(&compare(&one, &two)), "* schema , dialect");
    assert_ne!(one.digest(), two.digest());
}
