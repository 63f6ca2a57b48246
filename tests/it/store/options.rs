//! What can be chosen when a store is opened.

use std::time::Duration;

use cwom::prelude::*;
use cwom::{Repo, Source};
use cwom_tests::{Database, Engine, context};

const SHORT: Duration = Duration::from_millis(50);

/// An engine whose store is opened with one connection for writers and little patience.
trait Impatient: Engine {
    async fn impatient(database: &Database<Self>) -> Store<Self>;
}

impl Impatient for Sqlite {
    async fn impatient(database: &Database<Self>) -> Store<Self> {
        let options = Store::<Self>::options().readers(2);
        let options = options.acquire_timeout(SHORT).busy_timeout(SHORT);
        options.open(&database.url).await.expect("a store")
    }
}

impl Impatient for Postgres {
    async fn impatient(database: &Database<Self>) -> Store<Self> {
        let options = Store::<Self>::options().connections(1).readers(2);
        let options = options.acquire_timeout(SHORT).lock_timeout(SHORT);
        options.connect(&database.url).await.expect("a store")
    }
}

fn repo() -> cwom::NewRepo {
    Repo::new("Tower", "harbour/tower", Source::new("local"))
}

async fn writer_waits_no_longer_than_allowed<D: Impatient>(database: Database<D>) {
    let store = D::impatient(&database).await;
    let ctx = context();
    let tx = store.begin(&ctx).await.expect("a transaction");
    let second = store.begin(&ctx).await;
    assert!(matches!(second, Err(Error::Busy(_))), "{second:?}");
    let rows: Vec<Repo> = store.list(None, 9).await.expect("readers are others");
    assert_eq!(rows, []);
    drop(tx);
}

async fn lock_of_another_process_is_waited_for_as_long<D: Impatient>(database: Database<D>) {
    let created = database.store.write(&context()).create(repo()).await;
    let repo = created.expect("a repo");
    let ctx = context();
    let mut tx = database.store.begin(&ctx).await.expect("a transaction");
    let renamed = tx.update(&repo).set(Repo::NAME, "Lighthouse").await;
    renamed.expect("a lock");
    let store = D::impatient(&database).await;
    let second = store.write(&ctx).update(&repo).set(Repo::NAME, "x").await;
    assert!(matches!(second, Err(Error::Busy(_))), "{second:?}");
    tx.rollback().await.expect("given up");
    let third = store.write(&ctx).update(&repo).set(Repo::NAME, "x").await;
    third.expect("the lock is free");
}

mod on {
    cwom_tests::on_both!(
        writer_waits_no_longer_than_allowed,
        lock_of_another_process_is_waited_for_as_long,
    );
}

#[tokio::test]
async fn postgres_gives_up_statements_and_reads_elsewhere() {
    let Some(database) = Postgres::fresh().await else {
        return;
    };
    let store = Store::<Postgres>::options()
        .statement_timeout(SHORT)
        .replica(&database.url)
        .connect(&database.url)
        .await
        .expect("a store");
    // With a patience of its own: a migration takes as long as it takes.
    let migrated = database.store.migrate(&cwom::MIGRATIONS).await;
    migrated.expect("migrated");
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let slow = sqlx::query("SELECT pg_sleep(5)")
        .execute(tx.sqlx().await.expect("a connection"))
        .await;
    let code = slow.expect_err("given up");
    let code = code.as_database_error().and_then(|error| error.code());
    assert_eq!(code.as_deref(), Some("57014"), "canceled");
    drop(tx);
    let rows: Vec<Repo> = store.list(None, 9).await.expect("the replica answers");
    assert_eq!(rows, []);
}
