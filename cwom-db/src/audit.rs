//! `audit`: the verbs of the audit log.

use std::ffi::OsString;

use clap::FromArgMatches as _;
use cwom_cli::Exit;

use crate::args::{self, CommandLine, Verb};
use crate::{fault, life, past, proof, read, redact, verify};

/// Runs a verb of the audit log. `program` is what people type before it; it is not among the
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
        Ok(runtime) => runtime.block_on(dispatch(verb, program)),
        Err(error) => Err(error.into()),
    };
    outcome.unwrap_or_else(|error| {
        fault::print(&error, program);
        Exit::CouldNot
    })
}

async fn dispatch(verb: Verb, program: &str) -> anyhow::Result<Exit> {
    match verb {
        Verb::Log(args) => read::log(&args, program).await,
        Verb::Show(args) => read::show(&args, program).await,
        Verb::Trace(args) => read::trace(&args, program).await,
        Verb::AsOf(args) => past::as_of(&args, program).await,
        Verb::Diff(args) => past::diff(&args, program).await,
        Verb::Verify(args) => verify::verify(&args, program).await,
        Verb::Doctor(args) => verify::doctor(&args, program).await,
        Verb::Seal(args) => life::seal(&args, program).await,
        Verb::Keygen(args) => life::keygen(&args),
        Verb::Rebase(args) => life::rebase(&args, program).await,
        Verb::Archive(args) => life::archive(&args, program).await,
        Verb::Partitions(args) => life::partitions(&args, program).await,
        Verb::Grants(args) => life::grants(&args, program),
        Verb::Redact(args) => redact::redact(&args, program).await,
        Verb::Prove(args) => proof::prove(&args, program).await,
        Verb::CheckProof(args) => proof::check(&args),
    }
}
