//! Every run that a rule of doctrine governs, newest first.
//!
//! `cargo run -p cwom-demo --example runs_by_doctrine [DATABASE_URL]`; a database in memory by default.

use cwom::prelude::*;
use cwom::{
    ActorKind, DoctrineRef, DoctrineType, Executor, Issue, IssueType, MIGRATIONS, Repo, Run,
    RunMode, Source,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1);
    let url = url.unwrap_or_else(|| "sqlite::memory:".to_owned());
    cwom::with_store!(url, |store| story(&store).await)?
}

pub(crate) async fn story<D: Dialect>(store: &Store<D>) -> Result<()> {
    store.migrate(&MIGRATIONS).await?;
    let ctx = Context::agent("agent-7");
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
    let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
    let new = Run::new(&issue, RunMode::Agent, Executor::new(agent, "container"));
    let first = tx.create(new.clone().doctrine_refs([rule.id])).await?;
    let second = tx.create(new.clone().doctrine_refs([rule.id])).await?;
    let free = tx.create(new).await?;
    tx.commit().await?;

    let governed = store
        .find::<Run>()
        .linked(Run::DOCTRINE_REFS, rule.id)
        .order_by(Run::CREATED_AT.desc())
        .page(Page::first(50))
        .await?;
    assert_eq!(governed.rows, [second, first]);
    assert!(!governed.rows.contains(&free));
    Ok(())
}
