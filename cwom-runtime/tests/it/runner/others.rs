//! Others who migrate, hold locks or migrate by other means; and what a failure leaves.

mod sqlx_cli;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cwom_runtime::{
    Dialect, Error, FileState, Goal, Half, MigrationError, Notice, Postgres, Sqlite, Store,
};
use sqlx::migrate::Migrate;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};

use super::{applied, chain, library, run};
use crate::support::database::{
    PostgresDatabase, SqliteFile, TestDatabase, context, on_both, with_database,
};

on_both!(
    many_at_once_do_the_work_once,
    a_failure_names_its_place_and_leaves_the_state_before,
    a_file_alone_goes_on_where_it_failed,
);

/// Events as short words.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<String>>>);

impl Told {
    fn watch(&self) -> impl Fn(&Notice<'_>) + Send + Sync + 'static {
        let told = Arc::clone(&self.0);
        move |event| {
            let word = match event {
                Notice::Waiting { holder } => format!("waiting {}", holder.unwrap_or("-")),
                Notice::Retries { version, .. } => format!("retries {version}"),
                Notice::Dropping { index } => format!("dropping {index}"),
                Notice::Done(step) => format!("done {}", step.version),
                _ => return,
            };
            told.lock().unwrap().push(word);
        }
    }

    fn words(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

async fn many_at_once_do_the_work_once<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let chain = library::<T::Dialect>();
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let store = database.open().await.unwrap();
            let chain = chain.clone();
            tasks.push(tokio::spawn(async move {
                let report = store.runner_of(chain).run(Goal::Head).await;
                store.close().await;
                report.expect("the others are waited for").steps
            }));
        }
        let mut versions = Vec::new();
        for task in tasks {
            versions.extend(task.await.unwrap().iter().map(|step| step.version));
        }
        versions.sort_unstable();
        // Outside of a transaction SQLite has nothing that keeps two apart.
        versions.dedup();
        assert_eq!(versions, [1, 2, 3, 4, 5]);
        assert_eq!(applied(&store, &chain).await, [1, 2, 3, 4, 5]);
        assert_eq!(database.number("SELECT count(*) FROM shelf").await, 1);
    })
    .await;
}

async fn a_failure_names_its_place_and_leaves_the_state_before<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let good = (
            "1_a.sql",
            "CREATE TABLE a (b INTEGER UNIQUE);\nINSERT INTO a VALUES (1);\n",
        );
        let bad = (
            "2_b.sql",
            "-- Two lines\n-- of comment.\nCREATE TABLE c (d INTEGER);\n\n\
             INSERT INTO a\n    VALUES (2);\nINSERT INTO a\n    VALUES (1);\n",
        );
        let runner = store.runner_of(chain(&[good, bad]));
        let error = runner.run(Goal::Head).await.unwrap_err();
        let Error::Migration(failed) = &error else {
            panic!("{error:?}")
        };
        let MigrationError::Failed {
            version: 2,
            half: Half::Up,
            at: Some(at),
            ..
        } = failed
        else {
            panic!("{error:?}")
        };
        assert_eq!((at.line, &*at.statement), (7, "INSERT INTO a VALUES (1);"));
        let text = error.to_string();
        let start =
            "migration 2 (b) failed at line 7 of its up file, `INSERT INTO a VALUES (1);`: ";
        assert!(text.starts_with(start), "{text}");
        assert!(failed.advice().unwrap().contains("mend"), "{failed:?}");

        // The same store goes on: no lock, no transaction, no table of the failed file.
        assert_eq!(applied(&store, &chain(&[good, bad])).await, [1]);
        assert_eq!(database.number("SELECT count(*) FROM a").await, 1);
        assert!(database.try_number("SELECT count(*) FROM c").await.is_err());
        let mended = chain(&[good, ("2_b.sql", "CREATE TABLE c (d INTEGER);")]);
        assert_eq!(run(&store, &mended, Goal::Head).await, "+2");
        database.execute("INSERT INTO c VALUES (1)").await;
    })
    .await;
}

