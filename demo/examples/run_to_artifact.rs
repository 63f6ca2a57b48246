//! A run from ready to done, and what came of it: artifacts by run and by issue.
//!
//! `cargo run -p cwom-demo --example run_to_artifact [DATABASE_URL]`; a database in memory by default.

use cwom::prelude::*;
use cwom::{
    ActorKind, Artifact, ArtifactType, ConstraintScope, ConstraintSnapshot, ContextPacket,
    Executor, Issue, IssueType, MIGRATIONS, Repo, Run, RunMode, Source, Status,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1);
    let url = url.unwrap_or_else(|| "sqlite::memory:".to_owned());
    cwom::with_store!(url, |store| story(&store).await)?
}

pub(crate) async fn story<D: Dialect>(store: &Store<D>) -> Result<()> {
    store.migrate(&MIGRATIONS).await?;
    let ctx = Context::agent("agent-7").note("login is broken");
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
    let packet = tx
        .create(ContextPacket::new(issue.id, "1.0", "Steps to reproduce"))
        .await?;
    // What a run needs before it may be running comes with it.
    let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
    let run = tx
        .create(
            Run::new(&issue, RunMode::Agent, Executor::new(agent, "container"))
                .status(Status::Ready)
                .constraint_snapshot(limits.id)
                .context_packets([packet.id]),
        )
        .await?;
    tx.commit().await?;

    let write = store.write(&ctx);
    let run = write.transition(run, Status::Running).await?;
    let artifact = write
        .create(Artifact::new(
            &run,
            ArtifactType::CodePatch,
            "The repair",
            "file:repair.diff",
        ))
        .await?;
    let run = write.transition(run, Status::Done).await?;

    // The state machine of the spec has no way back to ready.
    let back = write.transition(run.clone(), Status::Ready).await;
    assert!(
        matches!(back, Err(Error::IllegalTransition { .. })),
        "{back:?}"
    );

    let by_run = store.find::<Artifact>();
    let by_run = by_run
        .filter(Artifact::PRODUCED_BY.eq(run.id))
        .all()
        .await?;
    let by_issue = store.find::<Artifact>();
    let by_issue = by_issue
        .filter(Artifact::FOR_ISSUE.eq(issue.id))
        .all()
        .await?;
    assert_eq!(by_run, std::slice::from_ref(&artifact));
    assert_eq!(by_issue, [artifact]);
    Ok(())
}
