//! A repo with issues, and the issues of the repo: the most urgent first.
//!
//! `cargo run -p cwom-demo --example issues_by_repo [DATABASE_URL]`; a database in memory by default.

use cwom::prelude::*;
use cwom::{Issue, IssueType, MIGRATIONS, Priority, Repo, Source};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1);
    let url = url.unwrap_or_else(|| "sqlite::memory:".to_owned());
    cwom::with_store!(url, |store| story(&store).await)?
}

pub(crate) async fn story<D: Dialect>(store: &Store<D>) -> Result<()> {
    store.migrate(&MIGRATIONS).await?;
    let ctx = Context::human("ada").note("planning");
    let mut tx = store.begin(&ctx).await?;
    let slug = format!("harbour/{}", Uuid::new_v4());
    let repo = tx
        .create(Repo::new("Tower", slug, Source::new("github")))
        .await?;
    let issues = [("Log in", Priority::P2), ("Log out", Priority::P0)];
    let new = issues
        .map(|(title, priority)| Issue::new(repo.id, title, IssueType::Feature).priority(priority));
    tx.create_all(new).await?;
    tx.commit().await?;

    let page = store
        .find::<Issue>()
        .filter(Issue::REPO.eq(repo.id))
        .order_by((Issue::PRIORITY.asc(), Issue::CREATED_AT.desc()))
        .page(Page::first(20))
        .await?;
    for issue in &page.rows {
        println!("{} {}", issue.priority, issue.title);
    }
    assert_eq!(page.rows.len(), 2);
    assert_eq!(page.rows[0].title, "Log out");
    Ok(())
}
