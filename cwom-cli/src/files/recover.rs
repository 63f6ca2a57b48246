//! Putting back what an interrupted write had moved.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::{Context, Result};

use super::disk::Disk;
use super::display_path;
use super::journal::{JOURNAL, JOURNAL_DONE, Journal, MoveKind, NEXT, PREVIOUS};
use super::path::join_inside;
use super::transaction::{remove_empty_directories, slot};
use super::walk::leftovers;

/// The staging directories of killed runs, for those who only look.
pub fn interrupted(root: &Path) -> Result<Vec<String>> {
    leftovers(root)
}

/// Puts back what killed runs had moved and sweeps up after them. The caller holds the lock, so
/// that whatever is found belongs to nobody. Returns a sentence about each.
pub fn recover(disk: &dyn Disk, root: &Path) -> Result<Vec<String>> {
    let mut sentences = Vec::new();
    for name in leftovers(root)? {
        let staging = root.join(&name);
        let shown = display_path(&staging);
        let journal = staging.join(JOURNAL);
        let done = staging.join(JOURNAL_DONE);
        let sentence = if done.exists() {
            if let Ok(steps) = read_journal(&done) {
                remove_empty_directories(disk, root, &steps);
            }
            format!("an earlier run was interrupted after its last file; swept up `{shown}`")
        } else if journal.exists() {
            let steps = read_journal(&journal).with_context(|| {
                format!(
                    "an earlier run was interrupted and its journal cannot be read; the previous \
                     files are in `{shown}/{PREVIOUS}`: move them back by hand, or restore the \
                     directory from version control, then delete `{shown}`"
                )
            })?;
            undo(disk, root, &staging, &steps).with_context(|| {
                format!("could not put back what an interrupted run left in `{shown}`")
            })?;
            format!("an earlier run was interrupted; put its files back and removed `{shown}`")
        } else {
            format!("an earlier run was interrupted before it changed anything; removed `{shown}`")
        };
        disk.remove_dir_all(&staging)
            .with_context(|| format!("could not delete `{shown}`"))?;
        sentences.push(sentence);
    }
    Ok(sentences)
}

/// Undoes the steps that were taken, last first. Can be interrupted and run again.
///
/// A file kept aside goes back to its place, whether or not its successor had arrived there. A
/// created file has arrived if it no longer waits in the staging directory.
pub(super) fn undo(disk: &dyn Disk, root: &Path, staging: &Path, journal: &Journal) -> Result<()> {
    for (index, step) in journal.moves.iter().enumerate().rev() {
        let place = join_inside(root, &step.path)?;
        let previous = slot(staging, PREVIOUS, index);
        let outcome = match step.kind {
            MoveKind::Replace | MoveKind::Remove if previous.exists() => {
                disk.rename(&previous, &place)
            }
            MoveKind::Create if !slot(staging, NEXT, index).exists() => {
                unless_missing(disk.remove_file(&place))
            }
            _ => Ok(()),
        };
        outcome.with_context(|| format!("could not put back `{}`", display_path(&place)))?;
    }
    for directory in journal.directories.iter().rev() {
        let full = join_inside(root, directory)?;
        // One that somebody has put a file into meanwhile stays.
        match unless_missing(disk.remove_dir(&full)) {
            Err(error) if error.kind() != ErrorKind::DirectoryNotEmpty => {
                return Err(error)
                    .with_context(|| format!("could not delete `{}`", display_path(&full)));
            }
            _ => {}
        }
    }
    Ok(())
}

fn read_journal(path: &Path) -> Result<Journal> {
    Journal::parse(&fs::read_to_string(path)?)
}

fn unless_missing(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
