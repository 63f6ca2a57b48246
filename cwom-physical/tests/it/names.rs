//! Names of every kind: quotes, unicode, keywords, cases, the longest that there may be.

use cwom_physical::compare;

use crate::support::{Catalog, assert_same, labels, postgres_database, sqlite_memory};

const NAMES: [&str; 11] = [
    "select",
    "Mixed Case",
    "a.b",
    "a,b",
    "quote\"d",
    "apo'strophe",
    "größe 🚀",
    "back`tick",
    "]brackets[",
    "$schema",
    "a_name_of_sixty_three_bytes_which_is_the_longest_of_all_allowed",
];

#[tokio::test]
async fn on_sqlite() {
    let (mut one, mut two) = (sqlite_memory().await, sqlite_memory().await);
    check(&mut one, &mut two, "TEXT").await;
}

#[tokio::test]
async fn on_postgres() {
    let Some((_one, mut one)) = postgres_database().await else {
        return;
    };
    let Some((_two, mut two)) = postgres_database().await else {
        return;
    };
    check(&mut one, &mut two, "text").await;
}

async fn check<C: Catalog>(one: &mut C, two: &mut C, text: &str) {
    for name in NAMES {
        let quoted = quote(name);
        let index = quote(&format!("i{}", &name.chars().take(40).collect::<String>()));
        let sql = format!(
            "CREATE TABLE {quoted} ({quoted} {text} NOT NULL DEFAULT 'x', b {text},
                CONSTRAINT {quoted} CHECK ({quoted} <> 'it''s'), CONSTRAINT {} PRIMARY KEY ({quoted}));
             CREATE INDEX {index} ON {quoted} (lower({quoted}), b) WHERE {quoted} > 'a';",
            quote(&format!("p{}", &name.chars().take(40).collect::<String>())),
        );
        one.run(&sql).await;
        two.run(&sql).await;
    }
    let (before, again) = (one.read().await, two.read().await);
    assert_eq!(before.tables.len(), NAMES.len());
    assert_same(&before, &again);
    for name in NAMES {
        let table = &before.tables[name];
        assert!(table.columns.contains_key(name), "{name}");
        assert!(table.checks.contains_key(name), "{name}");
        assert_eq!(table.indexes.len(), 1, "{name}");
        let key = table.primary_key.as_ref().expect("a key");
        assert_eq!(key.columns, [name]);
        two.run(&format!("ALTER TABLE {} RENAME TO x", quote(name)))
            .await;
        two.run(&format!("ALTER TABLE x RENAME TO {}", quote(name)))
            .await;
    }
    assert_same(&before, &two.read().await);
    two.run("ALTER TABLE \"select\" ADD COLUMN \"from\" integer")
        .await;
    let found = compare(&before, &two.read().await);
    assert_eq!(labels(&found), "+ column from of select");
}

#[tokio::test]
async fn cases_are_one_to_sqlite_and_two_to_postgres() {
    let (mut one, mut two) = (sqlite_memory().await, sqlite_memory().await);
    one.run("CREATE TABLE t (a TEXT, CONSTRAINT u UNIQUE (a))")
        .await;
    two.run("CREATE TABLE T (A text, CONSTRAINT U UNIQUE (A))")
        .await;
    assert_same(&one.read().await, &two.read().await);

    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    connection.run("CREATE TABLE t (a text)").await;
    let before = connection.read().await;
    connection.run("ALTER TABLE t RENAME TO \"T\"").await;
    let found = compare(&before, &connection.read().await);
    assert_eq!(labels(&found), "+ table T\n- table t");
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
