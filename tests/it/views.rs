//! Projections of another crate's entity: checked against the spec that its crate exports.

use cwom::prelude::*;
use cwom::{Actor, ActorKind, ConstraintScope, ConstraintSnapshot, CwomEntity};
use cwom::{Issue, IssueType, Priority, Repo, Source};
use cwom_tests::{Database, Engine, context};

/// What a list of issues shows.
#[derive(Debug, PartialEq, CwomEntity)]
#[cwom(entity = "cwom::Issue", view)]
struct IssueTitle {
    title: String,
    priority: Priority,
    id: Id<Issue>,
}

/// Whose limits they are: a value that is stored in columns of its own.
#[derive(Debug, PartialEq, CwomEntity)]
#[cwom(entity = "cwom::ConstraintSnapshot", view)]
struct SnapshotOwner {
    owner: Actor,
}

async fn projection_reads_its_columns_only<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let writer = store.write(&ctx);
    let new = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = writer.create(new).await.expect("a repo");
    let new = Issue::new(repo.id, "Login fails", IssueType::Bug).priority(Priority::P0);
    let issue = writer.create(new).await.expect("an issue");
    let seen = store.view::<IssueTitle>(issue.id).await.expect("read");
    let expected = IssueTitle {
        title: "Login fails".to_owned(),
        priority: Priority::P0,
        id: issue.id,
    };
    assert_eq!(seen, expected);
    assert_eq!(
        store
            .list_views::<IssueTitle>(None, 10)
            .await
            .expect("a page"),
        [expected]
    );
}

async fn projection_reads_an_embedded_value<D: Engine>(database: Database<D>) {
    let owner = Actor::new(ActorKind::Human, "ada").display("Ada");
    let snapshot = database
        .store
        .write(&context())
        .create(ConstraintSnapshot::new(ConstraintScope::Run, owner.clone()))
        .await
        .expect("a snapshot");
    let seen = database
        .store
        .view::<SnapshotOwner>(snapshot.id)
        .await
        .expect("read");
    assert_eq!(seen, SnapshotOwner { owner });
}

mod on {
    cwom_tests::on_both!(
        projection_reads_its_columns_only,
        projection_reads_an_embedded_value
    );
}
