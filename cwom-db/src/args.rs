//! The command line: every verb and flag, with the help that teaches it.

mod actor;
mod common;
mod life;
mod reading;
mod texts;
mod trust;

use clap::{Command, CommandFactory, Parser, Subcommand};

pub(crate) use common::{Printed, SpecArgs, Where};
pub(crate) use life::{
    ArchiveArgs, GrantsArgs, KeygenArgs, PartitionsArgs, RedactArgs, SealArgs, Signed,
};
pub(crate) use reading::{AsOfArgs, DiffArgs, LogArgs, ShowArgs, TraceArgs};
pub(crate) use trust::{CheckProofArgs, DoctorArgs, ProveArgs, VerifyArgs};

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
}
