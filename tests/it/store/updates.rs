//! Updates: what is named changes, the rest stays, and nobody overwrites what they did not read.

use cwom::prelude::*;
use cwom::{Issue, IssueChanges, IssueType, Priority, Run};
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

async fn named_fields_change_and_the_rest_stays<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, issue) = repo_and_issue(store).await;
    let ctx = context();
    let parent = store
        .write(&ctx)
        .create(Issue::new(repo.id, "Security", IssueType::Bug))
        .await
        .expect("a parent");

    let changed = store
        .write(&ctx)
        .update(&issue)
        .set(Issue::TITLE, "Login loops")
        .set(Issue::PRIORITY, Priority::P0)
        .set(Issue::PARENT, parent.id)
        .await
        .expect("the update is sound");

    let expected = Issue {
        title: "Login loops".to_owned(),
        priority: Priority::P0,
        parent_id: Some(parent.id),
        row_version: 2,
        updated_at: changed.updated_at,
        ..issue.clone()
    };
    assert!(changed.updated_at >= issue.updated_at);
    assert_eq!(changed, expected);
    assert_eq!(store.get::<Issue>(issue.id).await.expect("it"), changed);

    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let cleared = tx.update(&changed).clear(Issue::PARENT).await;
    let cleared = cleared.expect("a parent may go");
    tx.commit().await.expect("committed");
    assert_eq!((cleared.parent_id, cleared.row_version), (None, 3));
    assert_eq!(store.get::<Issue>(issue.id).await.expect("it"), cleared);
}

async fn form_keeps_sets_and_clears<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let form = |text| serde_json::from_str::<IssueChanges>(text).expect("a form");
    let changed = store
        .write(&ctx)
        .update(&issue)
        .changes(form(r#"{"title": "Login loops", "parent_id": null}"#))
        .await
        .expect("the update is sound");
    assert_eq!(changed.title, "Login loops");
    assert_eq!(changed.description, issue.description);
    assert_eq!(changed.row_version, 2);

    let unknown = serde_json::from_str::<IssueChanges>(r#"{"status": "done"}"#);
    assert!(unknown.is_err(), "a state changes by a transition only");
    let null = serde_json::from_str::<IssueChanges>(r#"{"title": null}"#);
    assert!(null.is_err(), "a title is never null");
}

async fn update_that_changes_nothing_is_not_sent<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let title = issue.title.clone();
    let same = store.write(&ctx).update(&issue).set(Issue::TITLE, title);
    assert_eq!(same.await.expect("nothing to do"), issue);
    assert_eq!(store.get::<Issue>(issue.id).await.expect("it"), issue);
}

async fn stale_row_is_refused_with_both_versions<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let write = store.write(&ctx);
    let first = write.update(&issue).set(Issue::TITLE, "First").await;
    let first = first.expect("the row is as it was read");

    let error = write.update(&issue).set(Issue::TITLE, "Second").await;
    let error = error.expect_err("the row has changed");
    let Error::Stale {
        entity: "Issue",
        key,
        expected: 1,
        found: 2,
    } = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!(*key, issue.id.to_string());

    // Inside a transaction it harms nothing: the caller reads again and goes on.
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let error = tx.update(&issue).set(Issue::TITLE, "Third").await;
    assert!(matches!(error, Err(Error::Stale { .. })), "{error:?}");
    let third = tx.update(&first).set(Issue::TITLE, "Third").await;
    assert_eq!(third.expect("the row as it is").row_version, 3);
    tx.commit().await.expect("committed");

    write.delete::<Issue>(issue.id).await.expect("deleted");
    let error = write.update(&issue).set(Issue::TITLE, "Fourth").await;
    assert!(matches!(error, Err(Error::NotFound { .. })), "{error:?}");
}

async fn changed_row_is_checked_before_it_is_sent<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let error = tx.update(&issue).set(Issue::TITLE, "").await;
    let Err(Error::Invalid(invalid)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(invalid.problems[0].path, "title");
    // Nothing was sent, so the transaction goes on.
    let changed = tx.update(&issue).set(Issue::TITLE, "Login loops").await;
    changed.expect("a sound update");
    tx.commit().await.expect("committed");
}

async fn reference_to_nothing_is_refused_by_name<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let ctx = context();
    let nobody = Id::<Issue>::from_uuid(Uuid::from_u128(7));
    let error = store
        .write(&ctx)
        .update(&issue)
        .set(Issue::PARENT, nobody)
        .await
        .expect_err("there is no such issue");
    assert!(
        matches!(
            error,
            Error::ReferenceMissing {
                entity: "Issue",
                field: "parent_id",
                target: "Issue",
            }
        ),
        "{error:?}"
    );
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let error = tx.update(&issue).set(Issue::PARENT, nobody).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                field: "parent_id",
                ..
            })
        ),
        "{error:?}"
    );
    let error = tx.get::<Issue>(issue.id).await;
    assert!(matches!(error, Err(Error::Aborted)), "{error:?}");
}

#[test]
fn handles_read_as_columns() {
    assert_eq!(Issue::TITLE.name, "title");
    assert_eq!(Run::FAILURE.field, "failure");
}

mod on {
    cwom_tests::on_both!(
        named_fields_change_and_the_rest_stays,
        form_keeps_sets_and_clears,
        update_that_changes_nothing_is_not_sent,
        stale_row_is_refused_with_both_versions,
        changed_row_is_checked_before_it_is_sent,
        reference_to_nothing_is_refused_by_name,
    );
}