/// What a file sets and begins on its connection is neither seen by others nor forgotten when it
/// goes on.
async fn a_file_alone_goes_on_where_it_failed<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let setting = if T::Dialect::NAME == "postgres" {
            "SET work_mem = '64kB'"
        } else {
            "PRAGMA foreign_keys = OFF"
        };
        let file = format!(
            "-- no-transaction\n{setting};\nCREATE TABLE IF NOT EXISTS once (a INTEGER);\n\
             INSERT INTO once VALUES (1);\nBEGIN;\nINSERT INTO once VALUES (2);\n\
             INSERT INTO nowhere VALUES (3);\nCOMMIT;\n"
        );
        let chain = chain(&[("1_a.sql", &file)]);
        let error = store
            .runner_of(chain.clone())
            .run(Goal::Head)
            .await
            .unwrap_err();
        assert!(error.to_string().contains("at line 7"), "{error}");
        let status = store.runner_of(chain.clone()).status().await.unwrap();
        let state = status.files().next().unwrap().state;
        assert_eq!(
            state,
            FileState::Unfinished {
                half: Half::Up,
                statements: 3
            }
        );
        assert_clean(&store).await;
        assert_eq!(database.number("SELECT sum(a) FROM once").await, 1);
        database.execute("CREATE TABLE nowhere (a INTEGER)").await;
        assert_eq!(run(&store, &chain, Goal::Head).await, "+1");
        assert_eq!(
            database.number("SELECT sum(a) FROM once").await,
            3,
            "each once"
        );
        assert_clean(&store).await;
    })
    .await;
}

/// The connections of a store have neither an open transaction nor other settings.
async fn assert_clean<D: Dialect>(store: &Store<D>) {
    store
        .begin(&context())
        .await
        .unwrap()
        .commit()
        .await
        .unwrap();
    let any: &dyn std::any::Any = store;
    if let Some(store) = any.downcast_ref::<Store<Sqlite>>() {
        let keys: i64 = sqlx::query_scalar("PRAGMA foreign_keys")
            .fetch_one(store.pool())
            .await
            .unwrap();
        assert_eq!(keys, 1);
    }
    if let Some(store) = any.downcast_ref::<Store<Postgres>>() {
        let memory: String = sqlx::query_scalar("SHOW work_mem")
            .fetch_one(store.pool())
            .await
            .unwrap();
        assert_ne!(memory, "64kB");
    }
}

/// Whoever writes rows keeps what a statement may have to take back in memory; a migration, which puts
/// whole tables aside, does not.
#[tokio::test]
async fn only_who_writes_rows_keeps_temporaries_in_memory() {
    const STORED: &str = "SELECT temp_store FROM pragma_temp_store";
    with_database::<SqliteFile, _>(async |store, database| {
        let file = format!("CREATE TABLE kept AS {STORED}");
        let chain = chain(&[("1_a.sql", &file)]);
        let writer = async || {
            let mut tx = store.begin(&context()).await.unwrap();
            let sql = sqlx::query_scalar(STORED);
            let stored: i64 = sql.fetch_one(tx.sqlx().await.unwrap()).await.unwrap();
            tx.commit().await.unwrap();
            stored
        };
        assert_eq!(writer().await, 2, "in memory");
        assert_eq!(run(&store, &chain, Goal::Head).await, "+1");
        assert_eq!(database.number("SELECT temp_store FROM kept").await, 0);
        assert_eq!(writer().await, 2, "in memory again");
        let reader: i64 = sqlx::query_scalar(STORED)
            .fetch_one(store.pool())
            .await
            .unwrap();
        assert_eq!(reader, 0);
    })
    .await;
}

/// A database in memory is its connection, which therefore has to be cleaned.
#[tokio::test]
async fn a_database_in_memory_is_clean_after_a_failure() {
    let store = Store::<Sqlite>::open("sqlite::memory:").await.unwrap();
    for file in [
        "-- no-transaction\nPRAGMA foreign_keys = OFF;\nBEGIN;\nCREATE TABLE a (b);\nSELECT c;",
        "CREATE TABLE a (b);\nPRAGMA defer_foreign_keys = ON;\nSELECT c;",
        "CREATE TABLE a (b UNIQUE);\nINSERT INTO a VALUES (1);\nINSERT OR ROLLBACK INTO a VALUES (1);",
    ] {
        let runner = store.runner_of(chain(&[("1_a.sql", file)]));
        runner.run(Goal::Head).await.expect_err("it fails");
        assert_clean(&store).await;
        assert_eq!(store.applied().await.unwrap(), []);
    }
    let good = chain(&[
        ("1_a.sql", "CREATE TABLE a (b);"),
        ("2_b.sql", "DROP TABLE a;"),
    ]);
    assert_eq!(run(&store, &good, Goal::Head).await, "+1 +2");
}

