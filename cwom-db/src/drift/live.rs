//! A live database beside its twin: what the migrations up to its own version make of an empty one.
//!
//! Nothing is written to it. It is read in a transaction that can do no more, with a limit on the
//! time of each statement, and not while somebody migrates it.

mod place;
mod twin;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use cwom_migrate::chain::LOCK;
use cwom_migrate::lock::Lock;
use cwom_physical::{Difference, PhysicalSchema, compare_owned, repair};
use cwom_runtime::{Chain, FileState, Status};
use cwom_schema::schema::Dialect;
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) use place::{Live, PostgresLive, SqliteLive};

use super::plan_files;

/// What is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct LiveQuestion {
    /// The directory of migrations.
    migrations: BTreeMap<String, String>,
    /// The database.
    url: String,
    /// A server for the twin, where it may not be on the database's own.
    scratch: Option<String>,
    /// The schema on PostgreSQL, where it is not the current one.
    schema: Option<String>,
    /// How long a statement may take, in milliseconds.
    timeout_ms: u64,
    /// Whether a twin that was built before from the same files counts.
    anew: bool,
}

/// How long somebody who migrates is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(200);

/// Answers the question.
pub(crate) async fn live(question: &LiveQuestion) -> Result<Value> {
    let dialect = dialect_of(&question.url)?;
    match dialect {
        Dialect::Sqlite => on::<SqliteLive>(question).await,
        Dialect::Postgres => on::<PostgresLive>(question).await,
    }
}

/// The dialect of a URL.
fn dialect_of(url: &str) -> Result<Dialect> {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    match scheme {
        "sqlite" => Ok(Dialect::Sqlite),
        "postgres" | "postgresql" => Ok(Dialect::Postgres),
        _ => bail!("a database URL begins with `sqlite:` or `postgres:`"),
    }
}

/// What was read of the database at one moment.
struct Seen {
    status: Status,
    catalog: PhysicalSchema,
}

async fn on<L: Live>(question: &LiveQuestion) -> Result<Value> {
    let chain = chain_of(question, L::DIALECT)?;
    let mut live = L::open(question).await?;
    let seen = read(&mut live, &chain, question).await;
    let engine = live.engine().to_owned();
    live.close().await?;
    let seen = seen?;
    let problems = seen.status.problems();
    let mut answer = json!({
        "engine": engine,
        "pending": pending(&seen.status),
        "unfinished": unfinished(&seen.status),
        "history": problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "recorded": seen.status.has_record,
    });
    if !problems.is_empty() {
        // What such a database should be cannot be said.
        return Ok(answer);
    }
    let version = compared_version(&seen, &chain);
    answer["version"] = json!(version);
    if seen.catalog.is_empty() && !seen.status.has_record {
        answer["empty"] = json!(true);
        return Ok(answer);
    }
    let twin = twin::expected::<L>(question, &chain, &engine, version).await?;
    let differences = compare_owned(&twin, &seen.catalog);
    answer["findings"] = findings(&twin, &seen.catalog, &differences);
    answer["compared"] = json!({
        "tables": twin.tables.len(),
        "objects": objects(&twin),
    });
    Ok(answer)
}

fn chain_of(question: &LiveQuestion, dialect: Dialect) -> Result<Chain> {
    let prefix = format!("{}/", dialect.name());
    let lock: Lock = question
        .migrations
        .get(LOCK)
        .context("there is no lock")?
        .parse()?;
    let plans = plan_files(&lock.plans, &question.migrations, dialect)?;
    let files = plans
        .iter()
        .flat_map(|plan| plan.up.iter().chain(&plan.down));
    let files = files.map(|(path, text)| {
        let name = path.strip_prefix(&prefix).unwrap_or(path);
        (name.to_owned(), (*text).to_owned())
    });
    let chain = Chain::of_files(files).map_err(cwom_runtime::Error::from)?;
    if chain.files().is_empty() {
        bail!("there are no migrations for {}", dialect.name());
    }
    Ok(chain)
}

