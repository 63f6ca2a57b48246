//! Links that are made together with their owner: all of it, or nothing.

use cwom::prelude::*;
use cwom::{ActorKind, ContextPacket, Executor, Issue, NewRun, Run, RunContextPacket, RunMode};
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

fn run(issue: &Issue) -> NewRun {
    let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
    Run::new(issue, RunMode::Agent, Executor::new(agent, "container"))
}

/// Two briefings on the issue.
async fn packets<D: Engine>(store: &Store<D>, issue: &Issue) -> [Id<ContextPacket>; 2] {
    let ctx = context();
    let write = store.write(&ctx);
    let packet = |version| ContextPacket::new(issue.id, version, "Steps to reproduce");
    let first = write.create(packet("1.0")).await.expect("a packet");
    let second = write.create(packet("1.1")).await.expect("a packet");
    [first.id, second.id]
}

async fn links_come_with_their_owner<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let [first, second] = packets(store, &issue).await;
    let ctx = context();
    let run = store
        .write(&ctx)
        .create(run(&issue).context_packets([first, second]))
        .await
        .expect("a run with its packets");
    for packet in [first, second] {
        let link: RunContextPacket = store.get((run.id, packet)).await.expect("linked");
        assert_eq!(link.created_at, run.created_at, "one moment for all of it");
    }
    assert_eq!(store.get::<Run>(run.id).await.expect("it"), run);
}

async fn missing_target_takes_the_owner_back<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let [first, _] = packets(store, &issue).await;
    let nothing = Id::<ContextPacket>::from_uuid(Uuid::from_u128(7));
    let ctx = context();
    let error = store
        .write(&ctx)
        .create(run(&issue).context_packets([first, nothing]))
        .await
        .expect_err("one of them does not exist");
    assert!(
        matches!(
            error,
            Error::ReferenceMissing {
                entity: "RunContextPacket",
                field: "context_packet_id",
                target: "ContextPacket",
            }
        ),
        "{error:?}"
    );
    let runs: Vec<Run> = store.list(None, 10).await.expect("runs");
    assert_eq!(runs, []);
}

async fn target_is_linked_once<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let (_, issue) = repo_and_issue(store).await;
    let [first, _] = packets(store, &issue).await;
    let ctx = context();
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    let error = tx.create(run(&issue).context_packets([first, first])).await;
    assert!(
        matches!(
            error,
            Err(Error::Unique {
                entity: "RunContextPacket",
                ..
            })
        ),
        "{error:?}"
    );
    let error = tx.create(run(&issue)).await;
    assert!(matches!(error, Err(Error::Aborted)), "{error:?}");
}

mod on {
    cwom_tests::on_both!(
        links_come_with_their_owner,
        missing_target_takes_the_owner_back,
        target_is_linked_once,
    );
}
