//! Every write and every read has a span with entity, operation and trace id.

use cwom::{Issue, IssueType, Repo, Status};
use cwom_tests::{Database, Engine, context};

use crate::recorder::{Fields, Recorder};
use crate::repo_and_issues;

/// Entity, operation and trace id of each span; none for a read without a context.
fn told(spans: &[Fields]) -> Vec<(&str, &str, Option<&str>)> {
    spans
        .iter()
        .map(|span| {
            let of = |name: &str| span.get(name).map(String::as_str);
            (
                of("entity").expect("an entity"),
                of("operation").expect("an operation"),
                of("trace_id"),
            )
        })
        .collect()
}

async fn each_operation_has_its_span<D: Engine>(database: Database<D>) {
    let recorder = Recorder::listen();
    let store = &database.store;
    let (repo, issues) = repo_and_issues(store, 2).await;
    let ctx = context();
    let trace = ctx.trace.to_string();
    let trace = Some(trace.as_str());

    recorder.forget().await;
    let write = store.write(&ctx);
    let new = Issue::new(repo.id, "Another", IssueType::Bug);
    let issue = write.create(new).await.expect("an issue");
    let issue = write.update(&issue).set(Issue::TITLE, "x").await;
    let issue = write.transition(issue.expect("updated"), Status::Ready);
    let issue = issue.await.expect("ready");
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    tx.link(Issue::DUPLICATES, issue.id, issues[0].id)
        .await
        .expect("linked");
    tx.unlink(Issue::DUPLICATES, issue.id, issues[0].id)
        .await
        .expect("unlinked");
    tx.get::<Issue>(issue.id).await.expect("the issue");
    tx.commit().await.expect("committed");
    assert_eq!(
        told(&recorder.spans()),
        [
            ("Issue", "create", trace),
            ("Issue", "update", trace),
            ("Issue", "transition", trace),
            ("IssueDuplicate", "link", trace),
            ("IssueDuplicate", "delete", trace),
            ("Issue", "get", trace),
        ]
    );

    recorder.forget().await;
    store.get::<Issue>(issue.id).await.expect("the issue");
    store.list::<Repo>(None, 9).await.expect("repos");
    store.get_many::<Issue>(&[issue.id]).await.expect("issues");
    store.find::<Issue>().count().await.expect("a number");
    store.find::<Issue>().all().await.expect("issues");
    store.load(&issues, Issue::RUNS).await.expect("runs");
    assert_eq!(
        told(&recorder.spans()),
        [
            ("Issue", "get", None),
            ("Repo", "list", None),
            ("Issue", "get_many", None),
            ("Issue", "count", None),
            ("Issue", "find", None),
            ("Run", "load", None),
        ]
    );
}

mod on {
    crate::in_turn!(each_operation_has_its_span);
}
