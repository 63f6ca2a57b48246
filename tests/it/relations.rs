//! Relations hold in the database: rows that belong together agree, and nothing dangles.

use cwom::prelude::*;
use cwom::{
    ActorKind, Artifact, ArtifactType, ContextPacket, Executor, Issue, IssueDuplicate, IssueType,
    Repo, Run, RunMode, Source,
};
use cwom_tests::{Database, Engine, context};

/// A repo and an issue in it.
async fn repo_and_issue<D: Engine>(store: &Store<D>, slug: &str) -> (Repo, Issue) {
    let ctx = context();
    let repo = store
        .write(&ctx)
        .create(Repo::new("Tower", slug, Source::new("local")))
        .await
        .expect("a repo");
    let issue = store
        .write(&ctx)
        .create(Issue::new(repo.id, "Login fails", IssueType::Bug))
        .await
        .expect("an issue");
    (repo, issue)
}

fn new_run(issue: &Issue) -> cwom::NewRun {
    let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
    Run::new(issue, RunMode::Agent, Executor::new(agent, "container"))
}

async fn reference_to_nothing_is_refused_by_name<D: Engine>(database: Database<D>) {
    let missing = Id::<Repo>::from_uuid(Uuid::from_u128(7));
    let error = database
        .store
        .write(&context())
        .create(Issue::new(missing, "Login fails", IssueType::Bug))
        .await
        .expect_err("there is no such repo");
    assert!(
        matches!(
            error,
            Error::ReferenceMissing {
                entity: "Issue",
                field: "repo_id",
                target: "Repo",
                ..
            }
        ),
        "{error:?}"
    );
}

async fn referenced_row_cannot_be_deleted<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (repo, issue) = repo_and_issue(store, "harbour/tower").await;
    let error = store
        .write(&context())
        .delete::<Repo>(repo.id)
        .await
        .expect_err("an issue refers to it");
    assert!(
        matches!(
            error,
            Error::StillReferenced {
                entity: "Repo",
                by: "Issue",
                ..
            }
        ),
        "{error:?}"
    );
    store
        .write(&context())
        .delete::<Issue>(issue.id)
        .await
        .expect("nothing refers to the issue");
    store
        .write(&context())
        .delete::<Repo>(repo.id)
        .await
        .expect("nothing refers to it any more");
}

async fn run_of_another_repo_than_its_issues_is_refused<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store, "harbour/tower").await;
    let (other, _) = repo_and_issue(store, "harbour/other").await;
    let run = store
        .write(&context())
        .create(new_run(&issue))
        .await
        .expect("a run");
    let sql = format!(
        "UPDATE cwom_runs SET repo_id = '{}' WHERE id = '{}'",
        other.id, run.id
    );
    database
        .execute(&sql)
        .await
        .expect_err("the run's repo is its issue's");

    let mut strange = issue.clone();
    strange.repo_id = other.id;
    let error = store
        .write(&context())
        .create(new_run(&strange))
        .await
        .expect_err("it disagrees");
    assert!(
        matches!(error, Error::ReferenceMissing { entity: "Run", .. }),
        "{error:?}"
    );
}

async fn artifact_of_another_issue_than_its_runs_is_refused<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store, "harbour/tower").await;
    let (_, other) = repo_and_issue(store, "harbour/other").await;
    let mut run = store
        .write(&context())
        .create(new_run(&issue))
        .await
        .expect("a run");
    run.for_issue_id = other.id;
    let error = store
        .write(&context())
        .create(Artifact::new(&run, ArtifactType::Log, "a log", "file:log"))
        .await
        .expect_err("it disagrees");
    assert!(
        matches!(
            error,
            Error::ReferenceMissing {
                entity: "Artifact",
                ..
            }
        ),
        "{error:?}"
    );
}

async fn version_of_a_packet_is_unique_per_issue<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store, "harbour/tower").await;
    let (_, other) = repo_and_issue(store, "harbour/other").await;
    let ctx = context();
    let writer = store.write(&ctx);
    writer
        .create(ContextPacket::new(issue.id, "1.0", "first"))
        .await
        .expect("a packet");
    writer
        .create(ContextPacket::new(other.id, "1.0", "first"))
        .await
        .expect("another issue's");
    let error = writer
        .create(ContextPacket::new(issue.id, "1.0", "second"))
        .await
        .expect_err("the version is taken");
    let Error::Unique { entity, fields, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (*entity, *fields),
        ("ContextPacket", ["for_issue_id", "version"].as_slice())
    );
}

async fn slug_is_unique<D: Engine>(database: Database<D>) {
    let store = &database.store;
    repo_and_issue(store, "harbour/tower").await;
    let error = store
        .write(&context())
        .create(Repo::new("Other", "harbour/tower", Source::new("local")))
        .await
        .expect_err("the slug is taken");
    let Error::Unique { entity, fields, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!((*entity, *fields), ("Repo", ["slug"].as_slice()));
}

async fn pair_is_linked_once_and_never_to_itself<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, first) = repo_and_issue(store, "harbour/tower").await;
    let (_, second) = repo_and_issue(store, "harbour/other").await;
    let ctx = context();
    let writer = store.write(&ctx);
    let link = writer
        .create(IssueDuplicate::new(first.id, second.id))
        .await
        .expect("a link");
    assert_eq!(
        store
            .get::<IssueDuplicate>((first.id, second.id))
            .await
            .expect("read"),
        link
    );
    let error = writer
        .create(IssueDuplicate::new(first.id, second.id))
        .await
        .expect_err("they are linked already");
    assert!(
        matches!(
            error,
            Error::Unique {
                entity: "IssueDuplicate",
                ..
            }
        ),
        "{error:?}"
    );
    let error = writer
        .create(IssueDuplicate::new(first.id, first.id))
        .await
        .expect_err("an issue does not duplicate itself");
    assert!(
        matches!(
            error,
            Error::CheckFailed {
                entity: "IssueDuplicate",
                ..
            } | Error::Invalid(_)
        ),
        "{error:?}"
    );
    writer
        .delete::<IssueDuplicate>((first.id, second.id))
        .await
        .expect("unlinked");
}

mod on {
    cwom_tests::on_both!(
        reference_to_nothing_is_refused_by_name,
        referenced_row_cannot_be_deleted,
        run_of_another_repo_than_its_issues_is_refused,
        artifact_of_another_issue_than_its_runs_is_refused,
        version_of_a_packet_is_unique_per_issue,
        slug_is_unique,
        pair_is_linked_once_and_never_to_itself,
    );
}
