//! Arguments of the verbs that tell whether the log can be trusted.

use std::path::PathBuf;

use clap::Args;
use cwom_audit::PublicKey;

use super::{Printed, Where};

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
