//! Reads and writes of the shipped model, beside what people would use instead: drivers by hand, sqlx
//! by hand, Diesel, SeaORM (`cargo xtask bench runtime`).

mod aims;
mod field;
mod findings;
mod ground;
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

use machine::Machine;
use report::{ROWS, Report};
use run::Scale;
use workload::Workload;

#[derive(Debug, Parser)]
#[command(name = "cwom-bench-runtime", about = "Reads and writes beside the alternatives")]
struct CommandLine {
    /// Issues that are there before; reports of another size than the usual have their own files.
    #[arg(long, default_value_t = ROWS)]
    rows: usize,
    /// Rounds that count.
    #[arg(long, default_value_t = 15)]
    rounds: usize,
    /// Workloads by name, separated by commas; nothing is written then but to the terminal.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

fn main() -> ExitCode {
    match run(&CommandLine::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(line: &CommandLine) -> Result<ExitCode> {
    let scale = Scale {
        rows: line.rows,
        rounds: line.rounds,
        with_orms: cfg!(feature = "orms"),
        with_verify: line.only.is_empty(),
    };
    let machine = Machine::look();
    let some: Vec<Workload> = line.only.iter().filter_map(|name| Workload::of(name)).collect();
    let workloads = if line.only.is_empty() { &Workload::ALL[..] } else { &some };
    let mut findings = vec![run::on_sqlite(scale, workloads)?];
    findings.extend(run::on_postgres(scale, workloads)?);
    let report = Report {
        machine,
        scale,
        findings,
    };
    if line.only.is_empty() {
        report.write()?;
    }
    print!("{}", report::to_markdown(&report));
    Ok(ExitCode::SUCCESS)
}
