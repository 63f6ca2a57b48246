//! The proof of a migration before anybody runs it: on databases of its own, with rows in every
//! table, up and down and up again.
//!
//! | invariant | what must hold |
//! |---|---|
//! | P1 | the chain with the new migration makes what the spec makes at once |
//! | P2 | the way back makes what was before |
//! | P3 | the way there again makes the same |
//! | P4 | values that the migration does not mention are what they were, there and back |
//! | P5 | no reference points at nothing |
//!
//! A migration may refuse rows, by a guard or a rule that they do not fulfil. Then
//! nothing may have changed, and the rest is proved without rows.

mod filled;
mod leftover;
mod proof;
mod scope;
mod scratch;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, anyhow};
use cwom_migrate::chain::LOCK;
use cwom_migrate::lock::Lock;
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Tables, lower_tables};
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) use filled::{context, fill};
use proof::{Parent, Proof};
use scope::Scope;
pub(crate) use scratch::{PostgresScratch, Scratch, SqliteScratch, postgres_engine, sqlite_engine};

/// What is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct Question {
    /// The text of the spec.
    spec: String,
    /// The spec that the migrations before describe, where it is known.
    parent_spec: Option<ParentSpec>,
    /// The tables that the migration changes, by their names before and after.
    touched: Vec<String>,
    /// The directory of migrations as it is to be.
    migrations: BTreeMap<String, String>,
    /// The migration to be proved; without one, the last.
    new: Option<String>,
    /// What stays as it is.
    kept: Vec<Kept>,
    /// A server to prove on, too.
    postgres: Option<String>,
}

/// The spec before.
#[derive(Debug, Deserialize)]
struct ParentSpec {
    text: String,
    /// Whether what was before can be made from it; else it only says which rows go there.
    is_exact: bool,
}

/// A table that stays, with the columns whose values nothing changes.
#[derive(Debug, Deserialize)]
pub(crate) struct Kept {
    dialect: String,
    old: String,
    new: String,
    columns: Vec<(String, String)>,
    /// Columns whose values the way there alone leaves as they are.
    there: Vec<(String, String)>,
    grows: bool,
}

/// Why the migration is not written.
#[derive(Debug)]
struct Failure {
    invariant: &'static str,
    message: String,
}

/// A step of a proof: the outer error is trouble, the inner one a failure.
type Proved<T> = Result<Result<T, Failure>>;

/// The files of one dialect.
struct Files<'q> {
    /// Up files before the migration, in order.
    before: Vec<&'q str>,
    /// The migration's files in order.
    up: Vec<&'q str>,
    /// The ways back, in the order in which they run.
    down: Vec<&'q str>,
}

/// Answers the question.
pub(crate) async fn answer(question: &Question) -> Result<Value> {
    let schema = parse(&question.spec).context("the spec")?;
    let tables = lower_tables(&schema);
    let parent = question.parent_spec.as_ref().and_then(Parent::read);
    let proof = async |dialect: Dialect| {
        if !schema.dialects.contains(&dialect) {
            return Ok(None);
        }
        let proof = Proof {
            question,
            dialect,
            tables: &tables,
            parent: parent.as_ref(),
            files: Files::of(question, dialect)?,
            scope: scope(question, parent.as_ref(), &tables, dialect),
        };
        Ok(match (dialect, &question.postgres) {
            (Dialect::Sqlite, _) => Some(proof.run::<SqliteScratch>("").await?),
            (Dialect::Postgres, Some(url)) => Some(proof.run::<PostgresScratch>(url).await?),
            (Dialect::Postgres, None) => None,
        })
    };
    let (sqlite, postgres): (Result<_>, Result<_>) =
        tokio::join!(proof(Dialect::Sqlite), proof(Dialect::Postgres));
    let mut proofs = Vec::new();
    let mut failures = Vec::new();
    for (dialect, outcome) in [(Dialect::Sqlite, sqlite?), (Dialect::Postgres, postgres?)] {
        match outcome {
            Some(Ok(proof)) => proofs.push(proof),
            Some(Err(failure)) => failures.push(json!({
                "dialect": dialect.name(),
                "invariant": failure.invariant,
                "message": failure.message,
            })),
            None => {}
        }
    }
    Ok(json!({ "proofs": proofs, "failures": failures }))
}

/// SQLite's objects stand each for themselves, so that some can be made without the others.
fn scope(
    question: &Question,
    parent: Option<&Parent>,
    tables: &Tables,
    dialect: Dialect,
) -> Option<Scope> {
    let parent = parent?;
    let is_part = dialect == Dialect::Sqlite && parent.is_exact && !question.touched.is_empty();
    is_part.then(|| Scope::new(&question.touched, [&parent.tables, tables], dialect))
}

impl Parent {
    fn read(spec: &ParentSpec) -> Option<Self> {
        let schema = parse(&spec.text).ok()?;
        Some(Self {
            tables: lower_tables(&schema),
            schema,
            is_exact: spec.is_exact,
        })
    }
}

fn parse(text: &str) -> Result<Schema> {
    let (schema, _) = cwom_schema::parse(text);
    schema.ok_or_else(|| anyhow!("it is not valid"))
}

impl<'q> Files<'q> {
    fn of(question: &'q Question, dialect: Dialect) -> Result<Self> {
        let lock = question.migrations.get(LOCK).context("there is no lock")?;
        let lock: Lock = lock.parse()?;
        let stem = match &question.new {
            Some(stem) => stem,
            None => &lock.plans.last().context("there is no migration")?.stem,
        };
        let text = |path: &str| question.migrations.get(path).map_or("", String::as_str);
        let mut files = Files {
            before: Vec::new(),
            up: Vec::new(),
            down: Vec::new(),
        };
        let prefix = format!("{}/", dialect.name());
        for plan in &lock.plans {
            for (path, _) in plan
                .files
                .iter()
                .filter(|(path, _)| path.starts_with(&prefix))
            {
                match (path.ends_with(".up.sql"), plan.stem == *stem) {
                    (true, true) => files.up.push(text(path)),
                    (true, false) => files.before.push(text(path)),
                    (false, true) => files.down.insert(0, text(path)),
                    (false, false) => {}
                }
            }
        }
        Ok(files)
    }
}
