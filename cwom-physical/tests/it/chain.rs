//! The migrations of a real model, read as text: twice the same, and down to nothing.

use std::path::Path;

use cwom_physical::{Options, postgres};

use crate::support::{Catalog, assert_same, postgres_database, sqlite_memory};

#[tokio::test]
async fn on_sqlite() {
    let (mut one, mut two) = (sqlite_memory().await, sqlite_memory().await);
    check("sqlite", &mut one, &mut two).await;
}

#[tokio::test]
async fn on_postgres() {
    let Some((_one, mut one)) = postgres_database().await else {
        return;
    };
    let Some((_two, mut two)) = postgres_database().await else {
        return;
    };
    check("postgres", &mut one, &mut two).await;
    // In a schema of another name it is the same, too.
    let public = one.read().await;
    one.run("CREATE SCHEMA scratch; SET search_path = scratch")
        .await;
    one.run(&half("postgres", "up")).await;
    let scratch = postgres::introspect(&mut one, &Options::default().schema("scratch")).await;
    assert_same(&public, &scratch.expect("the catalog can be read"));
}

async fn check<C: Catalog>(dialect: &str, one: &mut C, two: &mut C) {
    let (up, down) = (half(dialect, "up"), half(dialect, "down"));
    let nothing = one.read().await;
    assert!(nothing.is_empty());
    one.run(&up).await;
    two.run(&up).await;
    let built = one.read().await;
    assert!(built.tables.len() > 20, "{} tables", built.tables.len());
    assert!(built.tables.values().any(|table| table.triggers.len() > 5));
    assert_same(&built, &two.read().await);
    two.run(&down).await;
    let reverted = two.read().await;
    assert!(reverted.is_empty(), "{:?}", reverted.tables.keys());
    assert_eq!(reverted.digest(), nothing.digest());
    two.run(&up).await;
    assert_same(&built, &two.read().await);
}

/// The first migration, up or down.
fn half(dialect: &str, half: &str) -> String {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../generated/migrations")
        .join(dialect);
    let mut files: Vec<_> = std::fs::read_dir(&directory)
        .expect("the migrations are there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.to_string_lossy()
                .ends_with(&format!("_init.{half}.sql"))
        })
        .collect();
    files.sort();
    std::fs::read_to_string(&files[0]).expect("a migration is text")
}
