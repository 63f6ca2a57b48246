//! What is created is what is read, from the first row of the spine to the last.

use cwom::prelude::*;
use cwom::{
    Acceptance, ActorKind, Artifact, ArtifactType, ConstraintScope, ConstraintSnapshot,
    ContextPacket, DoctrineRef, DoctrineType, Executor, Issue, IssueType, Priority, Repo, Run,
    RunMode, Source,
};
use cwom_tests::{Database, Engine, context};

/// Text that goes wrong where lengths are counted in bytes or UTF-16, or quotes are doubled.
const AWKWARD: &str = "𝄞 naïve 'quotes' \"double\" \\ back\u{1F600}\n\ttail";

async fn spine_reads_back_as_created<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let ada = cwom::Actor::new(ActorKind::Human, "ada").display(AWKWARD);
    let mut tx = store.begin(&ctx).await.expect("a transaction");

    let repo = tx
        .create(
            Repo::new(AWKWARD, "harbour/tower", Source::new("github"))
                .owners(vec![ada.clone()])
                .tags(vec![String::new(), AWKWARD.to_owned()]),
        )
        .await
        .expect("a repo");
    assert_eq!(
        repo.trace_id,
        Some(ctx.trace),
        "the trace comes from the context"
    );
    assert_eq!(repo.row_version, 1);

    let issue = tx
        .create(
            Issue::new(repo.id, "𝄞".repeat(512), IssueType::Bug)
                .priority(Priority::P0)
                .description(AWKWARD)
                .acceptance(Acceptance::default().tests_expected(Vec::<String>::new())),
        )
        .await
        .expect("an issue with a title of the greatest length");
    let snapshot = tx
        .create(ConstraintSnapshot::new(ConstraintScope::Run, ada.clone()))
        .await
        .expect("a snapshot");
    let doctrine = tx
        .create(DoctrineRef::new(
            "org",
            "tests",
            "1",
            DoctrineType::Policy,
            AWKWARD,
        ))
        .await
        .expect("a doctrine");
    let packet = tx
        .create(ContextPacket::new(issue.id, "1.0", AWKWARD).constraint_snapshot(snapshot.id))
        .await
        .expect("a packet");
    let run = tx
        .create(Run::new(
            &issue,
            RunMode::Agent,
            Executor::new(ada, "container"),
        ))
        .await
        .expect("a run");
    assert_eq!(run.repo_id, repo.id, "the run's repo is its issue's");
    let artifact = tx
        .create(
            Artifact::new(&run, ArtifactType::CodePatch, "a patch", "git:e07c55a")
                .size_bytes(i64::MAX),
        )
        .await
        .expect("an artifact larger than 32 bits can say");
    assert_eq!(
        artifact.for_issue_id, issue.id,
        "the artifact's issue is its run's"
    );
    tx.commit().await.expect("a commit");

    assert_eq!(store.get::<Repo>(repo.id).await.expect("read"), repo);
    assert_eq!(store.get::<Issue>(issue.id).await.expect("read"), issue);
    assert_eq!(
        store
            .get::<ConstraintSnapshot>(snapshot.id)
            .await
            .expect("read"),
        snapshot
    );
    assert_eq!(
        store.get::<DoctrineRef>(doctrine.id).await.expect("read"),
        doctrine
    );
    assert_eq!(
        store.get::<ContextPacket>(packet.id).await.expect("read"),
        packet
    );
    assert_eq!(store.get::<Run>(run.id).await.expect("read"), run);
    assert_eq!(
        store.get::<Artifact>(artifact.id).await.expect("read"),
        artifact
    );
}

async fn json_form_of_a_stored_row_is_accepted_again<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let repo = store
        .write(&context())
        .create(Repo::new("Tower", "harbour/tower", Source::new("github")))
        .await
        .expect("a repo");
    let stored = store.get::<Repo>(repo.id).await.expect("read");
    let text = serde_json::to_string(&stored).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Repo>(&text).expect("its own form"),
        stored
    );

    let mut value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    value["colour"] = "red".into();
    let error = serde_json::from_value::<Repo>(value).expect_err("an unknown field");
    assert!(error.to_string().contains("colour"), "{error}");
}

async fn pages_walk_every_row_once<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let mut created = Vec::new();
    for number in 0..7 {
        let new = Repo::new(
            "Tower",
            format!("harbour/tower-{number}"),
            Source::new("local"),
        );
        created.push(
            store
                .write(&context())
                .create(new)
                .await
                .expect("a repo")
                .id,
        );
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = store.list::<Repo>(after.as_ref(), 3).await.expect("a page");
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        seen.extend(page.iter().map(|repo| repo.id));
    }
    created.sort();
    assert_eq!(seen, created);
}

async fn what_is_not_committed_never_was<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let repo = tx
        .create(Repo::new("Tower", "harbour/tower", Source::new("local")))
        .await
        .expect("a repo");
    drop(tx);
    let error = store
        .get::<Repo>(repo.id)
        .await
        .expect_err("it was rolled back");
    assert!(
        matches!(error, Error::NotFound { entity: "Repo", .. }),
        "{error:?}"
    );
}

mod on {
    cwom_tests::on_both!(
        spine_reads_back_as_created,
        json_form_of_a_stored_row_is_accepted_again,
        pages_walk_every_row_once,
        what_is_not_committed_never_was,
    );
}
