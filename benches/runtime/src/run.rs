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
use crate::gate::{Committed, REPEATS};
use crate::ground::Ground;
use crate::model::Draft;
use crate::peer::{AnyPeer as _, Turn};
use crate::place::postgres::Server;
use crate::place::sqlite::Files;
use crate::place::{Audited, postgres, sqlite};
use crate::rounds::{Entrant, Series, measure};
use crate::samples::Spread;
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

/// What is measured on both engines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) scale: Scale,
    pub(crate) workloads: &'a [Workload],
    /// What is measured again where it looks slower than this.
    pub(crate) committed: Option<&'a Committed>,
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
pub(crate) fn on_sqlite(plan: Plan<'_>) -> Result<Findings> {
    let scale = plan.scale;
    one_thread()?.block_on(async {
        eprintln!("SQLite: {} rows", scale.rows);
        let (files, ground) = Files::prepare(scale.rows).await?;
        let there = sqlite::audited(&files.path("ours"))?.entries;
        let mut entrants = field::sqlite(&files, scale.with_orms).await?;
        let mut findings = Findings {
            engine: format!("SQLite {}", rusqlite::version()),
            aims: aims::SQLITE,
            workloads: plan
                .measure(&mut entrants, "SQLite", &ground, false)
                .await?,
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
pub(crate) fn on_postgres(plan: Plan<'_>) -> Result<Option<Findings>> {
    let scale = plan.scale;
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
            workloads: plan
                .measure(&mut entrants, "PostgreSQL", &ground, false)
                .await?,
            verified: None,
            audited: 0,
            image_bytes: 0,
        };
        count(&mut findings, &entrants, |_| there, find).await?;
        anyhow::Ok(findings)
    })?;
    drop(runtime);
    if plan.workloads.contains(&Workload::Writers) {
        several_threads()?.block_on(async {
            let by_ours = find("ours").await?.entries;
            let by_nobody = find("plain").await?.entries;
            let mut entrants = field::writers(&server).await?;
            let several = plan.measure(&mut entrants, "PostgreSQL", &ground, true);
            findings.workloads.extend(several.await?);
            // Ours goes on in the database that it wrote to before.
            let there = |name: &str| if name == OURS { by_ours } else { by_nobody };
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

impl Plan<'_> {
    /// Measures what the peers do, of one or of several at once.
    async fn measure(
        &self,
        entrants: &mut [Entrant],
        engine: &str,
        ground: &Ground,
        several: bool,
    ) -> Result<Vec<(Workload, Vec<Series>)>> {
        let workloads = self.workloads.iter().copied();
        let mut measured = Vec::with_capacity(self.workloads.len());
        for workload in workloads.filter(|kind| (*kind == Workload::Writers) == several) {
            let rounds = self.scale.rounds;
            let mut series = measure(entrants, workload, ground, 0, rounds).await?;
            eprintln!("  {}", workload.name());
            let Some(committed) = self.committed else {
                measured.push((workload, series));
                continue;
            };
            // An odd number of rounds and one before them leave the rows as they were.
            for repeat in 1..=REPEATS {
                let verdict = committed.judge(engine, workload, &series);
                if !verdict.is_slower() {
                    break;
                }
                eprintln!(
                    "    {:.2} times: more rounds",
                    verdict.times.unwrap_or_default()
                );
                let first = repeat * (rounds + 1);
                let more = measure(entrants, workload, ground, first, rounds).await?;
                for (known, more) in series.iter_mut().zip(more) {
                    known.wall.extend(more.wall);
                    known.worked.extend(more.worked);
                }
            }
            measured.push((workload, series));
        }
        Ok(measured)
    }
}

/// Ours with so many writers at a time: microseconds for each row. Nothing where PostgreSQL is not
/// installed.
pub(crate) fn by_writers(counts: &[usize], rounds: usize) -> Result<Vec<(usize, Spread)>> {
    const ROWS: usize = 10_000;

    let runtime = several_threads()?;
    let Some((server, ground)) = runtime.block_on(Server::prepare(ROWS))? else {
        return Ok(Vec::new());
    };
    runtime.block_on(async {
        let mut grown = Vec::with_capacity(counts.len());
        for count in counts {
            let mut ours = field::our_writers(&server, *count).await?;
            let mut figures = Vec::with_capacity(rounds);
            for round in 0..=rounds {
                let share = |_| -> Vec<Draft> {
                    let drafts = (0..SHARE).map(|number| Draft::new(ground.inbox, number));
                    drafts.collect()
                };
                let shares = (0..*count).map(share).collect();
                let began = Instant::now();
                ours.take(Turn::Writers(shares)).await?;
                if round > 0 {
                    let rows = (count * SHARE) as f64;
                    figures.push(began.elapsed().as_secs_f64() * 1e6 / rows);
                }
            }
            let spread = Spread::of(&figures).context("no round was measured")?;
            grown.push((*count, spread));
        }
        Ok(grown)
    })
}

/// Rows of a writer in a round.
const SHARE: usize = 50;

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
