//! One writer at a time; readers never see a write half done.
//!
//! On Unix the output directory itself is locked, which leaves nothing behind to be committed or
//! swept up. Elsewhere a directory cannot be locked, and a dotted file in it stands in.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::display_path;

/// The lock, held until it is dropped. The operating system lets go of it when a process dies.
#[derive(Debug)]
pub struct Lock {
    /// The locked handle, or nothing on a file system without locks.
    _handle: Option<File>,
    /// Sentences for the user.
    pub notes: Vec<String>,
}

/// Creates the directory where needed and locks it for writing. `waiting` is called once when
/// another process has it.
pub fn lock_for_writing(root: &Path, waiting: impl Fn()) -> Result<Lock> {
    // A process that had to wait may hold the lock of a directory that was deleted meanwhile.
    for _ in 0..16 {
        create_root(root)?;
        let handle = open(root, true)?;
        let outcome = match handle.try_lock() {
            Err(TryLockError::WouldBlock) => {
                waiting();
                handle.lock()
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        };
        match outcome {
            Ok(()) if is_current(&handle, root) => {
                return Ok(Lock {
                    _handle: Some(handle),
                    notes: Vec::new(),
                });
            }
            Ok(()) => {}
            Err(error) => {
                let note = format!(
                    "`{}` cannot be locked here ({error}); see that only one `gen` runs at a time",
                    display_path(root)
                );
                return Ok(Lock {
                    _handle: None,
                    notes: vec![note],
                });
            }
        }
    }
    bail!(
        "`{}` is deleted and made again all the time by another process",
        display_path(root)
    )
}

/// Locks the directory for reading, where it exists and can be locked. `waiting` is called when a
/// writer has it.
pub fn lock_for_reading(root: &Path, waiting: impl Fn()) -> Option<Lock> {
    let handle = open(root, false).ok()?;
    match handle.try_lock_shared() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            handle.lock_shared().ok()?;
        }
        Err(TryLockError::Error(_)) => return None,
    }
    Some(Lock {
        _handle: Some(handle),
        notes: Vec::new(),
    })
}

fn create_root(root: &Path) -> Result<()> {
    match fs::metadata(root) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => bail!(
            "the output directory `{}` is a file; move it away, or change `path` under \
             `[generate]` in the spec",
            display_path(root)
        ),
        Err(_) => fs::create_dir_all(root)
            .with_context(|| format!("could not create `{}`", display_path(root))),
    }
}

#[cfg(unix)]
fn open(root: &Path, _writing: bool) -> Result<File> {
    File::open(root).with_context(|| format!("could not read `{}`", display_path(root)))
}

#[cfg(unix)]
fn is_current(handle: &File, root: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (handle.metadata(), fs::metadata(root)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn open(root: &Path, writing: bool) -> Result<File> {
    let path = root.join(".cwom-lock");
    File::options()
        .read(true)
        .write(writing)
        .create(writing)
        .truncate(false)
        .open(&path)
        .with_context(|| format!("could not open `{}`", display_path(&path)))
}

#[cfg(not(unix))]
fn is_current(_handle: &File, root: &Path) -> bool {
    root.is_dir()
}
