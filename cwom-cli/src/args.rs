//! The command line: every verb and flag, with the help that teaches it.

mod baseline;
mod texts;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};

pub(crate) use baseline::BaselineArgs;
use texts::{
    BENCH, BENCH_AUDIT, BENCH_COMPILE, BENCH_RUNTIME, BENCH_STORE, CHECK, EXPLAIN, GEN, GENERAL,
    INIT, VERIFY,
};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    about = "One spec: typed Rust models, SQL migrations and documents from it, and a check that \
             they stay in step",
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Write the generated files: models, migrations, documents.
    Gen(GenArgs),
    /// Compare the spec with the generated files; say what differs and how to repair it.
    Check(CheckArgs),
    /// Make fresh databases by the migrations alone, and verify everything about them.
    Verify(VerifyArgs),
    /// Explain a code that a message carries, with the way out.
    Explain(ExplainArgs),
    /// Start a project: a small spec and the manifest of its generated crate.
    Init(InitArgs),
    /// Ask the audit log who did what, and whether it can be trusted; `audit --help` has the verbs.
    Audit(PassedOn),
    /// Bring a database to where the migrations lead, or back; `migrate --help` has the verbs.
    Migrate(PassedOn),
    /// Run the demonstration on a real database; `demo --help` has its own arguments.
    Demo(PassedOn),
    /// Run the tests, and say what ran on which engine; `test --help` has its own arguments.
    Test(PassedOn),
    /// Measure, and write the figures down.
    #[command(subcommand)]
    Bench(BenchVerb),
}

/// Which spec.
#[derive(Debug, Args)]
pub(crate) struct SpecArgs {
    /// The spec to read; without it, the nearest `cwom-spec.toml` from here upwards.
    #[arg(long, value_name = "PATH")]
    pub(crate) spec: Option<PathBuf>,
}

/// Arguments of `gen`.
#[derive(Debug, Args)]
pub(crate) struct GenArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// Write nothing; exit 1 if anything would be written.
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing; show what would be written, with a short diff of each changed file.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) migration: MigrationArgs,
    /// For whom the outcome is printed.
    #[arg(long, value_enum, default_value_t = GenFormat::Human)]
    pub(crate) format: GenFormat,
}

/// What `gen` is told about the migration that it writes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Migrations")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct MigrationArgs {
    /// Decide what the spec leaves open: a file, `-`, or the JSON that a question prints.
    #[arg(long, value_name = "JSON")]
    pub(crate) decide: Option<String>,
    /// A word for the migration; without it, one is made from what changes.
    #[arg(long, value_name = "WORD", value_parser = parse_word)]
    pub(crate) name: Option<String>,
    /// Make the last migration anew, as long as it is not released.
    #[arg(long, conflicts_with = "custom")]
    pub(crate) amend: bool,
    /// Take the history of migrations from this revision of the repository, and make what the spec
    /// adds to it anew; for two branches that each added a migration.
    #[arg(long, value_name = "REV", conflicts_with_all = ["amend", "custom"])]
    pub(crate) onto: Option<String>,
    /// Mark the last migration as released: it is frozen from then on.
    #[arg(long)]
    pub(crate) release: bool,
    /// Add a migration to write by hand.
    #[arg(long)]
    pub(crate) custom: bool,
    /// One file on PostgreSQL, for tables so small that nobody has to wait for them.
    #[arg(long)]
    pub(crate) simple: bool,
    /// Prove the migration on this PostgreSQL server, too; in databases of its own, which it drops.
    #[arg(
        long,
        value_name = "URL",
        env = "CWOM_PROVE_POSTGRES",
        hide_env_values = true
    )]
    pub(crate) postgres: Option<String>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The legs to run; without any, all of them.
    #[arg(value_enum, value_name = "LEG")]
    pub(crate) legs: Vec<LegName>,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    #[command(flatten)]
    pub(crate) databases: DatabaseArgs,
    #[command(flatten)]
    pub(crate) live: LiveArgs,
    #[command(flatten)]
    pub(crate) baseline: BaselineArgs,
    /// For whom the outcome is printed.
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(crate) format: CheckFormat,
    /// Write the outcome as SARIF to this file, too.
    #[arg(long, value_name = "FILE")]
    pub(crate) sarif: Option<PathBuf>,
    /// Show notes, all findings, longer diffs, and of objects of a database both sides and the SQL
    /// from each to the other.
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    #[command(flatten)]
    pub(crate) databases: DatabaseArgs,
    /// For whom the outcome is printed.
    #[arg(long, value_enum, default_value_t = GenFormat::Human)]
    pub(crate) format: GenFormat,
}

