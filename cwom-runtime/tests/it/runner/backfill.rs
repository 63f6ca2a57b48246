//! Filling rows batch by batch.

use std::time::Duration;

use cwom_runtime::{Backfill, Dialect, Error, MigrationError};

use crate::support::database::{TestDatabase, on_both, with_database};

on_both!(
    batches_go_on_where_they_stopped,
    a_failure_keeps_what_was_committed,
    two_at_once_share_the_work,
    other_keys_are_ordered_as_their_type,
    what_was_begun_is_not_mixed_up,
);

const FILL: &str = "UPDATE item SET b = a * 2 WHERE id BETWEEN :first AND :last AND b IS NULL";

fn fill(statement: &str) -> Backfill {
    Backfill::new("double", "item", "id", statement)
        .size(10)
        .pause(Duration::ZERO)
}

/// 1 to 25, so that the last batch is not full; with one row that needs nothing.
async fn items<T: TestDatabase>(database: &T) {
    database
        .execute("CREATE TABLE item (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)")
        .await;
    let rows: Vec<String> = (1..=25).map(|n| format!("({n}, {n}, NULL)")).collect();
    database
        .execute(&format!("INSERT INTO item VALUES {}", rows.join(", ")))
        .await;
    database.execute("UPDATE item SET b = 6 WHERE id = 3").await;
}

async fn batches_go_on_where_they_stopped<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        items(&*database).await;
        let mut seen = Vec::new();
        let some = fill(FILL).most(1);
        let report = store
            .backfill(&some, |batch| seen.push(batch.clone()))
            .await
            .unwrap();
        assert_eq!((report.batches, report.keys, report.changed), (1, 10, 9));
        assert!(!report.is_finished);
        let rest = store
            .backfill(&fill(FILL), |batch| seen.push(batch.clone()))
            .await
            .unwrap();
        assert_eq!((rest.batches, rest.keys, rest.changed), (3, 25, 24));
        assert!(rest.is_finished);
        let told: Vec<_> = seen
            .iter()
            .map(|batch| (batch.number, &*batch.last))
            .collect();
        assert_eq!(told, [(1, "10"), (2, "20"), (3, "25")]);
        assert_eq!(database.number("SELECT sum(b) FROM item").await, 650);
        // Finished is finished, unless it is begun anew.
        let again = store
            .backfill(&fill(FILL), |_| panic!("no batch"))
            .await
            .unwrap();
        assert_eq!(again, rest);
        let anew = store
            .backfill(&fill(FILL).restart(true), |_| ())
            .await
            .unwrap();
        assert_eq!((anew.batches, anew.changed), (3, 0));
    })
    .await;
}

async fn a_failure_keeps_what_was_committed<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        items(&*database).await;
        database
            .execute("CREATE UNIQUE INDEX one_b ON item (b)")
            .await;
        database
            .execute("INSERT INTO item VALUES (99, 0, 30)")
            .await;
        let error = store.backfill(&fill(FILL), |_| ()).await.unwrap_err();
        let Error::Migration(MigrationError::Backfill { first, last, .. }) = &error else {
            panic!("{error:?}")
        };
        assert_eq!((&**first, &**last), ("11", "20"));
        assert_eq!(
            database
                .number("SELECT count(b) FROM item WHERE id < 50")
                .await,
            10
        );
        database.execute("DELETE FROM item WHERE id = 99").await;
        let report = store.backfill(&fill(FILL), |_| ()).await.unwrap();
        assert_eq!((report.keys, report.is_finished), (25, true));
    })
    .await;
}

async fn two_at_once_share_the_work<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        items(&*database).await;
        // Not one that could be done twice without being seen.
        let add = "UPDATE item SET a = a + 100 WHERE id BETWEEN :first AND :last";
        let mut tasks = Vec::new();
        for _ in 0..3 {
            let store = database.open().await.unwrap();
            tasks.push(tokio::spawn(async move {
                let done = store.backfill(&fill(add).size(2), |_| ()).await;
                store.close().await;
                done.unwrap().is_finished
            }));
        }
        for task in tasks {
            assert!(task.await.unwrap());
        }
        drop(store);
        assert_eq!(database.number("SELECT sum(a) FROM item").await, 325 + 2500);
    })
    .await;
}

async fn other_keys_are_ordered_as_their_type<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let uuid = if T::Dialect::NAME == "postgres" {
            "uuid"
        } else {
            "TEXT"
        };
        database
            .execute(&format!(
                "CREATE TABLE item (id {uuid} PRIMARY KEY, a INTEGER, b INTEGER)"
            ))
            .await;
        for n in 0..23 {
            let id = cwom_runtime::Uuid::new_v4();
            let row = format!("INSERT INTO item VALUES ('{id}', {n}, NULL)");
            database.execute(&row).await;
        }
        let report = store.backfill(&fill(FILL), |_| ()).await.unwrap();
        assert_eq!((report.batches, report.keys, report.changed), (3, 23, 23));
    })
    .await;
}

async fn what_was_begun_is_not_mixed_up<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        items(&*database).await;
        store.backfill(&fill(FILL).most(1), |_| ()).await.unwrap();
        let other = fill("DELETE FROM item WHERE id BETWEEN :first AND :last");
        let error = store.backfill(&other, |_| ()).await.unwrap_err();
        assert!(
            matches!(
                error,
                Error::Migration(MigrationError::OtherBackfill { .. })
            ),
            "{error:?}"
        );
        let without = fill("UPDATE item SET b = 1");
        let error = store.backfill(&without, |_| ()).await.unwrap_err();
        assert!(
            error.to_string().contains("`:first` and `:last`"),
            "{error}"
        );
        let missing = Backfill::new("none", "nowhere", "id", FILL);
        assert!(store.backfill(&missing, |_| ()).await.is_err());
        assert_eq!(database.number("SELECT count(b) FROM item").await, 10);
    })
    .await;
}
