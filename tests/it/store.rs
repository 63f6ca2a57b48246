//! The store: what the model allows is one call, the same on both engines.

mod at_hand;
mod batches;
mod cancelled;
mod claims;
mod concurrency;
mod filters;
mod linking;
mod links;
mod options;
mod pages;
mod plans;
mod raw;
mod related;
mod savepoints;
mod transitions;
mod updates;

use cwom::prelude::*;
use cwom::{Issue, IssueType, Repo, Source};
use cwom_tests::{Engine, context};

/// A repo and an issue in it.
async fn repo_and_issue<D: Engine>(store: &Store<D>) -> (Repo, Issue) {
    let ctx = context();
    let write = store.write(&ctx);
    let new = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = write.create(new).await.expect("a repo");
    let new = Issue::new(repo.id, "Login fails", IssueType::Bug);
    let issue = write.create(new).await.expect("an issue");
    (repo, issue)
}
