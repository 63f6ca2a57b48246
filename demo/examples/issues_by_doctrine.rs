//! A rule of doctrine, linked to an issue, and the issues that it governs.
//!
//! `cargo run -p cwom-demo --example issues_by_doctrine [DATABASE_URL]`; a database in memory by default.

use cwom::prelude::*;
use cwom::{DoctrineRef, DoctrineType, Issue, IssueType, MIGRATIONS, Repo, Source};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1);
    let url = url.unwrap_or_else(|| "sqlite::memory:".to_owned());
    cwom::with_store!(url, |store| story(&store).await)?
}

pub(crate) async fn story<D: Dialect>(store: &Store<D>) -> Result<()> {
    store.migrate(&MIGRATIONS).await?;
    let ctx = Context::human("ada");
    let mut tx = store.begin(&ctx).await?;
    let slug = format!("harbour/{}", Uuid::new_v4());
    let repo = tx
        .create(Repo::new("Tower", slug, Source::new("github")))
        .await?;
    let issue = tx
        .create(Issue::new(repo.id, "Login fails", IssueType::Bug))
        .await?;
    let name = format!("tests-first-{}", Uuid::new_v4());
    let rule = DoctrineRef::new("tower", name, "1.0", DoctrineType::Policy, "Tests first");
    let rule = tx.create(rule).await?;
    tx.link(Issue::DOCTRINE_REFS, issue.id, rule.id)
        .with(|link| link.role("governing_doctrine"))
        .await?;
    tx.commit().await?;

    let governed = store
        .find::<Issue>()
        .linked(Issue::DOCTRINE_REFS, rule.id)
        .order_by(Issue::CREATED_AT.desc())
        .all()
        .await?;
    assert_eq!(governed, std::slice::from_ref(&issue));
    let rules = store.load(&[issue], Issue::DOCTRINE_REFS).await?;
    assert_eq!(rules, [vec![rule]]);
    Ok(())
}
