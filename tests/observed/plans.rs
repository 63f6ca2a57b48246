//! The query of every fixed operation of every entity finds its rows by an index.

use cwom::prelude::*;
use cwom::*;
use cwom_runtime::{DeleteStatement, PerDialect, Relation};
use cwom_tests::{Database, Engine};
use sqlx::{AssertSqlSafe, Connection, Row};

use crate::recorder::Recorder;

/// A statement, with what it is for.
type Statement = (String, PerDialect);

/// An engine that tells how it means to run a statement.
trait Planner: Engine {
    /// The steps that read a table from end to end, of these statements.
    async fn scans(database: &Database<Self>, statements: &[(String, String)]) -> Vec<String>;
}

impl Planner for Sqlite {
    async fn scans(database: &Database<Self>, statements: &[(String, String)]) -> Vec<String> {
        let mut scans = Vec::new();
        for (name, sql) in statements {
            let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")))
                .fetch_all(database.store.pool())
                .await
                .unwrap_or_else(|error| panic!("{name}: {error}\n{sql}"));
            let steps: Vec<String> = plan.iter().map(|step| step.get("detail")).collect();
            let is_sorted = !steps.iter().any(|step| step.contains("TEMP B-TREE"));
            for step in &steps {
                // The list of keys that a query was given, and no table at all.
                let is_list = step.contains("VIRTUAL TABLE") || step == "SCAN CONSTANT ROW";
                // The first rows in the order of the key, which some tables are stored in.
                let is_page = name.ends_with("first page") && is_sorted;
                if step.starts_with("SCAN ") && !is_list && !is_page {
                    scans.push(format!("{name}: {step}\n    {sql}"));
                }
            }
        }
        scans
    }
}

impl Planner for Postgres {
    async fn scans(database: &Database<Self>, statements: &[(String, String)]) -> Vec<String> {
        let mut connection = sqlx::PgConnection::connect(&database.url)
            .await
            .expect("the database answers");
        let prefer = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan";
        let set = sqlx::raw_sql(prefer).execute(&mut connection).await;
        set.expect("settings");
        let mut scans = Vec::new();
        for (name, sql) in statements {
            let count = (1..100)
                .take_while(|n| sql.contains(&format!("${n}")))
                .count();
            let nulls = vec!["NULL"; count].join(", ");
            let arguments = if count == 0 {
                String::new()
            } else {
                format!("({nulls})")
            };
            let explain =
                format!("PREPARE one AS {sql}; EXPLAIN EXECUTE one{arguments}; DEALLOCATE one");
            let plan = sqlx::raw_sql(AssertSqlSafe(explain))
                .fetch_all(&mut connection)
                .await
                .unwrap_or_else(|error| panic!("{name}: {error}\n{sql}"));
            let steps: Vec<String> = plan.iter().map(|step| step.get(0)).collect();
            if steps.iter().any(|step| step.contains("Seq Scan")) {
                scans.push(format!("{name}: {}\n    {sql}", steps.join("\n    ")));
            }
        }
        connection.close().await.expect("closed");
        scans
    }
}

/// What every entity and every link has.
fn of_every<E: Queryable>() -> Vec<Statement> {
    let meta = E::META;
    let fixed = &meta.statements;
    let mut statements = vec![
        ("get", fixed.get),
        ("first page", fixed.list_first),
        ("next page", fixed.list_after),
    ];
    if let Some(DeleteStatement::Hard(delete) | DeleteStatement::Soft(delete)) = fixed.delete {
        statements.push(("delete", delete));
    }
    let probes = meta.references.iter().map(|reference| reference.probe);
    statements.extend(probes.map(|probe| ("probe of a target", probe)));
    let probes = meta.inbound.iter().map(|inbound| inbound.probe);
    statements.extend(probes.map(|probe| ("probe of a referrer", probe)));
    let uniques = E::QUERY.uniques.iter().map(|unique| unique.get);
    statements.extend(uniques.map(|get| ("get by a unique key", get)));
    let named = |(name, text)| (format!("{} · {name}", meta.name), text);
    statements.into_iter().map(named).collect()
}

fn update_of<E: Updatable>() -> Statement {
    (format!("{} · update", E::META.name), E::UPDATE)
}

fn claim_of<E: Stateful>() -> Statement {
    (format!("{} · claim", E::META.name), E::NEXT)
}

macro_rules! of_each {
    ($function:ident: $($entity:ident),* $(,)?) => {
        [$($function::<$entity>()),*]
    };
}

