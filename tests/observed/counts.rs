//! No operation sends a statement for each row.

use cwom::Issue;
use cwom::prelude::*;
use cwom_tests::{Database, Engine, context};

use crate::recorder::Recorder;
use crate::repo_and_issues;

/// Rows of a page, of which each has what is loaded with it.
const ROWS: usize = 40;

async fn page_takes_one_statement_for_each_relation<D: Engine>(database: Database<D>) {
    let recorder = Recorder::listen();
    let store = &database.store;
    let (_, issues) = repo_and_issues(store, ROWS).await;
    let ids: Vec<Id<Issue>> = issues.iter().map(|issue| issue.id).collect();
    for (number, operation) in ["page", "many", "reference", "inverse", "link"]
        .into_iter()
        .enumerate()
    {
        recorder.forget().await;
        let rows = match number {
            0 => {
                let page = store.find::<Issue>().page(Page::first(40)).await;
                page.expect("a page").rows.len()
            }
            1 => store.get_many::<Issue>(&ids).await.expect("rows").len(),
            2 => store.load(&issues, Issue::REPO).await.expect("rows").len(),
            3 => store.load(&issues, Issue::RUNS).await.expect("rows").len(),
            _ => {
                let rows = store.load(&issues, Issue::DOCTRINE_REFS).await;
                rows.expect("rows").len()
            }
        };
        assert_eq!(rows, ROWS, "{operation}");
        let statements = recorder.statements().await;
        assert_eq!(statements.len(), 1, "{operation}: {statements:#?}");
    }
}

async fn batch_takes_few_statements<D: Engine>(database: Database<D>) {
    let recorder = Recorder::listen();
    let store = &database.store;
    let (_, issues) = repo_and_issues(store, 1).await;
    let repo = issues[0].repo_id;
    let new = |_| Issue::new(repo, "One of many", cwom::IssueType::Bug).blocks([issues[0].id]);
    recorder.forget().await;
    let created = store.write(&context()).create_all((0..64).map(new)).await;
    assert_eq!(created.expect("rows").len(), 64);
    let inserts: Vec<String> = recorder.statements().await;
    let inserts = inserts.iter().filter(|sql| sql.starts_with("INSERT"));
    // The rows, and the rows of their links.
    let expected = if D::NAME == "postgres" { 2 } else { 4 };
    assert_eq!(inserts.count(), expected);
}

mod on {
    crate::in_turn!(
        page_takes_one_statement_for_each_relation,
        batch_takes_few_statements,
    );
}
