//! `store`: rows of a batch beside rows one by one, through the typed store with its audit log, and
//! how fast that log is verified.

mod item;
mod report;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, ensure};
use cwom_audit::{Database, Log, Outcome, Verify};
use cwom_runtime::{Context, Dialect, Migration, Migrations, Postgres, Sqlite, Store};
use cwom_schema::schema;
use cwom_schema::tables::{Tables, lower_tables};
use cwom_sql::ddl::{create_all, drop_all};
use cwom_testkit::Cluster;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike as _};
use sqlx::{PgPool, SqlitePool};

use item::items;
use report::Report;

/// How much is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Rounds, in each of which every way of writing has its turn.
    rounds: usize,
    /// Rows of a transaction.
    batch: usize,
    /// Entries of the log that is verified.
    entries: usize,
    /// How often it is verified.
    verifications: usize,
}

impl Scale {
    const fn of(quick: bool) -> Self {
        Self {
            rounds: if quick { 3 } else { 15 },
            batch: 1000,
            entries: if quick { 20_000 } else { 100_000 },
            verifications: if quick { 1 } else { 3 },
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
        ("store.md", report.to_markdown()),
        ("store.json", report.to_json()),
    ] {
        fs::write(directory.join(name), text)
            .with_context(|| format!("could not write `{name}`"))?;
    }
    print!("{}", report.to_markdown());
    Ok(())
}

async fn measure(scale: Scale) -> Result<Report> {
    let mut report = Report::new(scale);
    let (schema, diagnostics) = cwom_schema::parse(item::SPEC);
    let schema = schema.ok_or_else(|| anyhow!("the spec is not valid: {diagnostics:?}"))?;
    let tables = lower_tables(&schema);
    let directory = tempfile::tempdir().context("could not make a temporary directory")?;
    let url = format!("sqlite:{}", directory.path().join("bench.db").display());
    eprintln!("SQLite");
    let store = Store::<Sqlite>::open(&url).await?;
    let bench = Bench::new("SQLite", scale, &tables, store).await?;
    let pool = SqlitePool::connect(&url).await?;
    bench.run(pool.into(), &mut report).await?;
    match Cluster::in_memory().context("could not make a PostgreSQL server")? {
        Some(cluster) => {
            eprintln!("PostgreSQL");
            let settings = "-c synchronous_commit=off -c shared_buffers=256MB \
                            -c max_wal_size=4GB -c autovacuum=off";
            cluster
                .start(settings)
                .context("could not start PostgreSQL")?;
            let store = Store::<Postgres>::connect(&cluster.url()).await?;
            let bench = Bench::new("PostgreSQL", scale, &tables, store).await?;
            let pool = PgPool::connect(&cluster.url()).await?;
            bench.run(pool.into(), &mut report).await?;
        }
        None => report.absent("PostgreSQL, whose `initdb` is not installed"),
    }
    Ok(report)
}

/// A database of one engine.
struct Bench<'a, D: Dialect> {
    engine: &'static str,
    scale: Scale,
    tables: &'a Tables,
    store: Store<D>,
    context: Context,
}

impl<'a, D: Dialect> Bench<'a, D> {
    /// Makes the tables.
    async fn new(
        engine: &'static str,
        scale: Scale,
        tables: &'a Tables,
        store: Store<D>,
    ) -> Result<Self> {
        let migrations = Migrations {
            sqlite: migration(tables, schema::Dialect::Sqlite),
            postgres: migration(tables, schema::Dialect::Postgres),
        };
        store.migrate(&migrations).await?;
        Ok(Self {
            engine,
            scale,
            tables,
            store,
            context: Context::system("bench"),
        })
    }

    async fn run(&self, database: Database, report: &mut Report) -> Result<()> {
        // The first round warms the caches and is not counted.
        for round in 0..=self.scale.rounds {
            let one_by_one = self.one_by_one().await?;
            let at_once = self.at_once().await?;
            if round > 0 {
                report.note_write(self.engine, one_by_one, at_once);
            }
        }
        let mut written = 2 * self.scale.batch * (self.scale.rounds + 1);
        while written < self.scale.entries {
            self.at_once().await?;
            written += self.scale.batch;
        }
        let log = Log::new(self.tables, database)?;
        let begin = Instant::now();
        cwom_audit::seal(&log, None).await?;
        report.note_seal(self.engine, written, begin.elapsed());
        for _ in 0..self.scale.verifications {
            let (begin, worked) = (Instant::now(), processor_time()?);
            let verified = Verify::new().run(&log).await?;
            let (took, worked) = (begin.elapsed(), processor_time()?.saturating_sub(worked));
            let outcome = verified.outcome();
            ensure!(
                outcome == Outcome::Clean,
                "the log is {outcome:?}: {verified:?}"
            );
            ensure!(
                u64::try_from(written) == Ok(verified.hashed),
                "not every entry was hashed"
            );
            report.note_verify(self.engine, written, took, worked);
        }
        Ok(())
    }

    /// A loop of `create` in one transaction.
    async fn one_by_one(&self) -> Result<Duration> {
        let begin = Instant::now();
        let mut tx = self.store.begin(&self.context).await?;
        for item in items(self.scale.batch) {
            tx.create(item).await?;
        }
        tx.commit().await?;
        Ok(begin.elapsed())
    }

    /// `create_all` in one transaction.
    async fn at_once(&self) -> Result<Duration> {
        let begin = Instant::now();
        let mut tx = self.store.begin(&self.context).await?;
        tx.create_all(items(self.scale.batch)).await?;
        tx.commit().await?;
        Ok(begin.elapsed())
    }
}

/// What the processors did for this process since it began: a figure that other processes of a busy
/// machine change little.
fn processor_time() -> Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_SELF).context("the system does not tell")?;
    let of = |time: TimeVal| -> Result<Duration> {
        let micros = u64::try_from(time.num_microseconds())?;
        Ok(Duration::from_micros(micros))
    };
    Ok(of(usage.user_time())? + of(usage.system_time())?)
}

/// What a generator would write into files. Leaked, since migrations are constants otherwise.
fn migration(tables: &Tables, dialect: schema::Dialect) -> &'static [Migration] {
    vec![Migration {
        version: 1,
        name: "init",
        up: create_all(tables, dialect).leak(),
        down: drop_all(tables, dialect).leak(),
    }]
    .leak()
}