/// Reads the database while nobody migrates it.
async fn read<L: Live>(live: &mut L, chain: &Chain, question: &LiveQuestion) -> Result<Seen> {
    let began = Instant::now();
    loop {
        let mut holder = live.migrating().await?;
        if holder.is_none() {
            let (status, catalog) = live.read(chain, question.schema.as_deref()).await?;
            holder = live.migrating().await?;
            if holder.is_none() {
                return Ok(Seen { status, catalog });
            }
        }
        if began.elapsed() > PATIENCE {
            let holder = holder.unwrap_or_default();
            return Err(anyhow!("somebody is migrating the database: {holder}"));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The version that the database should be compared at: its own, or the head where nothing is
/// recorded and tables are there all the same.
fn compared_version(seen: &Seen, chain: &Chain) -> i64 {
    let head = chain.files().last().map_or(0, |file| file.version);
    if seen.status.has_record {
        seen.status.last_applied().unwrap_or(0)
    } else {
        head
    }
}

fn pending(status: &Status) -> Vec<String> {
    let is_pending = |plan: &&cwom_runtime::PlanStatus| {
        let mut files = plan.files.iter();
        files.any(|file| file.state == FileState::Pending)
    };
    let plans = status.plans.iter().filter(is_pending);
    plans.map(|plan| plan.stem.clone()).collect()
}

fn unfinished(status: &Status) -> Vec<String> {
    let plans = status.plans.iter();
    let files = plans.flat_map(|plan| plan.files.iter().map(move |file| (plan, file)));
    files
        .filter_map(|(plan, file)| match file.state {
            FileState::Unfinished { half, statements } => Some(format!(
                "{} is on its way {}, {statements} of its statements are through",
                plan.stem,
                half.as_str()
            )),
            _ => None,
        })
        .collect()
}

fn findings(twin: &PhysicalSchema, actual: &PhysicalSchema, differences: &[Difference]) -> Value {
    let to_expected = repair::to_expected(twin, actual, differences);
    let to_actual = repair::to_actual(twin, actual, differences);
    let both = to_expected.iter().zip(&to_actual);
    let findings =
        differences
            .iter()
            .zip(both)
            .map(|(difference, (to_migrations, to_database))| {
                let object = &difference.object;
                json!({
                    "table": object.table,
                    "kind": object.kind.as_str(),
                    "name": object.name,
                    "about": about(twin, actual, difference),
                    "facet": difference.facet.as_str(),
                    "difference": difference.kind,
                    "class": difference.class,
                    "expected": difference.expected,
                    "actual": difference.actual,
                    "to_migrations": to_migrations,
                    "to_database": to_database,
                })
            });
    findings.collect()
}

/// The table that an object is for, where it belongs to none: the one whose triggers call the
/// function, whose columns are of the type.
fn about(
    twin: &PhysicalSchema,
    actual: &PhysicalSchema,
    difference: &Difference,
) -> Option<String> {
    let object = &difference.object;
    if object.table.is_some() {
        return object.table.clone();
    }
    let name = object.name.split('(').next().unwrap_or_default();
    let call = format!("{name}(");
    let mut tables = twin.tables.iter().chain(&actual.tables);
    let found = tables.find(|(_, table)| {
        let mut triggers = table.triggers.values();
        let mut columns = table.columns.values();
        triggers.any(|trigger| trigger.action.starts_with(&call))
            || columns.any(|column| column.data_type == name)
    });
    found.map(|(table, _)| table.clone())
}

/// How many objects a schema has, parts of tables included.
fn objects(schema: &PhysicalSchema) -> usize {
    let of_tables = schema.tables.values().map(|table| {
        1 + table.columns.len()
            + usize::from(table.primary_key.is_some())
            + table.uniques.len()
            + table.checks.len()
            + table.foreign_keys.len()
            + table.exclusions.len()
            + table.indexes.len()
            + table.triggers.len()
    });
    let of_views = schema
        .views
        .values()
        .map(|view| 1 + view.indexes.len() + view.triggers.len());
    of_tables.sum::<usize>()
        + of_views.sum::<usize>()
        + schema.functions.len()
        + schema.enums.len()
        + schema.sequences.len()
        + schema.others.len()
}
