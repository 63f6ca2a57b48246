//! The chain of migrations as the files of a directory: what was, and may not be changed any more.

mod beside;
mod described;
mod error;
mod parts;

use std::collections::BTreeMap;
use std::sync::Arc;

use cwom_schema::schema::Dialect;

use crate::lock::{Finding, Lock, verify, verify_plans};
use crate::{Revision, digest};

pub use described::ParentSpec;
pub use error::ChainError;
pub(crate) use parts::Parts;

/// The lock's file.
pub const LOCK: &str = "cwom.lock";
/// The snapshot of the head.
pub const SNAPSHOT: &str = "snapshot.toml";
/// Where the revision before an unreleased head is kept, so that the head can be made anew.
const PARENT: &str = "parent/";
/// The spec of that revision. (A file that is called as a spec is would make a project of the
/// directory.)
const PARENT_SPEC: &str = "parent/spec.toml";

/// The text of a file. Histories have tens of megabytes of it, which nobody copies: a chain, the same
/// without its head and what is proposed on it share what they have in common.
pub type FileText = Arc<String>;

/// A history that was read and holds together.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// The plans.
    pub lock: Lock,
    /// The text of every file that the lock names, by its path below the directory.
    pub files: BTreeMap<String, FileText>,
    /// Files of a hand-written head that were edited since they were locked, as they may be.
    pub edited: Vec<String>,
    /// The head as files.
    pub(crate) head: Parts,
    /// The revision before the head as files, while the head is unreleased.
    pub(crate) parent: Parts,
}

impl Chain {
    /// Reads the files of a directory of migrations, given by their paths below it. None at all is
    /// a chain without plans.
    pub fn read(mut files: BTreeMap<String, Vec<u8>>) -> Result<Self, ChainError> {
        let Some(lock) = files.get(LOCK) else {
            return if files.keys().any(|path| is_migration(path)) {
                Err(ChainError::Unlocked)
            } else {
                Ok(Self::default())
            };
        };
        let lock: Lock = text(LOCK, lock.clone())?
            .parse()
            .map_err(ChainError::Lock)?;
        let mut chain = Self {
            lock,
            ..Self::default()
        };
        let findings = chain.findings(&files);
        if !findings.is_empty() {
            return Err(ChainError::Files(findings));
        }
        let plans = files.iter().filter_map(|(path, bytes)| {
            let stem = path.strip_prefix("plans/")?.strip_suffix(".toml")?;
            let text = text(path, bytes.clone()).ok()?;
            Some((stem.to_owned(), String::clone(&text)))
        });
        let plans = plans.collect();
        for (path, _) in chain.lock.plans.iter().flat_map(|plan| &plan.files) {
            if let Some(bytes) = files.remove(path) {
                chain.files.insert(path.clone(), text(path, bytes)?);
            }
        }
        chain.head = Parts::read(&mut files, "")?;
        chain.parent = Parts::read(&mut files, PARENT)?;
        if let Some(spec) = files.remove(PARENT_SPEC) {
            chain.parent.spec = text(PARENT_SPEC, spec)?;
        }
        let Some(last) = chain.lock.plans.last() else {
            return Ok(chain);
        };
        if chain.head.snapshot.is_empty() {
            return Err(ChainError::Missing(SNAPSHOT.to_owned()));
        }
        if digest::sha256(chain.head.snapshot.as_bytes()) != last.ir {
            return Err(ChainError::Snapshot(SNAPSHOT.to_owned()));
        }
        let findings = verify_plans(&chain.lock, &plans, &chain.head.snapshot);
        if findings.is_empty() {
            Ok(chain)
        } else {
            Err(ChainError::Files(findings))
        }
    }

    /// What is wrong with the files but for line ends, which are mended by writing them, and edits
    /// of a hand-written head.
    fn findings(&mut self, files: &BTreeMap<String, Vec<u8>>) -> Vec<Finding> {
        let mut findings = verify(&self.lock, files);
        let open = self.open_custom(files);
        findings.retain(|finding| match finding {
            Finding::LineEnds(_) => false,
            Finding::Edited(path) if open.contains(path) => {
                self.edited.push(path.clone());
                false
            }
            _ => true,
        });
        findings
    }

