//! A row of every entity that has relations, with every reference set.

use cwom::prelude::*;
use cwom::*;

pub(crate) struct Rows {
    pub(crate) repo: Repo,
    pub(crate) issue: Issue,
    pub(crate) snapshot: ConstraintSnapshot,
    pub(crate) doctrine: DoctrineRef,
    pub(crate) packet: ContextPacket,
    pub(crate) run: Run,
    pub(crate) artifact: Artifact,
    pub(crate) pack: EvidencePack,
    pub(crate) decision: ReviewDecision,
    pub(crate) task: Task,
    pub(crate) job: Job,
    pub(crate) core_artifact: CoreArtifact,
}

/// Stores them in one transaction.
pub(crate) async fn store<D: Dialect>(store: &Store<D>) -> Result<Rows> {
    let ctx = cwom_tests::context();
    let ada = || Actor::new(ActorKind::Human, "ada");
    let mut tx = store.begin(&ctx).await?;
    let new = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = tx.create(new).await?;
    let new = Issue::new(repo.id, "All of it", IssueType::Bug);
    let parent = tx.create(new).await?;
    let new = Issue::new(repo.id, "A part of it", IssueType::Bug);
    let issue = tx.create(new.parent(parent.id)).await?;
    let new = ConstraintSnapshot::new(ConstraintScope::Run, ada());
    let snapshot = tx.create(new).await?;
    let new = DoctrineRef::new("org", "tests", "1", DoctrineType::Policy, "Test it.");
    let doctrine = tx.create(new).await?;
    let new = ContextPacket::new(issue.id, "1.0", "What is known");
    let packet = tx.create(new.constraint_snapshot(snapshot.id)).await?;
    let new = Run::new(&issue, RunMode::Agent, Executor::new(ada(), "container"));
    let run = tx.create(new.constraint_snapshot(snapshot.id)).await?;
    let new = Artifact::new(&run, ArtifactType::Log, "a log", "file:log");
    let artifact = tx.create(new).await?;
    let new = EvidencePack::new(&run, Verdict::Pass, "All is there", ada());
    let pack = tx.create(new).await?;
    let new = ReviewDecision::new(&pack, ada(), ReviewDecisionStatus::Approved, "Fine");
    let decision = tx.create(new).await?;
    let requester = Requester::new(ActorKind::Human, "ada");
    let target = TaskTarget::new("harbour/tower");
    let new = Task::new(requester, "Repair it", OperationType::CodeChange, target);
    let task = tx.create(new.cwom_issue(issue.id)).await?;
    let job = tx.create(Job::new(task.id)).await?;
    let core_artifact = tx.create(CoreArtifact::new(task.id).job(job.id)).await?;
    tx.commit().await?;
    Ok(Rows {
        repo,
        issue,
        snapshot,
        doctrine,
        packet,
        run,
        artifact,
        pack,
        decision,
        task,
        job,
        core_artifact,
    })
}
