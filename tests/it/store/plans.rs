//! Every question that the roadmap asks has its index, on both engines.

use cwom::prelude::*;
use cwom::{Artifact, ContextPacket, Issue, Repo, Run, Status};
use cwom_tests::{Database, Engine};

/// An engine whose planner prefers any index to reading a whole table, as it would do by itself
/// once there are many rows.
trait Planner: Engine {
    /// The same database, seen by that planner.
    async fn planner(database: &Database<Self>) -> Store<Self>;

    /// Whether an index leads to the rows, so that others are not even looked at.
    fn is_narrow(plan: &[String]) -> bool;
}

impl Planner for Sqlite {
    async fn planner(database: &Database<Self>) -> Store<Self> {
        database.store.clone()
    }

    fn is_narrow(plan: &[String]) -> bool {
        plan.iter().any(|step| step.starts_with("SEARCH "))
            && !plan.iter().any(|step| step.starts_with("SCAN "))
    }
}

impl Planner for Postgres {
    async fn planner(database: &Database<Self>) -> Store<Self> {
        let prefer = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', \
                      current_database()); END $$";
        database.execute(prefer).await.expect("a setting");
        let store = Store::<Self>::connect(&database.url).await;
        store.expect("the database answers")
    }

    fn is_narrow(plan: &[String]) -> bool {
        plan.iter().any(|step| step.contains("Index Cond"))
            && !plan.iter().any(|step| step.contains("Seq Scan"))
    }
}

async fn every_scenario_uses_an_index<D: Planner>(database: Database<D>) {
    let store = &D::planner(&database).await;
    let some = Uuid::from_u128(7);
    let issues = || store.find::<Issue>();
    let runs = || store.find::<Run>();
    let rule = || Id::from_uuid(some);
    let plans = [
        issues()
            .filter(Issue::REPO.eq(Id::<Repo>::from_uuid(some)))
            .explain()
            .await,
        issues()
            .filter(Issue::STATUS.eq(Status::Ready))
            .explain()
            .await,
        issues()
            .linked(Issue::CONSTRAINT_SNAPSHOTS, Id::from_uuid(some))
            .explain()
            .await,
        issues()
            .linked(Issue::DOCTRINE_REFS, rule())
            .explain()
            .await,
        issues()
            .linked(Issue::RUNS, Id::from_uuid(some))
            .explain()
            .await,
        runs().linked(Run::DOCTRINE_REFS, rule()).explain().await,
        runs()
            .linked(Run::DOCTRINE_REFS, rule())
            .order_by(Run::CREATED_AT.desc())
            .explain()
            .await,
        runs()
            .linked(Run::CONTEXT_PACKETS, Id::from_uuid(some))
            .explain()
            .await,
        store
            .find::<ContextPacket>()
            .linked(ContextPacket::DOCTRINE_REFS, rule())
            .explain()
            .await,
        store
            .find::<Artifact>()
            .filter(Artifact::PRODUCED_BY.eq(Id::<Run>::from_uuid(some)))
            .explain()
            .await,
        store
            .find::<Artifact>()
            .filter(Artifact::FOR_ISSUE.eq(Id::<Issue>::from_uuid(some)))
            .explain()
            .await,
        store
            .find::<Repo>()
            .filter(Repo::SLUG.eq("a/b"))
            .explain()
            .await,
    ];
    for (number, plan) in plans.into_iter().enumerate() {
        let plan = plan.expect("a plan");
        assert!(
            D::is_narrow(&plan),
            "scenario {number}:\n{}",
            plan.join("\n")
        );
    }
}

async fn newest_rows_come_in_the_order_of_an_index<D: Planner>(database: Database<D>) {
    let store = &D::planner(&database).await;
    let query = store.find::<Run>().order_by(Run::CREATED_AT.desc());
    let plan = query.limit(20).explain().await.expect("a plan");
    let is_ordered = |step: &String| {
        let step = step.to_lowercase();
        step.contains("index") && step.contains("created_at")
    };
    assert!(plan.iter().any(is_ordered), "{}", plan.join("\n"));
}

/// Were every plan narrow, the first test would show nothing.
async fn query_without_an_index_is_not_narrow<D: Planner>(database: Database<D>) {
    let store = &D::planner(&database).await;
    let query = store.find::<Issue>().filter(Issue::DESCRIPTION.eq("x"));
    let plan = query.explain().await.expect("a plan");
    assert!(!D::is_narrow(&plan), "{}", plan.join("\n"));
}

mod on {
    cwom_tests::on_both!(
        every_scenario_uses_an_index,
        newest_rows_come_in_the_order_of_an_index,
        query_without_an_index_is_not_narrow,
    );
}
