//! `cwom.lock`: the chain of migrations, and the digest of every file.
//!
//! The first line names the head, so that two branches that each add a migration meet in a conflict
//! of git. Each plan's digest covers the one before: an edit anywhere breaks every later line. The
//! digest of a file is what sqlx keeps of it, so that a database can be compared without the files.

mod fold;
mod verify;

use std::fmt::{self, Display, Formatter, Write as _};
use std::str::FromStr;

use crate::digest;

pub use fold::verify_plans;
pub use verify::{Finding, verify};

/// The chain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// Whether the last plan may still be replaced.
    pub unreleased: bool,
    /// The plans from the first to the head.
    pub plans: Vec<LockedPlan>,
}

/// One migration of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedPlan {
    /// Version and word.
    pub stem: String,
    /// The digest of the snapshot that it leads to.
    pub ir: String,
    /// Paths below the directory of migrations, with the digests of their bytes, sorted.
    pub files: Vec<(String, String)>,
}

/// Why a text is not a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
    /// Two branches met here, and nobody has decided yet.
    pub is_conflict: bool,
}

impl Display for LockError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "cwom.lock, line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for LockError {}

impl LockedPlan {
    /// A plan with the digests of its files.
    pub fn new<'f>(
        stem: String,
        ir: String,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> Self {
        let files = files.into_iter();
        let mut files: Vec<_> = files
            .map(|(path, bytes)| (path.to_owned(), digest::sha384(bytes)))
            .collect();
        files.sort();
        Self { stem, ir, files }
    }

    /// The number that its first file begins with.
    pub fn version(&self) -> Option<i64> {
        self.stem.split_once('_')?.0.parse().ok()
    }

    fn lines(&self, parent: &str) -> String {
        let mut out = format!("plan {} parent={parent} ir={}\n", self.stem, self.ir);
        for (path, digest) in &self.files {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  {path} {digest}");
        }
        out
    }
}

impl Lock {
    /// The digest of the whole chain.
    pub fn chain(&self) -> String {
        let mut chain = String::new();
        let mut parent = "-";
        for plan in &self.plans {
            let link = format!("{chain}\n{}", plan.lines(parent));
            chain = digest::sha256(link.as_bytes());
            parent = &plan.stem;
        }
        chain
    }

    /// The version of the last file of the chain, which a new migration comes after.
    pub fn last_version(&self) -> Option<i64> {
        let files = self.plans.iter().flat_map(|plan| &plan.files);
        files.filter_map(|(path, _)| version_of(path)).max()
    }
}

/// The version of a file that sqlx would run.
pub(crate) fn version_of(path: &str) -> Option<i64> {
    let name = path.rsplit('/').next()?;
    name.strip_suffix(".sql")?.split_once('_')?.0.parse().ok()
}

impl Display for Lock {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let head = self.plans.last().map_or("-", |plan| plan.stem.as_str());
        let state = if self.unreleased {
            "unreleased"
        } else {
            "released"
        };
        writeln!(
            f,
            "cwom-lock 1 head={head} state={state} chain={}",
            self.chain()
        )?;
        let mut parent = "-";
        for plan in &self.plans {
            f.write_str(&plan.lines(parent))?;
            parent = &plan.stem;
        }
        Ok(())
    }
}

impl FromStr for Lock {
    type Err = LockError;

    /// Reads a lock. That its lines follow each other and its chain is that of its lines is checked
    /// here; whether the files are those of the lines is for [`verify`].
    fn from_str(text: &str) -> Result<Self, LockError> {
        let fail = |line: usize, problem: &str| LockError {
            line,
            problem: problem.to_owned(),
            is_conflict: false,
        };
        let conflict = ["<<<<<<<", "=======", ">>>>>>>"];
        for (number, line) in text.lines().enumerate() {
            if conflict.iter().any(|mark| line.starts_with(mark)) {
                let problem = "two branches each have a migration of their own after the same one";
                return Err(LockError {
                    is_conflict: true,
                    ..fail(number + 1, problem)
                });
            }
        }
        let mut lines = text.lines().enumerate();
        let head = lines.next().map_or("", |(_, line)| line);
        let words: Vec<&str> = head.split(' ').collect();
        let ["cwom-lock", "1", head, state, chain] = words.as_slice() else {
            return Err(fail(1, "not a lock that this version knows"));
        };
        let mut lock = Self {
            unreleased: match *state {
                "state=unreleased" => true,
                "state=released" => false,
                _ => return Err(fail(1, "a state that is neither released nor unreleased")),
            },
            plans: Vec::new(),
        };
        for (number, line) in lines {
            let number = number + 1;
            if let Some(file) = line.strip_prefix("  ") {
                let plan = lock.plans.last_mut();
                let plan = plan.ok_or_else(|| fail(number, "a file without a plan"))?;
                let (path, digest) = file
                    .split_once(' ')
                    .ok_or_else(|| fail(number, "a file without a digest"))?;
                plan.files.push((path.to_owned(), digest.to_owned()));
                continue;
            }
            let words: Vec<&str> = line.split(' ').collect();
            let ["plan", stem, parent, ir] = words.as_slice() else {
                return Err(fail(number, "neither a plan nor a file"));
            };
            let before = lock.plans.last().map_or("-", |plan| plan.stem.as_str());
            if parent.strip_prefix("parent=") != Some(before) {
                return Err(fail(
                    number,
                    "a fork: the plan does not follow the one before it",
                ));
            }
            let ir = ir.strip_prefix("ir=");
            let ir = ir.ok_or_else(|| fail(number, "a plan without its revision"))?;
            lock.plans.push(LockedPlan {
                stem: (*stem).to_owned(),
                ir: ir.to_owned(),
                files: Vec::new(),
            });
        }
        let last = lock.plans.last().map_or("-", |plan| plan.stem.as_str());
        if head.strip_prefix("head=") != Some(last) {
            return Err(fail(1, "the head is not the last plan"));
        }
        if chain.strip_prefix("chain=") != Some(lock.chain().as_str()) {
            return Err(fail(
                1,
                "the chain is not that of the lines below; one was edited",
            ));
        }
        Ok(lock)
    }
}
