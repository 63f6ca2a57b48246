//! `audit`: what an entry for each change costs, beside the same table with the same indexes and
//! rules but without the log.
//!
//! The variants take turns within each round, so that what else the machine does falls on all of
//! them alike; a figure is the median of the rounds.

mod postgres;
mod report;
mod sqlite;
mod variant;

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use cwom_testkit::Cluster;

use report::Report;
pub(crate) use report::median;
pub(crate) use variant::BODY;

/// Settings of the server: every commit waits for a millisecond, whoever else commits, as on a disk
/// of steady speed.
const SERVER: &str = "-c commit_delay=1000 -c commit_siblings=0 -c shared_buffers=256MB \
                      -c max_wal_size=4GB -c autovacuum=off";

/// How much is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Rounds, in each of which every variant has its turn.
    pub(crate) rounds: usize,
    /// Single writes of a turn.
    pub(crate) writes: usize,
    /// Rows of a transaction of many.
    pub(crate) batch: usize,
    /// How long clients write beside each other in a turn.
    pub(crate) span: Duration,
}

impl Scale {
    fn of(quick: bool) -> Self {
        Self {
            rounds: if quick { 3 } else { 15 },
            writes: if quick { 200 } else { 500 },
            batch: 1000,
            span: Duration::from_millis(if quick { 500 } else { 1500 }),
        }
    }
}

/// Runs the benchmark and writes its report beside the sources of this package.
pub(crate) fn run(quick: bool) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("could not start the runtime")?;
    let report = runtime.block_on(measure(Scale::of(quick)))?;
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, text) in [
        ("audit.md", report.to_markdown()),
        ("audit.json", report.to_json()),
    ] {
        fs::write(directory.join(name), text)
            .with_context(|| format!("could not write `{name}`"))?;
    }
    print!("{}", report.to_markdown());
    Ok(())
}

async fn measure(scale: Scale) -> Result<Report> {
    let mut report = Report::new(scale);
    eprintln!("SQLite");
    sqlite::measure(scale, &mut report).await?;
    match Cluster::in_memory().context("could not make a PostgreSQL server")? {
        Some(cluster) => {
            eprintln!("PostgreSQL");
            cluster
                .start(SERVER)
                .context("could not start PostgreSQL")?;
            postgres::measure(scale, &cluster.url(), &mut report).await?;
        }
        None => report.absent("PostgreSQL, whose `initdb` is not installed"),
    }
    Ok(report)
}