/// Databases that a check may use.
#[derive(Debug, Args)]
#[command(next_help_heading = "Databases")]
pub(crate) struct DatabaseArgs {
    /// Replay the migrations on this PostgreSQL server, too; in databases of its own, which it
    /// drops.
    #[arg(
        long,
        value_name = "URL",
        env = "CWOM_PROVE_POSTGRES",
        hide_env_values = true
    )]
    pub(crate) postgres: Option<String>,
    /// Fail where this engine could not be asked.
    #[arg(long, value_name = "ENGINE", value_parser = ["postgres"])]
    pub(crate) require: Option<String>,
    /// Replay even what was replayed before from the same files.
    #[arg(long)]
    pub(crate) anew: bool,
}

/// The database that the leg `live` looks at.
#[derive(Debug, Args)]
#[command(next_help_heading = "A live database")]
pub(crate) struct LiveArgs {
    /// Compare this database, too; nothing is written to it. `check live` takes it from
    /// `DATABASE_URL`.
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: Option<String>,
    /// Build the twin to compare with on this PostgreSQL server, instead of the database's own.
    #[arg(
        long,
        value_name = "URL",
        env = "CWOM_SCRATCH_URL",
        hide_env_values = true
    )]
    pub(crate) scratch_url: Option<String>,
    /// The schema on PostgreSQL, where it is not the first of the role's search path.
    #[arg(long, value_name = "NAME")]
    pub(crate) schema: Option<String>,
    /// How many seconds a statement on the live database may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(crate) timeout: u32,
}

/// A leg of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum LegName {
    /// The spec parses, and every rule about it holds.
    Spec,
    /// Every generated file is what the spec yields, byte for byte.
    Code,
    /// The migrations are those that were locked, and lead to the spec.
    History,
    /// The migrations from nothing make what the spec makes, and each way back undoes its way there.
    Replay,
    /// What the migrations make of SQLite and of PostgreSQL means the same.
    Parity,
    /// A live database holds what the migrations up to its version make.
    Live,
}

/// For whom `gen` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GenFormat {
    /// Lines for people.
    Human,
    /// One JSON object with stable keys.
    Json,
}

/// For whom `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// Lines for people.
    Human,
    /// One JSON object with stable keys.
    Json,
    /// Annotations of a GitHub workflow, besides the lines for people.
    Github,
    /// SARIF 2.1.0, for what shows findings of many tools beside the code.
    Sarif,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The code, as it stands in brackets after `error` or `warning`.
    #[arg(required_unless_present = "list")]
    pub(crate) code: Option<String>,
    /// List every code with the first sentence of its explanation.
    #[arg(long, conflicts_with = "code")]
    pub(crate) list: bool,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The directory of the project, created where it is missing.
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,
    /// Name of the model and of the generated crate, such as `shelf` or `help_desk`.
    #[arg(long)]
    pub(crate) name: String,
    /// Use the toolkit's checkout in this directory, instead of its published version.
    #[arg(long, value_name = "PATH")]
    pub(crate) toolkit: Option<PathBuf>,
}

/// Arguments of a verb that is a program of its own, and explains them itself.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub(crate) struct PassedOn {
    /// Its arguments, as they are.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) arguments: Vec<OsString>,
}

/// What to measure.
#[derive(Debug, Subcommand)]
pub(crate) enum BenchVerb {
    /// Time and memory of generating, from nothing and with nothing to do, beside other tools.
    Gen(BenchGenArgs),
    /// What the audit log costs, beside the same table without it.
    Audit(BenchQuickArgs),
    /// Rows of a batch beside rows one by one, and how fast their log is verified.
    Store(BenchQuickArgs),
    /// Planning, proving and running migrations.
    Migrate(BenchQuickArgs),
    /// Checking for drift, leg by leg.
    Check(BenchQuickArgs),
    /// Compiling a generated crate, beside the same models in Diesel and SeaORM.
    Compile(BenchGenArgs),
    /// Reads and writes of the shipped model, beside drivers, sqlx by hand, Diesel and SeaORM.
    Runtime(BenchRuntimeArgs),
    /// Reads and writes on tables of more and more rows, and with more and more writers.
    Growth(BenchGrowthArgs),
}

/// Arguments of `bench growth`.
#[derive(Debug, Args)]
pub(crate) struct BenchGrowthArgs {
    /// The largest table, in rows.
    #[arg(long, default_value_t = 100_000)]
    pub(crate) rows: u32,
}

/// Arguments of `bench runtime`.
#[derive(Debug, Args)]
pub(crate) struct BenchRuntimeArgs {
    /// Compares ratios with the committed report and fails when something became slower.
    #[arg(long)]
    pub(crate) quick: bool,
    /// Rows that are there before; a million takes a while.
    #[arg(long, conflicts_with = "quick")]
    pub(crate) rows: Option<u32>,
}

