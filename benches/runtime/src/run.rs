//! A run on each engine: rows, peers, workloads, and whether every write left its entry.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, ensure};
use cwom_audit::{Database, Log, Outcome, Verify};
use cwom_schema::tables::lower_tables;
use sqlx::{PgPool, SqlitePool};
use tokio::runtime::{Builder, Runtime};

use crate::aims;
use crate::field::{self, OURS};
use crate::findings::Findings;
use crate::ground::Ground;
use crate::place::postgres::Server;
use crate::place::sqlite::Files;
use crate::place::{Audited, postgres, sqlite};
use crate::rounds::{Entrant, Series, measure};
use crate::workload::Workload;

/// How much is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Issues that are there before.
    pub(crate) rows: usize,
    /// Rounds that count.
    pub(crate) rounds: usize,
    /// Whether Diesel and SeaORM take part.
    pub(crate) with_orms: bool,
    /// Whether the whole log is verified at the end.
    pub(crate) with_verify: bool,
}

/// One who asks and waits: a thread for the program, and those that drivers bring.
pub(crate) fn one_thread() -> Result<Runtime> {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.context("could not start the runtime")
}

/// Several who ask at once.
fn several_threads() -> Result<Runtime> {
    let runtime = Builder::new_multi_thread().enable_all().build();
    runtime.context("could not start the runtime")
}

/// Measures SQLite.
pub(crate) fn on_sqlite(scale: Scale, workloads: &[Workload]) -> Result<Findings> {
    let alone = of_one(workloads);
    one_thread()?.block_on(async {
        eprintln!("SQLite: {} rows", scale.rows);
        let (files, ground) = Files::prepare(scale.rows).await?;
        let there = sqlite::audited(&files.path("ours"))?.entries;
        let mut entrants = field::sqlite(&files, scale.with_orms).await?;
        let mut findings = Findings {
            engine: format!("SQLite {}", rusqlite::version()),
            aims: aims::SQLITE,
            workloads: measure_all(&mut entrants, &alone, &ground, scale.rounds).await?,
            verified: None,
            audited: 0,
            image_bytes: 0,
        };
        let find = async |seat: &str| sqlite::audited(&files.path(seat));
        count(&mut findings, &entrants, |_| there, find).await?;
        drop(entrants);
        if scale.with_verify {
            let pool = SqlitePool::connect(&files.url("ours")).await?;
            findings.verified = Some(verify(pool.into()).await?);
        }
        Ok(findings)
    })
}

/// Measures PostgreSQL; none where it is not installed.
pub(crate) fn on_postgres(scale: Scale, workloads: &[Workload]) -> Result<Option<Findings>> {
    let alone = of_one(workloads);
    let runtime = one_thread()?;
    eprintln!("PostgreSQL: {} rows", scale.rows);
    let Some((server, ground)) = runtime.block_on(Server::prepare(scale.rows))? else {
        return Ok(None);
    };
    let find = async |seat: &str| postgres::audited(&server.url(seat)).await;
    let mut findings = runtime.block_on(async {
        let there = find("ours").await?.entries;
        let mut entrants = field::postgres(&server, scale.with_orms).await?;
        let mut findings = Findings {
            engine: format!("PostgreSQL {}", server.version().await?),
            aims: aims::POSTGRES,
            workloads: measure_all(&mut entrants, &alone, &ground, scale.rounds).await?,
            verified: None,
            audited: 0,
            image_bytes: 0,
        };
        count(&mut findings, &entrants, |_| there, find).await?;
        anyhow::Ok(findings)
    })?;
    drop(runtime);
    if workloads.contains(&Workload::Writers) {
        several_threads()?.block_on(async {
            let ours = find("ours").await?.entries;
            let plain = find("plain").await?.entries;
            let mut entrants = field::writers(&server).await?;
            let only = [Workload::Writers];
            let measured = measure_all(&mut entrants, &only, &ground, scale.rounds).await?;
            findings.workloads.extend(measured);
            // Ours goes on in the database that it wrote to before.
            let there = |name: &str| if name == OURS { ours } else { plain };
            count(&mut findings, &entrants, there, find).await
        })?;
    }
    if scale.with_verify {
        findings.verified = Some(one_thread()?.block_on(async {
            let pool = PgPool::connect(&server.url("ours")).await?;
            verify(pool.into()).await
        })?);
    }
    Ok(Some(findings))
}

/// What one does alone; those who write at the same time have connections of their own.
fn of_one(workloads: &[Workload]) -> Vec<Workload> {
    let alone = workloads.iter().copied();
    alone.filter(|kind| *kind != Workload::Writers).collect()
}

async fn measure_all(
    entrants: &mut [Entrant],
    workloads: &[Workload],
    ground: &Ground,
    rounds: usize,
) -> Result<Vec<(Workload, Vec<Series>)>> {
    let mut measured = Vec::with_capacity(workloads.len());
    for workload in workloads {
        let series = measure(entrants, *workload, ground, 0, rounds).await?;
        if !series.is_empty() {
            eprintln!("  {}", workload.name());
            measured.push((*workload, series));
        }
    }
    Ok(measured)
}

/// Every write of every peer left its entry, or there is no report.
async fn count(
    findings: &mut Findings,
    entrants: &[Entrant],
    there: impl Fn(&str) -> u64,
    find: impl AsyncFn(&str) -> Result<Audited>,
) -> Result<()> {
    for entrant in entrants {
        let audited = find(entrant.seat).await?;
        audited.expect(entrant.name, there(entrant.name) + entrant.written)?;
        findings.audited += entrant.written;
        findings.image_bytes = audited.image_bytes;
    }
    Ok(())
}

/// Every look at the whole log of ours, the digests of all entries included.
async fn verify(database: Database) -> Result<(u64, Duration)> {
    let (schema, diagnostics) = cwom_schema::parse(include_str!("../../../cwom-spec.toml"));
    let schema = schema.ok_or_else(|| anyhow!("the spec is not valid: {diagnostics:?}"))?;
    let tables = lower_tables(&schema);
    let log = Log::new(&tables, database)?;
    cwom_audit::seal(&log, None).await?;
    let began = Instant::now();
    let verified = Verify::new().run(&log).await?;
    let took = began.elapsed();
    let outcome = verified.outcome();
    ensure!(outcome == Outcome::Clean, "the log is {outcome:?}");
    Ok((verified.hashed, took))
}
