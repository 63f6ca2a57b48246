//! The typed API on every entity and link of the shipped model: what each call leaves in the log.

use std::collections::BTreeSet;

use cwom::prelude::*;
use cwom::{
    Agent, AgentStatus, Artifact, CoreArtifact, Event, EventStatus, Issue, IssueBlock,
    IssueConstraintSnapshot, IssueContextPacket, IssueDoctrineRef, IssueDuplicate, Job, JobStatus,
    Repo, Run, Status, Task, TaskStatus, Workflow, WorkflowStatus,
};
use cwom_tests::Database;

use super::ledger::{Ledger, audited};
use super::model::{self, Rows};
use super::shell::Shell;
use super::tables;

/// What the log has of it: action, kind and version of each entry, in order.
type Story = Vec<(String, String, Option<i64>)>;

fn ctx() -> Context {
    Context::agent("agent-7").note("why \u{1F600}")
}

async fn every_kind_is_created_with_one_entry<D: Shell>(database: Database<D>) {
    let ctx = ctx();
    model::fill(&database.store, &ctx).await.expect("the rows");
    let ledger = read(&database).await;
    let made: BTreeSet<&str> = ledger.live.iter().map(|row| row.kind.as_str()).collect();
    let all: BTreeSet<&str> = audited(tables())
        .map(|(_, audited)| &*audited.kind)
        .collect();
    assert_eq!(made, all, "a row of everything");
    assert_eq!(ledger.entries.len(), ledger.live.len(), "one entry each");
    assert_said(&ledger, 0, &ctx);
}

async fn changes_of_every_kind_have_one_entry_each<D: Shell>(database: Database<D>) {
    let rows = model::fill(&database.store, &Context::system("test")).await;
    let rows = rows.expect("the rows");
    let first = read(&database).await.entries.len();
    let ctx = ctx();
    change_alone(&database.store, &ctx, &rows)
        .await
        .expect("changes");
    let ledger = read(&database).await;
    let alone = story(&ledger, first);
    assert_said(&ledger, first, &ctx);

    let second = ledger.entries.len();
    change_together(&database.store, &ctx, &rows)
        .await
        .expect("changes");
    let ledger = read(&database).await;
    let together = story(&ledger, second);
    assert_said(&ledger, second, &ctx);
    assert_eq!(alone.len(), 17, "{alone:#?}");
    assert_eq!(together.len(), 12, "{together:#?}");

    let changed: BTreeSet<&str> = ledger.entries[first..]
        .iter()
        .filter(|entry| entry.before.is_object() && entry.after.is_object())
        .map(|entry| entry.kind.as_str())
        .collect();
    let changeable: BTreeSet<&str> = audited(tables())
        .filter(|(_, audited)| audited.changeable && audited.key.len() == 1)
        .map(|(_, audited)| &*audited.kind)
        .collect();
    assert_eq!(
        changed, changeable,
        "one change of everything that may change"
    );
    let moved = alone
        .iter()
        .filter(|(action, ..)| action == "status_changed")
        .count();
    assert_eq!(moved, 7, "{alone:#?}");
    let gone = together
        .iter()
        .filter(|(action, ..)| action == "unlinked")
        .count();
    assert_eq!(gone, 5, "{together:#?}");
}

/// One statement each, as the engine allows it.
async fn change_alone<D: Dialect>(store: &Store<D>, ctx: &Context, rows: &Rows) -> Result<()> {
    let write = store.write(ctx);
    let now = Timestamp::now;
    let repo = write
        .update(&rows.repo)
        .set(Repo::NAME, "Other tower")
        .await?;
    write.update(&repo).set(Repo::NAME, "Other tower").await?;
    write
        .update(&rows.issue)
        .set(Issue::TITLE, "Login loops")
        .await?;
    write
        .update(&rows.artifact)
        .set(Artifact::TITLE, "the patch")
        .await?;
    write
        .update(&rows.core_artifact)
        .set(CoreArtifact::CONTENT, "text")
        .await?;
    write.transition(rows.other.clone(), Status::Ready).await?;
    write.transition(rows.run.clone(), Status::Ready).await?;
    let task = write.transition(rows.task.clone(), TaskStatus::Queued);
    let task = task.set(Task::QUEUED_AT, now()).await?;
    write.update(&task).set(Task::ERROR, "none").await?;
    let job = write.transition(rows.job.clone(), JobStatus::Claimed);
    let job = job
        .set(Job::WORKER_ID, "w")
        .set(Job::CLAIMED_AT, now())
        .await?;
    write.update(&job).set(Job::ERROR, "none").await?;
    write
        .transition(rows.event.clone(), EventStatus::Processing)
        .await?;
    let workflow = write.transition(rows.workflow.clone(), WorkflowStatus::Running);
    workflow.set(Workflow::LAST_EXECUTED_AT, now()).await?;
    let agent = write
        .transition(rows.agent.clone(), AgentStatus::Starting)
        .await?;
    write.update(&agent).set(Agent::LAST_ERROR, "none").await?;
    let pair = (rows.issue.id, rows.other.id);
    write.delete::<IssueDuplicate>(pair).await?;
    write.create(IssueDuplicate::new(pair.0, pair.1)).await?;
    write.delete::<CoreArtifact>(rows.core_artifact.id).await
}

