//! The command line: every verb and flag, with the help that teaches it.

mod texts;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Command, CommandFactory, Parser, Subcommand};

use crate::args::{Printed, SpecArgs};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    about = "Bring a database to where the migrations lead, or back, beside others who do",
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
    /// Apply what the database does not have yet.
    Up(UpArgs),
    /// Revert the plan that was applied last, or several.
    Down(DownArgs),
    /// Revert the plan that was applied last, and apply it again.
    Redo(RedoArgs),
    /// Apply or revert, so that exactly what is up to a version is applied.
    To(ToArgs),
    /// Tell what is applied, pending, unfinished or unknown.
    Status(StatusArgs),
    /// Print what would run, with its SQL; changes nothing.
    Plan(PlanArgs),
    /// Record migrations as applied without running them, for a database that has come there.
    Baseline(BaselineArgs),
    /// Change the rows of a table batch by batch, with pauses.
    Backfill(BackfillArgs),
}

impl Verb {
    /// Which migrations and which database.
    pub(crate) const fn place(&self) -> &Place {
        match self {
            Self::Up(args) => &args.run.place,
            Self::Down(args) => &args.run.place,
            Self::Redo(args) => &args.run.place,
            Self::To(args) => &args.run.place,
            Self::Status(args) => &args.place,
            Self::Plan(args) => &args.place,
            Self::Baseline(args) => &args.place,
            Self::Backfill(args) => &args.place,
        }
    }
}

/// Which migrations, and which database.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The database: `postgres://…`, or `sqlite:PATH`.
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true)]
    pub(crate) database_url: String,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// The directory of the migrations, instead of that of the spec.
    #[arg(long, value_name = "DIR")]
    pub(crate) source: Option<PathBuf>,
    /// How long others may be in the way: another deployer, or sessions that hold locks.
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = parse_duration)]
    pub(crate) patience: Duration,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// How to migrate.
#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Change nothing; tell what would run.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Do not ask before something is reverted.
    #[arg(long, short)]
    pub(crate) yes: bool,
    /// Also apply migrations that lie before one that was applied.
    #[arg(long)]
    pub(crate) any_order: bool,
}

/// Arguments of `up`.
#[derive(Debug, Args)]
pub(crate) struct UpArgs {
    /// Up to this version, and no further.
    #[arg(long, value_name = "VERSION", value_parser = parse_version)]
    pub(crate) to: Option<i64>,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// Arguments of `down`.
#[derive(Debug, Args)]
pub(crate) struct DownArgs {
    /// How many plans.
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    pub(crate) plans: usize,
    /// Everything after this version; 0 reverts all.
    #[arg(long, value_name = "VERSION", value_parser = parse_version, conflicts_with = "plans")]
    pub(crate) to: Option<i64>,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// Arguments of `redo`.
#[derive(Debug, Args)]
pub(crate) struct RedoArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// Arguments of `to`.
#[derive(Debug, Args)]
pub(crate) struct ToArgs {
    /// The version, or its plan: `20261122072500` or `20261122072500_order_status`.
    #[arg(value_parser = parse_version)]
    pub(crate) version: i64,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// For scripts: exit 1 if anything is pending.
    #[arg(long)]
    pub(crate) check: bool,
}

/// Arguments of `plan`.
#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// To this version, forth or back; without it, to the last one.
    #[arg(long, value_name = "VERSION", value_parser = parse_version)]
    pub(crate) to: Option<i64>,
    /// Also what lies before a migration that was applied.
    #[arg(long)]
    pub(crate) any_order: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

/// Arguments of `baseline`.
#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    /// The version that the database has come to, or its plan.
    #[arg(value_parser = parse_version)]
    pub(crate) version: i64,
    /// Do not compare the database with one that the migrations make.
    #[arg(long)]
    pub(crate) unchecked: bool,
    /// Change nothing; tell what would be recorded.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

/// Arguments of `backfill`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("statement").required(true))]
pub(crate) struct BackfillArgs {
    /// Its name, under which it goes on when it was interrupted.
    pub(crate) name: String,
    /// The table whose keys make the batches.
    #[arg(long)]
    pub(crate) table: String,
    /// The column of the key.
    #[arg(long, default_value = "id")]
    pub(crate) key: String,
    /// The statement; it takes its keys from `:first` and `:last`.
    #[arg(long, value_name = "STATEMENT", group = "statement")]
    pub(crate) sql: Option<String>,
    /// A file with the statement.
    #[arg(long, value_name = "FILE", group = "statement")]
    pub(crate) file: Option<PathBuf>,
    /// How many keys a batch has.
    #[arg(long, value_name = "COUNT", default_value_t = 1000,
        value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) batch: u32,
    /// How long to pause between batches.
    #[arg(long, value_name = "TIME", default_value = "100ms", value_parser = parse_duration)]
    pub(crate) pause: Duration,
    /// Stop after so many batches, to go on another time.
    #[arg(long, value_name = "COUNT")]
    pub(crate) most: Option<u64>,
    /// Begin anew, whatever was done before under this name.
    #[arg(long)]
    pub(crate) restart: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

/// A version, or the name of a plan, which begins with one.
fn parse_version(text: &str) -> Result<i64, String> {
    let digits = text.split('_').next().unwrap_or_default();
    match digits.parse() {
        Ok(version) if version >= 0 => Ok(version),
        _ => Err("a version is 14 digits, as the names of the files begin with".to_owned()),
    }
}

/// A time in words: `500ms`, `30s`, `5m`, `1h`.
fn parse_duration(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: Option<u64> = digits.parse().ok();
    let millis = match (&text[digits.len()..], number) {
        ("ms", Some(number)) => Some(number),
        ("s", Some(number)) => number.checked_mul(1000),
        ("m", Some(number)) => number.checked_mul(60_000),
        ("h", Some(number)) => number.checked_mul(3_600_000),
        _ => None,
    };
    // Longer than a century is no time that anybody waits.
    let millis = millis.filter(|millis| *millis < 3_600_000 * 24 * 36_525);
    let millis = millis.ok_or_else(|| "a time is written `500ms`, `30s`, `5m` or `1h`".to_owned());
    millis.map(Duration::from_millis)
}

/// The parser, worded for the front door that people came through.
pub(crate) fn command(program: &'static str) -> Command {
    let worded = |text: &str| text.replace("{program}", program);
    let mut command = CommandLine::command()
        .name(program)
        .bin_name(program)
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(worded(texts::GENERAL));
    for (name, text) in texts::VERBS {
        command = command.mut_subcommand(name, |verb| verb.after_help(worded(text)));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command("cargo cwom migrate").debug_assert();
    }

    #[test]
    fn every_verb_teaches_by_examples() {
        let command = command("cargo cwom migrate");
        for verb in command.get_subcommands() {
            let help = verb.get_after_help().map(ToString::to_string);
            let help = help.unwrap_or_default();
            let name = format!("cargo cwom migrate {}", verb.get_name());
            assert!(help.contains(&name), "`{name}` has no example");
        }
    }

    #[test]
    fn versions_and_times_are_read() {
        assert_eq!(
            parse_version("20261122072500_order"),
            Ok(20_261_122_072_500)
        );
        assert_eq!(parse_version("0"), Ok(0));
        assert!(parse_version("order").is_err() && parse_version("-1").is_err());
        assert_eq!(parse_duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(parse_duration("5m"), Ok(Duration::from_mins(5)));
        assert!(parse_duration("5").is_err() && parse_duration("5é").is_err());
        assert!(parse_duration("99999999999999999h").is_err());
    }
}
