//! Measurements: of whole processes, as people wait for them (`cargo xtask bench gen`), of the
//! statements of an audited table beside those of a bare one (`cargo xtask bench audit`), of the
//! typed store with its log (`cargo xtask bench store`), of migrations (`cargo xtask bench migrate`),
//! of checks (`cargo xtask bench check`), and of compiling a generated crate (`cargo xtask bench
//! compile`).

mod audit;
mod check;
mod compile;
mod generate;
mod machine;
mod measure;
mod migrate;
mod model;
mod peers;
mod program;
mod report;
mod shipped;
mod store;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cwom-bench", about = "Measurements of the toolkit")]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Time and memory of generating, beside other tools where they are installed.
    Gen(GenArgs),
    /// What the audit log costs, beside the same table without it.
    Audit(QuickArgs),
    /// Rows of a batch beside rows one by one, and how fast their log is verified.
    Store(QuickArgs),
    /// Planning, proving and running migrations.
    Migrate(QuickArgs),
    /// Checking for drift, leg by leg.
    Check(QuickArgs),
    /// Compiling a generated crate, beside the same models in Diesel and SeaORM.
    Compile(CompileArgs),
    /// Runs one command and prints what it took; the benchmark starts itself this way.
    #[command(hide = true)]
    Measure {
        /// The command and its arguments.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        command: Vec<OsString>,
    },
}

/// Arguments of `gen`.
#[derive(Debug, Args)]
struct GenArgs {
    /// Fewer runs; the figures are rough.
    #[arg(long)]
    quick: bool,
    /// Sizes of the made-up specs, in entities.
    #[arg(
        long,
        value_delimiter = ',',
        default_values_t = [20, 200, 2000],
        value_parser = clap::value_parser!(u32).range(1..=20_000)
    )]
    entities: Vec<u32>,
}

/// Arguments of `compile`.
#[derive(Debug, Args)]
struct CompileArgs {
    /// Fewer rounds, and 20 entities unless sizes are given; the figures are rough.
    #[arg(long)]
    quick: bool,
    /// Diesel takes part at every size: with 200 entities each of its builds takes minutes.
    #[arg(long)]
    everybody: bool,
    /// Sizes of the made-up models, in entities; 20 and 200 if none are given.
    #[arg(
        long,
        value_delimiter = ',',
        value_parser = clap::value_parser!(u32).range(1..=2_000)
    )]
    entities: Vec<u32>,
}

/// Arguments of `audit` and `store`.
#[derive(Debug, Args)]
struct QuickArgs {
    /// Fewer writes; the figures are rough.
    #[arg(long)]
    quick: bool,
}

fn main() -> ExitCode {
    match run(CommandLine::parse().verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> Result<()> {
    match verb {
        Verb::Gen(args) => generate::run(args.quick, &args.entities),
        Verb::Audit(args) => audit::run(args.quick),
        Verb::Migrate(args) => migrate::run(args.quick),
        Verb::Check(args) => check::run(args.quick),
        Verb::Compile(args) => compile::run(args.quick, args.everybody, &args.entities),
        Verb::Store(args) => store::run(args.quick),
        Verb::Measure { command } => measure::measure_here(&command),
    }
}
