//! The files of one migration, laid out so that sqlx runs them.

mod record;
mod version;

use std::fmt::Write as _;

use crate::entries::NAME;
use crate::hazard::Hazard;
use crate::op::Op;
use crate::plan::{Outline, Phase, Plan, Script, Step, TxMode};
use crate::side_by_side::side_by_side;
use crate::{Decisions, Revision, digest};

pub(crate) use record::Record;
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
    let scripts = side_by_side(migration.plans, |plan| scripts(plan.clone(), name));
    let mut files: Files = scripts.into_iter().flatten().collect();
    let snapshot = migration.next.snapshot.text();
    let outlines: Vec<Outline> = migration.plans.iter().map(Plan::outline).collect();
    let record = Record {
        parent: &migration.previous.snapshot,
        ops: migration.ops,
        outlines: &outlines,
        hazards: migration.hazards,
        decisions: migration.decisions,
        revisions: [
            migration.previous.snapshot.hash(),
            digest::sha256(snapshot.as_bytes()),
        ],
    };
    files.push(record.file(name));
    for plan in migration.plans {
        let head = migration.next.texts.routines.get(plan.dialect).file();
        let head = String::clone(head);
        files.push((format!("routines.{}.sql", plan.dialect.name()), head));
    }
    files.push(("snapshot.toml".to_owned(), snapshot));
    files
}

/// Both halves of each script of a dialect.
pub(crate) fn scripts(plan: Plan, name: &Name) -> Files {
    let mut files = Files::new();
    let (head, count) = (plan.outline(), plan.scripts.len());
    for (position, script) in plan.scripts.into_iter().enumerate() {
        let Script {
            suffix,
            phase,
            tx,
            up,
            down,
        } = script;
        for (half, steps) in [("up", up), ("down", down)] {
            let part = Part {
                suffix: &suffix,
                phase,
                tx,
                half,
                position,
                count,
            };
            files.push((path(&head, name, &part), text(&head, name, &part, steps)));
        }
    }
    files
}

struct Part<'s> {
    suffix: &'s str,
    phase: Phase,
    tx: TxMode,
    half: &'static str,
    position: usize,
    count: usize,
}

fn path(head: &Outline, name: &Name, part: &Part<'_>) -> String {
    let version = later(name.version, part.position);
    let suffix = if part.suffix.is_empty() {
        String::new()
    } else {
        format!("_{}", part.suffix)
    };
    let (dialect, word, half) = (head.dialect.name(), &name.word, part.half);
    format!("{dialect}/{version}_{word}{suffix}.{half}.sql")
}

fn text(head: &Outline, name: &Name, part: &Part<'_>, steps: Vec<Step>) -> String {
    let mut header = String::new();
    if part.tx == TxMode::Single {
        // sqlx looks for this at the first byte of the file, and nowhere else.
        header.push_str("-- no-transaction\n");
    }
    // Writing to a string cannot fail.
    let _ = writeln!(
        header,
        "-- cwom {} {} {} {}/{} phase={} {}",
        name.stem(),
        head.dialect.name(),
        part.half,
        part.position + 1,
        part.count,
        part.phase.word(),
        head.tier
    );
    let out = Script::text_below(header, steps);
    if out.contains(NAME) {
        return out.replace(NAME, &name.stem());
    }
    out
}
