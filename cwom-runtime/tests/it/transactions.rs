//! Transactions end as they should, whatever happens to them.

use std::future::Future;
use std::task::{Context as TaskContext, Waker};
use std::time::Duration;

use cwom_runtime::{Dialect, Error, Id, Read, Result, Sqlite, Store};

use sqlx::{Connection, Executor, SqliteConnection};

use crate::support::database::{
    PostgresDatabase, SqliteFile, TestDatabase, context, on_both, with_tables,
};
use crate::support::hand_written::{Author, Book};
use crate::support::schema::MIGRATIONS;

on_both!(
    dropping_takes_everything_back,
    a_refused_statement_ends_the_transaction,
    what_never_was_sent_does_not_end_it,
    a_cancelled_write_leaves_nothing_open,
    many_writers_get_their_turn,
    generic_code_needs_one_bound,
);

async fn names<D: Dialect>(store: &Store<D>) -> Vec<String> {
    let authors = store.list::<Author>(None, 100).await.unwrap();
    authors.into_iter().map(|author| author.name).collect()
}

async fn dropping_takes_everything_back<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let mut tx = store.begin(&context()).await.unwrap();
        let author = tx.create(Author::new("gone")).await.unwrap();
        assert_eq!(tx.get::<Author>(author.id).await.unwrap(), author);
        assert_eq!(names(&store).await, [""; 0], "others see nothing yet");
        drop(tx);
        let mut tx = store.begin(&context()).await.unwrap();
        assert_eq!(tx.get_opt::<Author>(author.id).await.unwrap(), None);
        tx.create(Author::new("gone too")).await.unwrap();
        tx.rollback().await.unwrap();
        let mut tx = store.begin(&context()).await.unwrap();
        tx.create(Author::new("stays")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(names(&store).await, ["stays"]);
    })
    .await;
}

async fn a_refused_statement_ends_the_transaction<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let mut tx = store.begin(&context()).await.unwrap();
        let author = tx.create(Author::new("a")).await.unwrap();
        let twice = tx.create(Author::new("a")).await.unwrap_err();
        assert!(matches!(twice, Error::Unique { .. }), "{twice:?}");
        assert!(matches!(
            tx.get::<Author>(author.id).await,
            Err(Error::Aborted)
        ));
        assert!(matches!(
            tx.create(Author::new("b")).await,
            Err(Error::Aborted)
        ));
        assert!(matches!(
            tx.delete::<Author>(author.id).await,
            Err(Error::Aborted)
        ));
        assert!(matches!(tx.commit().await, Err(Error::Aborted)));
        assert_eq!(names(&store).await, [""; 0]);
    })
    .await;
}

async fn what_never_was_sent_does_not_end_it<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let mut tx = store.begin(&context()).await.unwrap();
        assert!(matches!(
            tx.create(Author::new("")).await,
            Err(Error::Invalid(_))
        ));
        let missing = tx.get::<Author>(Id::new_v7()).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })));
        tx.create(Author::new("b")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(names(&store).await, ["b"]);
    })
    .await;
}

/// Polls a future this many times, with pauses, and then drops it where it stands.
async fn cancel_after<F: Future>(polls: u32, future: F) {
    let mut future = Box::pin(future);
    for _ in 0..polls {
        let mut cx = TaskContext::from_waker(Waker::noop());
        if future.as_mut().poll(&mut cx).is_ready() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn a_cancelled_write_leaves_nothing_open<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        for polls in 1..12 {
            let context = context();
            cancel_after(polls, async {
                let mut tx = store.begin(&context).await?;
                for number in 0..3 {
                    tx.create(Author::new(format!("{polls}-{number}"))).await?;
                }
                tx.commit().await
            })
            .await;
            cancel_after(polls, async {
                let missing = Book::new(Id::new_v7(), "t", "A");
                store.write(&context).create(missing).await
            })
            .await;
        }
        // Whatever was cut off wrote all or nothing, and the next writer need not wait.
        let mut written = names(&store).await;
        written.sort();
        for group in written.chunks(3) {
            let start = group[0].split_once('-').unwrap().0;
            assert!(group.len() == 3 && group.iter().all(|name| name.starts_with(start)));
        }
        let next = async {
            let mut tx = store.begin(&context()).await?;
            tx.create(Author::new("next")).await?;
            tx.commit().await
        };
        tokio::time::timeout(Duration::from_secs(3), next)
            .await
            .unwrap()
            .unwrap();
        assert!(names(&store).await.contains(&"next".to_owned()));
    })
    .await;
}

