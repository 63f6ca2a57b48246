//! A disk on which any chosen operation fails.

use std::cell::Cell;
use std::io;
use std::path::Path;

use crate::files::{Disk, RealDisk, journal};

/// What happens at the chosen operation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It fails, and later ones work again.
    Once,
    /// It fails and so do all later ones, as if the process had been killed.
    Death,
}

/// A disk on which one operation fails.
pub(super) struct FaultyDisk {
    fault: Fault,
    fails_at: usize,
    done: Cell<usize>,
}

impl FaultyDisk {
    pub(super) fn new(fault: Fault, fails_at: usize) -> Self {
        Self {
            fault,
            fails_at,
            done: Cell::new(0),
        }
    }

    /// How many operations were asked for.
    pub(super) fn operations(&self) -> usize {
        self.done.get()
    }

    fn step(&self) -> io::Result<RealDisk> {
        let number = self.done.replace(self.done.get() + 1);
        let fails = match self.fault {
            Fault::Once => number == self.fails_at,
            Fault::Death => number >= self.fails_at,
        };
        if fails {
            Err(io::Error::other("injected"))
        } else {
            Ok(RealDisk)
        }
    }
}

impl Disk for FaultyDisk {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?.create_dir(path)
    }

    fn write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        match self.step() {
            Ok(disk) => disk.write(path, content),
            Err(error) => {
                // A disk that is full writes a part.
                RealDisk.write(path, &content[..content.len() / 2])?;
                Err(error)
            }
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?.rename(from, to)
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?.copy_permissions(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?.remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?.remove_dir(path)
    }

    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        match self.step() {
            Ok(disk) => disk.remove_dir_all(path),
            Err(error) => {
                // The order in which a directory's entries go is the system's choice.
                let next = path.join(journal::NEXT);
                if self.fails_at.is_multiple_of(2) && next.exists() {
                    RealDisk.remove_dir_all(&next)?;
                }
                Err(error)
            }
        }
    }
}
