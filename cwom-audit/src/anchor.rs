//! Anchors: one line of JSON for each checkpoint, kept where whoever can write the database cannot
//! write. Only they tell that a whole log was sealed again, or that an old backup came back.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::checkpoint::{Checkpoint, CheckpointKind};
use crate::digest::Hash;
use crate::error::{Error, Result};
use crate::key::Signature;

/// What is kept of a checkpoint outside the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Number of the checkpoint.
    pub n: i64,
    /// What it records.
    pub kind: CheckpointKind,
    /// Its hash.
    pub hash: Hash,
    /// The root of the tree over its entries.
    pub root: Hash,
    /// How many entries there are.
    pub entries: i64,
    /// When it was made, as text for people.
    pub ts: String,
    /// A signature over the hash.
    pub signature: Option<Signature>,
}

impl From<&Checkpoint> for Anchor {
    fn from(checkpoint: &Checkpoint) -> Self {
        let ts = checkpoint.moment();
        Self {
            n: checkpoint.n,
            kind: checkpoint.kind,
            hash: checkpoint.hash(),
            root: checkpoint.root,
            entries: checkpoint.entries,
            ts: ts.map_or_else(|| checkpoint.ts.to_string(), |ts| ts.to_string()),
            signature: checkpoint.signature,
        }
    }
}

impl Anchor {
    /// One line, without its end: for a file, a log or another database.
    pub fn line(&self) -> String {
        // A struct of texts and numbers is always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A file of anchors, or what was collected elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors {
    /// In the order of the file.
    pub lines: Vec<Anchor>,
    /// The file ends in the middle of a line: whoever wrote it was interrupted.
    pub torn: bool,
}

impl Anchors {
    /// Reads lines. A last one without its end is left out.
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let end = text.rfind('\n').map_or(0, |at| at + 1);
        let (whole, rest) = text.split_at(end);
        let mut lines = Vec::new();
        for (position, line) in whole.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let anchor = serde_json::from_str(line).map_err(|error| Error::Line {
                path: path.to_owned(),
                line: position + 1,
                problem: error.to_string(),
            })?;
            lines.push(anchor);
        }
        Ok(Self {
            lines,
            torn: !rest.trim().is_empty(),
        })
    }

    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::io(path, error))?;
        Self::parse(&text, path)
    }

    /// The highest number, 0 where there is none.
    pub fn last(&self) -> i64 {
        self.lines.iter().map(|line| line.n).max().unwrap_or(0)
    }

    /// The anchors by the numbers of their checkpoints. Two that contradict each other are both
    /// there.
    pub(crate) fn by_number(&self) -> BTreeMap<i64, Vec<&Anchor>> {
        let mut by_number: BTreeMap<i64, Vec<&Anchor>> = BTreeMap::new();
        for line in &self.lines {
            by_number.entry(line.n).or_default().push(line);
        }
        by_number
    }
}

/// Adds the checkpoints that a file does not have yet, and returns once they are on the disk. A
/// line that an interrupted run left unfinished makes way.
pub fn append(path: &Path, checkpoints: &[Checkpoint]) -> Result<usize> {
    let io = |error| Error::io(path, error);
    let is_new = !path.exists();
    let mut options = OpenOptions::new();
    let mut file = options
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(io)?;
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(io)?;
    let known = Anchors::parse(&text, path)?;
    let end = text.rfind('\n').map_or(0, |at| at + 1);
    let last = known.last();
    let mut lines = String::new();
    let mut added = 0;
    for checkpoint in checkpoints.iter().filter(|checkpoint| checkpoint.n > last) {
        lines.push_str(&Anchor::from(checkpoint).line());
        lines.push('\n');
        added += 1;
    }
    if added > 0 || known.torn {
        let mut write = || {
            file.set_len(end as u64)?;
            file.seek(SeekFrom::Start(end as u64))?;
            file.write_all(lines.as_bytes())?;
            file.sync_all()
        };
        write().map_err(io)?;
    }
    if is_new {
        sync_directory(path)?;
    }
    Ok(added)
}

/// The name of a new file is on the disk when its directory is.
pub(crate) fn sync_directory(path: &Path) -> Result<()> {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or_else(|| Path::new("."));
    if cfg!(unix) {
        File::open(parent)
            .and_then(|directory| directory.sync_all())
            .map_err(|error| Error::io(parent, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint(n: i64) -> Checkpoint {
        Checkpoint {
            n,
            kind: CheckpointKind::Sealed,
            lo: n,
            hi: n + 1,
            after_seq: 0,
            entries: 1,
            root: Hash([1; 32]),
            previous: Hash::ZERO,
            ts: 1_700_000_000_000_000,
            note: None,
            signature: None,
        }
    }

    #[test]
    fn a_file_gets_what_it_lacks_and_loses_a_torn_line() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join("anchors.jsonl");
        let one = [checkpoint(1)];
        assert_eq!(append(&path, &one).expect("the file is made"), 1);
        let mut text = std::fs::read_to_string(&path).expect("the file is there");
        assert!(
            text.contains(r#""ts":"2023-11-14T22:13:20.000000Z""#),
            "{text}"
        );
        text.push_str("{\"n\":2,\"ki");
        std::fs::write(&path, &text).expect("the file is torn");
        let torn = Anchors::read(&path).expect("the rest is sound");
        assert!(torn.torn);
        assert_eq!(torn.last(), 1);
        let all = [checkpoint(1), checkpoint(2), checkpoint(3)];
        assert_eq!(append(&path, &all).expect("the file is mended"), 2);
        assert_eq!(append(&path, &all).expect("nothing is missing"), 0);
        let read = Anchors::read(&path).expect("every line is whole");
        let expected: Vec<Anchor> = all.iter().map(Anchor::from).collect();
        assert_eq!(read.lines, expected);
        assert!(!read.torn);
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = Anchors::parse("\n{}\n", Path::new("a.jsonl")).expect_err("not an anchor");
        assert!(
            error.to_string().starts_with("a.jsonl, line 2: "),
            "{error}"
        );
    }
}
