//! Rows to begin with, made by the typed API.

use cwom::prelude::*;
use cwom::{
    Actor, ActorKind, ConstraintScope, ConstraintSnapshot, ContextPacket, DoctrineRef,
    DoctrineType, EvidencePack, Executor, Issue, IssueType, NewRun, NewTask, OperationType, Repo,
    Requester, Run, RunMode, Source, Status, Task, TaskTarget, Verdict,
};
use cwom_tests::context;

/// An id of nothing.
pub(crate) const NOWHERE: &str = "01900000-0000-7000-8000-00000000dead";

/// Another one, to be given to a row.
pub(crate) const SOME: &str = "01900000-0000-7000-8000-000000000001";

/// The id of no row.
pub(crate) fn nowhere<E: Entity<Key = Id<E>>>() -> Id<E> {
    Id::from_uuid(NOWHERE.parse().expect("a UUID"))
}

pub(crate) fn ada() -> Actor {
    Actor::new(ActorKind::Human, "ada")
}

/// Creates a row in a context of its own.
pub(crate) async fn create<D: Dialect, N: New>(store: &Store<D>, new: N) -> N::Entity {
    let ctx = context();
    let created = store.write(&ctx).create(new).await;
    created.expect("nothing is in the way")
}

pub(crate) async fn repo<D: Dialect>(store: &Store<D>, slug: &str) -> Repo {
    create(store, Repo::new("Tower", slug, Source::new("local"))).await
}

/// An issue in a repo of its own.
pub(crate) async fn issue<D: Dialect>(store: &Store<D>, slug: &str) -> Issue {
    let repo = repo(store, slug).await;
    create(store, Issue::new(repo.id, "Login fails", IssueType::Bug)).await
}

pub(crate) async fn packet<D: Dialect>(
    store: &Store<D>,
    issue: &Issue,
    version: &str,
) -> ContextPacket {
    create(
        store,
        ContextPacket::new(issue.id, version, "What is known"),
    )
    .await
}

pub(crate) async fn snapshot<D: Dialect>(store: &Store<D>) -> ConstraintSnapshot {
    create(store, ConstraintSnapshot::new(ConstraintScope::Run, ada())).await
}

pub(crate) async fn doctrine<D: Dialect>(store: &Store<D>) -> DoctrineRef {
    let new = DoctrineRef::new("org", "tests", "1", DoctrineType::Policy, "Test it.");
    create(store, new).await
}

pub(crate) fn new_run(issue: &Issue) -> NewRun {
    let agent = Actor::new(ActorKind::Agent, "agent-7");
    Run::new(issue, RunMode::Agent, Executor::new(agent, "container"))
}

/// A run that is running, with all that it needs for it.
pub(crate) async fn running<D: Dialect>(store: &Store<D>, issue: &Issue) -> Run {
    let packet = packet(store, issue, "1.0").await;
    let snapshot = snapshot(store).await;
    let new = new_run(issue)
        .constraint_snapshot(snapshot.id)
        .context_packets([packet.id]);
    let run = create(store, new).await;
    let ctx = context();
    let run = store.write(&ctx).transition(run, Status::Running).await;
    run.expect("it has what it needs")
}

pub(crate) async fn pack<D: Dialect>(store: &Store<D>, run: &Run) -> EvidencePack {
    let new = EvidencePack::new(run, Verdict::Pass, "All is there.", ada());
    create(store, new).await
}

pub(crate) fn new_task() -> NewTask {
    let requester = Requester::new(ActorKind::Human, "ada");
    let target = TaskTarget::new("harbour/tower");
    Task::new(
        requester,
        "Repair the login",
        OperationType::CodeChange,
        target,
    )
}
