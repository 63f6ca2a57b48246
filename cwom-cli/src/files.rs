//! The disk: comparing the output directory with the files it should hold, and writing them all
//! or none.
//!
//! 1. [`lock`]: one writer at a time, readers wait for it.
//! 2. [`recover`]: what a killed run left behind is put back first.
//! 3. [`compare()`]: a walk of the directory against the wanted files, into a [`Comparison`].
//! 4. [`transaction`]: the difference staged, journaled and renamed into place.
//!
//! Nothing in here knows what the files contain, beyond the marker that says "generated".

pub mod compare;
pub mod diff;
mod disk;
mod journal;
pub mod lock;
mod path;
pub mod recover;
pub(crate) mod state;
pub mod transaction;
mod walk;

#[cfg(test)]
mod tests;

pub use compare::{Blocked, Comparison, Drift, DriftKind, Obstacle, compare};
pub use disk::{Disk, RealDisk};
pub use path::display_path;

use std::collections::BTreeMap;

/// The files that a directory should hold: path relative to it with `/` between the parts, and
/// content.
pub type Wanted<'a> = BTreeMap<&'a str, &'a str>;

/// How many lines at the start of a file are searched for the marker.
const MARKER_LINES: usize = 3;

/// How many bytes at the start of a file are searched for the marker; a longer header is not ours.
const MARKER_BYTES: usize = 4096;

/// Whether a file with this content, or content that starts like this, is generated.
pub fn is_marked(content: &[u8]) -> bool {
    let head = &content[..content.len().min(MARKER_BYTES)];
    let marker = cwom_codegen::MARKER.as_bytes();
    head.split(|byte| *byte == b'\n')
        .take(MARKER_LINES)
        .any(|line| line.windows(marker.len()).any(|window| window == marker))
}
