//! A queue of rows: each is claimed once, by one worker.

use std::collections::BTreeSet;

use cwom::prelude::*;
use cwom::{ActorKind, Job, JobStatus, OperationType, Requester, Task, TaskTarget};
use cwom_tests::{Database, Engine, context};

const WORKERS: usize = 8;
const ROWS: usize = 1000;

/// That many pending jobs of one task.
async fn queue<D: Engine>(store: &Store<D>, rows: usize) -> Vec<Job> {
    let requester = Requester::new(ActorKind::Human, "ada");
    let target = TaskTarget::new("harbour/tower");
    let operation = OperationType::CodeChange;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let task = Task::new(requester, "Repair the login", operation, target);
    let task = tx.create(task).await.expect("a task");
    let jobs = tx.create_all((0..rows).map(|_| Job::new(task.id))).await;
    tx.commit().await.expect("committed");
    jobs.expect("jobs")
}

/// Claims until nothing is left.
async fn work<D: Engine>(store: Store<D>, worker: usize) -> Result<Vec<Id<Job>>> {
    let ctx = context();
    let mut claimed = Vec::new();
    loop {
        let job = store
            .write(&ctx)
            .claim::<Job>(JobStatus::Pending, JobStatus::Claimed)
            .set(Job::WORKER_ID, format!("w-{worker}"))
            .set(Job::CLAIMED_AT, Timestamp::now())
            .await?;
        match job {
            Some(job) => claimed.push(job.id),
            None => return Ok(claimed),
        }
    }
}

async fn each_row_is_claimed_by_one_of_many_workers<D: Engine>(database: Database<D>) {
    let jobs = queue(&database.store, ROWS).await;
    let mut workers = tokio::task::JoinSet::new();
    for worker in 0..WORKERS {
        workers.spawn(work(database.store.clone(), worker));
    }
    let mut claims = Vec::new();
    for claimed in workers.join_all().await {
        claims.extend(claimed.expect("a worker only ever waits"));
    }
    assert_eq!(claims.len(), ROWS, "no row is claimed twice");
    let claimed: BTreeSet<String> = claims.iter().map(ToString::to_string).collect();
    let queued: BTreeSet<String> = jobs.iter().map(|job| job.id.to_string()).collect();
    assert_eq!(claimed, queued, "no row is left");
    for id in claims {
        let job: Job = database.store.get(id).await.expect("the job");
        assert_eq!((job.status, job.row_version), (JobStatus::Claimed, 2));
    }
}

async fn oldest_row_comes_first<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let jobs = queue(store, 3).await;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    for job in &jobs {
        let claimed = tx
            .claim::<Job>(JobStatus::Pending, JobStatus::Claimed)
            .set(Job::WORKER_ID, "w-1")
            .set(Job::CLAIMED_AT, Timestamp::now())
            .await
            .expect("a claim");
        assert_eq!(claimed.map(|claimed| claimed.id), Some(job.id));
    }
    let claimed = tx
        .claim::<Job>(JobStatus::Pending, JobStatus::Claimed)
        .await;
    assert_eq!(claimed.expect("a claim"), None);
    tx.commit().await.expect("committed");
}

mod on {
    cwom_tests::on_both!(
        each_row_is_claimed_by_one_of_many_workers,
        oldest_row_comes_first,
    );
}