/// Two stores over one database stand for two processes.
async fn many_writers_get_their_turn<T: TestDatabase>() {
    with_tables::<T, _>(async |store, database| {
        let other = database.open().await.unwrap();
        let mut tasks = Vec::new();
        for number in 0..20 {
            let store = if number % 2 == 0 {
                store.clone()
            } else {
                other.clone()
            };
            tasks.push(tokio::spawn(async move {
                let mut tx = store.begin(&context()).await?;
                let before = tx.list::<Author>(None, 100).await?.len();
                tx.create(Author::new(format!("writer {number}"))).await?;
                assert!(tx.list::<Author>(None, 100).await?.len() > before);
                tx.commit().await
            }));
            let store = other.clone();
            tasks.push(tokio::spawn(async move {
                let context = context();
                let author = Author::new(format!("single {number}"));
                store.write(&context).create(author).await.map(drop)
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(names(&store).await.len(), 40);
        other.close().await;
    })
    .await;
}

/// Reads from a store or a transaction alike.
async fn count<R: Read>(read: &mut R) -> Result<usize> {
    Ok(read.list::<Author>(None, 100).await?.len())
}

async fn story<D: Dialect>(store: Store<D>) -> Result<usize> {
    let mut tx = store.begin(&context()).await?;
    tx.create(Author::new("told")).await?;
    let within = count(&mut tx).await?;
    tx.commit().await?;
    Ok(within + count(&mut &store).await?)
}

async fn generic_code_needs_one_bound<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        // Spawning shows that the futures can move between threads.
        assert_eq!(tokio::spawn(story(store)).await.unwrap().unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_database_in_memory_lives_as_long_as_its_store() {
    let store = Store::<Sqlite>::open("sqlite::memory:").await.unwrap();
    store.migrate(&MIGRATIONS).await.unwrap();
    let other = Store::<Sqlite>::open(":memory:").await.unwrap();
    assert_eq!(story(store.clone()).await.unwrap(), 2);
    assert_eq!(
        other.applied().await.unwrap(),
        [],
        "two of them have nothing in common"
    );
    let mut tx = store.begin(&context()).await.unwrap();
    tx.create(Author::new("gone")).await.unwrap();
    drop(tx);
    assert_eq!(names(&store).await, ["told"]);
}

/// Another process holds the lock longer than a writer waits.
#[tokio::test]
async fn a_locked_file_is_busy_and_may_be_tried_again() {
    with_tables::<SqliteFile, _>(async |store, database| {
        let mut other = SqliteConnection::connect(database.url()).await.unwrap();
        other.execute("BEGIN IMMEDIATE").await.unwrap();
        let context = context();
        let write = store.write(&context);
        let error = write.create(Author::new("late")).await.unwrap_err();
        assert!(
            matches!(error, Error::Busy(_)) && error.is_retryable(),
            "{error:?}"
        );
        assert_eq!(names(&store).await, [""; 0], "readers need not wait");
        other.execute("COMMIT").await.unwrap();
        store
            .write(&context)
            .create(Author::new("now"))
            .await
            .unwrap();
        assert_eq!(names(&store).await, ["now"]);
        other.close().await.unwrap();
    })
    .await;
}

/// Two transactions wait for each other's unique value until the server ends one of them.
#[tokio::test]
async fn a_deadlock_may_be_tried_again() {
    with_tables::<PostgresDatabase, _>(async |store, _| {
        let context = context();
        let mut one = store.begin(&context).await.unwrap();
        let mut two = store.begin(&context).await.unwrap();
        one.create(Author::new("a")).await.unwrap();
        two.create(Author::new("b")).await.unwrap();
        let crossed = async {
            let created = one.create(Author::new("b")).await;
            drop(one);
            created
        };
        let crossing = async {
            let created = two.create(Author::new("a")).await;
            drop(two);
            created
        };
        let (crossed, crossing) = tokio::join!(crossed, crossing);
        let errors: Vec<Error> = [crossed, crossing]
            .into_iter()
            .filter_map(Result::err)
            .collect();
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(matches!(errors[0], Error::Serialization(_)) && errors[0].is_retryable());
    })
    .await;
}
