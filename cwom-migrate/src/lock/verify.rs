//! Comparing the chain with the files that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

use super::{Lock, version_of};
use crate::digest;

/// What is wrong with the history.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A file says something else than when it was locked.
    Edited(String),
    /// A file differs in its line ends only.
    LineEnds(String),
    /// A file is gone.
    Removed(String),
    /// A file is there that no plan made.
    Added(String),
    /// A plan's version is not after the one before it.
    OutOfOrder(String),
    /// A file has no other half.
    MissingHalf(String),
    /// Two files of a dialect have the same version.
    DuplicateVersion(String),
    /// sqlx stops at a file whose name does not begin with a number.
    NotAVersion(String),
    /// Two plans follow the same revision.
    Fork {
        /// The later one of the chain.
        plan: String,
        /// The one that was there before it.
        other: String,
        /// Places that both change; empty: made in either order they come to the same.
        both: Vec<String>,
    },
    /// A plan or the snapshot is not what the plans before it lead to.
    NotTheFold(String),
}

impl Finding {
    /// The id that `explain` and people use.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Edited(_) | Self::LineEnds(_) | Self::Removed(_) | Self::Added(_) => "CW-H01",
            Self::Fork { .. } => "CW-H02",
            Self::OutOfOrder(_) => "CW-H03",
            Self::MissingHalf(_) | Self::DuplicateVersion(_) | Self::NotAVersion(_) => "CW-H04",
            Self::NotTheFold(_) => "CW-H05",
        }
    }
}

impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (path, problem) = match self {
            Self::Edited(path) => (path, "was edited after it was locked"),
            Self::LineEnds(path) => (
                path,
                "has other line ends than when it was locked; set `* text eol=lf` in .gitattributes",
            ),
            Self::Removed(path) => (path, "is gone"),
            Self::Added(path) => (path, "is in no plan"),
            Self::OutOfOrder(path) => (path, "is not later than what it follows"),
            Self::MissingHalf(path) => (path, "has no other half"),
            Self::DuplicateVersion(path) => (path, "has the version of another file"),
            Self::NotAVersion(path) => (path, "does not begin with a version; sqlx stops at it"),
            Self::NotTheFold(path) => (path, "is not what the plans before it lead to"),
            Self::Fork { plan, other, both } => {
                write!(
                    f,
                    "{}: {plan} follows the same revision as {other}; ",
                    self.id()
                )?;
                return if both.is_empty() {
                    f.write_str("they touch nothing in common, so make it again after the other")
                } else {
                    write!(
                        f,
                        "both change {}; make it again after the other",
                        both.join(", ")
                    )
                };
            }
        };
        write!(f, "{}: {path} {problem}", self.id())
    }
}

/// Everything that is wrong with the files, given by their paths below the directory of migrations.
/// Only files in the directories of dialects are looked at: sqlx reads no others.
pub fn verify(lock: &Lock, files: &BTreeMap<String, Vec<u8>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut known = BTreeSet::new();
    let mut last = None;
    for plan in &lock.plans {
        let versions = plan.files.iter().filter_map(|(path, _)| version_of(path));
        let first = plan.version();
        if first.is_none() || first <= last {
            findings.push(Finding::OutOfOrder(plan.stem.clone()));
        }
        last = versions.max().or(first).max(last);
        for (path, digest) in &plan.files {
            known.insert(path.as_str());
            match files.get(path) {
                None => findings.push(Finding::Removed(path.clone())),
                Some(bytes) if digest::sha384(bytes) == *digest => {}
                Some(bytes) => findings.push(changed(path, bytes, digest)),
            }
        }
    }
    let runnable = |path: &str| {
        let mut parts = path.split('/');
        let dialect = parts.next().unwrap_or_default();
        matches!(dialect, "sqlite" | "postgres") && parts.count() == 1
    };
    let mut seen = BTreeSet::new();
    for path in files.keys().filter(|path| runnable(path)) {
        let is_sql = std::path::Path::new(path)
            .extension()
            .is_some_and(|extension| extension == "sql");
        if !is_sql || !path.contains('_') {
            continue;
        }
        if !known.contains(path.as_str()) {
            findings.push(Finding::Added(path.clone()));
        }
        let Some(version) = version_of(path) else {
            findings.push(Finding::NotAVersion(path.clone()));
            continue;
        };
        let (half, other) = if path.ends_with(".up.sql") {
            (".up.sql", ".down.sql")
        } else {
            (".down.sql", ".up.sql")
        };
        let stem = path.strip_suffix(half).unwrap_or(path);
        if !files.contains_key(&format!("{stem}{other}")) {
            findings.push(Finding::MissingHalf(path.clone()));
        }
        let dialect = path.split('/').next().unwrap_or_default();
        if !seen.insert((dialect, half, version)) {
            findings.push(Finding::DuplicateVersion(path.clone()));
        }
    }
    findings
}

/// Whether only a checkout with other line ends is to blame.
fn changed(path: &str, bytes: &[u8], digest: &str) -> Finding {
    let lf: Vec<u8> = bytes
        .iter()
        .copied()
        .filter(|byte| *byte != b'\r')
        .collect();
    if digest::sha384(&lf) == digest {
        Finding::LineEnds(path.to_owned())
    } else {
        Finding::Edited(path.to_owned())
    }
}
