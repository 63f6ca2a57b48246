//! The leg `code`: regenerated in memory, every file is equal to the one on disk.

use std::collections::BTreeMap;

use anyhow::Result;
use cwom_migrate::chain::LOCK;
use cwom_migrate::lock::Lock;

use super::{Finding, Leg};
use crate::Model;
use crate::args::LegName;
use crate::files::lock::lock_for_reading;
use crate::files::recover::interrupted;
use crate::files::{Comparison, DriftKind, compare, display_path};
use crate::generate::note_waiting;
use crate::migrations::{Files, read_files};
use crate::output::count;
use crate::pipeline::{self, Generated};
use crate::report::{Change, changes_of};
use crate::source::{SPEC_FILE, Source};

/// The file that is made from the migrations as well: whether somebody edited it or them, its text
/// does not tell.
const OF_MIGRATIONS: &str = "src/migrations.rs";

pub(super) fn check(source: &Source, model: &Model) -> Result<Leg> {
    let root = pipeline::output_directory(source, &model.schema);
    let _lock = lock_for_reading(&root, || note_waiting(&root));
    let files = read_files(&root)?;
    let migrations = migrations(&files);
    let paths: Vec<&str> = migrations.iter().map(String::as_str).collect();
    let generated = Generated {
        files: pipeline::emit(source, model, &paths),
        migrations: BTreeMap::new(),
        root,
    };
    let comparison = compare(&generated.root, &generated.wanted())?;
    let mut findings = leftovers(&generated)?;
    findings.extend(comparison.blocked.iter().map(|blocked| {
        Finding::new(
            "blocked",
            generated.shown(&blocked.path),
            format!("{}; move it away, then generate", blocked.obstacle),
        )
    }));
    let copy_is_current = copy_is_current(&comparison, &generated);
    let of_migrations = generated.shown(OF_MIGRATIONS);
    for change in changes_of(&generated, &comparison, true)? {
        let source_is_current = copy_is_current && change.shown != of_migrations;
        findings.push(finding(change, source_is_current));
    }
    let compared = format!(
        "{}: {}, {} compared, {} in step",
        display_path(&generated.root),
        count(generated.files.len(), "file"),
        size(comparison.bytes),
        crate::output::thousands(comparison.unchanged),
    );
    Ok(Leg::new(LegName::Code, compared, findings))
}

/// The migrations that the crate compiles in: those of the lock, so that a file that is gone or was
/// added is told by the leg that knows what it means. Without a lock, those that are there.
fn migrations(files: &Files) -> Vec<String> {
    let lock = files.get(LOCK).and_then(|bytes| {
        let lock: Lock = std::str::from_utf8(bytes).ok()?.parse().ok()?;
        Some(lock)
    });
    match lock {
        Some(lock) => {
            let files = lock.plans.into_iter().flat_map(|plan| plan.files);
            files.map(|(path, _)| path).collect()
        }
        None => files.keys().cloned().collect(),
    }
}

/// What a killed run left is neither the old state nor the new one.
fn leftovers(generated: &Generated) -> Result<Vec<Finding>> {
    let finding = |name: &String| {
        Finding::new(
            "interrupted",
            generated.shown(name),
            "left by an interrupted run, which the next one undoes".to_owned(),
        )
    };
    Ok(interrupted(&generated.root)?.iter().map(finding).collect())
}

fn finding(change: Change, source_is_current: bool) -> Finding {
    let (kind, message) = match change.kind {
        DriftKind::Missing => ("missing", "missing"),
        DriftKind::Stale => ("stale", "no longer yielded by the spec"),
        DriftKind::LineEndings => (
            "line_endings",
            "differs only by line endings; `* text eol=lf` in .gitattributes keeps them",
        ),
        DriftKind::Differs if source_is_current => (
            "edited",
            "edited by hand, or written by another version of the toolkit",
        ),
        DriftKind::Differs => ("outdated", "not what the spec yields now"),
    };
    Finding {
        kind,
        path: change.shown.clone(),
        line: change.diff.as_ref().map(|diff| diff.first_line),
        message: message.to_owned(),
        change: Some(change),
        ..Finding::default()
    }
}

/// Whether the output was made from this very spec, which its copy of the spec tells. If so,
/// whatever differs was not left behind by an edit of the spec.
fn copy_is_current(comparison: &Comparison, generated: &Generated) -> bool {
    generated.files.get(SPEC_FILE).is_some()
        && comparison
            .drifts
            .iter()
            .all(|drift| drift.path != SPEC_FILE)
}

fn size(bytes: u64) -> String {
    const UNITS: [&str; 3] = ["kB", "MB", "GB"];
    let mut value = bytes as f64;
    let mut unit = "bytes";
    for larger in UNITS {
        if value < 1000.0 {
            break;
        }
        value /= 1000.0;
        unit = larger;
    }
    let decimals = usize::from(unit != "bytes" && value < 100.0);
    format!("{value:.decimals$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_at_a_glance() {
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(1_000), "1.0 kB");
        assert_eq!(size(123_456), "123 kB");
        assert_eq!(size(12_345_678), "12.3 MB");
    }
}
