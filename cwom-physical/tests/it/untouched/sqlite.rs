//! SQLite.

use cwom_physical::{Class, Facet, Options, column_order, compare};

use crate::support::{Catalog as _, assert_same, sqlite_file, sqlite_memory};

const SETUP: &str = include_str!("../setup/sqlite.sql");

#[tokio::test]
async fn the_same_text_twice() {
    let (mut one, mut two) = (sqlite_memory().await, sqlite_memory().await);
    one.run(SETUP).await;
    two.run(SETUP).await;
    assert_same(&one.read().await, &two.read().await);
}

#[tokio::test]
async fn another_way_to_write_it() {
    let (mut one, mut two) = (sqlite_memory().await, sqlite_memory().await);
    one.run(SETUP).await;
    let other = SETUP
        .replace("CREATE TABLE book (", "create table [Book] -- a comment\n(")
        .replace(
            "title TEXT COLLATE NOCASE NOT NULL",
            "\"Title\" text NOT NULL /* here, too */ collate `nocase`",
        )
        .replace("pages > 1", "\"PAGES\">1")
        .replace(
            "FOREIGN KEY (editor_id) REFERENCES author",
            "foreign key(\"editor_id\") references \"Author\"(id)",
        )
        .replace(
            "BEFORE UPDATE OF title, note ON book",
            "BEFORE UPDATE OF \"title\", [note] ON Book FOR EACH ROW",
        )
        .replace("DEFAULT 1", "DEFAULT (1)");
    assert_ne!(other, SETUP);
    two.run(&other).await;
    assert_same(&one.read().await, &two.read().await);
}

#[tokio::test]
async fn renamed_there_and_back() {
    let mut connection = sqlite_memory().await;
    connection.run(SETUP).await;
    let before = connection.read().await;
    connection
        .run(
            "ALTER TABLE book RENAME TO tome; ALTER TABLE tome RENAME TO book;
             ALTER TABLE author RENAME TO writer; ALTER TABLE writer RENAME TO author;
             ALTER TABLE book RENAME COLUMN pages TO sheets; ALTER TABLE book RENAME COLUMN sheets TO pages;
             ALTER TABLE book RENAME COLUMN title TO \"order\"; ALTER TABLE book RENAME COLUMN \"order\" TO title;
             ALTER TABLE author RENAME COLUMN id TO number; ALTER TABLE author RENAME COLUMN number TO id;",
        )
        .await;
    assert_same(&before, &connection.read().await);
}

#[tokio::test]
async fn vacuumed_in_place_and_into_a_file() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut connection = sqlite_file(&directory.path().join("a.db")).await;
    connection.run(SETUP).await;
    let before = connection.read().await;
    connection.run("VACUUM").await;
    assert_same(&before, &connection.read().await);
    let copy = directory.path().join("b.db");
    connection
        .run(&format!("VACUUM INTO '{}'", copy.display()))
        .await;
    assert_same(&before, &sqlite_file(&copy).await.read().await);
}

#[tokio::test]
async fn columns_added_later() {
    let (mut whole, mut grown) = (sqlite_memory().await, sqlite_memory().await);
    whole
        .run(
            "CREATE TABLE a (id INTEGER PRIMARY KEY);
             CREATE TABLE t (
                x TEXT NOT NULL DEFAULT 'x' CHECK (x <> ''),
                id INTEGER PRIMARY KEY,
                a_id INTEGER CONSTRAINT fk_a REFERENCES a (id) ON DELETE CASCADE,
                g TEXT AS (upper(x)),
                CONSTRAINT ck CHECK (id > 0)) STRICT;",
        )
        .await;
    grown
        .run(
            "CREATE TABLE a (id INTEGER PRIMARY KEY);
             CREATE TABLE t (id INTEGER PRIMARY KEY, CONSTRAINT ck CHECK (id > 0)) STRICT;
             ALTER TABLE t ADD COLUMN a_id INTEGER CONSTRAINT fk_a REFERENCES a (id) ON DELETE CASCADE;
             ALTER TABLE t ADD x TEXT NOT NULL DEFAULT 'x' CHECK (x <> '');
             ALTER TABLE t ADD COLUMN g TEXT AS (upper(x));",
        )
        .await;
    let (whole, grown) = (whole.read().await, grown.read().await);
    assert_same(&whole, &grown);
    let order = column_order(&whole, &grown);
    assert_eq!(order.len(), 1, "{order:?}");
    assert_eq!(
        (order[0].facet, order[0].class),
        (Facet::Position, Class::Information)
    );
    assert_eq!(order[0].expected.as_deref(), Some("x, id, a_id, g"));
    assert_eq!(order[0].actual.as_deref(), Some("id, a_id, x, g"));
}

#[tokio::test]
async fn objects_of_others_are_left_alone() {
    let mut connection = sqlite_memory().await;
    connection.run(SETUP).await;
    let before = connection.read().await;
    connection
        .run(
            "CREATE TABLE _sqlx_migrations (version INTEGER PRIMARY KEY);
             CREATE TABLE _cwom_state (subject TEXT PRIMARY KEY);
             CREATE TABLE log_1 (a TEXT); CREATE INDEX ix_log ON log_1 (a);
             CREATE VIEW log_view AS SELECT * FROM log_1;
             CREATE INDEX dba_book ON book (note);",
        )
        .await;
    let options = Options::default()
        .unmanaged("log_*")
        .unmanaged("book.dba_*");
    assert_same(&before, &connection.read_with(&options).await);
    assert_eq!(compare(&before, &connection.read().await).len(), 3);
}
