//! What the database refuses, the library says in its own words, the same on both engines.

use cwom::prelude::*;
use cwom::{
    ActorKind, ConstraintScope, ConstraintSnapshot, Executor, Failure, FailureCategory, Issue,
    IssueBlock, IssueType, Repo, Run, RunMode, Source, Status,
};
use cwom_tests::{Database, Engine, context};

async fn refusals_are_typed<D: Engine>(database: Database<D>) {
    let ctx = context();
    let writer = database.store.write(&ctx);
    let repo = writer
        .create(Repo::new("Tower", "harbour/tower", Source::new("local")))
        .await
        .expect("a repo");
    let new = |title: &str| Issue::new(repo.id, title, IssueType::Bug);
    let first = writer.create(new("first")).await.expect("an issue");
    let second = writer.create(new("second")).await.expect("an issue");

    let human = cwom::Actor::new(ActorKind::Human, "ada");
    let snapshot = writer
        .create(ConstraintSnapshot::new(ConstraintScope::Repo, human))
        .await
        .expect("a snapshot");
    let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
    let run = Run::new(&first, RunMode::Agent, Executor::new(agent, "container"))
        .constraint_snapshot(snapshot.id)
        .failure(Failure::new(FailureCategory::Test, "red"))
        .status(Status::Failed);
    let error = writer.create(run).await.expect_err("no run begins failed");
    let Error::NotInitial {
        entity: "Run",
        field: "status",
        allowed,
    } = &error
    else {
        panic!("{error:?}")
    };
    assert_eq!(*allowed, ["planned", "ready"]);
    assert_eq!(
        error.to_string(),
        "`status` of a new Run is planned or ready"
    );

    writer
        .create(IssueBlock::new(first.id, second.id))
        .await
        .expect("a link");
    let error = writer
        .create(IssueBlock::new(second.id, first.id))
        .await
        .expect_err("it leads back");
    assert!(
        matches!(
            error,
            Error::Cycle {
                entity: "IssueBlock",
                field: "blocked_id",
                ..
            }
        ),
        "{error:?}"
    );

    // A transaction that was refused something is over, as after any other refusal.
    let mut tx = database.store.begin(&ctx).await.expect("a transaction");
    let error = tx.create(IssueBlock::new(second.id, first.id)).await;
    assert!(matches!(error, Err(Error::Cycle { .. })), "{error:?}");
    let error = tx.commit().await.expect_err("only a rollback remains");
    assert!(matches!(error, Error::Aborted), "{error:?}");
}

async fn messages_say_rule_table_and_column<D: Engine>(database: Database<D>) {
    let ctx = context();
    let writer = database.store.write(&ctx);
    writer
        .create(Repo::new("Tower", "harbour/tower", Source::new("local")))
        .await
        .expect("a repo");
    for (sql, expected) in [
        (
            "UPDATE cwom_repos SET slug = 'x', row_version = 2",
            "cwom:immutable:cwom_repos:slug: it never changes after creation",
        ),
        (
            "UPDATE cwom_repos SET name = 'x'",
            "cwom:version:cwom_repos:row_version: a change states the version after the one that it read",
        ),
        // Of two rules, both engines name the same one.
        (
            "UPDATE cwom_repos SET slug = 'x', tags = '[1]'",
            "cwom:immutable:cwom_repos:slug: it never changes after creation",
        ),
    ] {
        let error = database.execute_as(sql).await.expect_err(sql);
        assert!(error.contains(expected), "{sql}: {error}");
    }
}

mod on {
    cwom_tests::on_both!(refusals_are_typed, messages_say_rule_table_and_column);
}
