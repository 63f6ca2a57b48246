//! Verification: whatever was altered behind the triggers' back is found and named.
//!
//! Four looks, each of which sees what the others cannot: the chain of checkpoints with its trees
//! and anchors sees changes of what was sealed; the comparison of every row with its entries sees
//! changes past the triggers, sealed or not; the numbers of entries on SQLite see what is gone
//! from the end; the catalog shows triggers that are missing, disabled or other than they should be.

mod archives;
mod catalog;
mod chain;
mod finding;
mod fold;
mod numbers;
mod reconcile;
mod redactions;
mod tree;

use std::fmt;
use std::path::PathBuf;

use crate::anchor::Anchors;
use crate::error::Result;
use crate::key::PublicKey;
use crate::log::Log;
use crate::span::spans;

pub use redactions::Redaction;

pub use finding::{Finding, Incomplete, Outcome, Place, Problem, Report};

/// Whose entries are hashed again. The chain of checkpoints is always followed from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Those of every checkpoint.
    #[default]
    Full,
    /// Those of the checkpoints after this one.
    Since(i64),
    /// Those of the checkpoints after `since`, and of `sample` earlier ones. Calls with `round`
    /// 0, 1, 2, … come to all of them in turn.
    Rotating {
        /// The last checkpoint that an earlier verification covered.
        since: i64,
        /// How many earlier ones are looked at again.
        sample: i64,
        /// Which turn it is.
        round: i64,
    },
}

impl Scope {
    fn covers(self, n: i64) -> bool {
        match self {
            Self::Full => true,
            Self::Since(since) => n > since,
            Self::Rotating {
                since,
                sample,
                round,
            } => {
                let turns = (since.max(1) + sample.max(1) - 1) / sample.max(1);
                n > since || n.rem_euclid(turns) == round.rem_euclid(turns)
            }
        }
    }
}

/// What is verified, and with what.
#[derive(Default)]
pub struct Verify<'a> {
    scope: Scope,
    anchors: Option<Anchors>,
    archives: Vec<PathBuf>,
    keys: Vec<PublicKey>,
    skip_rows: bool,
    skip_catalog: bool,
    progress: Option<&'a mut (dyn FnMut(Progress) + Send)>,
}

impl fmt::Debug for Verify<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Verify")
            .field("scope", &self.scope)
            .field("archives", &self.archives)
            .field("skip_rows", &self.skip_rows)
            .field("skip_catalog", &self.skip_catalog)
            .finish_non_exhaustive()
    }
}

/// How far a verification has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many entries and rows were looked at in this stage.
    pub done: u64,
    /// How many there are, where it is known.
    pub total: Option<u64>,
}

/// What a verification is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Entries are hashed again.
    Hashing,
    /// Rows are compared with their entries.
    Comparing,
}

/// How many rows go by between two reports of progress.
const STRIDE: u64 = 1024;

impl<'a> Verify<'a> {
    /// Everything, without anchors, archives and keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whose entries are hashed again.
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// Compares the checkpoints with what was kept outside.
    #[must_use]
    pub fn anchors(mut self, anchors: Anchors) -> Self {
        self.anchors = Some(anchors);
        self
    }

    /// Takes what was pruned from these files.
    #[must_use]
    pub fn archives(mut self, files: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        self.archives.extend(files.into_iter().map(Into::into));
        self
    }

    /// Every checkpoint must be signed by this key, or by another one that is given.
    #[must_use]
    pub fn key(mut self, key: PublicKey) -> Self {
        self.keys.push(key);
        self
    }

    /// Leaves out the comparison of rows with their entries.
    #[must_use]
    pub fn without_rows(mut self) -> Self {
        self.skip_rows = true;
        self
    }

    /// Leaves out the comparison of triggers, functions and views with the spec. On PostgreSQL that
    /// takes a role that may create a schema, which is rolled back.
    #[must_use]
    pub fn without_catalog(mut self) -> Self {
        self.skip_catalog = true;
        self
    }

    /// Is told how far it has come.
    #[must_use]
    pub fn progress(mut self, progress: &'a mut (dyn FnMut(Progress) + Send)) -> Self {
        self.progress = Some(progress);
        self
    }

    /// Verifies one state of the database. Writers are not held up.
    pub async fn run(mut self, log: &Log<'_>) -> Result<Report> {
        let mut report = Report::default();
        if !self.skip_catalog {
            catalog::check(log, &mut report).await?;
        }
        let mut tx = log.database.snapshot().await?;
        let known = chain::check(log, &mut tx, &self, &mut report).await?;
        let spans = spans(&known);
        let history = archives::load(&mut tx, &self.archives, &known, &spans, &mut report);
        let history = history.await?;
        tree::check(
            log,
            &mut tx,
            &mut self,
            &known,
            &spans,
            &history,
            &mut report,
        )
        .await?;
        numbers::check(log, &mut tx, &known, &mut report).await?;
        redactions::check(log, &mut tx, &history, &mut report).await?;
        if !self.skip_rows {
            reconcile::check(log, &mut tx, &mut self, &history, &mut report).await?;
        }
        report.findings.sort();
        report.incomplete.sort();
        Ok(report)
    }

    fn tell(&mut self, stage: Stage, done: u64, total: Option<u64>) {
        if done.is_multiple_of(STRIDE)
            && let Some(progress) = &mut self.progress
        {
            progress(Progress { stage, done, total });
        }
    }
}

/// Compares only the catalog with the spec: triggers, functions and views that keep the rules.
pub async fn doctor(log: &Log<'_>) -> Result<Report> {
    let mut report = Report::default();
    catalog::check(log, &mut report).await?;
    report.findings.sort();
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_since_is_covered() {
        let scope = Scope::Since(4);
        let covered: Vec<i64> = (1..8).filter(|n| scope.covers(*n)).collect();
        assert_eq!(covered, [5, 6, 7]);
    }

    #[test]
    fn rotation_comes_to_every_checkpoint() {
        for since in 1..20 {
            for sample in 1..6 {
                let scope = |round| Scope::Rotating {
                    since,
                    sample,
                    round,
                };
                assert!(scope(0).covers(since + 1));
                let rounds = (since + sample - 1) / sample;
                for n in 1..=since {
                    let times = (0..rounds).filter(|round| scope(*round).covers(n)).count();
                    assert_eq!(times, 1, "{n} of {since} by {sample}");
                }
            }
        }
    }
}
