//! `cargo xtask test`: runs the tests of the workspace, and says at the end what ran on which engine,
//! and what was skipped and why.

mod args;
mod cargo;
mod engine;
mod junit;
mod libtest;
mod outcome;
mod server;
mod summary;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};
use clap::Parser as _;
use cwom_testkit_bare::skip;

use args::{Args, Format};
use outcome::Outcomes;
use summary::Summary;

/// The tests did not pass.
const FAILED: u8 = 1;
/// They could not be run.
const COULD_NOT: u8 = 3;
/// The command line is wrong.
const USAGE: u8 = 64;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            let code = if error.use_stderr() { USAGE } else { 0 };
            return code.into();
        }
    };
    run(&args).map_or_else(
        |error| {
            eprintln!("error: {error:#}");
            COULD_NOT.into()
        },
        Into::into,
    )
}

/// Runs the tests, tells what became of them, and answers with the exit code.
fn run(args: &Args) -> Result<u8> {
    let started = Instant::now();
    let server = args.postgres.then(server::start).transpose()?;
    let notes = tempfile::NamedTempFile::new().context("no place for notes")?;
    let runner = cargo::Runner::choose(args.runner)?;
    let templates = tempfile::tempdir().context("no place for templates")?;
    let places = server::Places {
        notes: notes.path(),
        templates: templates.path(),
    };
    let environment = server::environment(args, server.as_ref(), places);

    let outcomes = runner.run(args, &environment)?;
    drop(server);

    let skips = skip::read(notes.path()).context("the notes of skipped tests")?;
    let summary = Summary::of(&outcomes, &skips, args, runner.name(), started.elapsed());
    match args.format {
        Format::Human => eprint!("{}", summary.for_people()),
        Format::Json => println!("{:#}", summary.for_machines()),
    }
    Ok(exit_code(&outcomes))
}

fn exit_code(outcomes: &Outcomes) -> u8 {
    if outcomes.failed().next().is_some() {
        FAILED
    } else if !outcomes.complete || outcomes.tests.is_empty() {
        COULD_NOT
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::outcome::{Outcomes, Status, Test};
    use super::{COULD_NOT, FAILED, exit_code};

    fn outcomes(statuses: &[Status], complete: bool) -> Outcomes {
        let tests = statuses.iter().map(|status| Test {
            name: "writes::sqlite".to_owned(),
            program: None,
            status: *status,
        });
        Outcomes {
            tests: tests.collect(),
            times: Vec::new(),
            complete,
        }
    }

    #[test]
    fn the_exit_code_tells_failures_from_trouble() {
        assert_eq!(exit_code(&outcomes(&[Status::Passed], true)), 0);
        let failed = [Status::Passed, Status::Failed];
        assert_eq!(exit_code(&outcomes(&failed, false)), FAILED);
        // It did not compile, or a test program died without a word.
        assert_eq!(exit_code(&outcomes(&[Status::Passed], false)), COULD_NOT);
        // A filter that nothing fits proves nothing.
        assert_eq!(exit_code(&outcomes(&[], true)), COULD_NOT);
    }
}
