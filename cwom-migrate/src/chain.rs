//! The chain of migrations as the files of a directory: what was, and may not be changed any more.

mod beside;

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use cwom_schema::Schema;
use cwom_schema::schema::Dialect;

use crate::lock::{Finding, Lock, LockError, verify, verify_plans};
use crate::{Decisions, Revision, Snapshot, SnapshotError, Texts, diff, digest};

/// The lock's file.
pub const LOCK: &str = "cwom.lock";
/// The snapshot of the head.
pub const SNAPSHOT: &str = "snapshot.toml";
/// Where the revision before an unreleased head is kept, so that the head can be made anew.
const PARENT: &str = "parent/";
/// The spec of that revision. (A file that is called as a spec is would make a project of the
/// directory.)
const PARENT_SPEC: &str = "parent/spec.toml";

/// A history that was read and holds together.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// The plans.
    pub lock: Lock,
    /// The text of every file that the lock names, by its path below the directory.
    pub files: BTreeMap<String, String>,
    /// Files of a hand-written head that were edited since they were locked, as they may be.
    pub edited: Vec<String>,
    /// The head as files.
    pub(crate) head: Parts,
    /// The revision before the head as files, while the head is unreleased.
    pub(crate) parent: Parts,
}

/// A revision as files: nothing of it is parsed before somebody asks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    pub(crate) snapshot: String,
    pub(crate) routines: BTreeMap<&'static str, String>,
    /// The spec's text, which only the revision before the head has.
    pub(crate) spec: String,
}

/// Why the files are not a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChainError {
    /// The lock cannot be read.
    Lock(LockError),
    /// Files are not as they were locked.
    Files(Vec<Finding>),
    /// There are migrations, and no lock.
    Unlocked,
    /// A file that belongs to the head is gone.
    Missing(String),
    /// The snapshot is not the one that the head led to.
    Snapshot(String),
    /// The snapshot cannot be read.
    Unreadable(SnapshotError),
    /// The texts of triggers and functions are not those of the snapshot.
    Routines(String),
    /// What is kept of the revision before the head is not what the migrations before it lead to.
    Parent(String),
    /// A file is not UTF-8.
    NotText(String),
}

impl ChainError {
    /// The id that `explain` knows.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Lock(_) => "CW-H02",
            Self::Snapshot(_) | Self::Unreadable(_) | Self::Routines(_) | Self::Parent(_) => {
                "CW-H05"
            }
            Self::Files(_) | Self::Unlocked | Self::Missing(_) | Self::NotText(_) => "CW-H01",
        }
    }
}

impl Display for ChainError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lock(error) => write!(f, "{}: {error}", self.id()),
            Self::Files(findings) => {
                for (position, finding) in findings.iter().enumerate() {
                    let end = if position + 1 < findings.len() {
                        "\n"
                    } else {
                        ""
                    };
                    write!(f, "{finding}{end}")?;
                }
                Ok(())
            }
            Self::Unlocked => write!(f, "CW-H01: there are migrations and no {LOCK}"),
            Self::Missing(path) => write!(f, "CW-H01: {path} is gone"),
            Self::Snapshot(path) => {
                write!(f, "CW-H05: {path} is not the one that the head leads to")
            }
            Self::Unreadable(error) => write!(f, "CW-H05: {error}"),
            Self::Routines(path) => {
                write!(f, "CW-H05: {path} does not hold the texts of {SNAPSHOT}")
            }
            Self::Parent(path) => write!(
                f,
                "CW-H05: {path} is not what the migrations before the head lead to"
            ),
            Self::NotText(path) => write!(f, "CW-H01: {path} is not UTF-8"),
        }
    }
}

impl std::error::Error for ChainError {}

impl From<SnapshotError> for ChainError {
    fn from(error: SnapshotError) -> Self {
        Self::Unreadable(error)
    }
}

