//! A broken history as findings, each with the file that is not as it was locked.

use std::path::Path;

use cwom_migrate::chain::{ChainError, LOCK, SNAPSHOT};
use cwom_migrate::lock::Finding as Broken;

use crate::check::Finding;
use crate::files::display_path;

/// One finding for each file, or one for what is wrong with all of them.
pub(super) fn findings(directory: &Path, error: &ChainError) -> Vec<Finding> {
    let shown = |path: &str| display_path(&directory.join(path));
    let one = |kind, path: &str| vec![Finding::new(kind, shown(path), error.to_string())];
    match error {
        ChainError::Files(all) => all
            .iter()
            .map(|it| Finding::new(kind_of(it), shown(&path_of(it)), it.to_string()))
            .collect(),
        ChainError::Lock(lock) => {
            let kind = if lock.is_conflict { "conflict" } else { "lock" };
            vec![Finding {
                line: Some(lock.line),
                ..Finding::new(kind, shown(LOCK), error.to_string())
            }]
        }
        ChainError::Unlocked => one("lock", LOCK),
        ChainError::Missing(path) => one("missing", path),
        ChainError::Snapshot(path) => one("snapshot", path),
        ChainError::Unreadable(_) => one("snapshot", SNAPSHOT),
        ChainError::Routines(path) => one("routines", path),
        ChainError::Parent(path) => one("parent", path),
        ChainError::NotText(path) => one("not_text", path),
    }
}

fn kind_of(broken: &Broken) -> &'static str {
    match broken {
        Broken::Edited(_) => "edited",
        Broken::LineEnds(_) => "line_endings",
        Broken::Removed(_) => "missing",
        Broken::Added(_) => "added",
        Broken::OutOfOrder(_) => "out_of_order",
        Broken::MissingHalf(_) => "missing_half",
        Broken::DuplicateVersion(_) => "duplicate_version",
        Broken::NotAVersion(_) => "not_a_version",
        Broken::NotTheFold(_) => "not_the_fold",
        Broken::Fork { .. } => "fork",
    }
}

/// A plan is known by its stem, and stands in a file of that name.
fn path_of(broken: &Broken) -> String {
    match broken {
        Broken::OutOfOrder(stem) | Broken::Fork { plan: stem, .. } => format!("plans/{stem}.toml"),
        Broken::Edited(path)
        | Broken::LineEnds(path)
        | Broken::Removed(path)
        | Broken::Added(path)
        | Broken::MissingHalf(path)
        | Broken::DuplicateVersion(path)
        | Broken::NotAVersion(path)
        | Broken::NotTheFold(path) => path.clone(),
    }
}
