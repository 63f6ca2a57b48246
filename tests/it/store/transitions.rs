//! Transitions: only along the machine, with what belongs to the new state in the same statement.

use cwom::prelude::*;
use cwom::{ActorKind, Issue, Job, JobStatus, OperationType, Requester, Status, Task, TaskTarget};
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

fn now() -> Timestamp {
    Timestamp::now()
}

/// A task in its first state.
async fn task<D: Engine>(store: &Store<D>) -> Task {
    let requester = Requester::new(ActorKind::Human, "ada");
    let target = TaskTarget::new("harbour/tower");
    let new = Task::new(
        requester,
        "Repair the login",
        OperationType::CodeChange,
        target,
    );
    let created = store.write(&context()).create(new).await;
    created.expect("a task")
}

async fn row_moves_along_the_machine<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let ready = store.write(&ctx).transition(issue.clone(), Status::Ready);
    let ready = ready.await.expect("planned leads to ready");
    assert_eq!((ready.status, ready.row_version), (Status::Ready, 2));
    assert_eq!(store.get::<Issue>(issue.id).await.expect("it"), ready);

    let error = store.write(&ctx).transition(ready, Status::Done).await;
    let Err(Error::IllegalTransition {
        entity: "Issue",
        field: "status",
        from,
        to,
        allowed,
    }) = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!((from.as_str(), to.as_deref()), ("ready", Some("done")));
    assert_eq!(*allowed, ["planned", "running", "blocked", "canceled"]);
}

async fn staying_is_no_move<D: Engine>(database: Database<D>) {
    let (_, issue) = repo_and_issue(&database.store).await;
    let ctx = context();
    let error = database
        .store
        .write(&ctx)
        .transition(issue, Status::Planned);
    let error = error.await.expect_err("it is planned already");
    assert!(
        matches!(error, Error::IllegalTransition { .. }),
        "{error:?}"
    );
}

async fn illegal_move_leaves_the_transaction_usable<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let error = tx.transition(issue.clone(), Status::Done).await;
    assert!(
        matches!(error, Err(Error::IllegalTransition { .. })),
        "{error:?}"
    );
    let moved = tx.transition(issue, Status::Running).await;
    assert_eq!(moved.expect("planned leads to running").row_version, 2);
    tx.commit().await.expect("committed");
}

async fn what_a_state_requires_arrives_with_it<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let task = task(store).await;
    let ctx = context();
    let job = store
        .write(&ctx)
        .create(Job::new(task.id))
        .await
        .expect("a job");

    let error = store
        .write(&ctx)
        .transition(job.clone(), JobStatus::Claimed);
    let error = error.await.expect_err("a claimed job has a worker");
    assert!(
        matches!(error, Error::CheckFailed { entity: "Job", .. }),
        "{error:?}"
    );

    let claimed = store
        .write(&ctx)
        .transition(job, JobStatus::Claimed)
        .set(Job::WORKER_ID, "w-1")
        .set(Job::CLAIMED_AT, now())
        .await
        .expect("the worker arrives with the state");
    let done = store
        .write(&ctx)
        .transition(claimed, JobStatus::Running)
        .set(Job::STARTED_AT, now())
        .await
        .expect("started");
    let failed = store
        .write(&ctx)
        .transition(done, JobStatus::Failed)
        .set(Job::COMPLETED_AT, now())
        .set(Job::ERROR, "out of memory")
        .await
        .expect("failed");
    assert_eq!(failed.row_version, 4);
    assert_eq!(failed.error.as_deref(), Some("out of memory"));
    assert_eq!(store.get::<Job>(failed.id).await.expect("it"), failed);

    let error = store.write(&ctx).transition(failed, JobStatus::Pending);
    let error = error.await.expect_err("a retry is a new job");
    let text = error.to_string();
    assert!(text.ends_with("goes from failed to nothing else"), "{text}");
}

async fn stale_transition_is_refused<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let moved = store.write(&ctx).transition(issue.clone(), Status::Ready);
    moved.await.expect("ready");
    let error = store.write(&ctx).transition(issue, Status::Ready).await;
    assert!(
        matches!(
            error,
            Err(Error::Stale {
                expected: 1,
                found: 2,
                ..
            })
        ),
        "{error:?}"
    );
}

mod on {
    cwom_tests::on_both!(
        row_moves_along_the_machine,
        staying_is_no_move,
        illegal_move_leaves_the_transaction_usable,
        what_a_state_requires_arrives_with_it,
        stale_transition_is_refused,
    );
}
