//! The chain from nothing to the head and back: each step really is undone by its way back, and the
//! head is what the spec makes at once.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use cwom_migrate::chain::LOCK;
use cwom_migrate::lock::Lock;
use cwom_physical::{Parity, PhysicalSchema, compare, parity, render};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Tables, lower_tables};
use cwom_sql::ddl::create_all;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{PlanFiles, plan_files, probes};
use crate::prove::{PostgresScratch, Scratch, SqliteScratch};

/// What is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct ReplayQuestion {
    /// The text of the spec.
    spec: String,
    /// The directory of migrations.
    migrations: BTreeMap<String, String>,
    /// A server to replay on, too.
    postgres: Option<String>,
    /// Whether the rules are tried by raw SQL, too.
    probes: bool,
}

/// What one dialect's replay found.
#[derive(Debug, Default)]
struct Replayed {
    findings: Vec<Value>,
    tables: Vec<String>,
    /// What the head is, if the chain leads there.
    head: Option<PhysicalSchema>,
    steps: Vec<Value>,
    probed: Option<probes::Probed>,
}

/// Answers the question.
pub(crate) async fn replay(question: &ReplayQuestion) -> Result<Value> {
    let (schema, _) = cwom_schema::parse(&question.spec);
    let schema = schema.ok_or_else(|| anyhow!("the spec is not valid"))?;
    let tables = lower_tables(&schema);
    let lock = question.migrations.get(LOCK).context("there is no lock")?;
    let lock: Lock = lock.parse()?;
    let mut dialects = Vec::new();
    let mut findings = Vec::new();
    let mut skipped = Vec::new();
    let mut heads = Vec::new();
    for dialect in &schema.dialects {
        let plans = plan_files(&lock.plans, &question.migrations, *dialect)?;
        let run = Replay {
            dialect: *dialect,
            schema: &schema,
            tables: &tables,
            plans: &plans,
            probes: question.probes,
        };
        let started = Instant::now();
        let (engine, mut replayed) = match (dialect, &question.postgres) {
            (Dialect::Sqlite, _) => run.on::<SqliteScratch>("").await?,
            (Dialect::Postgres, Some(url)) => run.on::<PostgresScratch>(url).await?,
            (Dialect::Postgres, None) => {
                skipped.push(dialect.name());
                continue;
            }
        };
        findings.append(&mut replayed.findings);
        heads.extend(replayed.head.take());
        let probed = replayed
            .probed
            .map(|it| json!({"tried": it.tried, "rows": it.rows}));
        dialects.push(json!({
            "dialect": dialect.name(),
            "engine": engine,
            "plans": plans.len(),
            "files": plans.iter().map(|plan| plan.up.len() + plan.down.len()).sum::<usize>(),
            "tables": replayed.tables,
            "steps": replayed.steps,
            "probes": probed,
            "elapsed_ms": u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        }));
    }
    Ok(json!({
        "dialects": dialects,
        "findings": findings,
        "skipped": skipped,
        "parity": in_parity(&tables, &heads),
    }))
}

/// Whether the heads of two dialects mean the same; null where there are no two.
fn in_parity(tables: &Tables, heads: &[PhysicalSchema]) -> Value {
    let [left, right] = heads else {
        return Value::Null;
    };
    let is_of_one = |table: &str, column: Option<&str>| {
        let table = tables.tables.iter().find(|it| it.name == table);
        table.is_some_and(|table| match column {
            None => table.only.is_some(),
            Some(column) => table.column(column).is_some_and(|it| it.only.is_some()),
        })
    };
    let Parity {
        compared,
        disparities,
    } = parity(left, right, is_of_one);
    let disparities = disparities.iter().map(|it| {
        json!({
            "table": it.object.table,
            "name": it.object.name,
            "message": format!("{}: {}", it.object, it.message),
        })
    });
    json!({"compared": compared, "findings": disparities.collect::<Vec<_>>()})
}

struct Replay<'a> {
    dialect: Dialect,
    schema: &'a Schema,
    tables: &'a Tables,
    plans: &'a [PlanFiles<'a>],
    probes: bool,
}

