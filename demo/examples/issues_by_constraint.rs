//! A snapshot of limits, linked to an issue, and the issues under the same limits.
//!
//! `cargo run -p cwom-demo --example issues_by_constraint [DATABASE_URL]`; a database in memory by default.

use cwom::prelude::*;
use cwom::{
    ActorKind, ConstraintScope, ConstraintSnapshot, Issue, IssueType, MIGRATIONS, Repo, Source,
};

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
    let owner = cwom::Actor::new(ActorKind::Human, "ada");
    let limits = tx
        .create(ConstraintSnapshot::new(ConstraintScope::Run, owner))
        .await?;
    tx.link(Issue::CONSTRAINT_SNAPSHOTS, issue.id, limits.id)
        .with(|link| link.role("budget"))
        .await?;
    tx.commit().await?;

    let issues = store
        .find::<Issue>()
        .linked(Issue::CONSTRAINT_SNAPSHOTS, limits.id)
        .all()
        .await?;
    assert_eq!(issues, [issue.clone()]);

    // A link that may go is taken back by its two ends.
    let write = store.write(&ctx);
    write
        .unlink(Issue::CONSTRAINT_SNAPSHOTS, issue.id, limits.id)
        .await?;
    let issues = store.related(&limits, ConstraintSnapshot::ISSUES);
    assert_eq!(issues.count().await?, 0);
    Ok(())
}
