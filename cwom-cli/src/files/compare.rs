//! The output directory against the files it should hold.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result};

use super::walk::{Found, walk};
use super::{MARKER_BYTES, Wanted, display_path, is_marked, path::parents};

/// The outcome of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// What differs, in the order of paths.
    pub drifts: Vec<Drift>,
    /// What stands in the way of writing, in the order of paths.
    pub blocked: Vec<Blocked>,
    /// How many files are as they should be.
    pub unchanged: usize,
    /// How many bytes were compared.
    pub bytes: u64,
}

/// A file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Path relative to the output directory.
    pub path: String,
    /// In what way.
    pub kind: DriftKind,
}

/// In what way a file is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DriftKind {
    /// The spec yields it and the disk lacks it.
    Missing,
    /// The content differs.
    Differs,
    /// The content differs by CRLF in place of LF, and by nothing else.
    LineEndings,
    /// It was generated once, and the spec no longer yields it.
    Stale,
}

/// Something that is not ours at the place of a file that should be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Path relative to the output directory.
    pub path: String,
    /// What is there.
    pub obstacle: Obstacle,
}

/// What stands at the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// A file that somebody wrote: it lacks the marker.
    Foreign,
    /// A symbolic link, which a write would follow or destroy.
    Link,
    /// A directory.
    Directory,
    /// A file where a directory is needed.
    NotADirectory,
    /// A socket, a device or a pipe.
    Special,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Foreign => "was not generated, and would be overwritten",
            Self::Link => "is a symbolic link, and links are not followed",
            Self::Directory => "is a directory where a file should be",
            Self::NotADirectory => "is a file where a directory should be",
            Self::Special => "is not a regular file",
        })
    }
}

impl Comparison {
    /// Whether the directory holds exactly what it should.
    pub fn in_step(&self) -> bool {
        self.drifts.is_empty() && self.blocked.is_empty()
    }

    /// The paths that differ in one of these ways, in order.
    pub fn paths(&self, kinds: &[DriftKind]) -> Vec<&str> {
        self.drifts
            .iter()
            .filter(|drift| kinds.contains(&drift.kind))
            .map(|drift| drift.path.as_str())
            .collect()
    }
}

/// Compares the directory with the files it should hold. A directory that does not exist holds
/// nothing.
pub fn compare(root: &Path, wanted: &Wanted<'_>) -> Result<Comparison> {
    let found = walk(root, wanted)?;
    let mut comparison = compare_wanted(root, wanted, &found)?;
    for (path, kind) in &found {
        if *kind == Found::File
            && !wanted.contains_key(path.as_str())
            && is_marked(&read_head(&root.join(path))?)
        {
            comparison.drift(path, DriftKind::Stale);
        }
    }
    comparison
        .drifts
        .sort_by(|left, right| left.path.cmp(&right.path));
    comparison.blocked.dedup();
    Ok(comparison)
}

/// Compares in as many threads as there are processors, once there are files enough to share.
fn compare_wanted(
    root: &Path,
    wanted: &Wanted<'_>,
    found: &BTreeMap<String, Found>,
) -> Result<Comparison> {
    const WORTH_A_THREAD: usize = 256;
    let files: Vec<(&str, &str)> = wanted
        .iter()
        .map(|(path, content)| (*path, *content))
        .collect();
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(files.len() / WORTH_A_THREAD).max(1);
    let share = files.len().div_ceil(threads).max(1);
    let parts: Vec<Result<Comparison>> = thread::scope(|scope| {
        let mut shares = files.chunks(share);
        let own = shares.next().unwrap_or_default();
        let others: Vec<_> = shares
            .map(|files| scope.spawn(move || compare_share(root, files, found)))
            .collect();
        let own = compare_share(root, own, found);
        let others = others
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    });
    let mut comparison = Comparison::default();
    for part in parts {
        comparison.append(part?);
    }
    Ok(comparison)
}