impl Chain {
    /// Reads the files of a directory of migrations, given by their paths below it. None at all is
    /// a chain without plans.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, ChainError> {
        let Some(lock) = files.get(LOCK) else {
            return if files.keys().any(|path| is_migration(path)) {
                Err(ChainError::Unlocked)
            } else {
                Ok(Self::default())
            };
        };
        let lock: Lock = text(LOCK, lock)?.parse().map_err(ChainError::Lock)?;
        let mut chain = Self {
            lock,
            ..Self::default()
        };
        let findings = chain.findings(files);
        if !findings.is_empty() {
            return Err(ChainError::Files(findings));
        }
        for (path, _) in chain.lock.plans.iter().flat_map(|plan| &plan.files) {
            if let Some(bytes) = files.get(path) {
                chain.files.insert(path.clone(), text(path, bytes)?);
            }
        }
        chain.head = Parts::read(files, "")?;
        chain.parent = Parts::read(files, PARENT)?;
        if let Some(spec) = files.get(PARENT_SPEC) {
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
        let plans = files.iter().filter_map(|(path, bytes)| {
            let stem = path.strip_prefix("plans/")?.strip_suffix(".toml")?;
            Some((stem.to_owned(), text(path, bytes).ok()?))
        });
        let findings = verify_plans(&chain.lock, &plans.collect(), &chain.head.snapshot);
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

    /// Whether the head is what a schema says.
    pub fn leads_to(&self, schema: &Schema) -> bool {
        let next = Revision::new(schema);
        if self
            .lock
            .plans
            .last()
            .is_some_and(|head| head.ir == next.snapshot.hash())
        {
            return true;
        }
        let ops = self.head().map(|head| {
            let decisions = Decisions::default();
            diff(&head.snapshot, &next.snapshot, &decisions)
        });
        matches!(ops, Ok(Ok(ops)) if ops.is_empty())
    }

    /// The text of the head's plan; empty where there is none.
    pub(crate) fn head_plan(&self) -> &str {
        let head = self.lock.plans.last();
        let plan = head.and_then(|head| self.files.get(&format!("plans/{}.toml", head.stem)));
        plan.map_or("", String::as_str)
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

impl Parts {
    fn read(files: &BTreeMap<String, Vec<u8>>, prefix: &str) -> Result<Self, ChainError> {
        let read = |name: &str| {
            let path = format!("{prefix}{name}");
            let bytes = files.get(&path);
            bytes.map_or_else(|| Ok(String::new()), |bytes| text(&path, bytes))
        };
        let mut parts = Self {
            snapshot: read(SNAPSHOT)?,
            routines: BTreeMap::new(),
            spec: String::new(),
        };
        for dialect in Dialect::ALL {
            let text = read(&routines(dialect))?;
            parts.routines.insert(dialect.name(), text);
        }
        Ok(parts)
    }

    /// A revision as the files that are kept of it.
    pub(crate) fn of(revision: &Revision, dialects: &[Dialect]) -> Self {
        let texts = dialects.iter().map(|dialect| {
            let text = revision.texts.to_file(*dialect);
            (dialect.name(), text)
        });
        Self {
            snapshot: revision.snapshot.to_string(),
            routines: texts.collect(),
            spec: String::new(),
        }
    }

    fn revision(&self, prefix: &str) -> Result<Revision, ChainError> {
        if self.snapshot.is_empty() {
            return Ok(Revision::default());
        }
        let snapshot: Snapshot = self.snapshot.parse()?;
        let mut texts = Texts::default();
        for dialect in Dialect::ALL {
            let file = self.routines.get(dialect.name());
            let file = file.map(String::as_str).unwrap_or_default();
            let broken = || ChainError::Routines(format!("{prefix}{}", routines(dialect)));
            let read = Texts::read_file(file).ok_or_else(broken)?;
            *texts.routines.get_mut(dialect) = read;
            // A model that does not speak the dialect keeps no texts for it.
            let digests = texts.digests();
            if !file.is_empty() && digests.get(dialect) != snapshot.digests.get(dialect) {
                return Err(broken());
            }
        }
        Ok(Revision { snapshot, texts })
    }

    /// The files, below a directory.
    pub(crate) fn files(&self, prefix: &str) -> impl Iterator<Item = (String, String)> {
        let snapshot = (format!("{prefix}{SNAPSHOT}"), self.snapshot.clone());
        let routines = Dialect::ALL.into_iter().filter_map(move |dialect| {
            let text = self.routines.get(dialect.name())?;
            Some((format!("{prefix}{}", routines(dialect)), text.clone()))
        });
        let all = std::iter::once(snapshot).chain(routines);
        all.filter(|(_, text)| !text.is_empty())
    }

    /// The files of the revision before the head.
    pub(crate) fn parent_files(&self) -> impl Iterator<Item = (String, String)> {
        let spec = (PARENT_SPEC.to_owned(), self.spec.clone());
        let spec = std::iter::once(spec).filter(|(_, text)| !text.is_empty());
        self.files(PARENT).chain(spec)
    }
}

/// The file with the texts of a dialect.
fn routines(dialect: Dialect) -> String {
    format!("routines.{}.sql", dialect.name())
}

/// A file with the line ends of every system but one.
fn text(path: &str, bytes: &[u8]) -> Result<String, ChainError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ChainError::NotText(path.to_owned()))?;
    // Few files have other line ends, and looking for a pair takes its time in megabytes of SQL.
    Ok(if bytes.contains(&b'\r') {
        text.replace("\r\n", "\n")
    } else {
        text.to_owned()
    })
}
