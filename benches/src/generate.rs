//! `gen`: what people wait for when they generate.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::measure::{Figures, Sample, Workload};
use crate::model;
use crate::peers::{self, Peer};
use crate::program;
use crate::report::{self, Report, Row};

/// Up to this size every run that writes is proved. SQLite reads its whole catalog for each `CREATE`, so
/// the proof of everything at once grows with the square of the tables: 2 s at 200, 9 minutes at 2,000.
const LARGEST_PROVED: u32 = 500;
/// After that long, what was written has settled, and `gen` remembers what it found.
const SETTLED: Duration = Duration::from_secs(4);

/// Runs the benchmark and writes its report beside the sources of this package.
pub(crate) fn run(quick: bool, sizes: &[u32]) -> Result<()> {
    let runs = if quick { 3 } else { 7 };
    let program = program::build()?;
    let mut report = Report::new();
    for &entities in sizes {
        eprintln!("{entities} entities: cargo cwom");
        report.rows.extend(measure_own(&program, entities, runs)?);
        for peer in peers::ALL {
            measure_peer(peer, entities, runs, &mut report)?;
        }
    }
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, text) in [
        ("gen.md", report.to_markdown()),
        ("gen.json", report.to_json()),
    ] {
        let path = directory.join(name);
        fs::write(&path, text).with_context(|| format!("could not write `{name}`"))?;
    }
    print!("{}", report.to_markdown());
    Ok(())
}

fn measure_own(program: &Path, entities: u32, runs: usize) -> Result<Vec<Row>> {
    let directory = tempfile::tempdir().context("could not make a temporary directory")?;
    let spec = directory.path().join("cwom-spec.toml");
    let output = directory.path().join("generated");
    fs::write(&spec, model::spec(entities, false))?;
    let task = |arguments: &[&str], expected| {
        let mut command = vec![program.as_os_str().to_owned(), OsString::from("cwom")];
        command.extend(arguments.iter().map(OsString::from));
        Workload { command, expected }
    };
    let clear = || match fs::remove_dir_all(&output) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    let write_spec = |edited| fs::write(&spec, model::spec(entities, edited));
    let measure = |task: &Workload, prepare: &dyn Fn() -> std::io::Result<()>| -> Result<Figures> {
        let mut samples: Vec<Sample> = Vec::new();
        // The first run warms the caches of the system and is not counted.
        for _ in 0..=runs {
            prepare().context("could not prepare a run")?;
            samples.push(task.measure(directory.path())?);
        }
        Ok(Figures::of(&samples[1..]))
    };

    let generate = task(&["gen"], 0);
    let row = |what: &str, figures| Row::measured("cargo cwom", entities, what, figures);
    let parse = measure(&task(&["check", "spec"], 0), &|| Ok(()))?;
    let in_memory = measure(&task(&["gen", "--check"], 1), &clear)?;
    let mut rows = vec![
        row("parse and check the spec", parse),
        row("generate in memory", in_memory),
    ];
    if entities <= LARGEST_PROVED {
        rows.push(row(report::FROM_NOTHING, measure(&generate, &clear)?));
    } else {
        clear()?;
        let once = Figures::of(&[generate.measure(directory.path())?]);
        rows.push(row(report::FROM_NOTHING, once));
    }
    let compared = measure(&task(&["gen", "--check"], 0), &|| Ok(()))?;
    rows.push(row("nothing to do, every file read", compared));
    thread::sleep(SETTLED);
    let nothing_to_do = measure(&generate, &|| Ok(()))?;
    rows.push(row(report::NOTHING_TO_DO, nothing_to_do));
    if entities <= LARGEST_PROVED {
        let one_edit = measure(&generate, &|| {
            write_spec(false)?;
            clear()?;
            generate
                .measure(directory.path())
                .map_err(std::io::Error::other)?;
            write_spec(true)
        })?;
        rows.push(row("one field added", one_edit));
    }
    Ok(rows)
}

fn measure_peer(peer: &Peer, entities: u32, runs: usize, report: &mut Report) -> Result<()> {
    let Some(installed) = (peer.find)() else {
        report.absent(peer.name, peer.install);
        return Ok(());
    };
    if entities > peer.largest {
        report.rows.push(Row::skipped(
            peer.name,
            entities,
            "not measured at this size",
        ));
        return Ok(());
    }
    eprintln!("{entities} entities: {}", peer.name);
    let directory = tempfile::tempdir().context("could not make a temporary directory")?;
    let project = (peer.prepare)(&installed, directory.path(), entities)
        .with_context(|| format!("could not prepare {}", peer.name))?;
    let measure = |task: &Workload, fresh: bool| -> Result<Figures> {
        let mut samples = Vec::new();
        for _ in 0..=runs {
            if fresh {
                (project.reset)(directory.path()).context("could not prepare a run")?;
            }
            samples.push(task.measure(directory.path())?);
        }
        Ok(Figures::of(&samples[1..]))
    };
    let from_nothing = measure(&project.from_nothing, true)?;
    for task in &project.catch_up {
        task.measure(directory.path())?;
    }
    let nothing_to_do = measure(&project.nothing_to_do, false)?;
    let row = |what: &str, figures| Row::measured(peer.name, entities, what, figures);
    report.rows.push(row(report::FROM_NOTHING, from_nothing));
    report.rows.push(row(report::NOTHING_TO_DO, nothing_to_do));
    Ok(())
}
