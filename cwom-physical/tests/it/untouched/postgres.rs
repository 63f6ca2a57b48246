//! PostgreSQL.

use std::process::{Command, Stdio};

use cwom_physical::postgres::canonicalise;
use cwom_physical::{Options, column_order, compare};
use cwom_testkit::skip;
use sqlx::Connection as _;

use crate::support::{Catalog as _, assert_same, labels, postgres_connection, postgres_database};

const SETUP: &str = include_str!("../setup/postgres.sql");

#[tokio::test]
async fn the_same_text_twice() {
    let Some((_one, mut one)) = postgres_database().await else {
        return;
    };
    let Some((_two, mut two)) = postgres_database().await else {
        return;
    };
    one.run(SETUP).await;
    two.run(SETUP).await;
    assert_same(&one.read().await, &two.read().await);
}

#[tokio::test]
async fn renamed_there_and_back_and_vacuumed() {
    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    connection.run(SETUP).await;
    let before = connection.read().await;
    connection
        .run(
            "ALTER TABLE book RENAME TO tome; ALTER TABLE tome RENAME TO book;
             ALTER TABLE book RENAME COLUMN pages TO sheets; ALTER TABLE book RENAME COLUMN sheets TO pages;
             ALTER INDEX ix_book_title RENAME TO x; ALTER INDEX x RENAME TO ix_book_title;
             ALTER TYPE mood RENAME TO feeling; ALTER TYPE feeling RENAME TO mood;
             ALTER FUNCTION touch() RENAME TO x; ALTER FUNCTION x() RENAME TO touch;",
        )
        .await;
    connection.run("VACUUM FULL").await;
    connection.run("REINDEX TABLE book").await;
    connection.run("ANALYZE").await;
    assert_same(&before, &connection.read().await);
}

#[tokio::test]
async fn restored_from_a_dump() {
    let Some((source, mut one)) = postgres_database().await else {
        return;
    };
    let Some((target, mut two)) = postgres_database().await else {
        return;
    };
    one.run(SETUP).await;
    one.run(
        "CREATE TABLE varying (
            a varchar(3) DEFAULT 'x',
            b boolean GENERATED ALWAYS AS (a IN ('x', 'y')) STORED,
            CONSTRAINT ck_a CHECK (a IN ('x', 'y')));
         CREATE INDEX ix_varying ON varying ((a IN ('x', 'y'))) WHERE a IN ('p', 'q');",
    )
    .await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    let dumped = Command::new("pg_dump")
        .args(["--no-owner", "--file"])
        .arg(file.path())
        .arg(&source.url)
        .status();
    let Ok(dumped) = dumped else {
        skip::note("pg_dump", "there is no such command");
        return;
    };
    assert!(dumped.success(), "pg_dump fails");
    let restored = Command::new("psql")
        .args([
            "--no-psqlrc",
            "--quiet",
            "--set",
            "ON_ERROR_STOP=1",
            "--file",
        ])
        .arg(file.path())
        .arg(&target.url)
        .stdout(Stdio::null())
        .status()
        .expect("psql is where pg_dump is");
    assert!(restored.success(), "the dump cannot be restored");

    let (mut before, mut after) = (one.read().await, two.read().await);
    let raw = labels(&compare(&before, &after));
    assert!(raw.contains("* check ck_a of varying, expression"), "{raw}");
    let done = canonicalise(&mut two, None, &mut before, &mut after).await;
    let done = done.expect("scratch tables can be made");
    assert_eq!(done.differing, done.settled);
    assert!(done.settled >= 4, "{done:?}");
    assert_same(&before, &after);
}

#[tokio::test]
async fn odd_settings_are_neither_seen_nor_lost() {
    let Some((database, mut connection)) = postgres_database().await else {
        return;
    };
    connection.run(SETUP).await;
    connection
        .run(
            "CREATE TABLE moments (
                at timestamptz DEFAULT '2020-01-01 12:00:00+00' CHECK (at > '2000-01-01 00:00:00+00'),
                span interval DEFAULT '1 day 2 hours',
                raw bytea DEFAULT '\\x00ff',
                f double precision DEFAULT 0.1)",
        )
        .await;
    let before = connection.read().await;
    connection
        .run(
            "CREATE SCHEMA elsewhere;
             DO $$ BEGIN
             EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Tokyo''', current_database());
             EXECUTE format('ALTER DATABASE %I SET DateStyle = ''German''', current_database());
             EXECUTE format('ALTER DATABASE %I SET IntervalStyle = ''iso_8601''', current_database());
             EXECUTE format('ALTER DATABASE %I SET extra_float_digits = -5', current_database());
             EXECUTE format('ALTER DATABASE %I SET bytea_output = ''escape''', current_database());
             EXECUTE format('ALTER DATABASE %I SET quote_all_identifiers = on', current_database());
             EXECUTE format('ALTER DATABASE %I SET search_path = elsewhere', current_database());
             END $$",
        )
        .await;
    let mut odd = postgres_connection(&database.url).await;
    // sqlx sends settings of its own when it connects, which would hide those of the database.
    odd.run("SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET extra_float_digits = -5; SET search_path = elsewhere")
        .await;
    let options = Options::default().schema("public");
    let settings = async |connection: &mut sqlx::PgConnection| -> Vec<String> {
        let rows = sqlx::query_scalar(
            "SELECT name || '=' || setting FROM pg_settings WHERE name IN ('TimeZone', 'DateStyle', \
             'IntervalStyle', 'extra_float_digits', 'bytea_output', 'quote_all_identifiers', \
             'search_path', 'jit', 'transaction_read_only') ORDER BY name",
        );
        rows.fetch_all(connection).await.expect("settings")
    };
    let set = settings(&mut odd).await;
    assert!(set.contains(&"DateStyle=German, DMY".to_owned()), "{set:?}");
    assert_same(&before, &odd.read_with(&options).await);
    assert_eq!(settings(&mut odd).await, set);

    let mut transaction = odd.begin().await.expect("a transaction");
    transaction
        .run("ALTER TABLE public.moments ADD COLUMN more text")
        .await;
    let inside = transaction.read_with(&options).await;
    assert_eq!(
        labels(&compare(&before, &inside)),
        "+ column more of moments"
    );
    assert_eq!(settings(&mut transaction).await, set);
    transaction.run("DROP TABLE public.moments").await;
    transaction.rollback().await.expect("it is taken back");
}

