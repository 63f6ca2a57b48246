//! F: the audit trail has no holes, since the database writes it with the change itself.

use cwom::prelude::*;
use cwom::{
    AUDIT, Artifact, ArtifactType, ContextPacket, Cost, Issue, IssueDoctrineRef, Repo, Run,
    RunOutputs, Source, Status, Task, TaskStatus,
};
use cwom_runtime::{Action, Entry, Image};
use cwom_tests::{Database, Engine, context};
use serde_json::json;

use crate::catalog::Catalog;
use crate::shell::{Shell, count, state};
use crate::world;

/// Entries of one row, oldest first.
async fn history<D: Engine>(store: &Store<D>, kind: &str, id: impl ToString) -> Vec<Entry> {
    let entries = store.audit(AUDIT).entries().entity(kind, id.to_string());
    entries.oldest_first().all().await.expect("the log")
}

fn actions(entries: &[Entry]) -> Vec<Action> {
    entries.iter().map(|entry| entry.action).collect()
}

/// A trigger writes the entry in the statement that changes the row, so a connection that is lost
/// between the two does not exist: both are there, or neither is.
async fn f1_change_and_entry_are_one<D: Catalog>(database: Database<D>) {
    let repo = world::repo(&database.store, "harbour/tower").await;
    let rename = "UPDATE cwom_repos SET name = 'Lighthouse', row_version = 2";
    // The connection is lost after the change and before the commit.
    let mut session = D::open(&database.url).await;
    let begin = if D::NAME == "sqlite" {
        "BEGIN IMMEDIATE"
    } else {
        "BEGIN"
    };
    let sql = format!("{begin}; {}; {rename}", state::<D>("system"));
    D::run(&mut session, &sql).await.expect("not yet committed");
    let inside = D::column(&mut session, "SELECT count(*) || '' FROM audit_log").await;
    assert_eq!(
        inside.expect("read"),
        ["2"],
        "the entry is there with the change"
    );
    D::close(session).await;
    assert_eq!(database.store.get::<Repo>(repo.id).await.expect("it"), repo);
    assert_eq!(count(&database, "audit_log").await, 1);
    database
        .execute_as(rename)
        .await
        .expect("this time it is committed");
    let entries = history(&database.store, "Repo", repo.id).await;
    assert_eq!(actions(&entries), [Action::Created, Action::Updated]);
}

/// An entry that cannot be written is an error of the statement itself, which takes the change
/// back.
async fn f2_failed_entry_takes_the_change_back<D: Catalog>(database: Database<D>) {
    let sql = format!(
        "INSERT INTO cwom_repos (id, name, slug, source) \
         VALUES ('{}', 'Tower', 'harbour/tower', '{{\"system\": \"local\"}}')",
        world::SOME
    );
    as_robot(&database, &sql).await;
    assert_eq!(count(&database, "cwom_repos").await, 0);
    assert_eq!(count(&database, "audit_log").await, 0);
    database
        .execute_as(&sql)
        .await
        .expect("nothing else was wrong with it");
    assert_eq!(count(&database, "audit_log").await, 1);
    // A context of the typed API has no such kind to begin with, and JSON has none either.
    assert!(serde_json::from_value::<cwom::ActorKind>(json!("robot")).is_err());
}

/// Raw SQL by an actor of a kind that there is not, which is refused; what is left is committed.
async fn as_robot<D: Shell>(database: &Database<D>, sql: &str) {
    let mut session = D::open(&database.url).await;
    let begin = if D::NAME == "sqlite" {
        "BEGIN IMMEDIATE"
    } else {
        "BEGIN"
    };
    let whole = format!("{begin}; {}; {sql}", state::<D>("robot"));
    let error = D::run(&mut session, &whole)
        .await
        .expect_err("no such kind");
    assert!(
        error.contains("actor_kind") || error.contains("cwom:context"),
        "{error}"
    );
    let _ = D::run(&mut session, "COMMIT").await;
    D::close(session).await;
}

/// A link is a row whose entry comes from a trigger, so a link that is told to have failed is not
/// there.
async fn f3_failed_link_is_not_there<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let doctrine = world::doctrine(store).await;
    let sql = format!(
        "INSERT INTO cwom_issue_doctrine_refs (issue_id, doctrine_ref_id) VALUES ('{}', '{}')",
        issue.id, doctrine.id
    );
    as_robot(&database, &sql).await;
    assert_eq!(count(&database, "cwom_issue_doctrine_refs").await, 0);
    database
        .execute_as(&sql)
        .await
        .expect("nothing else was wrong with it");
    let key = format!("{}/{}", issue.id, doctrine.id);
    let entries = history(store, "Issue.doctrine_refs", key).await;
    assert_eq!(actions(&entries), [Action::Linked]);
}