/// Arguments of benchmarks that have no others.
#[derive(Debug, Args)]
pub(crate) struct BenchQuickArgs {
    /// Fewer runs; the figures are rough.
    #[arg(long)]
    pub(crate) quick: bool,
}

/// Arguments of `bench gen` and `bench compile`.
#[derive(Debug, Args)]
pub(crate) struct BenchGenArgs {
    /// Fewer runs; the figures are rough.
    #[arg(long)]
    pub(crate) quick: bool,
    /// Sizes of the made-up models, in entities.
    #[arg(long, value_delimiter = ',', value_name = "COUNTS")]
    pub(crate) entities: Vec<u32>,
}

/// A word that is part of a file's name.
fn parse_word(text: &str) -> Result<String, String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if text.is_empty() || text.len() > 60 || !text.bytes().all(fits) {
        return Err("a word has up to 60 of the characters a-z, 0-9 and `_`".to_owned());
    }
    Ok(text.to_owned())
}

/// The parser, worded for the front door that people came through.
///
/// `demo`, `test` and `bench` belong to the toolkit's own repository; elsewhere there is nothing that they
/// could run.
pub(crate) fn command(program: &'static str) -> Command {
    let worded = |text: &str| text.replace("{program}", program);
    let verb = |command: Command, name: &'static str, text: &str| {
        command.mut_subcommand(name, |verb| verb.after_help(worded(text)))
    };
    let mut command = CommandLine::command()
        .name(program)
        .bin_name(program)
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(worded(GENERAL));
    for (name, text) in [
        ("gen", GEN),
        ("check", CHECK),
        ("verify", VERIFY),
        ("explain", EXPLAIN),
        ("init", INIT),
    ] {
        command = verb(command, name, text);
    }
    command = command.mut_subcommand("bench", |bench| {
        let texts = [
            ("gen", BENCH),
            ("audit", BENCH_AUDIT),
            ("store", BENCH_STORE),
            ("compile", BENCH_COMPILE),
            ("runtime", BENCH_RUNTIME),
        ];
        texts
            .into_iter()
            .fold(bench, |bench, (name, text)| verb(bench, name, text))
    });
    if program != crate::TOOLKIT {
        for name in ["demo", "test", "bench"] {
            command = command.mut_subcommand(name, |verb| verb.hide(true));
        }
    }
    command
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches as _;

    use super::{CommandLine, Verb, command};
    use crate::TOOLKIT;

    fn parse(arguments: &[&str]) -> Verb {
        let matches = command(TOOLKIT).try_get_matches_from(arguments).unwrap();
        CommandLine::from_arg_matches(&matches).unwrap().verb
    }

    #[test]
    fn the_command_line_is_sound() {
        command("cargo cwom").debug_assert();
        command(TOOLKIT).debug_assert();
    }

    #[test]
    fn the_repository_alone_has_a_demo_tests_and_benchmarks() {
        let has = |program, verb: &str| {
            let help = command(program).render_help().to_string();
            help.lines()
                .any(|line| line.starts_with(&format!("  {verb} ")))
        };
        for verb in ["demo", "test", "bench"] {
            assert!(has(TOOLKIT, verb) && !has("cargo cwom", verb), "{verb}");
        }
    }

    #[test]
    fn the_demo_gets_its_arguments_as_they_are() {
        for arguments in [
            &["--help"][..],
            &["--keep", "a b.db"],
            &["--database-url=x", "-q"],
        ] {
            let line = [&["xtask", "demo"], arguments].concat();
            let Verb::Demo(demo) = parse(&line) else {
                panic!("{line:?} is not the demo");
            };
            assert_eq!(demo.arguments, arguments);
        }
    }

    #[test]
    fn sizes_are_given_with_commas() {
        let Verb::Bench(super::BenchVerb::Gen(args)) =
            parse(&["xtask", "bench", "gen", "--entities", "20,200"])
        else {
            panic!("not the benchmark");
        };
        assert_eq!(args.entities, [20, 200]);
        assert!(!args.quick);
        let Verb::Bench(super::BenchVerb::Compile(args)) =
            parse(&["xtask", "bench", "compile", "--quick", "--entities", "2"])
        else {
            panic!("not the benchmark");
        };
        assert_eq!((args.entities.as_slice(), args.quick), (&[2][..], true));
    }

    #[test]
    fn each_benchmark_has_its_arguments() {
        for (name, is_quick) in [("audit", false), ("store", true)] {
            let flag: &[&str] = if is_quick { &["--quick"] } else { &[] };
            let line = [&["xtask", "bench", name], flag].concat();
            let Verb::Bench(super::BenchVerb::Audit(args) | super::BenchVerb::Store(args)) =
                parse(&line)
            else {
                panic!("{line:?} is another verb");
            };
            assert_eq!(args.quick, is_quick);
        }
    }
}