/// Several statements in one transaction.
async fn change_together<D: Dialect>(store: &Store<D>, ctx: &Context, rows: &Rows) -> Result<()> {
    let mut tx = store.begin(ctx).await?;
    let run: Run = tx.get(rows.run.id).await?;
    tx.update(&run)
        .set(Run::ARTIFACT_ROOT_URI, "file:runs")
        .await?;
    let event: Event = tx.get(rows.event.id).await?;
    tx.update(&event).set(Event::ERROR, "none").await?;
    let event: Event = tx.get(rows.event.id).await?;
    tx.update(&event).clear(Event::ERROR).await?;
    let pair = (rows.issue.id, rows.other.id);
    tx.delete::<IssueDuplicate>(pair).await?;
    tx.delete::<IssueBlock>(pair).await?;
    tx.create(IssueBlock::new(pair.1, pair.0)).await?;
    tx.delete::<IssueContextPacket>((rows.issue.id, rows.packet.id))
        .await?;
    tx.delete::<IssueConstraintSnapshot>((rows.issue.id, rows.snapshot.id))
        .await?;
    let doctrine: Vec<IssueDoctrineRef> = tx.list(None, 1).await?;
    let pair = (doctrine[0].issue_id, doctrine[0].doctrine_ref_id);
    tx.delete::<IssueDoctrineRef>(pair).await?;
    tx.create(IssueDoctrineRef::new(pair.0, pair.1)).await?;
    tx.delete::<Job>(rows.job.id).await?;
    tx.delete::<Agent>(rows.agent.id).await?;
    tx.commit().await
}

async fn refused_writes_have_no_entry<D: Shell>(database: Database<D>) {
    let store = &database.store;
    let ctx = ctx();
    let rows = model::fill(store, &ctx).await.expect("the rows");
    let write = store.write(&ctx);
    let issue = write
        .update(&rows.issue)
        .set(Issue::TITLE, "Login loops")
        .await;
    issue.expect("the first change");
    let before = read(&database).await;

    let stale = write
        .update(&rows.issue)
        .set(Issue::TITLE, "Too late")
        .await;
    assert!(matches!(stale, Err(Error::Stale { .. })), "{stale:?}");
    let illegal = write.transition(rows.other.clone(), Status::Done).await;
    assert!(
        matches!(illegal, Err(Error::IllegalTransition { .. })),
        "{illegal:?}"
    );
    let twice = write
        .create(Repo::new("Tower", "harbour/tower", cwom::Source::new("x")))
        .await;
    assert!(matches!(twice, Err(Error::Unique { .. })), "{twice:?}");
    let nothing = Id::<Repo>::from_uuid(Uuid::from_u128(7));
    let missing = write
        .create(Issue::new(nothing, "x", cwom::IssueType::Bug))
        .await;
    assert!(
        matches!(missing, Err(Error::ReferenceMissing { .. })),
        "{missing:?}"
    );
    let referenced = write.delete::<Repo>(rows.repo.id).await;
    assert!(referenced.is_err(), "{referenced:?}");

    let mut tx = store.begin(&ctx).await.expect("a transaction");
    tx.delete::<Agent>(rows.agent.id).await.expect("deleted");
    let mut scope = tx.savepoint().await.expect("a scope");
    scope.delete::<Event>(rows.event.id).await.expect("deleted");
    scope.rollback().await.expect("taken back");
    tx.rollback().await.expect("taken back");

    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let mut scope = tx.savepoint().await.expect("a scope");
    scope.delete::<Event>(rows.event.id).await.expect("deleted");
    drop(scope);
    tx.commit().await.expect("nothing");
    assert_eq!(read(&database).await, before);
}

async fn read<D: Shell>(database: &Database<D>) -> Ledger {
    let mut session = D::open(&database.url).await;
    let ledger = Ledger::read::<D>(tables(), &mut session).await;
    ledger.assert_sound(tables());
    ledger
}

fn story(ledger: &Ledger, from: usize) -> Story {
    let entries = ledger.entries[from..].iter();
    entries
        .map(|entry| (entry.action.clone(), entry.kind.clone(), entry.version))
        .collect()
}

fn assert_said(ledger: &Ledger, from: usize, ctx: &Context) {
    for entry in &ledger.entries[from..] {
        assert_eq!(
            (entry.actor_kind.as_str(), entry.actor_id.as_str()),
            ("agent", "agent-7")
        );
        assert_eq!(entry.note, ctx.note, "{entry:?}");
        assert_eq!(entry.trace, Some(ctx.trace.to_string()), "{entry:?}");
    }
}

mod on {
    cwom_tests::on_both!(
        every_kind_is_created_with_one_entry,
        changes_of_every_kind_have_one_entry_each,
        refused_writes_have_no_entry,
    );
}
