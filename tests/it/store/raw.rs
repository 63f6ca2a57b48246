//! Plain sqlx beside the typed API: in the same transaction, with the same outcome.

use cwom::prelude::*;
use cwom::{AUDIT, Issue, Repo, Source};
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

/// An engine on which plain sqlx runs in a transaction.
pub(super) trait Plain: Engine {
    /// Runs a statement; the number of affected rows.
    async fn plain(tx: &mut Tx<Self>, sql: &'static str) -> Result<u64>;

    /// The first column of the only row.
    async fn one(tx: &mut Tx<Self>, sql: &'static str) -> Result<String>;

    /// Counts on the pool of the readers.
    async fn count(store: &Store<Self>, sql: &'static str) -> i64;
}

macro_rules! plain {
    ($dialect:ty) => {
        impl Plain for $dialect {
            async fn plain(tx: &mut Tx<Self>, sql: &'static str) -> Result<u64> {
                let done = sqlx::query(sql).execute(tx.sqlx().await?).await?;
                Ok(done.rows_affected())
            }

            async fn one(tx: &mut Tx<Self>, sql: &'static str) -> Result<String> {
                Ok(sqlx::query_scalar(sql).fetch_one(tx.sqlx().await?).await?)
            }

            async fn count(store: &Store<Self>, sql: &'static str) -> i64 {
                let count = sqlx::query_scalar(sql).fetch_one(store.pool()).await;
                count.expect("a number")
            }
        }
    };
}

plain!(Sqlite);
plain!(Postgres);

const RENAME: &str = "UPDATE cwom_repos SET name = 'Lighthouse', row_version = row_version + 1";
const NAME: &str = "SELECT name FROM cwom_repos";
const COUNT: &str = "SELECT count(*) FROM cwom_repos";

async fn statement_is_part_of_the_transaction<D: Plain>(database: Database<D>) {
    let store = &database.store;
    let (repo, _) = repo_and_issue(store).await;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    tx.attribute(AUDIT).await.expect("who writes");
    assert_eq!(D::plain(&mut tx, RENAME).await.expect("updated"), 1);
    assert_eq!(D::one(&mut tx, NAME).await.expect("a name"), "Lighthouse");
    let seen: Repo = tx.get(repo.id).await.expect("the repo");
    assert_eq!((seen.name.as_str(), seen.row_version), ("Lighthouse", 2));
    tx.rollback().await.expect("taken back");
    let seen: Repo = store.get(repo.id).await.expect("the repo");
    assert_eq!(seen, repo);
    assert_eq!(D::count(store, COUNT).await, 1);
}

async fn failed_statement_ends_the_transaction<D: Plain>(database: Database<D>) {
    let store = &database.store;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let new = Repo::new("Tower", "a/b", Source::new("local"));
    tx.create(new).await.expect("a repo");
    // No version: the rules of the database hold here, too.
    let refused = D::plain(&mut tx, "UPDATE cwom_repos SET name = 'x'").await;
    assert!(matches!(refused, Err(Error::Database(_))), "{refused:?}");
    let after = D::one(&mut tx, NAME).await;
    assert!(matches!(after, Err(Error::Aborted)), "{after:?}");
    let commit = tx.commit().await;
    assert!(matches!(commit, Err(Error::Aborted)), "{commit:?}");
    assert_eq!(D::count(store, COUNT).await, 0, "nothing was kept");
}

async fn failed_statement_ends_its_scope_only<D: Plain>(database: Database<D>) {
    let store = &database.store;
    let (repo, _) = repo_and_issue(store).await;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let mut scope = tx.savepoint().await.expect("a scope");
    let refused = D::plain(&mut scope, "UPDATE cwom_repos SET name = 'x'").await;
    refused.expect_err("no version");
    scope.rollback().await.expect("taken back");
    tx.attribute(AUDIT).await.expect("who writes");
    assert_eq!(D::plain(&mut tx, RENAME).await.expect("updated"), 1);
    tx.commit().await.expect("committed");
    let seen: Repo = store.get(repo.id).await.expect("the repo");
    assert_eq!(seen.name, "Lighthouse");
}

/// A missing row is no failure of the statement.
async fn missing_row_harms_nothing<D: Plain>(database: Database<D>) {
    let store = &database.store;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let missing = D::one(&mut tx, NAME).await;
    assert!(
        matches!(missing, Err(Error::Database(sqlx::Error::RowNotFound))),
        "{missing:?}"
    );
    let issues: Vec<Issue> = tx.list(None, 9).await.expect("it goes on");
    assert_eq!(issues, []);
    tx.commit().await.expect("committed");
}

/// A statement that gives its row and is refused after it: its end is waited for.
async fn late_refusal_is_noticed<D: Plain>(database: Database<D>) {
    let store = &database.store;
    repo_and_issue(store).await;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let refused = D::one(
        &mut tx,
        "UPDATE cwom_issues SET repo_id = '00000000-0000-4000-8000-000000000007', \
         row_version = row_version + 1 RETURNING title",
    )
    .await;
    refused.expect_err("no such repo, nor may it change");
    let commit = tx.commit().await;
    assert!(matches!(commit, Err(Error::Aborted)), "{commit:?}");
}

mod on {
    cwom_tests::on_both!(
        statement_is_part_of_the_transaction,
        failed_statement_ends_the_transaction,
        failed_statement_ends_its_scope_only,
        missing_row_harms_nothing,
        late_refusal_is_noticed,
    );
}
