//! Writing a comparison's outcome: all of it, or nothing.
//!
//! Every new content is staged in a directory beside its place, then a journal says what is about
//! to move, then the files move one by one, each replaced one kept aside. Whatever fails on the
//! way is undone; what a killed process could not undo, the next run does ([`super::recover`]).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow};

use super::compare::{Comparison, DriftKind};
use super::disk::Disk;
use super::journal::{JOURNAL, JOURNAL_DONE, Journal, Move, MoveKind, NEXT, PREVIOUS};
use super::path::{join_inside, parents};
use super::recover::undo;
use super::walk::STAGING_PREFIX;
use super::{Wanted, display_path};

/// What could not be tidied up after a write that succeeded; nothing is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Sentences for the user.
    pub notes: Vec<String>,
}

/// Writes what the comparison found. `root` exists, and the caller holds its lock.
pub fn write(
    disk: &dyn Disk,
    root: &Path,
    wanted: &Wanted<'_>,
    comparison: &Comparison,
) -> Result<Written> {
    let mut written = Written::default();
    if comparison.drifts.is_empty() {
        return Ok(written);
    }
    let journal = journal_of(root, comparison);
    let staging = root.join(format!("{STAGING_PREFIX}{}", std::process::id()));
    stage(disk, root, &staging, wanted, &journal).map_err(|error| {
        // Nothing has moved yet, so that sweeping is all there is to undo.
        let _ = disk.remove_dir_all(&staging);
        error.context("nothing was changed")
    })?;
    if let Err(error) = commit(disk, root, &staging, &journal) {
        return Err(undo_failed_write(disk, root, &staging, &journal, error));
    }
    remove_empty_directories(disk, root, &journal);
    if let Err(error) = disk.remove_dir_all(&staging) {
        written.notes.push(format!(
            "everything is written, but `{}` could not be deleted: {error}",
            display_path(&staging)
        ));
    }
    Ok(written)
}

fn journal_of(root: &Path, comparison: &Comparison) -> Journal {
    let mut directories = BTreeSet::new();
    let mut moves = Vec::new();
    for drift in &comparison.drifts {
        let kind = match drift.kind {
            DriftKind::Missing => MoveKind::Create,
            DriftKind::Differs | DriftKind::LineEndings => MoveKind::Replace,
            DriftKind::Stale => MoveKind::Remove,
        };
        if kind == MoveKind::Create {
            let missing = parents(&drift.path).filter(|parent| !root.join(parent).exists());
            directories.extend(missing.map(str::to_owned));
        }
        moves.push(Move {
            path: drift.path.clone(),
            kind,
        });
    }
    // A set is sorted, and a directory sorts before what lies in it.
    Journal {
        directories: directories.into_iter().collect(),
        moves,
    }
}

fn stage(
    disk: &dyn Disk,
    root: &Path,
    staging: &Path,
    wanted: &Wanted<'_>,
    journal: &Journal,
) -> Result<()> {
    for directory in [staging, &staging.join(NEXT), &staging.join(PREVIOUS)] {
        disk.create_dir(directory)
            .with_context(|| could_not("create", directory))?;
    }
    // So that a leftover is never committed to git.
    let ignore = staging.join(".gitignore");
    disk.write(&ignore, b"*\n")
        .with_context(|| could_not("write", &ignore))?;
    for (index, Move { path, kind }) in journal.moves.iter().enumerate() {
        let place = join_inside(root, path)?;
        if *kind == MoveKind::Remove {
            continue;
        }
        let content = wanted
            .get(path.as_str())
            .ok_or_else(|| anyhow!("`{path}` is not among the files to write"))?;
        let next = slot(staging, NEXT, index);
        disk.write(&next, content.as_bytes())
            .with_context(|| could_not("write", &next))?;
        if *kind == MoveKind::Replace {
            disk.copy_permissions(&place, &next)
                .with_context(|| could_not("write", &next))?;
        }
    }
    // Renamed into place, so that a journal that exists is complete.
    let draft = staging.join("journal.draft");
    disk.write(&draft, journal.render().as_bytes())
        .with_context(|| could_not("write", &draft))?;
    disk.rename(&draft, &staging.join(JOURNAL))
        .with_context(|| could_not("write", &draft))
}

fn commit(disk: &dyn Disk, root: &Path, staging: &Path, journal: &Journal) -> Result<()> {
    for directory in &journal.directories {
        let full = join_inside(root, directory)?;
        disk.create_dir(&full)
            .with_context(|| could_not("create", &full))?;
    }
    for (index, Move { path, kind }) in journal.moves.iter().enumerate() {
        let place = root.join(path);
        let next = slot(staging, NEXT, index);
        let previous = slot(staging, PREVIOUS, index);
        match kind {
            MoveKind::Create => {}
            // Set aside before its successor comes, never renamed over: ext4 writes a file out to
            // the disk when it replaces another, which costs milliseconds for every one of them.
            MoveKind::Replace => disk
                .rename(&place, &previous)
                .with_context(|| could_not("replace", &place))?,
            MoveKind::Remove => {
                disk.rename(&place, &previous)
                    .with_context(|| could_not("remove", &place))?;
                continue;
            }
        }
        disk.rename(&next, &place)
            .with_context(|| could_not("write", &place))?;
    }
    // The one moment that decides: before it the next run goes back, after it there is no way back.
    disk.rename(&staging.join(JOURNAL), &staging.join(JOURNAL_DONE))
        .with_context(|| could_not("write", &staging.join(JOURNAL_DONE)))
}

fn undo_failed_write(
    disk: &dyn Disk,
    root: &Path,
    staging: &Path,
    journal: &Journal,
    error: Error,
) -> Error {
    match undo(disk, root, staging, journal) {
        Ok(()) => {
            let _ = disk.remove_dir_all(staging);
            error.context("everything was put back as it was")
        }
        Err(undo_error) => error.context(format!(
            "undoing failed too ({undo_error:#}); the previous files are kept in `{}`, and the \
             next `gen` puts them back",
            display_path(staging)
        )),
    }
}

/// Directories that the removals emptied go too. One that cannot be deleted is not empty, or is
/// not worth failing for.
pub(super) fn remove_empty_directories(disk: &dyn Disk, root: &Path, journal: &Journal) {
    let emptied: BTreeSet<&str> = journal
        .moves
        .iter()
        .filter(|step| step.kind == MoveKind::Remove)
        .flat_map(|step| parents(&step.path))
        .collect();
    for directory in emptied.into_iter().rev() {
        let _ = disk.remove_dir(&root.join(directory));
    }
}

pub(super) fn slot(staging: &Path, side: &str, index: usize) -> PathBuf {
    staging.join(side).join(index.to_string())
}

fn could_not(what: &str, path: &Path) -> String {
    format!("could not {what} `{}`", display_path(path))
}
