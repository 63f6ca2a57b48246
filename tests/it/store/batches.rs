//! Many rows by few statements: complete, in order, and with the errors of single rows.

use cwom::prelude::*;
use cwom::{Actor, ActorKind, Issue, IssueBlock, IssueType, NewIssue, Repo, Source};
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

/// More than a statement of SQLite takes, and some rows besides.
const ROWS: usize = 70;

fn issues(repo: &Repo) -> impl Iterator<Item = NewIssue> + Send + use<> {
    let repo = repo.id;
    (0..ROWS).map(move |number| {
        let new = Issue::new(repo, format!("Issue {number}"), IssueType::Bug);
        // Null in some rows, and set in others.
        match number % 3 {
            0 => new.repo_role("about"),
            1 => new.assignees(vec![Actor::new(ActorKind::Human, format!("p-{number}"))]),
            _ => new.tags(["a", "b"]).description("ä 🦀"),
        }
    })
}

async fn rows_come_back_whole_and_in_order<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, _) = repo_and_issue(store).await;
    let ctx = context();
    let created = store.write(&ctx).create_all(issues(&repo)).await;
    let created: Vec<Issue> = created.expect("issues");
    let titles: Vec<&str> = created.iter().map(|issue| issue.title.as_str()).collect();
    let expected: Vec<String> = (0..ROWS).map(|number| format!("Issue {number}")).collect();
    assert_eq!(titles, expected);
    let ids: Vec<_> = created.iter().map(|issue| issue.id).collect();
    let stored: Vec<Issue> = store.get_many(&ids).await.expect("all of them");
    assert_eq!(stored, created);
}

async fn links_come_with_each_owner<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, blocked) = repo_and_issue(store).await;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let created = tx
        .create_all(issues(&repo).map(|new| new.blocks([blocked.id])))
        .await
        .expect("issues with links");
    tx.commit().await.expect("committed");
    let links: Vec<IssueBlock> = store.list(None, 200).await.expect("links");
    assert_eq!(links.len(), ROWS);
    for (link, owner) in links.iter().zip(&created) {
        assert_eq!((link.issue_id, link.blocked_id), (owner.id, blocked.id));
    }
}

/// The wrong row is the last one of the first statement on SQLite, and somewhere in it elsewhere.
async fn missing_reference_is_named<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, issue) = repo_and_issue(store).await;
    let nothing = Id::<Issue>::from_uuid(Uuid::from_u128(7));
    let wrong = |(number, new): (usize, NewIssue)| match number {
        31 => new.parent(nothing),
        _ => new.parent(issue.id),
    };
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let error = tx.create_all(issues(&repo).enumerate().map(wrong)).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                entity: "Issue",
                field: "parent_id",
                target: "Issue",
            })
        ),
        "{error:?}"
    );
    let commit = tx.commit().await;
    assert!(matches!(commit, Err(Error::Aborted)), "{commit:?}");
    let left: Vec<Issue> = store.list(None, 9).await.expect("issues");
    assert_eq!(left, [issue]);
}

async fn repeated_key_is_named<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let repos = (0..40).map(|number| {
        let slug = format!("a/{}", number.min(38));
        Repo::new("A", slug, Source::new("local"))
    });
    let error = store.write(&context()).create_all(repos).await;
    assert!(
        matches!(
            error,
            Err(Error::Unique {
                entity: "Repo",
                fields: ["slug"],
                ..
            })
        ),
        "{error:?}"
    );
    let left: Vec<Repo> = store.list(None, 9).await.expect("repos");
    assert_eq!(left, []);
}

async fn invalid_row_is_found_before_anything_is_sent<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, issue) = repo_and_issue(store).await;
    let empty = |(number, new): (usize, NewIssue)| match number {
        60 => Issue::new(repo.id, "", IssueType::Bug),
        _ => new,
    };
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let error = tx.create_all(issues(&repo).enumerate().map(empty)).await;
    assert!(matches!(error, Err(Error::Invalid(_))), "{error:?}");
    tx.commit().await.expect("nothing was sent");
    let left: Vec<Issue> = store.list(None, 9).await.expect("issues");
    assert_eq!(left, [issue]);
}

async fn row_may_refer_to_one_before_it<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, issue) = repo_and_issue(store).await;
    let ids: Vec<Id<Issue>> = (1..=40)
        .map(|number| Id::from_uuid(Uuid::from_u128(number)))
        .collect();
    let parents = std::iter::once(issue.id).chain(ids.iter().copied());
    let chain: Vec<NewIssue> = ids
        .iter()
        .zip(parents)
        .map(|(id, parent)| {
            let new = Issue::new(repo.id, "A part", IssueType::Bug);
            new.id(*id).parent(parent)
        })
        .collect();
    let created = store.write(&context()).create_all(chain).await;
    assert_eq!(created.expect("a chain").len(), 40);
}

async fn nothing_is_created_of_nothing<D: Engine>(database: Database<D>) {
    let none: Vec<NewIssue> = Vec::new();
    let created = database.store.write(&context()).create_all(none).await;
    assert_eq!(created.expect("nothing"), []);
}

mod on {
    cwom_tests::on_both!(
        rows_come_back_whole_and_in_order,
        links_come_with_each_owner,
        missing_reference_is_named,
        repeated_key_is_named,
        invalid_row_is_found_before_anything_is_sent,
        row_may_refer_to_one_before_it,
        nothing_is_created_of_nothing,
    );
}