#[tokio::test]
async fn read_by_a_role_that_may_only_select() {
    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    connection.run(SETUP).await;
    let before = connection.read().await;
    let role = format!("cwom_test_reader_{}", std::process::id());
    connection
        .run(&format!(
            "REVOKE ALL ON SCHEMA public FROM PUBLIC;
             REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
             CREATE ROLE {role} NOLOGIN;
             GRANT USAGE ON SCHEMA public TO {role};
             GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role};
             SET ROLE {role};"
        ))
        .await;
    let user: String = sqlx::query_scalar("SELECT current_user::text")
        .fetch_one(&mut connection)
        .await
        .expect("a role");
    let after = connection.read().await;
    connection
        .run(&format!(
            "RESET ROLE; DROP OWNED BY {role}; DROP ROLE {role}"
        ))
        .await;
    assert_eq!(user, role);
    assert_same(&before, &after);
}

#[tokio::test]
async fn in_a_schema_of_another_name() {
    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    // Objects with names of the server's own are written with their schema, and citext with its.
    let setup = format!(
        "{SETUP}
         CREATE TYPE point AS ENUM ('a', 'b');
         CREATE FUNCTION lower(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
         CREATE TABLE shadows (p public.point DEFAULT 'a', n integer CHECK (public.lower(n) > 1), c citext DEFAULT 'x');"
    );
    connection.run("CREATE EXTENSION citext").await;
    connection.run(&setup).await;
    let public = connection.read().await;
    connection
        .run("CREATE SCHEMA \"Odd one\"; SET search_path = \"Odd one\", public")
        .await;
    connection
        .run(
            &setup
                .replace("search_path = public", "search_path = \"Odd one\"")
                .replace("public.", "\"Odd one\"."),
        )
        .await;
    let options = Options::default().schema("Odd one");
    assert_same(&public, &connection.read_with(&options).await);
    assert_same(&public, &connection.read().await);
    connection
        .run("DROP FUNCTION double(integer); SET search_path = public")
        .await;
    let odd = connection.read_with(&options).await;
    assert_eq!(
        labels(&compare(&public, &odd)),
        "- function double(integer)"
    );
    assert_same(&public, &connection.read().await);
}

#[tokio::test]
async fn columns_added_later() {
    let Some((_one, mut whole)) = postgres_database().await else {
        return;
    };
    let Some((_two, mut grown)) = postgres_database().await else {
        return;
    };
    whole
        .run(
            "CREATE TABLE t (x text NOT NULL DEFAULT 'x' CONSTRAINT ck_x CHECK (x <> ''), id bigint CONSTRAINT pk PRIMARY KEY);
             CREATE TABLE p (id int, at date) PARTITION BY LIST (id);
             CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);",
        )
        .await;
    grown
        .run(
            "CREATE TABLE t (old int, id bigint CONSTRAINT pk PRIMARY KEY);
             ALTER TABLE t ADD COLUMN x text NOT NULL DEFAULT 'x', DROP COLUMN old;
             ALTER TABLE t ADD CONSTRAINT ck_x CHECK (x <> '') NOT VALID;
             ALTER TABLE t VALIDATE CONSTRAINT ck_x;
             CREATE TABLE p (id int) PARTITION BY LIST (id);
             ALTER TABLE p ADD COLUMN at date;
             CREATE TABLE p_1 (at date, id int);
             ALTER TABLE p ATTACH PARTITION p_1 FOR VALUES IN (1);",
        )
        .await;
    let (whole, grown) = (whole.read().await, grown.read().await);
    assert_same(&whole, &grown);
    let order = column_order(&whole, &grown);
    assert_eq!(labels(&order), "* table t, position");
}

#[tokio::test]
async fn objects_of_others_are_left_alone() {
    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    connection.run(SETUP).await;
    let before = connection.read().await;
    connection
        .run(
            "CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY);
             CREATE TABLE _cwom_state (subject text PRIMARY KEY);
             CREATE TABLE log_1 (id bigserial, a text); CREATE INDEX ix_log ON log_1 (a);
             CREATE VIEW log_view AS SELECT * FROM log_1;
             CREATE FUNCTION log_it(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
             CREATE POLICY all_of_it ON log_1 USING (TRUE);
             CREATE TYPE log_kind AS ENUM ('a');
             CREATE INDEX dba_book ON book (note);
             CREATE SCHEMA other; CREATE TABLE other.book (a integer);",
        )
        .await;
    let options = Options::default()
        .unmanaged("log_*")
        .unmanaged("book.dba_*");
    assert_same(&before, &connection.read_with(&options).await);
    // Two tables, of which one is left out anyway, a sequence, a view, a function, a type, an index.
    assert_eq!(compare(&before, &connection.read().await).len(), 6);
    connection.run("CREATE EXTENSION btree_gist").await;
    let extended = connection.read_with(&options).await;
    assert_eq!(
        labels(&compare(&before, &extended)),
        "+ object extension btree_gist"
    );
}
