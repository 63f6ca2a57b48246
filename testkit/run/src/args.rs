//! The command line, with the help that teaches it.

use std::num::NonZero;

use clap::{Parser, ValueEnum};

use crate::engine::Engine;

const AFTER: &str = "\
Examples:
  cargo xtask test                      all of it; PostgreSQL where a server answers
  cargo xtask test --postgres           all of it, on a server that is there for this run only
  cargo xtask test --engine sqlite      without the tests that want PostgreSQL
  cargo xtask test -p cwom-migrate diff the tests of one package with `diff` in their names
  cargo xtask test --slowest 20         and where the time went

Without --postgres, tests look for a server at CWOM_TEST_POSTGRES, or at
postgres://postgres@127.0.0.1:5432/postgres, and those that find none are skipped;
CWOM_REQUIRE_POSTGRES=1 makes that a failure.

Exit codes:
  0 all that ran passed   1 a test failed   3 they could not be run, or no test has such a name
  64 the command line is wrong

Keys of the JSON object: runner, engines (for each of sqlite, postgres, other: passed, failed,
skipped, ignored, left_out), skipped (missing, reason, tests), failed (names), slowest (of,
seconds), complete, long, elapsed_ms.";

/// Runs the tests of the workspace, and says what ran on which engine.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask test",
    bin_name = "cargo xtask test",
    after_help = AFTER,
    max_term_width = 100
)]
pub(crate) struct Args {
    /// Only tests with one of these in their names.
    #[arg(value_name = "FILTER")]
    pub(crate) filters: Vec<String>,
    /// Only the tests of this package; may be given several times.
    #[arg(long, short, value_name = "NAME")]
    pub(crate) package: Vec<String>,
    /// Only the tests that one engine is enough for: leaves out those of the other.
    #[arg(long, value_enum)]
    pub(crate) engine: Option<Engine>,
    /// Start a PostgreSQL server from the installed programs, and throw it away at the end.
    #[arg(long)]
    pub(crate) postgres: bool,
    /// More cases of what is drawn at random, every crash at every statement; takes an hour or so.
    #[arg(long)]
    pub(crate) long: bool,
    /// What runs the tests; without it, nextest where it is installed.
    #[arg(long, value_enum)]
    pub(crate) runner: Option<RunnerName>,
    /// How many tests run at once; without it, twice as many as there are processors.
    #[arg(long, value_name = "COUNT")]
    pub(crate) test_threads: Option<NonZero<usize>>,
    /// List so many of the slowest tests; under plain cargo, of the slowest test programs.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub(crate) slowest: usize,
    /// For whom the summary is printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

impl Args {
    /// How many tests run at once. Half of the time of most is spent waiting, for a server or a disk,
    /// so a test for each processor would leave half of them idle.
    pub(crate) fn threads(&self) -> usize {
        let processors = || std::thread::available_parallelism().map_or(1, NonZero::get);
        self.test_threads
            .map_or_else(|| processors() * 2, NonZero::get)
    }
}

/// What runs the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RunnerName {
    /// `cargo nextest run`: each test is a process, and all test programs run at once.
    Nextest,
    /// `cargo test`: one test program after the other.
    Cargo,
}

/// For whom the summary is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines for people.
    Human,
    /// One JSON object with stable keys, on standard output.
    Json,
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::Args;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn filters_are_what_is_left() {
        let line = ["test", "-p", "a", "diff", "--long", "-p", "b", "plan"];
        let args = Args::try_parse_from(line).unwrap();
        assert_eq!(args.filters, ["diff", "plan"]);
        assert_eq!(args.package, ["a", "b"]);
        assert!(args.long && !args.postgres);
    }
}
