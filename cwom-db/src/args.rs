//! The command line: every verb and flag, with the help that teaches it.

mod texts;

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};
use cwom_audit::PublicKey;
use cwom_runtime::{Actor, Timestamp, TraceId};

use crate::moment::parse_moment;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    about = "What happened to a thing, who did it, as part of what, and whether the answer can be \
             trusted",
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
    /// List entries, the newest first.
    Log(LogArgs),
    /// Tell the history of one thing, with what changed.
    Show(ShowArgs),
    /// Tell everything that one chain of work touched, the oldest first.
    Trace(TraceArgs),
    /// Show what a thing, or every thing of a kind, was at a moment or version.
    AsOf(AsOfArgs),
    /// Compare two versions of a thing field by field.
    Diff(DiffArgs),
    /// Find and name what was altered behind the triggers' back.
    Verify(VerifyArgs),
    /// Seal everything that is final, and anchor the checkpoints.
    Seal(SealArgs),
    /// Make a key that signs checkpoints.
    Keygen(KeygenArgs),
    /// Take old entries out of the log, into a file.
    Archive(ArchiveArgs),
    /// Take values out of the entries of one thing; the entries stay provable.
    Redact(RedactArgs),
    /// Prove that an entry was sealed, to somebody without the database.
    Prove(ProveArgs),
    /// Check a proof; needs no database.
    CheckProof(CheckProofArgs),
    /// Compare triggers, functions and views with the spec.
    Doctor(DoctorArgs),
    /// Make the monthly partitions of the log ahead of time; PostgreSQL only.
    Partitions(PartitionsArgs),
    /// Print the GRANT statements for the roles of PostgreSQL; needs no database.
    Grants(GrantsArgs),
    /// Let positions begin again after a restore; PostgreSQL only.
    Rebase(SealArgs),
}

/// Which spec.
#[derive(Debug, Args)]
pub(crate) struct SpecArgs {
    /// The spec to read; without it, the nearest `cwom-spec.toml` from here upwards.
    #[arg(long, value_name = "PATH")]
    pub(crate) spec: Option<PathBuf>,
}

/// Which database.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The database: `postgres://…`, or `sqlite:PATH`.
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true)]
    pub(crate) database_url: String,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
}

/// For whom the outcome is printed.
#[derive(Debug, Args)]
pub(crate) struct Printed {
    /// For whom the outcome is printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

impl Printed {
    pub(crate) fn is_json(&self) -> bool {
        self.format == Format::Json
    }
}

/// For whom a verb prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines for people.
    Human,
    /// JSON with stable keys.
    Json,
}

/// Arguments of `log`.
#[derive(Debug, Args)]
pub(crate) struct LogArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
    /// Only this sort of thing: an entity, or `Owner.link`.
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Only the thing with this id, or with the only id that ends so.
    #[arg(long, requires = "kind")]
    pub(crate) id: Option<String>,
    /// Only this actor: `human:ada`, or all of a sort: `agent`.
    #[arg(long, value_parser = parse_actor_filter)]
    pub(crate) actor: Option<ActorFilter>,
    /// Only what was done so.
    #[arg(long, value_parser = ["created", "updated", "status_changed", "deleted", "linked",
        "unlinked", "noted", "redacted"])]
    pub(crate) action: Option<String>,
    /// Only this chain of work.
    #[arg(long)]
    pub(crate) trace: Option<TraceId>,
    /// From this moment on: `2h` ago, `2026-11-01`, or a time of RFC 3339.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    pub(crate) since: Option<Timestamp>,
    /// Before this moment.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    pub(crate) until: Option<Timestamp>,
    /// At most so many entries.
    #[arg(long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: u32,
    /// Go on where a page ended: the number that it names.
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<i64>,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// What sort of thing.
    pub(crate) kind: String,
    /// Its id, or the end of it.
    pub(crate) id: String,
    /// Only this change.
    #[arg(long)]
    pub(crate) version: Option<i64>,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `trace`.
