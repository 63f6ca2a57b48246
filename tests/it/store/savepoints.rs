//! Scopes within a transaction, and transactions that are tried again.

use cwom::prelude::*;
use cwom::{Issue, Repo, Source};
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

fn repo(slug: &str) -> cwom::NewRepo {
    Repo::new("Tower", slug, Source::new("local"))
}

async fn slugs<D: Engine>(store: &Store<D>) -> Vec<String> {
    let repos: Vec<Repo> = store.list(None, 10).await.expect("repos");
    repos.into_iter().map(|repo| repo.slug).collect()
}

async fn failure_in_a_scope_leaves_the_transaction_usable<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    tx.create(repo("a/first")).await.expect("a repo");

    let mut scope = tx.savepoint().await.expect("a scope");
    scope.create(repo("a/second")).await.expect("a repo");
    let error = scope.create(repo("a/first")).await;
    assert!(matches!(error, Err(Error::Unique { .. })), "{error:?}");
    let error = scope.create(repo("a/third")).await;
    assert!(matches!(error, Err(Error::Aborted)), "{error:?}");
    scope.rollback().await.expect("taken back");

    let mut scope = tx.savepoint().await.expect("a scope");
    scope.create(repo("a/fourth")).await.expect("a repo");
    scope.commit().await.expect("kept");

    let mut scope = tx.savepoint().await.expect("a scope");
    let error = scope.create(repo("a/first")).await;
    assert!(matches!(error, Err(Error::Unique { .. })), "{error:?}");
    drop(scope);

    tx.create(repo("a/fifth")).await.expect("a repo");
    tx.commit().await.expect("committed");
    assert_eq!(slugs(store).await, ["a/first", "a/fourth", "a/fifth"]);
}

async fn scopes_nest<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let mut outer = tx.savepoint().await.expect("a scope");
    outer.create(repo("a/outer")).await.expect("a repo");
    let mut inner = outer.savepoint().await.expect("a scope");
    inner.create(repo("a/inner")).await.expect("a repo");
    inner.commit().await.expect("kept");
    outer
        .rollback()
        .await
        .expect("taken back, the inner one too");
    tx.create(repo("a/after")).await.expect("a repo");
    tx.commit().await.expect("committed");
    assert_eq!(slugs(store).await, ["a/after"]);
}

async fn stale_work_is_done_again<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let mut rounds = 0;
    let changed = store
        .retrying(&ctx, 3, async |tx| {
            rounds += 1;
            // What was read before the transaction is stale in the first round only.
            let row = if rounds == 1 {
                let read = tx.get::<Issue>(issue.id).await?;
                tx.update(&read).set(Issue::TITLE, "Other").await?;
                issue.clone()
            } else {
                tx.get(issue.id).await?
            };
            tx.update(&row).set(Issue::TITLE, "Login loops").await
        })
        .await
        .expect("the second round succeeds");
    assert_eq!((rounds, changed.row_version), (2, 2));

    let mut rounds = 0;
    let error: Result<()> = store
        .retrying(&ctx, 3, async |tx| {
            rounds += 1;
            tx.update(&issue).set(Issue::TITLE, "Third").await.map(drop)
        })
        .await;
    assert!(matches!(error, Err(Error::Stale { .. })), "{error:?}");
    assert_eq!(rounds, 3);
}

mod on {
    cwom_tests::on_both!(
        failure_in_a_scope_leaves_the_transaction_usable,
        scopes_nest,
        stale_work_is_done_again,
    );
}
