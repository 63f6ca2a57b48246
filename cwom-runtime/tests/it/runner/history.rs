//! A history that contradicts the files at hand is refused, and said how.

use cwom_runtime::{Chain, Error, FileState, Goal, MigrationError, Store};

use super::{applied, chain, run};
use crate::support::database::{TestDatabase, on_both, with_database};

on_both!(
    an_edited_file_is_refused,
    other_line_endings_are_told_from_an_edit,
    an_unknown_version_is_refused,
    an_earlier_file_is_refused_unless_allowed,
    a_dirty_version_is_refused,
    files_that_are_no_history_are_refused,
);

const A: (&str, &str) = ("1_a.up.sql", "CREATE TABLE a (b INTEGER);\n-- end\n");
const A_DOWN: (&str, &str) = ("1_a.down.sql", "DROP TABLE a;");
const B: (&str, &str) = ("2_b.up.sql", "CREATE TABLE b (b INTEGER);");
const B_DOWN: (&str, &str) = ("2_b.down.sql", "DROP TABLE b;");
const C: (&str, &str) = ("3_c.up.sql", "CREATE TABLE c (b INTEGER);");
const C_DOWN: (&str, &str) = ("3_c.down.sql", "DROP TABLE c;");

/// Every way to migrate is refused, for this reason.
async fn refused<D: cwom_runtime::Dialect>(store: &Store<D>, chain: &Chain) -> MigrationError {
    let runner = store.runner_of(chain.clone());
    let mut last = None;
    for goal in [Goal::Head, Goal::Back(1), Goal::DownTo(0), Goal::Redo] {
        let error = runner.run(goal).await.expect_err("it is refused");
        assert!(runner.plan(goal).await.is_err());
        let Error::Migration(error) = error else {
            panic!("{error:?}")
        };
        assert!(error.is_history(), "{error:?}");
        last = Some(error);
    }
    assert!(runner.baseline(1).await.is_err());
    last.expect("there are goals")
}

async fn an_edited_file_is_refused<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        run(&store, &chain(&[A, A_DOWN]), Goal::Head).await;
        let edited = chain(&[("1_a.up.sql", "CREATE TABLE a (c INTEGER);"), A_DOWN, C]);
        let error = refused(&store, &edited).await;
        assert!(
            matches!(
                &error,
                MigrationError::Changed { version: 1, name, line_endings: false } if name == "a"
            ),
            "{error:?}"
        );
        assert!(error.advice().unwrap().contains("migration of its own"));
        let status = store.runner_of(edited).status().await.unwrap();
        let states: Vec<_> = status.files().map(|file| file.state).collect();
        let line_endings = false;
        assert_eq!(
            states,
            [FileState::Edited { line_endings }, FileState::Pending]
        );
    })
    .await;
}

async fn other_line_endings_are_told_from_an_edit<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        run(&store, &chain(&[A, A_DOWN]), Goal::Head).await;
        let windows = A.1.replace('\n', "\r\n");
        let error = refused(&store, &chain(&[(A.0, &windows), A_DOWN])).await;
        assert_eq!(
            error.to_string(),
            "migration 1 (a) was applied with another text than the one at hand; only the line \
             endings differ"
        );
    })
    .await;
}

async fn an_unknown_version_is_refused<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        run(&store, &chain(&[A, A_DOWN, B, B_DOWN]), Goal::Head).await;
        let older = chain(&[A, A_DOWN]);
        let error = refused(&store, &older).await;
        assert_eq!(
            error.to_string(),
            "migration 2 (b) was applied, but is not among the migrations at hand"
        );
        let status = store.runner_of(older).status().await.unwrap();
        assert_eq!(status.unknown[0].version, 2);
    })
    .await;
}

async fn an_earlier_file_is_refused_unless_allowed<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        run(&store, &chain(&[A, A_DOWN, C, C_DOWN]), Goal::Head).await;
        let merged = chain(&[A, A_DOWN, B, B_DOWN, C, C_DOWN]);
        let error = refused(&store, &merged).await;
        assert!(
            matches!(
                error,
                MigrationError::OutOfOrder {
                    version: 2,
                    after: 3,
                    ..
                }
            ),
            "{error:?}"
        );
        let runner = store.runner_of(merged.clone()).any_order(true);
        let report = runner.run(Goal::Head).await.unwrap();
        assert_eq!(super::steps(&report), "+2");
        assert_eq!(applied(&store, &merged).await, [1, 2, 3]);
        assert_eq!(run(&store, &merged, Goal::DownTo(0)).await, "-3 -2 -1");
    })
    .await;
}

async fn a_dirty_version_is_refused<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        run(&store, &chain(&[A, A_DOWN]), Goal::Head).await;
        database
            .execute("UPDATE _sqlx_migrations SET success = FALSE")
            .await;
        let error = refused(&store, &chain(&[A, A_DOWN])).await;
        assert!(
            matches!(error, MigrationError::Dirty { version: 1 }),
            "{error:?}"
        );
    })
    .await;
}

async fn files_that_are_no_history_are_refused<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        let half = "-- cwom 1_a any up 1/2 phase=expand online\nSELECT 1;";
        let error = store
            .runner_of(chain(&[("1_a.up.sql", half)]))
            .status()
            .await;
        assert_eq!(
            error.unwrap_err().to_string(),
            "the plan 1_a has 2 files, and 1 are at hand"
        );
    })
    .await;
}