fn compare_share(
    root: &Path,
    files: &[(&str, &str)],
    found: &BTreeMap<String, Found>,
) -> Result<Comparison> {
    let mut comparison = Comparison::default();
    for (path, content) in files {
        match found.get(*path) {
            Some(Found::File) => compare_file(root, path, content, &mut comparison)?,
            Some(other) => comparison.block(path, obstacle_of(*other)),
            None => match blocked_parent(path, found) {
                Some((parent, obstacle)) => comparison.block(parent, obstacle),
                None => comparison.drift(path, DriftKind::Missing),
            },
        }
    }
    Ok(comparison)
}

impl Comparison {
    /// Counts a file as one that is no longer yielded, though it carries no marker.
    pub fn remove(&mut self, path: &str) {
        self.drift(path, DriftKind::Stale);
        self.drifts
            .sort_by(|left, right| left.path.cmp(&right.path));
    }

    fn drift(&mut self, path: &str, kind: DriftKind) {
        self.drifts.push(Drift {
            path: path.to_owned(),
            kind,
        });
    }

    fn block(&mut self, path: &str, obstacle: Obstacle) {
        self.blocked.push(Blocked {
            path: path.to_owned(),
            obstacle,
        });
    }

    fn append(&mut self, other: Self) {
        self.drifts.extend(other.drifts);
        self.blocked.extend(other.blocked);
        self.unchanged += other.unchanged;
        self.bytes += other.bytes;
    }
}

fn compare_file(root: &Path, path: &str, content: &str, comparison: &mut Comparison) -> Result<()> {
    let full = root.join(path);
    comparison.bytes += content.len() as u64;
    let could_not = || format!("could not read `{}`", display_path(&full));
    if holds(&full, content.as_bytes()).with_context(could_not)? {
        comparison.unchanged += 1;
        return Ok(());
    }
    let actual = fs::read(&full).with_context(could_not)?;
    if equal_but_line_endings(&actual, content.as_bytes()) {
        comparison.drift(path, DriftKind::LineEndings);
    } else if !actual.is_empty() && is_marked(content.as_bytes()) && !is_marked(&actual) {
        // A format without comments carries no marker, and nothing can be told from its absence.
        // An empty file holds nothing that could be lost.
        comparison.block(path, Obstacle::Foreign);
    } else {
        comparison.drift(path, DriftKind::Differs);
    }
    Ok(())
}

/// Whether a file holds this, looked at piece by piece: a history has files of many megabytes.
fn holds(path: &Path, content: &[u8]) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    if file.metadata()?.len() != content.len() as u64 {
        return Ok(false);
    }
    let mut piece = [0; 16 << 10];
    let mut rest = content;
    loop {
        let read = file.read(&mut piece)?;
        match rest.split_at_checked(read) {
            Some(_) if read == 0 => return Ok(rest.is_empty()),
            Some((wanted, others)) if *wanted == piece[..read] => rest = others,
            _ => return Ok(false),
        }
    }
}

fn equal_but_line_endings(actual: &[u8], wanted: &[u8]) -> bool {
    fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
        text.split(|byte| *byte == b'\n')
            .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
    }
    lines(actual).eq(lines(wanted))
}

fn blocked_parent<'a>(
    path: &'a str,
    found: &BTreeMap<String, Found>,
) -> Option<(&'a str, Obstacle)> {
    parents(path).find_map(|parent| match found.get(parent)? {
        Found::Directory => None,
        Found::File => Some((parent, Obstacle::NotADirectory)),
        other => Some((parent, obstacle_of(*other))),
    })
}

fn obstacle_of(found: Found) -> Obstacle {
    match found {
        Found::File => Obstacle::Foreign,
        Found::Directory => Obstacle::Directory,
        Found::Link => Obstacle::Link,
        Found::Other => Obstacle::Special,
    }
}

fn read_head(path: &Path) -> Result<Vec<u8>> {
    let mut head = Vec::with_capacity(MARKER_BYTES);
    File::open(path)
        .and_then(|file| file.take(MARKER_BYTES as u64).read_to_end(&mut head))
        .with_context(|| format!("could not read `{}`", display_path(path)))?;
    Ok(head)
}
