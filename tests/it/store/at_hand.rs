//! Connections that stay at hand between operations are kept from nobody.

use cwom::Issue;
use cwom::prelude::*;
use cwom_tests::{Database, Engine};
use tokio::task::JoinSet;

use super::repo_and_issue;

/// Reads by more tasks than there are connections; each gets its turn.
async fn read_by_many<D: Engine>(store: &Store<D>, id: Id<Issue>) {
    let mut readers = JoinSet::new();
    for _ in 0..64 {
        let store = store.clone();
        readers.spawn(async move {
            for _ in 0..8 {
                store.get::<Issue>(id).await?;
            }
            Ok::<_, Error>(())
        });
    }
    for outcome in readers.join_all().await {
        outcome.expect("nobody waits in vain");
    }
}

async fn plain_sqlx_finds_connections_beside_them<D: Engine>(database: Database<D>) {
    let (_, issue) = repo_and_issue(&database.store).await;
    read_by_many(&database.store, issue.id).await;
    let pool = database.store.pool();
    let half = pool.options().get_max_connections() / 2;
    let mut held = Vec::new();
    for _ in 0..half {
        held.push(pool.acquire().await.expect("a connection for plain sqlx"));
    }
    // What is held does not stop the store either.
    read_by_many(&database.store, issue.id).await;
}

async fn a_transaction_gets_the_connection_of_the_write_before<D: Engine>(database: Database<D>) {
    let (_, issue) = repo_and_issue(&database.store).await;
    let ctx = cwom_tests::context();
    for round in 0..4 {
        let issue: Issue = database.store.get(issue.id).await.expect("the issue");
        let mut tx = database.store.begin(&ctx).await.expect("a transaction");
        let title = format!("Title {round}");
        let changed = tx.update(&issue).set(Issue::TITLE, title).await;
        let issue = changed.expect("a change");
        tx.commit().await.expect("it is kept");
        let write = database.store.write(&ctx);
        let changed = write.update(&issue).set(Issue::TITLE, "Between").await;
        changed.expect("a change outside of it");
    }
}

async fn a_closed_store_lets_go_of_them<D: Engine>(database: Database<D>) {
    let (_, issue) = repo_and_issue(&database.store).await;
    read_by_many(&database.store, issue.id).await;
    database.store.close().await;
    let read = database.store.get::<Issue>(issue.id).await;
    assert!(read.is_err(), "{read:?}");
}

#[test]
fn the_last_store_may_be_dropped_outside_of_a_runtime() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("at_hand.db");
    let url = format!("sqlite:{}", path.display());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let store = runtime.block_on(async {
        let store = Store::<Sqlite>::open(&url).await.expect("a store");
        store.migrate(&cwom::MIGRATIONS).await.expect("its tables");
        let (_, issue) = repo_and_issue(&store).await;
        store.get::<Issue>(issue.id).await.expect("a read");
        store
    });
    drop(runtime);
    drop(store);
}

mod on {
    cwom_tests::on_both!(
        plain_sqlx_finds_connections_beside_them,
        a_transaction_gets_the_connection_of_the_write_before,
        a_closed_store_lets_go_of_them,
    );
}
