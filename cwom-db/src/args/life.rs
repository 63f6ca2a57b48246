//! Arguments of the verbs that keep the log.

use std::path::PathBuf;

use clap::Args;
use cwom_runtime::{Actor, Timestamp, TraceId};

use super::actor::parse_actor;
use super::{Printed, SpecArgs, Where};
use crate::moment::parse_moment;

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
    pub(crate) printed: Printed,
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
    pub(crate) printed: Printed,
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
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `partitions`.
#[derive(Debug, Args)]
pub(crate) struct PartitionsArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
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
