//! The files of one migration, laid out so that sqlx runs them.

mod record;
mod version;

use std::fmt::Write as _;

use crate::diff::renamed_tables;
use crate::entries::NAME;
use crate::hazard::Hazard;
use crate::op::Op;
use crate::plan::{Plan, Script, Step, TxMode};
use crate::side_by_side::side_by_side;
use crate::{Decisions, Revision};

pub use version::{VersionError, allocate, later};

/// What a migration is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Fourteen digits: a moment in UTC.
    pub version: i64,
    /// A word for people, of letters, digits and `_`.
    pub word: String,
}

/// Paths below the directory of migrations, and texts.
pub type Files = Vec<(String, String)>;

/// What a migration is made of.
#[derive(Debug, Clone, Copy)]
pub struct Migration<'a> {
    /// The revision before.
    pub previous: &'a Revision,
    /// The revision after.
    pub next: &'a Revision,
    /// What changed.
    pub ops: &'a [Op],
    /// The plan of each dialect.
    pub plans: &'a [Plan],
    /// What could go wrong.
    pub hazards: &'a [Hazard],
    /// What a person decided.
    pub decisions: &'a Decisions,
}

impl Name {
    /// Version and word, as files have them.
    pub fn stem(&self) -> String {
        format!("{}_{}", self.version, self.word)
    }
}

/// Every file that a migration brings or changes but for the lock: both halves for each dialect, the
/// plan, and the snapshot and texts of the new head.
pub fn files(migration: &Migration<'_>, name: &Name) -> Files {
    let mut files = history_of(migration, name);
    for plan in migration.plans {
        let head = migration.next.texts.to_file(plan.dialect);
        files.push((format!("routines.{}.sql", plan.dialect.name()), head));
    }
    files.push((
        "snapshot.toml".to_owned(),
        migration.next.snapshot.to_string(),
    ));
    files
}

/// Those of them that stay for good: both halves for each dialect, and the plan.
pub(crate) fn history_of(migration: &Migration<'_>, name: &Name) -> Files {
    let scripts = side_by_side(migration.plans, |plan| {
        let mut files = Files::new();
        let count = plan.scripts.len();
        for (position, script) in plan.scripts.iter().enumerate() {
            for (half, steps) in [("up", &script.up), ("down", &script.down)] {
                let part = Part {
                    half,
                    position,
                    count,
                };
                let path = path(plan, script, name, &part);
                files.push((path, text(plan, script, name, &part, steps)));
            }
        }
        files
    });
    let mut files: Files = scripts.into_iter().flatten().collect();
    files.push((
        format!("plans/{}.toml", name.stem()),
        record::text(migration),
    ));
    files
}

struct Part {
    half: &'static str,
    position: usize,
    count: usize,
}

fn path(plan: &Plan, script: &Script, name: &Name, part: &Part) -> String {
    let version = later(name.version, part.position);
    let suffix = if script.suffix.is_empty() {
        String::new()
    } else {
        format!("_{}", script.suffix)
    };
    let (dialect, word, half) = (plan.dialect.name(), &name.word, part.half);
    format!("{dialect}/{version}_{word}{suffix}.{half}.sql")
}

fn text(plan: &Plan, script: &Script, name: &Name, part: &Part, steps: &[Step]) -> String {
    let mut out = String::new();
    if script.tx == TxMode::Single {
        // sqlx looks for this at the first byte of the file, and nowhere else.
        out.push_str("-- no-transaction\n");
    }
    let (dialect, half, phase) = (plan.dialect.name(), part.half, script.phase.word());
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "-- cwom {} {dialect} {half} {}/{} phase={phase} {}",
        name.stem(),
        part.position + 1,
        part.count,
        plan.tier
    );
    Script::push_text(&mut out, steps);
    if out.contains(NAME) {
        out = out.replace(NAME, &name.stem());
    }
    out
}

/// The digests of the revisions that a plan leads between: what the next plan has to follow.
pub(crate) fn hashes(migration: &Migration<'_>) -> (String, String) {
    let parent = migration.previous.snapshot.hash();
    (parent, migration.next.snapshot.hash())
}

/// Operations that have no way back for rows, by position, with the reason.
pub(crate) fn irreversible(migration: &Migration<'_>) -> Vec<(usize, String)> {
    let parent = renamed_tables(&migration.previous.snapshot, migration.ops);
    let ops = migration.ops.iter().enumerate();
    ops.filter_map(|(position, op)| Some((position, op.invert(&parent).err()?.reason)))
        .collect()
}
