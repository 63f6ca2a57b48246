//! `migrate`: the verbs that bring a database to where the migrations lead, or back.
//!
//! In reading order: `args` is the command line, `place` finds the files and checks them against
//! `cwom.lock`, `engine` is what the two engines have in common here, `run` has the verbs that
//! migrate, `status`, `baseline` and `backfill` one each, `progress` tells what happens, `outcome`
//! what became of it.

mod args;
mod backfill;
mod baseline;
mod engine;
mod outcome;
mod place;
mod progress;
mod run;
mod status;

use std::ffi::OsString;

use anyhow::{Result, bail};
use clap::FromArgMatches as _;
use cwom_cli::Exit;
use cwom_runtime::{Goal, Postgres, Sqlite};

use args::{CommandLine, Verb};
use engine::Engine;
use run::Request;

/// Runs a verb of migrations. `program` is what people type before it; it is not among the
/// arguments.
pub(crate) fn run(program: &'static str, arguments: Vec<OsString>) -> Exit {
    let arguments = [OsString::from(program)].into_iter().chain(arguments);
    let parsed = args::command(program)
        .try_get_matches_from(arguments)
        .and_then(|matches| CommandLine::from_arg_matches(&matches));
    let verb = match parsed {
        Ok(CommandLine { verb }) => verb,
        Err(error) => {
            // Help and version come as errors too, to standard output.
            let exit = if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Ok
            };
            let _ = error.print();
            return exit;
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(choose(&verb, program)),
        Err(error) => Err(error.into()),
    };
    outcome.unwrap_or_else(|error| outcome::print_error(&error))
}

/// Chooses the engine by the URL.
async fn choose(verb: &Verb, program: &str) -> Result<Exit> {
    let url = &verb.place().database_url;
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        dispatch::<Postgres>(verb, program).await
    } else if url.starts_with("sqlite:") {
        dispatch::<Sqlite>(verb, program).await
    } else {
        bail!(
            "the database URL is neither `postgres://…` nor `sqlite:PATH`; \
             a file is named `sqlite:` and its path"
        )
    }
}

async fn dispatch<E: Engine>(verb: &Verb, program: &str) -> Result<Exit> {
    let request = match verb {
        Verb::Up(args) => {
            let goal = args.to.map_or(Goal::Head, Goal::UpTo);
            Request::new(&args.run, goal)
        }
        Verb::Down(args) => {
            let goal = match args.to {
                Some(version) => Goal::DownTo(version),
                None => Goal::Back(args.plans),
            };
            Request::new(&args.run, goal)
        }
        Verb::Redo(args) => Request::new(&args.run, Goal::Redo),
        Verb::To(args) => Request::new(&args.run, Goal::To(args.version)),
        Verb::Plan(args) => {
            let goal = args.to.map_or(Goal::Head, Goal::To);
            return run::plan::<E>(args, goal, program).await;
        }
        Verb::Status(args) => return status::status::<E>(args, program).await,
        Verb::Baseline(args) => return baseline::baseline::<E>(args, program).await,
        Verb::Backfill(args) => return backfill::backfill::<E>(args, program).await,
    };
    run::run::<E>(&request, program).await
}
