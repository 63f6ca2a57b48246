//! A process that ends at any moment: before each statement, after each, before a file is recorded
//! and after that. The next one finishes.
//!
//! The process is this test's own executable, started again with [`migrator`] as its only test.

use std::env;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use cwom_runtime::{Dialect, Goal, Notice, Postgres, Sqlite, Store};

use super::{applied, library, run};
use crate::support::database::{TestDatabase, on_both};

on_both!(
    the_way_there_is_finished,
    the_way_back_is_finished_or_turned
);

const DATABASE: &str = "CWOM_TEST_MIGRATOR";
const MOMENT: &str = "CWOM_TEST_MIGRATOR_MOMENT";
const DOWN: &str = "CWOM_TEST_MIGRATOR_DOWN";

/// No test of its own: migrates, and ends at the moment that it is told.
#[tokio::test]
#[ignore = "the tests that end it start it"]
async fn migrator() {
    let Ok(url) = env::var(DATABASE) else { return };
    if url.starts_with("postgres") {
        migrate(Store::<Postgres>::connect(&url).await.expect("it answers")).await;
    } else {
        migrate(Store::<Sqlite>::open(&url).await.expect("it opens")).await;
    }
}

async fn migrate<D: Dialect>(store: Store<D>) {
    let moment: usize = env::var(MOMENT).unwrap().parse().unwrap();
    let goal = if env::var_os(DOWN).is_some() {
        Goal::DownTo(0)
    } else {
        Goal::Head
    };
    let seen = AtomicUsize::new(0);
    let runner = store.runner_of(library::<D>()).on_event(move |event| {
        if !matches!(event, Notice::Waiting { .. })
            && seen.fetch_add(1, Ordering::Relaxed) + 1 == moment
        {
            // Neither a rollback nor a farewell.
            std::process::abort();
        }
    });
    runner.run(goal).await.expect("nothing else is in the way");
}

/// Whether it came to its end before that moment.
fn ends_before(moment: usize, url: &str, down: bool) -> bool {
    let mut command = Command::new(env::current_exe().expect("this executable"));
    command
        .args(["runner::crash::migrator", "--exact", "--ignored"])
        .env(DATABASE, url)
        .env(MOMENT, moment.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if down {
        command.env(DOWN, "1");
    }
    let status = command.status().expect("it starts");
    assert_ne!(status.code(), Some(101), "it failed at moment {moment}");
    status.success()
}

/// Runs a round for each moment until there are no more of them; how many there were. Each begins
/// at the other end of the chain.
async fn rounds<T: TestDatabase>(
    down: bool,
    check: impl AsyncFn(usize, Store<T::Dialect>, &T),
) -> usize {
    let Some(database) = T::create().await else {
        return usize::MAX;
    };
    let store = database.open().await.unwrap();
    let goal = if down { Goal::Head } else { Goal::DownTo(0) };
    for moment in 1.. {
        run(&store, &library::<T::Dialect>(), goal).await;
        let ended = ends_before(moment, database.url(), down);
        check(moment, store.clone(), &database).await;
        if ended {
            store.close().await;
            database.remove().await;
            return moment;
        }
    }
    unreachable!("it has an end")
}

/// Everything is there, once.
async fn assert_head<T: TestDatabase>(store: &Store<T::Dialect>, database: &T) {
    assert_eq!(
        applied(store, &library::<T::Dialect>()).await,
        [1, 2, 3, 4, 5]
    );
    assert_eq!(database.number("SELECT sum(pages) FROM shelf").await, 1);
    for table in ["gate", "loans", "fines"] {
        let count = format!("SELECT count(*) FROM {table}");
        assert_eq!(database.number(&count).await, 0);
    }
    let indexes = if T::Dialect::NAME == "postgres" {
        "SELECT count(*) FROM pg_index WHERE indexrelid = to_regclass('by_title') AND indisvalid"
    } else {
        "SELECT count(*) FROM sqlite_schema WHERE name = 'by_title'"
    };
    assert_eq!(database.number(indexes).await, 1);
    let notes = "SELECT count(*) FROM _cwom_state WHERE subject LIKE 'file %'";
    assert_eq!(database.number(notes).await, 0);
}

async fn the_way_there_is_finished<T: TestDatabase>() {
    let chain = library::<T::Dialect>();
    let moments = rounds::<T>(false, async |_, store, database| {
        run(&store, &chain, Goal::Head).await;
        assert_head(&store, database).await;
        assert_eq!(run(&store, &chain, Goal::DownTo(0)).await, "-5 -4 -3 -2 -1");
    });
    // 5 files with 8 statements: begins, before, after, recording, done.
    assert!(moments.await > 5 + 8 + 8 + 5 + 5);
}

async fn the_way_back_is_finished_or_turned<T: TestDatabase>() {
    let chain = library::<T::Dialect>();
    let moments = rounds::<T>(true, async |moment, store, database| {
        if moment % 2 == 0 {
            run(&store, &chain, Goal::DownTo(0)).await;
            assert_eq!(applied(&store, &chain).await, [0; 0]);
            assert!(
                database
                    .try_number("SELECT count(*) FROM shelf")
                    .await
                    .is_err()
            );
        }
        run(&store, &chain, Goal::Head).await;
        assert_head(&store, database).await;
    });
    assert!(moments.await > 5 + 6 + 6 + 5 + 5);
}