impl Replay<'_> {
    async fn on<S: Scratch>(&self, url: &str) -> Result<(String, Replayed)> {
        // Side by side: each database is worked on by a thread or a process of its own.
        let replay = async {
            let mut scratch = S::new(url).await?;
            let mut replayed = Replayed::default();
            let head = self.walk(&mut scratch, &mut replayed).await;
            let engine = scratch.engine().to_owned();
            scratch.close().await?;
            Ok::<_, anyhow::Error>((engine, replayed, head?))
        };
        let (wanted, replay) = tokio::join!(self.make_at_once::<S>(url), replay);
        let (wanted, (engine, mut replayed, head)) = (wanted?, replay?);
        if let Some(head) = head {
            let place = ("", self.dialect.name());
            let problem = "the head is not what the spec makes";
            let mut found = Replayed::default();
            self.compare(&wanted, &head, place, problem, &mut found);
            replayed.findings.splice(0..0, found.findings);
        }
        Ok((engine, replayed))
    }

    /// What the spec makes of an empty database.
    async fn make_at_once<S: Scratch>(&self, url: &str) -> Result<PhysicalSchema> {
        let mut fresh = S::new(url).await?;
        let made = fresh.run(&create_all(self.tables, self.dialect)).await;
        let wanted = fresh.catalog().await;
        fresh.close().await?;
        made?.map_err(|refusal| anyhow!("the spec's own tables cannot be made: {refusal}"))?;
        wanted
    }

    /// There, back and there again; the head, if it was reached.
    async fn walk<S: Scratch>(
        &self,
        scratch: &mut S,
        replayed: &mut Replayed,
    ) -> Result<Option<PhysicalSchema>> {
        // What was there before each plan.
        let mut stations = vec![scratch.catalog().await?];
        for plan in self.plans {
            if !self.run(scratch, &plan.up, plan.stem, replayed).await? {
                return Ok(None);
            }
            stations.push(scratch.catalog().await?);
            replayed.steps.push(json!({"plan": plan.stem, "way": "up"}));
        }
        let Some(head) = stations.pop() else {
            return Ok(None);
        };
        replayed.tables = head.tables.keys().cloned().collect();
        replayed.head = Some(head.clone());
        for plan in self.plans.iter().rev() {
            if !self.run(scratch, &plan.down, plan.stem, replayed).await? {
                return Ok(Some(head));
            }
            let Some(before) = stations.pop() else { break };
            let now = scratch.catalog().await?;
            let problem = "the way back does not lead to what was before";
            let file = plan.down.last().map_or("", |(path, _)| *path);
            self.compare(&before, &now, (plan.stem, file), problem, replayed);
            replayed
                .steps
                .push(json!({"plan": plan.stem, "way": "down"}));
        }
        for plan in self.plans {
            if !self.run(scratch, &plan.up, plan.stem, replayed).await? {
                return Ok(Some(head));
            }
        }
        let again = scratch.catalog().await?;
        let problem = "the second time, the way there leads elsewhere";
        let place = ("", self.dialect.name());
        self.compare(&head, &again, place, problem, replayed);
        if self.probes {
            let probed = probes::probe(scratch, self.schema, self.tables).await?;
            for message in &probed.findings {
                replayed.findings.push(self.finding(("", ""), message));
            }
            replayed.probed = Some(probed);
        }
        Ok(Some(head))
    }

    /// Runs files; whether all went through.
    async fn run<S: Scratch>(
        &self,
        scratch: &mut S,
        files: &[(&str, &str)],
        stem: &str,
        replayed: &mut Replayed,
    ) -> Result<bool> {
        for (path, text) in files {
            if let Err(refusal) = scratch.run(text).await? {
                let message = format!("{path} does not run: {refusal}");
                replayed.findings.push(self.finding((stem, path), &message));
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn compare(
        &self,
        wanted: &PhysicalSchema,
        found: &PhysicalSchema,
        place: (&str, &str),
        problem: &str,
        replayed: &mut Replayed,
    ) {
        let differences = compare(wanted, found);
        if !differences.is_empty() {
            let message = format!("{problem}:\n{}", render(&differences));
            replayed.findings.push(self.finding(place, &message));
        }
    }

    /// A finding about a plan and the file or directory of migrations that does it, where there are
    /// any.
    fn finding(&self, (stem, file): (&str, &str), message: &str) -> Value {
        json!({
            "dialect": self.dialect.name(), "plan": stem, "file": file, "message": message,
        })
    }
}