/// An entry holds the whole row before and after, so whatever changes along with the status is in
/// it.
async fn f4_all_that_changes_is_recorded<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::running(store, &issue).await;
    let ctx = context();
    let done = store
        .write(&ctx)
        .transition(run, Status::Done)
        .set(Run::COST, Cost::default().usd(1.25))
        .set(
            Run::OUTPUTS,
            RunOutputs::default().result_summary("All of it."),
        )
        .await
        .expect("done");
    let entries = history(store, "Run", done.id).await;
    let last = entries.last().expect("an entry");
    assert_eq!(last.action, Action::StatusChanged);
    let changed = last.changed_fields();
    let fields: Vec<&str> = changed
        .iter()
        .map(|it| it.field.split('.').next().unwrap_or_default())
        .collect();
    for field in ["status", "cost", "outputs"] {
        assert!(fields.contains(&field), "{field}: {fields:?}");
    }
    let after = last.after.as_ref().expect("an image");
    assert_eq!(after["cost"]["usd"], json!(1.25));
}

/// Whoever writes is recorded, by whatever way: a worker with plain SQL that does not say who it is
/// is refused, and one that does leaves an entry for every move.
async fn f5_workers_cannot_walk_past<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let task = world::create(store, world::new_task().cwom_issue(issue.id)).await;
    let step = |number: u32, status: &str| {
        format!("UPDATE cwom_issues SET status = '{status}', row_version = {number}")
    };
    let error = database
        .execute(&step(2, "running"))
        .await
        .expect_err("nobody said who");
    assert!(error.contains("cwom:context:cwom_issues"), "{error}");
    for (number, status) in (2..).zip(["running", "done", "under_review"]) {
        database
            .execute_as(&step(number, status))
            .await
            .expect(status);
    }
    let ctx = Context::agent("worker-1");
    let write = store.write(&ctx);
    let now = Timestamp::now();
    let queued = write
        .transition(task, TaskStatus::Queued)
        .set(Task::QUEUED_AT, now)
        .await;
    let running = write
        .transition(queued.expect("queued"), TaskStatus::Running)
        .set(Task::STARTED_AT, now)
        .await;
    let done = write
        .transition(running.expect("running"), TaskStatus::Completed)
        .set(Task::COMPLETED_AT, now)
        .await;
    let done = done.expect("completed");
    let run = world::create(
        store,
        world::new_run(&store.get(issue.id).await.expect("it")),
    )
    .await;
    let artifact = Artifact::new(&run, ArtifactType::Log, "a log", "file:log");
    let artifact = write.create(artifact).await.expect("an artifact");

    let moves = async |kind: &'static str, id: String| {
        let entries = history(store, kind, id).await;
        let versions = entries.iter().filter_map(|entry| entry.version);
        assert!(versions.eq((1..).take(entries.len())), "no gap");
        let status = |entry: &Entry| entry.after.as_ref().expect("an image")["status"].clone();
        entries.iter().map(status).collect::<Vec<Json>>()
    };
    let of_issue = moves("Issue", issue.id.to_string()).await;
    assert_eq!(of_issue, ["planned", "running", "done", "under_review"]);
    let of_task = moves("Task", done.id.to_string()).await;
    assert_eq!(of_task, ["pending", "queued", "running", "completed"]);
    assert_eq!(history(store, "Artifact", artifact.id).await.len(), 1);
}

/// The image is taken from the row after it was written, by one expression for each entity, so it
/// has every default and reads back as the row itself.
async fn f6_image_is_the_row<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::create(store, world::new_run(&issue)).await;
    let pack = world::pack(store, &run).await;
    let log = || store.audit(AUDIT);
    let first = log()
        .history(run.id)
        .newest(1)
        .await
        .expect("the log")
        .rows
        .remove(0);
    assert_eq!(first.after.and_then(Image::into_current), Some(run));
    let first = log()
        .history(pack.id)
        .newest(1)
        .await
        .expect("the log")
        .rows
        .remove(0);
    assert_eq!(first.after.and_then(Image::into_current), Some(pack));
    // So it is where the database fills in the defaults.
    let sql = format!(
        "INSERT INTO cwom_repos (id, name, slug, source) \
         VALUES ('{}', 'Crane', 'harbour/crane', '{{\"system\": \"local\"}}')",
        world::SOME
    );
    database.execute_as(&sql).await.expect("a repo");
    let id: Id<Repo> = world::SOME.parse().expect("an id");
    let first = log()
        .history(id)
        .newest(1)
        .await
        .expect("the log")
        .rows
        .remove(0);
    let stored: Repo = store.get(id).await.expect("it");
    assert_eq!(first.after.and_then(Image::into_current), Some(stored));
}

