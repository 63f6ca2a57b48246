//! The verbs behind `cargo xtask` and `cargo cwom`: files, processes and messages.
//!
//! A front door is three lines:
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     cwom_cli::main("cargo xtask")
//! }
//! ```
//!
//! In reading order: [`args`](self) is the command line, one module per verb does it, `pipeline`
//! takes a spec to a set of files without touching anything, [`files`] compares and writes them.
//! Nothing else in the toolkit touches the disk.

mod args;
mod bench;
mod cargo;
mod check;
mod database;
mod decide;
mod demo;
mod exit;
mod explain;
pub mod files;
mod generate;
mod github;
mod init;
mod json;
mod manifest;
mod migrations;
mod onto;
pub mod output;
mod patience;
mod pipeline;
mod position;
mod prove;
mod remembered;
mod report;
mod sarif;
mod settled;
mod source;
mod test;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;

use clap::FromArgMatches;

use args::{CommandLine, Verb};
pub use database::Database;
pub use exit::Exit;
pub use migrations::find_migrations;
pub use pipeline::{Model, read_model};
pub use remembered::Remembered;

/// A run makes and drops hundreds of thousands of short strings in two threads; with the system's
/// allocator on Linux most of the time goes into that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The front door of the toolkit's own repository, the only one with `demo`, `test` and `bench`.
pub const TOOLKIT: &str = "cargo xtask";

/// Runs the verb that the process's arguments name. `program` is what people type before it:
/// `cargo xtask` or `cargo cwom`.
pub fn main(program: &'static str) -> ExitCode {
    run(program, None, std::env::args_os()).into()
}

/// As [`main`], with the part that has the drivers linked in.
pub fn main_with(program: &'static str, database: Database) -> ExitCode {
    run(program, Some(database), std::env::args_os()).into()
}

/// Runs a verb with these arguments, the first of which is the program.
pub fn run(
    program: &'static str,
    database: Option<Database>,
    arguments: impl IntoIterator<Item = OsString>,
) -> Exit {
    let started = Instant::now();
    let arguments = without_subcommand_name(program, arguments);
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
    let outcome = match verb {
        Verb::Gen(args) => generate::run(&args, program, database, started),
        Verb::Check(args) => check::run(&args, program, database, started),
        Verb::Verify(args) => verify::run(&args, program, database, started),
        Verb::Explain(args) => explain::run(&args, program),
        Verb::Init(args) => init::run(&args, program),
        Verb::Audit(args) => database::run("audit", args.arguments, program, database),
        Verb::Migrate(args) => database::run("migrate", args.arguments, program, database),
        Verb::Demo(args) => demo::run(&args),
        Verb::Test(args) => test::run(&args),
        Verb::Bench(verb) => bench::run(&verb),
    };
    outcome.unwrap_or_else(|error| {
        output::print_error(&error);
        Exit::CouldNot
    })
}

/// Cargo starts `cargo cwom gen` as `cargo-cwom cwom gen`.
fn without_subcommand_name(
    program: &str,
    arguments: impl IntoIterator<Item = OsString>,
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let name = program.strip_prefix("cargo ").unwrap_or(program);
    if arguments.get(1).is_some_and(|argument| argument == name) {
        arguments.remove(1);
    }
    arguments
}