#[derive(Debug, Args)]
pub(crate) struct TraceArgs {
    /// The chain of work.
    pub(crate) trace: TraceId,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `as-of`.
#[derive(Debug, Args)]
pub(crate) struct AsOfArgs {
    /// What sort of thing.
    pub(crate) kind: String,
    /// The id, or the end of it; without it, everything of the kind.
    pub(crate) id: Option<String>,
    /// At this moment: `2h` ago, `2026-11-01`, or a time of RFC 3339.
    #[arg(
        long,
        value_name = "TIME",
        value_parser = parse_moment,
        required_unless_present = "version"
    )]
    pub(crate) at: Option<Timestamp>,
    /// After this change.
    #[arg(long, conflicts_with = "at", requires = "id")]
    pub(crate) version: Option<i64>,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// What sort of thing.
    pub(crate) kind: String,
    /// Its id, or the end of it.
    pub(crate) id: String,
    /// One version.
    pub(crate) from: i64,
    /// The other.
    pub(crate) to: i64,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
    /// Hash only the entries of the checkpoints after this one again.
    #[arg(long, value_name = "N")]
    pub(crate) since: Option<i64>,
    /// Hash every entry again, which is the default.
    #[arg(long, conflicts_with = "since")]
    pub(crate) full: bool,
    /// Compare the checkpoints with this anchor file.
    #[arg(long, value_name = "FILE")]
    pub(crate) anchor: Option<PathBuf>,
    /// Take what was archived from these files.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) archive: Vec<PathBuf>,
    /// Every checkpoint must be signed by one of these keys, in hexadecimal.
    #[arg(long, value_name = "KEY")]
    pub(crate) public_key: Vec<PublicKey>,
    /// Do not compare rows with their entries.
    #[arg(long)]
    pub(crate) without_rows: bool,
}

/// Arguments of `doctor`.
#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// A key that signs, and where checkpoints are kept besides.
#[derive(Debug, Args)]
pub(crate) struct Signed {
    /// Sign the checkpoints with the key in this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// Add the checkpoints to this file; without it, they are printed.
    #[arg(long, value_name = "FILE")]
    pub(crate) anchor: Option<PathBuf>,
}

/// Arguments of `seal` and `rebase`.
#[derive(Debug, Args)]
pub(crate) struct SealArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) signed: Signed,
}

/// Arguments of `keygen`.
#[derive(Debug, Args)]
pub(crate) struct KeygenArgs {
    /// The new file, which only its owner may read.
    pub(crate) file: PathBuf,
}

/// Arguments of `archive`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("how-far").required(true))]
pub(crate) struct ArchiveArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) signed: Signed,
    /// Up to this checkpoint.
    #[arg(long, value_name = "N", group = "how-far")]
    pub(crate) through: Option<i64>,
    /// Up to the last checkpoint made before this moment.
    #[arg(long, value_name = "TIME", value_parser = parse_moment, group = "how-far")]
    pub(crate) before: Option<Timestamp>,
    /// Where the file is written.
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub(crate) directory: PathBuf,
}

/// Arguments of `redact`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(crate) struct RedactArgs {
    /// What sort of thing.
    pub(crate) kind: String,
    /// Its whole id.
    pub(crate) id: String,
    /// These columns; `$note` is the note.
    #[arg(long, value_name = "COLUMN", group = "what", num_args = 1..)]
    pub(crate) field: Vec<String>,
    /// Everything but the key and the version.
    #[arg(long, group = "what")]
    pub(crate) everything: bool,
    /// Why; it is recorded.
    #[arg(long, value_name = "TEXT")]
    pub(crate) why: String,
    /// Who redacts; it is recorded: `human:ada`.
    #[arg(long, value_parser = parse_actor)]
    pub(crate) actor: Actor,
    /// As part of which chain of work; a new one without it.
    #[arg(long)]
    pub(crate) trace: Option<TraceId>,
    /// Do it. Without it, only what would be done is told.
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) place: Where,
}

