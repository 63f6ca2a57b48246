//! Other tools that turn a model into a migration, where they are installed.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::measure::Workload;

mod alembic;
mod django;
mod drizzle;
mod python;

/// A tool beside which ours is measured.
pub(crate) struct Peer {
    /// Its name.
    pub(crate) name: &'static str,
    /// How to install it so that it is found.
    pub(crate) install: &'static str,
    /// The largest model that it is asked to do; beyond, one run can take minutes.
    pub(crate) largest: u32,
    /// Where it is installed, if it is.
    pub(crate) find: fn() -> Option<PathBuf>,
    /// Writes the model in the tool's own words.
    pub(crate) prepare: fn(&Path, &Path, u32) -> Result<Project>,
}

/// A peer's project with the commands to measure.
pub(crate) struct Project {
    /// Generates the first migration.
    pub(crate) from_nothing: Workload,
    /// Makes the project such that nothing is to do.
    pub(crate) catch_up: Vec<Workload>,
    /// Finds that nothing is to do.
    pub(crate) nothing_to_do: Workload,
    /// Takes back what `from_nothing` did.
    pub(crate) reset: fn(&Path) -> io::Result<()>,
}

/// The peers, in the order of the report.
pub(crate) const ALL: &[Peer] = &[drizzle::PEER, alembic::PEER, django::PEER];

/// Where peers are looked for first: below `target`, which git ignores.
fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/peers")
}

/// Deletes a directory or a file that may not be there.
fn remove(path: &Path) -> io::Result<()> {
    let outcome = if path.is_dir() {
        std::fs::remove_dir_all(path)
    } else {
        std::fs::remove_file(path)
    };
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn task(command: &[&std::ffi::OsStr]) -> Workload {
    let command = command.iter().map(|part| (*part).to_owned()).collect();
    Workload {
        command,
        expected: 0,
    }
}
