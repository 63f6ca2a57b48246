//! A row of every entity and of every link of the shipped model, made by the typed API.

use cwom::prelude::*;
use cwom::{
    ActorKind, Agent, Artifact, ArtifactType, ConstraintScope, ConstraintSnapshot, ContextPacket,
    ContextPacketDoctrineRef, CoreArtifact, DoctrineRef, DoctrineRefRepo, DoctrineType, Event,
    EvidencePack, Executor, Issue, IssueBlock, IssueConstraintSnapshot, IssueContextPacket,
    IssueDoctrineRef, IssueDuplicate, IssueType, Job, OperationType, Repo, Requester,
    ReviewDecision, ReviewDecisionStatus, Run, RunContextPacket, RunDoctrineRef, RunMode, Source,
    Task, TaskTarget, Verdict, Workflow,
};

/// The rows that a test goes on with.
pub(super) struct Rows {
    pub(super) repo: Repo,
    pub(super) issue: Issue,
    pub(super) other: Issue,
    pub(super) packet: ContextPacket,
    pub(super) snapshot: ConstraintSnapshot,
    pub(super) run: Run,
    pub(super) artifact: Artifact,
    pub(super) task: Task,
    pub(super) job: Job,
    pub(super) core_artifact: CoreArtifact,
    pub(super) event: Event,
    pub(super) workflow: Workflow,
    pub(super) agent: Agent,
}

/// One row of everything, in one transaction.
pub(super) async fn fill<D: Dialect>(store: &Store<D>, ctx: &Context) -> Result<Rows> {
    let ada = || cwom::Actor::new(ActorKind::Human, "ada").display("Ada \u{1F600}");
    let mut tx = store.begin(ctx).await?;
    let source = Source::new("github");
    let repo = tx
        .create(Repo::new("Tower", "harbour/tower", source))
        .await?;
    let issue = Issue::new(repo.id, "Login fails", IssueType::Bug);
    let issue = tx.create(issue.assignees(vec![ada()])).await?;
    let other = tx
        .create(Issue::new(repo.id, "Logs are lost", IssueType::Bug))
        .await?;
    let snapshot = ConstraintSnapshot::new(ConstraintScope::Run, ada());
    let snapshot = tx.create(snapshot).await?;
    let doctrine = DoctrineRef::new("org", "tests", "1", DoctrineType::Policy, "Test it.");
    let doctrine = tx.create(doctrine).await?;
    let packet = tx
        .create(ContextPacket::new(issue.id, "1.0", "What is known"))
        .await?;
    let executor = Executor::new(ada(), "container");
    let run = tx
        .create(Run::new(&issue, RunMode::Agent, executor))
        .await?;
    let artifact = Artifact::new(&run, ArtifactType::CodePatch, "a patch", "git:e07c55a");
    let artifact = tx.create(artifact.size_bytes(i64::MAX)).await?;
    let pack = tx
        .create(EvidencePack::new(
            &run,
            Verdict::Pass,
            "All is there",
            ada(),
        ))
        .await?;
    let approved = ReviewDecisionStatus::Approved;
    tx.create(ReviewDecision::new(&pack, ada(), approved, "Fine"))
        .await?;
    let requester = Requester::new(ActorKind::Human, "ada");
    let target = TaskTarget::new("harbour/tower");
    let operation = OperationType::CodeChange;
    let task = tx
        .create(Task::new(requester, "Repair the login", operation, target))
        .await?;
    let job = tx.create(Job::new(task.id)).await?;
    let core_artifact = tx.create(CoreArtifact::new(task.id)).await?;
    let event = tx.create(Event::new("task.completed", "queue")).await?;
    let workflow = tx.create(Workflow::new("nightly")).await?;
    let agent = tx.create(Agent::new("first", "security")).await?;

    tx.create(IssueContextPacket::new(issue.id, packet.id))
        .await?;
    tx.create(IssueDoctrineRef::new(issue.id, doctrine.id))
        .await?;
    tx.create(IssueConstraintSnapshot::new(issue.id, snapshot.id))
        .await?;
    tx.create(IssueBlock::new(issue.id, other.id)).await?;
    tx.create(IssueDuplicate::new(issue.id, other.id)).await?;
    tx.create(ContextPacketDoctrineRef::new(packet.id, doctrine.id))
        .await?;
    tx.create(DoctrineRefRepo::new(doctrine.id, repo.id))
        .await?;
    tx.create(RunContextPacket::new(run.id, packet.id)).await?;
    tx.create(RunDoctrineRef::new(run.id, doctrine.id)).await?;
    tx.commit().await?;
    Ok(Rows {
        repo,
        issue,
        other,
        packet,
        snapshot,
        run,
        artifact,
        task,
        job,
        core_artifact,
        event,
        workflow,
        agent,
    })
}