/// Arguments of `prove`.
#[derive(Debug, Args)]
pub(crate) struct ProveArgs {
    /// The number of the entry.
    pub(crate) seq: i64,
    /// Leave the values of these columns out; `$note` is the note.
    #[arg(long, value_name = "COLUMN", num_args = 1..)]
    pub(crate) withhold: Vec<String>,
    /// Leave the values of all columns but these out.
    #[arg(long, value_name = "COLUMN", num_args = 1.., conflicts_with = "withhold")]
    pub(crate) only: Vec<String>,
    #[command(flatten)]
    pub(crate) place: Where,
}

/// Arguments of `check-proof`.
#[derive(Debug, Args)]
pub(crate) struct CheckProofArgs {
    /// The proof; `-` is standard input.
    pub(crate) file: PathBuf,
    /// The checkpoint must be signed by one of these keys, in hexadecimal.
    #[arg(long, value_name = "KEY")]
    pub(crate) public_key: Vec<PublicKey>,
    /// The checkpoint must be in this anchor file.
    #[arg(long, value_name = "FILE")]
    pub(crate) anchor: Option<PathBuf>,
}

/// Arguments of `partitions`.
#[derive(Debug, Args)]
pub(crate) struct PartitionsArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    /// How many months ahead.
    #[arg(long, value_name = "MONTHS", default_value_t = 3,
        value_parser = clap::value_parser!(u32).range(..=120))]
    pub(crate) ahead: u32,
}

/// Arguments of `grants`.
#[derive(Debug, Args)]
pub(crate) struct GrantsArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// The role that writes and reads rows.
    #[arg(long, value_name = "ROLE", default_value = "app")]
    pub(crate) app: String,
    /// The role that reads everything and changes nothing.
    #[arg(long, value_name = "ROLE", default_value = "auditor")]
    pub(crate) auditor: String,
    /// The role that seals.
    #[arg(long, value_name = "ROLE", default_value = "sealer")]
    pub(crate) sealer: String,
}

/// An actor, or all of a sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActorFilter {
    /// What sort of actor.
    pub(crate) kind: String,
    /// Which of them.
    pub(crate) id: Option<String>,
}

fn parse_actor_filter(text: &str) -> Result<ActorFilter, String> {
    match text.split_once(':') {
        Some(_) => parse_actor(text).map(|actor| ActorFilter {
            kind: actor.kind.as_str().to_owned(),
            id: Some(actor.id),
        }),
        None if ["human", "agent", "system"].contains(&text) => Ok(ActorFilter {
            kind: text.to_owned(),
            id: None,
        }),
        None => Err("an actor is written `human:ada`, `agent:ID` or `system:ID`".to_owned()),
    }
}

fn parse_actor(text: &str) -> Result<Actor, String> {
    match text.split_once(':') {
        Some((_, id)) if id.is_empty() || id.chars().count() > 128 => {
            Err("the id of an actor has 1 to 128 characters".to_owned())
        }
        Some(("human", id)) => Ok(Actor::human(id)),
        Some(("agent", id)) => Ok(Actor::agent(id)),
        Some(("system", id)) => Ok(Actor::system(id)),
        _ => Err("an actor is written `human:ada`, `agent:ID` or `system:ID`".to_owned()),
    }
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
        command("cargo cwom audit").debug_assert();
    }

    #[test]
    fn every_verb_teaches_by_examples() {
        let command = command("cargo cwom audit");
        for verb in command.get_subcommands() {
            let help = verb.get_after_help().map(ToString::to_string);
            let help = help.unwrap_or_default();
            let name = format!("cargo cwom audit {}", verb.get_name());
            assert!(help.contains(&name), "`{name}` has no example");
        }
    }

    #[test]
    fn actors_are_written_with_their_sort() {
        assert_eq!(parse_actor("human:ada:1"), Ok(Actor::human("ada:1")));
        assert!(parse_actor("ada").is_err() && parse_actor("human:").is_err());
        assert_eq!(parse_actor_filter("agent").map(|it| it.id), Ok(None));
        assert!(parse_actor_filter("robot").is_err());
    }
}