/// sqlx's own lock is waited for, and whoever has it is named.
#[tokio::test]
async fn somebody_else_who_migrates_is_named() {
    with_database::<PostgresDatabase, _>(async |store, database| {
        let mut other = PgConnection::connect(database.url()).await.unwrap();
        other
            .execute("SET application_name = 'deploy'")
            .await
            .unwrap();
        other.lock().await.unwrap();
        let told = Told::default();
        let runner = store
            .runner_of(library::<Postgres>())
            .patience(Duration::from_millis(300))
            .on_event(told.watch());
        let error = runner.run(Goal::Head).await.unwrap_err();
        let Error::Migration(MigrationError::Locked {
            holder: Some(holder),
            ..
        }) = &error
        else {
            panic!("{error:?}")
        };
        assert!(
            holder.contains("\"deploy\"") && holder.contains("process "),
            "{holder}"
        );
        assert_eq!(told.words(), [format!("waiting {holder}")]);
        assert_eq!(store.applied().await.unwrap(), []);

        // When the other one is through, it goes on.
        let release = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            other.unlock().await.unwrap();
        };
        let runner = store.runner_of(library::<Postgres>());
        let (report, ()) = tokio::join!(runner.run(Goal::Head), release);
        assert_eq!(report.unwrap().steps.len(), 5);
        // And leaves the lock: sqlx gets it at once.
        other.lock().await.unwrap();
        other.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_writer_of_sqlite_is_waited_for() {
    with_database::<SqliteFile, _>(async |_, database| {
        let store = Store::<Sqlite>::options()
            .busy_timeout(Duration::from_millis(20))
            .open(database.url())
            .await
            .unwrap();
        let mut other = SqliteConnection::connect(database.url()).await.unwrap();
        other.execute("BEGIN IMMEDIATE").await.unwrap();
        let runner = store.runner_of(library::<Sqlite>());
        let runner = runner.patience(Duration::from_millis(400));
        let error = runner.run(Goal::Head).await.unwrap_err();
        assert!(
            matches!(
                error,
                Error::Migration(MigrationError::Locked { holder: None, .. })
            ),
            "{error:?}"
        );
        let release = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            other.execute("COMMIT").await.unwrap();
        };
        let runner = runner.patience(Duration::from_secs(20));
        let (report, ()) = tokio::join!(runner.run(Goal::Head), release);
        assert_eq!(report.unwrap().steps.len(), 5);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lock_that_is_refused_is_tried_again() {
    with_database::<PostgresDatabase, _>(async |store, database| {
        run(&store, &library::<Postgres>(), Goal::UpTo(1)).await;
        let first = (
            "1_init.up.sql",
            &*library::<Postgres>().files()[0].up.clone().into_owned(),
        );
        let chain = chain(&[
            first,
            (
                "2_a.sql",
                "SET LOCAL lock_timeout = '50ms';\nCREATE TABLE before (a INTEGER);\n\
                 ALTER TABLE shelf ADD COLUMN a INTEGER;",
            ),
        ]);
        let mut other = PgConnection::connect(database.url()).await.unwrap();
        other.execute("BEGIN; LOCK TABLE shelf").await.unwrap();
        let runner = store.runner_of(chain.clone()).patience(Duration::ZERO);
        let error = runner.run(Goal::Head).await.unwrap_err();
        let Error::Migration(failed @ MigrationError::Failed { .. }) = &error else {
            panic!("{error:?}")
        };
        assert!(failed.advice().unwrap().contains("other sessions"));

        let told = Told::default();
        let release = async {
            tokio::time::sleep(Duration::from_millis(600)).await;
            other.execute("COMMIT").await.unwrap();
        };
        let runner = store.runner_of(chain.clone()).on_event(told.watch());
        let (report, ()) = tokio::join!(runner.run(Goal::Head), release);
        assert_eq!(report.unwrap().steps.len(), 1);
        let words = told.words();
        assert_eq!(words[0], "retries 2");
        assert_eq!(words.last().unwrap(), "done 2");
        other.close().await.unwrap();
    })
    .await;
}

/// `IF NOT EXISTS` takes an index that is not valid for one that is there.
#[tokio::test]
async fn an_index_that_was_left_half_built_is_built_anew() {
    with_database::<PostgresDatabase, _>(async |store, database| {
        let chain = chain(&[
            (
                "1_a.sql",
                "CREATE TABLE a (b INTEGER); INSERT INTO a VALUES (1), (1);",
            ),
            (
                "2_b.sql",
                "-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"b one\" ON a (b);",
            ),
        ]);
        let told = Told::default();
        let runner = store.runner_of(chain).on_event(told.watch());
        let error = runner.run(Goal::Head).await.unwrap_err();
        assert!(error.to_string().contains("at line 2"), "{error}");
        let invalid = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";
        assert_eq!(database.number(invalid).await, 1);
        database.execute("DELETE FROM a").await;
        assert_eq!(runner.run(Goal::Head).await.unwrap().steps.len(), 1);
        assert_eq!(told.words(), ["done 1", "dropping \"b one\"", "done 2"]);
        assert_eq!(database.number(invalid).await, 0);
        database.execute("INSERT INTO a VALUES (1)").await;
        let again = "INSERT INTO a VALUES (1) RETURNING b";
        assert!(database.try_number(again).await.is_err(), "it is unique");
    })
    .await;
}
