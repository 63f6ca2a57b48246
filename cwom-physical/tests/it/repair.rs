//! Every single change of the mutation tests is taken away by the SQL that repairs it, and made
//! anew from the other side by the SQL of the other direction.

use cwom_physical::{Difference, PhysicalSchema, compare, render, repair};
use sqlx::Connection as _;

use crate::mutations::{Mutation, postgres, sqlite};
use crate::support::{Catalog, labels, postgres_database, sqlite_memory};

/// Differences for which there is no statement, and why is said where they are refused.
const NONE: &[&str] = &[
    "* table happened_1, partition",
    "* column note of book, storage",
    "* enum mood, values",
    "- object statistics st_book of book",
    "+ object aggregate total(integer)",
    "+ object collation mine",
    "* index ix_book_title of book, validity",
];

/// Changes whose SQL is right and whose outcome is another text, or which the server refuses in the
/// transaction of the change itself.
const NOT_COMPARED: &[&str] = &[
    // The server writes `(ARRAY['a'::varchar])::text[]` and reads it as `ARRAY[('a'::varchar)::text]`.
    "ADD CONSTRAINT ck_book_code CHECK",
    // "cannot start a subtransaction when there are unprocessed inval messages".
    "ALTER DOMAIN positive DROP CONSTRAINT",
];

#[tokio::test]
async fn sqlite_is_repaired_in_both_directions() {
    let setup = include_str!("setup/sqlite.sql");
    let mut failures = Vec::new();
    for mutation in sqlite::all() {
        let mut connection = sqlite_memory().await;
        connection.run(setup).await;
        let before = connection.read().await;
        connection.run("PRAGMA foreign_keys = OFF").await;
        connection.run(&mutation.sql).await;
        let after = connection.read().await;
        let differences = compare(&before, &after);
        let there = scripts(&before, &after, &differences, &mut failures, &mutation);
        attempt(&mut connection, &there.0, &before, &mutation, &mut failures).await;
        let mut other = sqlite_memory().await;
        other.run(setup).await;
        attempt(&mut other, &there.1, &after, &mutation, &mut failures).await;
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[tokio::test]
async fn postgres_is_repaired_in_both_directions() {
    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    connection.run(include_str!("setup/postgres.sql")).await;
    let before = connection.read().await;
    let mut failures = Vec::new();
    for mutation in postgres::all() {
        let mut transaction = connection.begin().await.expect("a transaction begins");
        transaction.run(&mutation.sql).await;
        let after = transaction.read().await;
        let differences = compare(&before, &after);
        let (to_expected, to_actual) =
            scripts(&before, &after, &differences, &mut failures, &mutation);
        attempt(
            &mut *transaction,
            &to_expected,
            &before,
            &mutation,
            &mut failures,
        )
        .await;
        transaction.rollback().await.expect("it is taken back");
        let mut transaction = connection.begin().await.expect("a transaction begins");
        attempt(
            &mut *transaction,
            &to_actual,
            &after,
            &mutation,
            &mut failures,
        )
        .await;
        transaction.rollback().await.expect("it is taken back");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// The scripts of both directions; empty where one cannot be.
fn scripts(
    before: &PhysicalSchema,
    after: &PhysicalSchema,
    differences: &[Difference],
    failures: &mut Vec<String>,
    mutation: &Mutation,
) -> (String, String) {
    let there = repair::to_expected(before, after, differences);
    let back = repair::to_actual(before, after, differences);
    let mut complete = [true, true];
    for (difference, (there, back)) in differences.iter().zip(there.iter().zip(&back)) {
        let label = labels(std::slice::from_ref(difference));
        for (script, complete) in [there, back].into_iter().zip(&mut complete) {
            if script.is_none() {
                *complete = false;
                if !NONE.contains(&label.as_str()) {
                    failures.push(format!("{}\n  no SQL for {label}", mutation.name));
                }
            }
        }
    }
    let whole = |complete: bool, scripts: &[Option<String>], back| {
        if complete {
            repair::together(differences, scripts, back)
        } else {
            String::new()
        }
    };
    (
        whole(complete[0], &there, false),
        whole(complete[1], &back, true),
    )
}

/// Runs a script; the database is then what is wanted.
async fn attempt<C: Catalog>(
    connection: &mut C,
    script: &str,
    wanted: &PhysicalSchema,
    mutation: &Mutation,
    failures: &mut Vec<String>,
) {
    let is_left_out = |it: &&str| mutation.name.contains(*it);
    if script.is_empty() || NOT_COMPARED.iter().any(is_left_out) {
        return;
    }
    if let Err(error) = connection.attempt(script).await {
        failures.push(format!("{}\n  {error}\n{script}", mutation.name));
        return;
    }
    let found = compare(wanted, &connection.read().await);
    if !found.is_empty() {
        failures.push(format!("{}\n{script}\n{}", mutation.name, render(&found)));
    }
}