async fn every_fixed_statement_uses_an_index<D: Planner>(database: Database<D>) {
    let every = of_each!(of_every: Agent, Artifact, ConstraintSnapshot, ContextPacket, CoreArtifact,
        DoctrineRef, Event, EvidencePack, Issue, Job, Repo, ReviewDecision, Run, Task, Workflow,
        ContextPacketDoctrineRef, DoctrineRefRepo, IssueBlock, IssueConstraintSnapshot,
        IssueContextPacket, IssueDoctrineRef, IssueDuplicate, RunContextPacket, RunDoctrineRef);
    let updates = of_each!(update_of: Agent, Artifact, CoreArtifact, Event, Issue, Job, Repo, Run,
        Task, Workflow);
    let claims = of_each!(claim_of: Issue, Job, Run, Task);
    let all = every.into_iter().flatten().chain(updates).chain(claims);
    let statements: Vec<(String, String)> = all
        .map(|(name, text)| {
            let sql = if D::NAME == "sqlite" {
                text.sqlite
            } else {
                text.postgres
            };
            (name, sql.to_owned())
        })
        // Where an engine names the key that failed, nobody has to ask.
        .filter(|(_, sql)| !sql.is_empty())
        .collect();
    assert!(statements.len() > 100, "{}", statements.len());
    let scans = D::scans(&database, &statements).await;
    assert!(scans.is_empty(), "{}", scans.join("\n"));
}

/// Loads a relation of rows: only its query counts.
async fn load<D: Engine, L: Relation<From = E>, E: Queryable>(
    store: &Store<D>,
    rows: &[E],
    relation: L,
) {
    // What is not there is not found, which is as good.
    drop(store.load(rows, relation).await);
}

/// Loads relations of rows; how many.
macro_rules! load_each {
    ($store:ident: $($row:expr => $entity:ident { $($relation:ident),* $(,)? })*) => {
        [$({
            let rows = [$row];
            [$(load($store, &rows, $entity::$relation).await),*].len()
        }),*].into_iter().sum::<usize>()
    };
}

async fn every_load_uses_an_index<D: Planner>(database: Database<D>) {
    let recorder = Recorder::listen();
    let store = &database.store;
    let rows = crate::rows::store(store).await.expect("the rows");
    recorder.forget().await;
    let relations = load_each!(store:
        rows.artifact => Artifact { PRODUCED_BY, FOR_ISSUE }
        rows.snapshot => ConstraintSnapshot { ISSUES, CONTEXT_PACKETS, RUNS }
        rows.packet => ContextPacket {
            FOR_ISSUE, CONSTRAINT_SNAPSHOT, ISSUES, DOCTRINE_REFS, RUNS,
        }
        rows.core_artifact => CoreArtifact { TASK, JOB }
        rows.doctrine => DoctrineRef { ISSUES, CONTEXT_PACKETS, APPLIES_TO, RUNS }
        rows.pack => EvidencePack { FOR_RUN, FOR_ISSUE, REVIEW_DECISIONS }
        rows.issue => Issue {
            REPO, PARENT, CONTEXT_PACKETS, DOCTRINE_REFS, CONSTRAINT_SNAPSHOTS, BLOCKS,
            BLOCKED_BY, DUPLICATES, DUPLICATED_BY, CHILDREN, PACKETS, RUNS, ARTIFACTS,
            EVIDENCE_PACKS, REVIEW_DECISIONS, TASKS,
        }
        rows.job => Job { TASK, ARTIFACTS }
        rows.repo => Repo { DOCTRINE_REFS, ISSUES, RUNS }
        rows.decision => ReviewDecision { FOR_EVIDENCE_PACK, FOR_RUN, FOR_ISSUE }
        rows.run => Run {
            FOR_ISSUE, REPO, CONSTRAINT_SNAPSHOT, CONTEXT_PACKETS, DOCTRINE_REFS, ARTIFACTS,
            EVIDENCE_PACKS, REVIEW_DECISIONS,
        }
        rows.task => Task { CWOM_ISSUE, JOBS, ARTIFACTS }
    );
    let statements = recorder.statements().await;
    assert_eq!(statements.len(), relations, "{statements:#?}");
    let named = statements.into_iter().map(|sql| ("load".to_owned(), sql));
    let statements: Vec<(String, String)> = named.collect();
    let scans = D::scans(&database, &statements).await;
    assert!(scans.is_empty(), "{}", scans.join("\n"));
}

/// Were no plan ever a scan, the others would show nothing.
async fn scan_is_seen<D: Planner>(database: Database<D>) {
    let sql = "SELECT id FROM cwom_issues WHERE description = 'x'";
    let statement = ("a scan".to_owned(), sql.to_owned());
    assert_eq!(D::scans(&database, &[statement]).await.len(), 1);
}

mod on {
    crate::in_turn!(
        every_fixed_statement_uses_an_index,
        every_load_uses_an_index,
        scan_is_seen,
    );
}
