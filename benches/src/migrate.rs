//! `migrate`: what people wait for when a spec changes, and when a database is brought to its head.

mod introspect;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use cwom_migrate::{Decisions, Form, Revision, diff, plan};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use serde_json::json;

use crate::machine::load;
use crate::shipped::{project, task};
use crate::{model, program};

/// How many tables the large specs have.
const TABLES: u32 = 2000;
/// What the system that this one replaces takes to bring an empty SQLite to its head, cold.
const REPLACED: Duration = Duration::from_millis(1200);

/// One thing that was measured.
struct Figure {
    what: &'static str,
    times: Vec<Duration>,
    aim: &'static str,
    holds: fn(Duration) -> bool,
}

/// Runs the benchmark and writes its report beside the sources of this package.
pub(crate) fn run(quick: bool) -> Result<()> {
    let runs = if quick { 3 } else { 9 };
    let program = program::build()?;
    let mut figures = vec![
        plan_large(runs)?,
        change_shipped(&program, runs)?,
        check_shipped(&program, runs)?,
        upgrade_shipped(&program, runs)?,
    ];
    figures.extend(introspect::measure(runs)?);
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = to_markdown(&figures, runs);
    fs::write(directory.join("migrate.md"), &text).context("could not write `migrate.md`")?;
    fs::write(directory.join("migrate.json"), to_json(&figures))
        .context("could not write `migrate.json`")?;
    print!("{text}");
    Ok(())
}

fn parse(text: &str) -> Result<Schema> {
    cwom_schema::parse(text)
        .0
        .ok_or_else(|| anyhow!("the made-up spec is not valid"))
}

/// Planning between two revisions in memory, without a proof.
fn plan_large(runs: usize) -> Result<Figure> {
    let (before, after) = (
        parse(&model::spec(TABLES, false))?,
        parse(&model::spec(TABLES, true))?,
    );
    let decisions = Decisions::default();
    let mut times = Vec::new();
    for _ in 0..=runs {
        let start = Instant::now();
        let (previous, next) = (Revision::new(&before), Revision::new(&after));
        let ops = diff(&previous.snapshot, &next.snapshot, &decisions);
        let ops = ops.map_err(|missing| anyhow!("{missing:?}"))?;
        ensure!(!ops.is_empty(), "the edit changes nothing");
        for dialect in Dialect::ALL {
            black_box(plan(&previous, &next, &ops, dialect, Form::Online));
        }
        times.push(start.elapsed());
    }
    times.remove(0);
    Ok(Figure {
        what: "plan one new field between two specs of 2,000 tables, both dialects, in memory",
        times,
        aim: "< 2 s",
        holds: |time| time < Duration::from_secs(2),
    })
}

/// `gen` after one new field, the proof on SQLite included, as a process.
fn change_shipped(program: &Path, runs: usize) -> Result<Figure> {
    let mut times = Vec::new();
    for _ in 0..=runs {
        let project = project(true)?;
        let sample = task(program, &["gen"]).measure(project.path())?;
        let written = project.path().join("generated/migrations/plans");
        ensure!(
            fs::read_dir(written)?.count() > 1,
            "no migration was written"
        );
        times.push(sample.wall);
    }
    times.remove(0);
    Ok(Figure {
        what: "`gen` for one new field of the spec that ships, proof on SQLite included, process",
        times,
        aim: "< 500 ms",
        holds: |time| time < Duration::from_millis(500),
    })
}

/// `check` with the replay on SQLite, as a process.
fn check_shipped(program: &Path, runs: usize) -> Result<Figure> {
    let project = project(false)?;
    let task = task(program, &["check", "--anew"]);
    let mut times = Vec::new();
    for _ in 0..=runs {
        times.push(task.measure(project.path())?.wall);
    }
    times.remove(0);
    Ok(Figure {
        what: "`check` of the spec that ships, whole replay on SQLite included, process",
        times,
        aim: "< 300 ms",
        holds: |time| time < Duration::from_millis(300),
    })
}

/// An empty SQLite brought to the head, as a process that starts cold.
fn upgrade_shipped(program: &Path, runs: usize) -> Result<Figure> {
    let project = project(false)?;
    let mut times = Vec::new();
    for run in 0..=runs {
        let url = format!("sqlite:{}", file(project.path(), run).display());
        let arguments = ["migrate", "up", "--database-url", &url];
        times.push(task(program, &arguments).measure(project.path())?.wall);
    }
    times.remove(0);
    Ok(Figure {
        what: "an empty SQLite to the head, process; the replaced system takes 1.2 s",
        times,
        aim: "< 240 ms",
        holds: |time| time * 5 < REPLACED,
    })
}

fn file(directory: &Path, run: usize) -> PathBuf {
    directory.join(format!("{run}.db"))
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn to_markdown(figures: &[Figure], runs: usize) -> String {
    let mut text = format!(
        "# Migrations\n\nMedians of {runs} runs after one that is not counted; load when it ended: \
         {}. Written by `cargo xtask bench migrate`.\n\n\
         | what | median ms | quickest – slowest | aim | holds |\n|---|---:|---:|---:|---|\n",
        load()
    );
    for figure in figures {
        let median = median(&figure.times);
        let least = figure.times.iter().min().copied().unwrap_or_default();
        let most = figure.times.iter().max().copied().unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {:.0} | {:.0} – {:.0} | {} | {} |",
            figure.what,
            milliseconds(median),
            milliseconds(least),
            milliseconds(most),
            figure.aim,
            if (figure.holds)(median) { "yes" } else { "no" }
        );
    }
    text
}

fn to_json(figures: &[Figure]) -> String {
    let figures = figures.iter().map(|figure| {
        let times = figure.times.iter().map(|time| milliseconds(*time));
        let object = json!({"median_ms": milliseconds(median(&figure.times)), "ms": times.collect::<Vec<_>>()});
        (figure.what, object)
    });
    format!("{:#}\n", json!(figures.collect::<BTreeMap<_, _>>()))
}
