//! Reads and writes of the shipped model, beside what people would use instead: drivers by hand, sqlx
//! by hand, Diesel, SeaORM (`cargo xtask bench runtime`).

mod aims;
mod field;
mod findings;
mod gate;
mod ground;
mod growth;
mod machine;
mod model;
mod peer;
mod peers;
mod place;
mod report;
mod rounds;
mod run;
mod samples;
mod workload;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use findings::Findings;
use gate::{Committed, LIMIT, Verdict};
use machine::Machine;
use report::{ROWS, Report};
use run::{Plan, Scale};
use workload::Workload;

#[derive(Debug, Parser)]
#[command(
    name = "cwom-bench-runtime",
    about = "Reads and writes beside the alternatives"
)]
struct CommandLine {
    /// Compares ratios with the committed report instead of writing one, with the drivers and
    /// hand-written sqlx as peers; exit code 1 when ours became slower.
    #[arg(long)]
    quick: bool,
    /// Issues that are there before; reports of another size than the usual have their own files.
    #[arg(long, default_value_t = ROWS)]
    rows: usize,
    /// Rounds that count.
    #[arg(long)]
    rounds: Option<usize>,
    /// A workload by name, and more by the same option again; nothing is written then but to the
    /// terminal.
    #[arg(long, value_parser = parse_workload)]
    only: Vec<Workload>,
    /// Ours alone on tables of more and more rows, up to these, and with more and more writers.
    #[arg(long, conflicts_with_all = ["quick", "only", "engine"])]
    growth: bool,
    /// One engine, `sqlite` or `postgres`; nothing is written then either.
    #[arg(long, value_parser = ["sqlite", "postgres"])]
    engine: Option<String>,
    /// Diesel and SeaORM stay away.
    #[arg(long)]
    without_orms: bool,
}

/// Rounds of a report, and of a comparison.
const ROUNDS: usize = 15;
const QUICK_ROUNDS: usize = 9;

/// Something became slower; any other trouble ends with 2.
const SLOWER: u8 = 1;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let done = if line.quick {
        compare(&line)
    } else if line.growth {
        grow(&line)
    } else {
        report(&line)
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn parse_workload(name: &str) -> Result<Workload, String> {
    let known = Workload::ALL.map(Workload::name).join("`, `");
    Workload::of(name).ok_or_else(|| format!("there are `{known}`"))
}

/// Measures everything and writes the report.
fn report(line: &CommandLine) -> Result<ExitCode> {
    let whole = line.only.is_empty() && line.engine.is_none();
    let plan = Plan {
        scale: Scale {
            rows: line.rows,
            rounds: odd(line.rounds.unwrap_or(ROUNDS)),
            with_orms: cfg!(feature = "orms") && !line.without_orms,
            with_verify: whole,
        },
        workloads: if line.only.is_empty() {
            &Workload::ALL
        } else {
            &line.only
        },
        committed: None,
    };
    let machine = Machine::look();
    let findings = measure(plan, line.engine.as_deref())?;
    let is_committed = whole && line.rows == ROWS;
    let report = Report {
        machine,
        scale: plan.scale,
        findings,
        quick: if is_committed {
            quick(line, None)?
        } else {
            Vec::new()
        },
    };
    if whole {
        report.write()?;
    }
    print!("{}", report::to_markdown(&report));
    Ok(ExitCode::SUCCESS)
}

/// Measures how it grows, by tens.
fn grow(line: &CommandLine) -> Result<ExitCode> {
    let sizes = std::iter::successors(Some(1_000), |rows| Some(rows * 10));
    let sizes: Vec<usize> = sizes.take_while(|rows| *rows <= line.rows).collect();
    growth::run(&sizes, odd(line.rounds.unwrap_or(QUICK_ROUNDS)))?;
    Ok(ExitCode::SUCCESS)
}

/// Measures what is quickly measured.
fn quick(line: &CommandLine, committed: Option<&Committed>) -> Result<Vec<Findings>> {
    machine::stay_on_one_processor();
    // What is committed is looked at for months, so it gets the rounds of a comparison that doubts.
    let rounds = if committed.is_some() {
        QUICK_ROUNDS
    } else {
        QUICK_ROUNDS * (1 + gate::REPEATS)
    };
    let plan = Plan {
        scale: Scale {
            rows: line.rows,
            rounds: odd(line.rounds.unwrap_or(rounds)),
            with_orms: false,
            with_verify: false,
        },
        workloads: if line.only.is_empty() {
            &Workload::QUICK
        } else {
            &line.only
        },
        committed,
    };
    measure(plan, line.engine.as_deref())
}

/// Compares what is quickly measured with what is committed.
fn compare(line: &CommandLine) -> Result<ExitCode> {
    let committed = Committed::read()?;
    let mut is_slower = false;
    for findings in quick(line, Some(&committed))? {
        let engine = findings.engine.split(' ').next().unwrap_or_default();
        for (workload, series) in &findings.workloads {
            let verdict = committed.judge(engine, *workload, series);
            println!("{}", line_of_verdict(engine, &verdict));
            is_slower |= verdict.is_slower();
        }
    }
    Ok(if is_slower {
        eprintln!(
            "slower than benches/runtime.json says: find out why, or measure it anew with \
             `cargo xtask bench runtime` and say why in the commit"
        );
        ExitCode::from(SLOWER)
    } else {
        ExitCode::SUCCESS
    })
}

/// Measures on both engines, or on the one that is asked for.
fn measure(plan: Plan<'_>, engine: Option<&str>) -> Result<Vec<Findings>> {
    let mut findings = Vec::new();
    if engine != Some("postgres") {
        findings.push(run::on_sqlite(plan)?);
    }
    if engine != Some("sqlite") {
        match run::on_postgres(plan)? {
            Some(found) => findings.push(found),
            None => eprintln!("PostgreSQL is not installed here, and not measured"),
        }
    }
    Ok(findings)
}

fn line_of_verdict(engine: &str, verdict: &Verdict) -> String {
    let name = verdict.workload.name();
    match verdict.times {
        Some(times) if verdict.is_slower() => {
            format!("{engine}, {name}: {times:.2} times the committed ratio, more than {LIMIT}")
        }
        Some(times) => format!("{engine}, {name}: {times:.2} times the committed ratio"),
        None => format!("{engine}, {name}: nothing is committed for it"),
    }
}

/// Rounds change rows there and back, so an even number with the one before them leaves all as it was.
const fn odd(rounds: usize) -> usize {
    rounds | 1
}
