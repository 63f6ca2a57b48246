//! The README's code compiles, runs, and stands there word for word.

use std::fs;

use crate::workspace_root;

async fn story() -> cwom::prelude::Result<()> {
    // <readme>
    use cwom::prelude::*;
    use cwom::{AUDIT, Issue, IssueType, MIGRATIONS, Priority, Repo, Run, Source, Status};

    let store = Store::<Sqlite>::open("sqlite::memory:").await?; // or a path
    store.migrate(&MIGRATIONS).await?;

    let ctx = Context::human("ada").note("login is broken");
    let mut tx = store.begin(&ctx).await?;
    let repo = tx
        .create(Repo::new("Tower", "tower", Source::new("github")))
        .await?;
    let issue = tx
        .create(Issue::new(repo.id, "Login fails", IssueType::Bug).priority(Priority::P0))
        .await?;
    tx.commit().await?;

    let write = store.write(&ctx);
    let issue = write.transition(issue, Status::Ready).await?;
    let issue = write
        .update(&issue)
        .set(Issue::TITLE, "Login loops")
        .await?;
    assert_eq!(store.get::<Issue>(issue.id).await?, issue);

    let urgent = store
        .find::<Issue>()
        .filter(Issue::REPO.eq(repo.id) & Issue::PRIORITY.le(Priority::P1))
        .order_by((Issue::PRIORITY.asc(), Issue::CREATED_AT.desc()))
        .page(Page::first(20))
        .await?;
    let runs: Vec<Vec<Run>> = store.load(&urgent.rows, Issue::RUNS).await?; // one query for the page

    let history = store.audit(AUDIT).history(issue.id).newest(50).await?;
    for entry in &history.rows {
        println!("{} {} {}", entry.ts, entry.actor, entry.action); // updated, status_changed, created
    }
    let at_first = store.audit(AUDIT).as_of(issue.id, AsOf::Version(1)).await?;
    // </readme>
    assert_eq!((urgent.rows.len(), runs), (1, vec![Vec::new()]));
    assert_eq!((history.rows.len(), at_first.is_some()), (3, true));
    Ok(())
}

#[test]
fn readme_shows_code_that_runs() {
    let source = include_str!("readme.rs");
    let (_, rest) = source.split_once("// <readme>\n").expect("a start");
    let (code, _) = rest.split_once("    // </readme>").expect("an end");
    let mut shown = String::new();
    for line in code.lines() {
        shown.push_str(line.strip_prefix("    ").unwrap_or(line));
        shown.push('\n');
    }
    let readme = fs::read_to_string(workspace_root().join("README.md")).expect("the README");
    assert!(
        readme.contains(&format!("```rust\n{shown}```\n")),
        "README.md does not show:\n{shown}"
    );
}

#[tokio::test]
async fn readme_code_runs() {
    story().await.expect("the story has no errors");
}
