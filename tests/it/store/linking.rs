//! Links that are made and taken back by their two ends.

use cwom::prelude::*;
use cwom::{
    Actor, ActorKind, ConstraintScope, ConstraintSnapshot, Issue, IssueConstraintSnapshot,
    IssueDuplicate, IssueType,
};
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

/// Limits of a run.
async fn limits<D: Engine>(store: &Store<D>) -> ConstraintSnapshot {
    let owner = Actor::new(ActorKind::Human, "ada");
    let new = ConstraintSnapshot::new(ConstraintScope::Run, owner);
    let created = store.write(&context()).create(new).await;
    created.expect("a snapshot")
}

async fn link_holds_its_payload_from_either_end<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let (first, second, third) = (
        limits(store).await,
        limits(store).await,
        limits(store).await,
    );
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let declared = tx
        .link(Issue::CONSTRAINT_SNAPSHOTS, issue.id, first.id)
        .set(IssueConstraintSnapshot::ROLE, "budget")
        .await
        .expect("linked");
    let inverse = tx
        .link(ConstraintSnapshot::ISSUES, second.id, issue.id)
        .with(|row| row.role("time"))
        .await
        .expect("linked");
    tx.commit().await.expect("committed");
    let plain = store
        .write(&ctx)
        .link(Issue::CONSTRAINT_SNAPSHOTS, issue.id, third.id)
        .await
        .expect("linked");
    assert_eq!(declared.role.as_deref(), Some("budget"));
    assert_eq!(inverse.role.as_deref(), Some("time"));
    assert_eq!(plain.role, None);
    for row in [declared, inverse, plain] {
        let key = (issue.id, row.constraint_snapshot_id);
        let stored: IssueConstraintSnapshot = store.get(key).await.expect("the link");
        assert_eq!(stored, row);
    }
    let linked = store.load(&[issue], Issue::CONSTRAINT_SNAPSHOTS).await;
    assert_eq!(linked.expect("a query")[0].len(), 3);
}

/// Both ends are of one entity, so only the handle says which is which.
async fn direction_is_that_of_the_handle<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, first) = repo_and_issue(store).await;
    let ctx = context();
    let write = store.write(&ctx);
    let new = Issue::new(repo.id, "The same", IssueType::Bug);
    let second = write.create(new).await.expect("an issue");
    let link = write
        .link(Issue::DUPLICATED_BY, second.id, first.id)
        .await
        .expect("linked");
    assert_eq!((link.issue_id, link.duplicate_id), (first.id, second.id));
    let unlinked = write
        .unlink(Issue::DUPLICATED_BY, first.id, second.id)
        .await;
    assert!(
        matches!(unlinked, Err(Error::NotFound { .. })),
        "{unlinked:?}"
    );
    let unlinked = write.unlink(Issue::DUPLICATES, first.id, second.id).await;
    unlinked.expect("unlinked");
    let left: Vec<IssueDuplicate> = store.list(None, 9).await.expect("links");
    assert_eq!(left, []);
}

async fn pair_is_linked_once<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let limits = limits(store).await;
    let ctx = context();
    let write = store.write(&ctx);
    let link = || write.link(Issue::CONSTRAINT_SNAPSHOTS, issue.id, limits.id);
    link().await.expect("linked");
    let again = link().await;
    assert!(
        matches!(
            again,
            Err(Error::Unique {
                entity: "IssueConstraintSnapshot",
                ..
            })
        ),
        "{again:?}"
    );
}

async fn missing_end_is_named<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let nothing = Id::<ConstraintSnapshot>::from_uuid(Uuid::from_u128(7));
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let linked = tx
        .link(Issue::CONSTRAINT_SNAPSHOTS, issue.id, nothing)
        .await;
    assert!(
        matches!(
            linked,
            Err(Error::ReferenceMissing {
                entity: "IssueConstraintSnapshot",
                field: "constraint_snapshot_id",
                target: "ConstraintSnapshot",
            })
        ),
        "{linked:?}"
    );
    let after = tx
        .unlink(Issue::CONSTRAINT_SNAPSHOTS, issue.id, nothing)
        .await;
    assert!(matches!(after, Err(Error::Aborted)), "{after:?}");
}

async fn unlinking_nothing_harms_nothing<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let limits = limits(store).await;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let missing = tx
        .unlink(Issue::CONSTRAINT_SNAPSHOTS, issue.id, limits.id)
        .await;
    assert!(
        matches!(
            missing,
            Err(Error::NotFound {
                entity: "IssueConstraintSnapshot",
                ..
            })
        ),
        "{missing:?}"
    );
    tx.link(Issue::CONSTRAINT_SNAPSHOTS, issue.id, limits.id)
        .await
        .expect("the transaction goes on");
    tx.unlink(Issue::CONSTRAINT_SNAPSHOTS, &issue.id, &limits.id)
        .await
        .expect("unlinked");
    tx.commit().await.expect("committed");
    let left: Vec<IssueConstraintSnapshot> = store.list(None, 9).await.expect("links");
    assert_eq!(left, []);
}

/// The role of a link has a greatest length.
async fn payload_is_checked_before_it_is_sent<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let limits = limits(store).await;
    let linked = store
        .write(&context())
        .link(Issue::CONSTRAINT_SNAPSHOTS, issue.id, limits.id)
        .set(IssueConstraintSnapshot::ROLE, "x".repeat(500))
        .await;
    assert!(matches!(linked, Err(Error::Invalid(_))), "{linked:?}");
}

mod on {
    cwom_tests::on_both!(
        link_holds_its_payload_from_either_end,
        direction_is_that_of_the_handle,
        pair_is_linked_once,
        missing_end_is_named,
        unlinking_nothing_harms_nothing,
        payload_is_checked_before_it_is_sent,
    );
}
