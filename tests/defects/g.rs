//! G: states move along their machine, whoever moves them.

use cwom::prelude::*;
use cwom::{
    Actor, ActorKind, Issue, IssueType, Job, JobStatus, ReviewDecision, ReviewDecisionStatus,
    Status, Task, TaskStatus,
};
use cwom_tests::{Database, context};
use serde_json::json;

use crate::catalog::Catalog;
use crate::shell::{count, refused};
use crate::world;

/// The moves are the spec's: an illegal one is refused by a trigger and told with the states that
/// it may lead to.
async fn g1_moves_are_those_of_the_machine<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let repo = world::repo(store, "harbour/tower").await;
    let new = Issue::new(repo.id, "Finished elsewhere", IssueType::Bug).status(Status::Done);
    let issue = world::create(store, new).await;
    let ctx = context();
    for to in [Status::Planned, Status::Failed, Status::Running] {
        let error = store.write(&ctx).transition(issue.clone(), to).await;
        let Err(Error::IllegalTransition { from, allowed, .. }) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(
            (from.as_str(), allowed),
            ("done", &vec!["under_review".to_owned()])
        );
        let sql = format!(
            "UPDATE cwom_issues SET status = '{}', row_version = 2",
            to.as_str()
        );
        refused(&database, sql, "cwom:transition:cwom_issues:status").await;
    }
}

/// A status that the enum lacks cannot be stored, so no row can make a list unreadable.
async fn g2_bad_status_is_never_stored<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let sql = "UPDATE cwom_issues SET status = 'banana', row_version = 2";
    refused(&database, sql, "status").await;
    let sql = format!(
        "INSERT INTO cwom_issues (id, repo_id, title, type, status) \
         VALUES ('{}', '{}', 'Bad', 'bug', 'banana')",
        world::SOME,
        issue.repo_id
    );
    refused(&database, sql, "status").await;
    assert_eq!(
        store.list::<Issue>(None, 10).await.expect("the list"),
        [issue]
    );
    assert_eq!(
        count(&database, "audit_log WHERE entity_kind = 'Issue'").await,
        1
    );
}

/// A status is a type: a transition takes nothing else, JSON of another word is refused with the
/// words that there are, and an update has no status at all.
async fn g3_status_is_a_type<D: Catalog>(database: Database<D>) {
    let issue = world::issue(&database.store, "harbour/tower").await;
    let repo = issue.repo_id;
    let request = |status: &str| {
        let title = "New";
        json!({"repo_id": repo, "title": title, "type": "bug", "status": status})
    };
    let error = serde_json::from_value::<cwom::NewIssue>(request("banana")).expect_err("no status");
    assert!(error.to_string().contains("banana"), "{error}");
    let new: cwom::NewIssue = serde_json::from_value(request("ready")).expect("a status");
    assert_eq!(
        world::create(&database.store, new).await.status,
        Status::Ready
    );
    let changes = serde_json::from_value::<cwom::IssueChanges>(json!({"status": "done"}));
    assert!(
        changes
            .expect_err("only a transition moves")
            .to_string()
            .contains("status")
    );
    let asked: Status = serde_json::from_value(json!("running")).expect("a status");
    let ctx = context();
    let moved = database.store.write(&ctx).transition(issue, asked).await;
    assert_eq!(moved.expect("moved").status, Status::Running);
}

/// What belongs together is one transaction: when a part of it fails, the task is not there, and
/// after a refused statement there is nothing to commit.
async fn g4_rolled_back_is_gone<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let task = tx.create(world::new_task()).await.expect("a task");
    let queued = tx
        .transition(task.clone(), TaskStatus::Queued)
        .set(Task::QUEUED_AT, Timestamp::now())
        .await;
    queued.expect("queued");
    let error = tx
        .create(Issue::new(world::nowhere(), "Lost", IssueType::Bug))
        .await;
    assert!(
        matches!(error, Err(Error::ReferenceMissing { .. })),
        "{error:?}"
    );
    assert!(matches!(tx.commit().await, Err(Error::Aborted)));
    assert_eq!(store.get_opt::<Task>(task.id).await.expect("read"), None);
    assert_eq!(count(&database, "audit_log").await, 0);
    let next = store
        .write(&ctx)
        .claim::<Task>(TaskStatus::Queued, TaskStatus::Running)
        .set(Task::STARTED_AT, Timestamp::now());
    assert_eq!(next.await.expect("a claim"), None, "no worker gets it");
}

/// A claim takes a row and moves it in one statement that only one worker can win, and whoever
/// holds an older version of it is refused.
async fn g5_job_has_one_worker<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let task = world::create(store, world::new_task()).await;
    let job = world::create(store, Job::new(task.id)).await;
    let claim = async |store: Store<D>, worker: &'static str| {
        let ctx = Context::agent(worker);
        store
            .write(&ctx)
            .claim::<Job>(JobStatus::Pending, JobStatus::Claimed)
            .set(Job::WORKER_ID, worker)
            .set(Job::CLAIMED_AT, Timestamp::now())
            .await
            .expect("a worker only ever waits")
    };
    let (one, two) = tokio::join!(claim(store.clone(), "w-1"), claim(store.clone(), "w-2"));
    let won: Vec<Job> = [one, two].into_iter().flatten().collect();
    assert_eq!(won.len(), 1, "{won:?}");
    assert_eq!(store.get::<Job>(job.id).await.expect("it"), won[0]);
    // A worker that read the job before and does not claim, but writes.
    let ctx = context();
    let late = store
        .write(&ctx)
        .transition(job, JobStatus::Claimed)
        .set(Job::WORKER_ID, "w-3")
        .set(Job::CLAIMED_AT, Timestamp::now());
    let error = late.await;
    assert!(matches!(error, Err(Error::Stale { .. })), "{error:?}");
}

/// Pack, run and issue of a review are one composite foreign key, so strangers are refused. Several
/// packs and reviews are meant: records of judgement are corrected by further ones.
async fn g6_review_joins_no_strangers<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::create(store, world::new_run(&issue)).await;
    let other = world::create(store, world::new_run(&issue)).await;
    let pack = world::pack(store, &run).await;
    let review = |pack| {
        let ada = Actor::new(ActorKind::Human, "ada");
        ReviewDecision::new(pack, ada, ReviewDecisionStatus::Approved, "Good.")
    };
    let decision = world::create(store, review(&pack)).await;
    assert_eq!(
        (decision.for_run_id, decision.for_issue_id),
        (run.id, issue.id)
    );
    let mut strange = pack.clone();
    strange.for_run_id = other.id;
    let ctx = context();
    let error = store.write(&ctx).create(review(&strange)).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                entity: "ReviewDecision",
                ..
            })
        ),
        "{error:?}"
    );
    let sql = |run: Id<cwom::Run>| {
        format!(
            "INSERT INTO cwom_review_decisions (id, for_evidence_pack_id, for_run_id, \
             for_issue_id, reviewer_kind, reviewer_id, decision, decision_reason) \
             VALUES ('{}', '{}', '{run}', '{}', 'human', 'ada', 'approved', 'Good.')",
            world::SOME,
            pack.id,
            issue.id
        )
    };
    refused(&database, sql(other.id), "foreign key").await;
    database
        .execute_as(&sql(run.id))
        .await
        .expect("a further review of the same pack");
}

mod on {
    cwom_tests::on_both!(
        g1_moves_are_those_of_the_machine,
        g2_bad_status_is_never_stored,
        g3_status_is_a_type,
        g4_rolled_back_is_gone,
        g5_job_has_one_worker,
        g6_review_joins_no_strangers,
    );
}