    /// The files of an unreleased head that a person writes.
    fn open_custom(&self, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let Some(head) = self.lock.plans.last().filter(|_| self.lock.unreleased) else {
            return Vec::new();
        };
        let plan = files.get(&format!("plans/{}.toml", head.stem));
        let is_custom = plan.is_some_and(|plan| {
            let mut lines = plan.split(|byte| *byte == b'\n');
            lines.any(|line| line == b"custom = true")
        });
        if !is_custom {
            return Vec::new();
        }
        let paths = head.files.iter().map(|(path, _)| path.clone());
        paths.filter(|path| is_migration(path)).collect()
    }

    /// Whether nothing was ever migrated.
    pub fn is_empty(&self) -> bool {
        self.lock.plans.is_empty()
    }

    /// The revision that the chain leads to.
    pub fn head(&self) -> Result<Revision, ChainError> {
        self.head.revision("")
    }

    /// The text of the head's plan; empty where there is none.
    pub(crate) fn head_plan(&self) -> &str {
        let head = self.lock.plans.last();
        let plan = head.and_then(|head| self.files.get(&format!("plans/{}.toml", head.stem)));
        plan.map_or("", |text| text.as_str())
    }

    /// The chain without its head, with the revision before it. The caller has looked whether the
    /// head is unreleased.
    pub(crate) fn without_head(&self) -> Self {
        let mut chain = self.clone();
        if let Some(head) = chain.lock.plans.pop() {
            for (path, _) in &head.files {
                chain.files.remove(path);
            }
        }
        chain.lock.unreleased = false;
        chain.head = std::mem::take(&mut chain.parent);
        chain
    }

    /// Whether a file of the chain is for this dialect.
    pub(crate) fn knows(&self, dialect: Dialect) -> bool {
        let prefix = format!("{}/", dialect.name());
        self.files.keys().any(|path| path.starts_with(&prefix))
    }

    /// The migrations of a dialect in the order in which they run: version and name.
    pub fn migrations(&self, dialect: Dialect) -> Vec<(i64, &str)> {
        migrations(self.files.keys().map(String::as_str), dialect)
    }
}

/// The migrations among these paths that a dialect runs, in order: version and name.
pub fn migrations<'p>(
    paths: impl IntoIterator<Item = &'p str>,
    dialect: Dialect,
) -> Vec<(i64, &'p str)> {
    let paths = paths.into_iter();
    let mut found: Vec<(i64, &str)> = paths
        .filter_map(|path| {
            let name = path.strip_prefix(dialect.name())?.strip_prefix('/')?;
            let (version, name) = name.strip_suffix(".up.sql")?.split_once('_')?;
            Some((version.parse().ok()?, name))
        })
        .collect();
    found.sort_unstable();
    found
}

/// Whether a file of a directory of migrations belongs to its history.
pub fn is_history(path: &str) -> bool {
    is_migration(path) || path.starts_with("plans/") || path.starts_with(PARENT)
}

/// Whether sqlx would run the file.
pub(crate) fn is_migration(path: &str) -> bool {
    let mut dialects = Dialect::ALL.iter();
    dialects.any(|dialect| {
        let name = path.strip_prefix(dialect.name());
        let name = name.and_then(|name| name.strip_prefix('/'));
        name.is_some_and(|name| {
            let end = std::path::Path::new(name).extension();
            end.is_some_and(|end| end == "sql") && name.contains('_')
        })
    })
}

/// A file with the line ends of every system but one.
fn text(path: &str, bytes: Vec<u8>) -> Result<FileText, ChainError> {
    let text = String::from_utf8(bytes).map_err(|_| ChainError::NotText(path.to_owned()))?;
    // Few files have other line ends, and looking for a pair takes its time in megabytes of SQL.
    Ok(Arc::new(if text.as_bytes().contains(&b'\r') {
        text.replace("\r\n", "\n")
    } else {
        text
    }))
}
