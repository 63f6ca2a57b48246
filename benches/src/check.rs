//! `check`: what people and CI wait for, leg by leg.

mod live;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::machine::load;
use crate::measure::{Figures, Workload};
use crate::program;
use crate::shipped::{project, task};

/// What a check of everything may take, its replay on SQLite included.
const AIM: Duration = Duration::from_millis(300);

/// One thing that was measured.
struct Row {
    what: String,
    program: &'static str,
    figures: Figures,
    aim: Option<Duration>,
}

/// Runs the benchmark and writes its report beside the sources of this package.
pub(crate) fn run(quick: bool) -> Result<()> {
    let runs = if quick { 3 } else { 9 };
    let mut rows = of_the_product(runs)?;
    rows.extend(of_the_repository(runs)?);
    rows.extend(live::rows(runs)?);
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = to_markdown(&rows, runs);
    fs::write(directory.join("check.md"), &text).context("could not write `check.md`")?;
    fs::write(directory.join("check.json"), to_json(&rows))
        .context("could not write `check.json`")?;
    print!("{text}");
    Ok(())
}

/// `cargo cwom`, built as it is shipped, on a copy of the spec that ships.
fn of_the_product(runs: usize) -> Result<Vec<Row>> {
    let program = program::build()?;
    let project = project(false)?;
    let all = [
        ("the leg spec", &["check", "spec"][..], None),
        ("the leg code", &["check", "code"], None),
        ("the leg history", &["check", "history"], None),
        (
            "the leg replay, on SQLite",
            &["check", "replay", "--anew"],
            None,
        ),
        (
            "every leg, nothing remembered",
            &["check", "--anew"],
            Some(AIM),
        ),
        ("every leg, the replay remembered", &["check"], None),
    ];
    let row = |(what, arguments, aim): (&str, &[&str], Option<Duration>)| {
        eprintln!("cargo cwom: {what}");
        Ok(Row {
            what: what.to_owned(),
            program: "cargo cwom, optimised",
            figures: measure(&task(&program, arguments), project.path(), runs)?,
            aim,
        })
    };
    all.into_iter().map(row).collect()
}

/// `cargo xtask` as it is built for every day, in this repository; what cargo does before is not
/// counted.
fn of_the_repository(runs: usize) -> Result<Vec<Row>> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let program = program::build_for_every_day()?;
    eprintln!("cargo xtask: every leg");
    let command = [program.as_os_str(), "check".as_ref(), "--anew".as_ref()];
    let workload = Workload {
        command: command.map(OsString::from).to_vec(),
        expected: 0,
    };
    Ok(vec![Row {
        what: "every leg, nothing remembered".to_owned(),
        program: "cargo xtask, not optimised",
        figures: measure(&workload, &root, runs)?,
        aim: Some(AIM),
    }])
}

fn measure(workload: &Workload, directory: &Path, runs: usize) -> Result<Figures> {
    let mut samples = Vec::new();
    // The first run warms the caches of the system and is not counted.
    for _ in 0..=runs {
        samples.push(workload.measure(directory)?);
    }
    Ok(Figures::of(&samples[1..]))
}

fn holds(row: &Row) -> Option<bool> {
    row.aim.map(|aim| row.figures.median < aim)
}

fn to_markdown(rows: &[Row], runs: usize) -> String {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut text = format!(
        "# Checking\n\nWhole processes on the spec that ships, and on a made-up one. Medians of {runs} runs after one that is \
         not counted; {processors} processors; load when it ended: {}. Written by `cargo xtask bench \
         check`.\n\n\
         | program | what | median ms | quickest – slowest | peak memory | aim | holds |\n\
         |---|---|---:|---:|---:|---|---|\n",
        load()
    );
    for row in rows {
        let aim = row.aim.map(|aim| format!("< {} ms", aim.as_millis()));
        let verdict = holds(row).map(|holds| if holds { "yes" } else { "no" });
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {:.0} | {:.0} – {:.0} | {} MB | {} | {} |",
            row.program,
            row.what,
            milliseconds(row.figures.median),
            milliseconds(row.figures.least),
            milliseconds(row.figures.most),
            row.figures.peak / 1_000_000,
            aim.unwrap_or_default(),
            verdict.unwrap_or_default(),
        );
    }
    text
}

fn to_json(rows: &[Row]) -> String {
    let rows = rows.iter().map(|row| {
        json!({
            "program": row.program,
            "what": row.what,
            "median_ms": milliseconds(row.figures.median),
            "least_ms": milliseconds(row.figures.least),
            "most_ms": milliseconds(row.figures.most),
            "peak_bytes": row.figures.peak,
            "runs": row.figures.runs,
            "holds": holds(row),
        })
    });
    let rows: Vec<Value> = rows.collect();
    format!("{:#}\n", json!({"load": load(), "rows": rows}))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