/// A change states the version that it was made from, and the second of two is refused as stale, so
/// each entry begins where the one before ended.
async fn f7_history_agrees_with_itself<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let ctx = context();
    let write = store.write(&ctx);
    write
        .transition(issue.clone(), Status::Running)
        .await
        .expect("the first");
    let error = write.transition(issue.clone(), Status::Canceled).await;
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
    let stale = "UPDATE cwom_issues SET status = 'canceled', row_version = 2";
    let error = database.execute_as(stale).await.expect_err("of version 1");
    assert!(error.contains("cwom:version"), "{error}");
    let now: Issue = store.get(issue.id).await.expect("it");
    write
        .transition(now, Status::Canceled)
        .await
        .expect("who read it again");
    let entries = history(store, "Issue", issue.id).await;
    assert_eq!(entries.len(), 3);
    for pair in entries.windows(2) {
        assert_eq!(pair[1].before, pair[0].after);
    }
}

/// A link that is given at creation is a row like any other, and its trigger writes `linked`.
async fn f8_links_at_creation_are_recorded<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let doctrine = world::doctrine(store).await;
    let ctx = Context::human("ada");
    let new = ContextPacket::new(issue.id, "1.0", "What is known").doctrine_refs([doctrine.id]);
    let packet = store.write(&ctx).create(new).await.expect("a packet");
    let entries = store.audit(AUDIT).trace(ctx.trace).await.expect("the log");
    let told: Vec<(&str, Action)> = entries
        .iter()
        .map(|it| (it.kind.as_str(), it.action))
        .collect();
    assert_eq!(
        told,
        [
            ("ContextPacket", Action::Created),
            ("ContextPacket.doctrine_refs", Action::Linked)
        ]
    );
    assert_eq!(entries[1].id, format!("{}/{}", packet.id, doctrine.id));
}

/// Deletes and unlinks are recorded by triggers with what was there, whoever calls whatever.
async fn f9_deletes_and_unlinks_are_recorded<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let doctrine = world::doctrine(store).await;
    let ctx = context();
    let write = store.write(&ctx);
    for _ in 0..2 {
        let link = IssueDoctrineRef::new(issue.id, doctrine.id);
        write.create(link).await.expect("linked");
        let unlink = "DELETE FROM cwom_issue_doctrine_refs";
        database
            .execute_as(unlink)
            .await
            .expect("unlinked by raw SQL");
    }
    write
        .delete::<Issue>(issue.id)
        .await
        .expect("nothing refers to it");
    let key = format!("{}/{}", issue.id, doctrine.id);
    let links = actions(&history(store, "Issue.doctrine_refs", key).await);
    assert_eq!(
        links,
        [
            Action::Linked,
            Action::Unlinked,
            Action::Linked,
            Action::Unlinked
        ]
    );
    let entries = history(store, "Issue", issue.id).await;
    assert_eq!(actions(&entries), [Action::Created, Action::Deleted]);
    let last = entries[1].before.as_ref().expect("what was there");
    assert_eq!(last["title"], "Login fails");
}

/// The trace is part of the context without which nothing is written; every row and every entry
/// made in it has it.
async fn f10_trace_reaches_everything<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let ctx = Context::agent("intake");
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let repo = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = tx.create(repo).await.expect("a repo");
    let issue = Issue::new(repo.id, "Login fails", cwom::IssueType::Bug);
    let issue = tx.create(issue).await.expect("an issue");
    let packet = ContextPacket::new(issue.id, "1.0", "What is known");
    let packet = tx.create(packet).await.expect("a packet");
    let limits = cwom::ConstraintSnapshot::new(cwom::ConstraintScope::Run, world::ada());
    let limits = tx.create(limits).await.expect("limits");
    let task = tx
        .create(world::new_task().cwom_issue(issue.id))
        .await
        .expect("a task");
    tx.commit().await.expect("committed");
    let traces = [
        repo.trace_id,
        issue.trace_id,
        packet.trace_id,
        limits.trace_id,
        task.trace_id,
    ];
    assert_eq!(traces, [Some(ctx.trace); 5]);
    let entries = store.audit(AUDIT).trace(ctx.trace).await.expect("the log");
    assert_eq!(entries.len(), 5);
    let stored = format!("audit_log WHERE trace_id = '{}'", ctx.trace);
    assert_eq!(count(&database, &stored).await, 5);
}

mod on {
    cwom_tests::on_both!(
        f1_change_and_entry_are_one,
        f2_failed_entry_takes_the_change_back,
        f3_failed_link_is_not_there,
        f4_all_that_changes_is_recorded,
        f5_workers_cannot_walk_past,
        f6_image_is_the_row,
        f7_history_agrees_with_itself,
        f8_links_at_creation_are_recorded,
        f9_deletes_and_unlinks_are_recorded,
        f10_trace_reaches_everything,
    );
}
