//! What differs between the disk and the spec, as lines for people.

use std::fmt::Write as _;

use anstyle::Style;
use anyhow::Result;

use crate::files::diff::{DiffLineKind, FileDiff, diff};
use crate::files::{Comparison, Drift, DriftKind};
use crate::output::{BOLD, CYAN, GREEN, RED, YELLOW, paint, thousands};
use crate::pipeline::Generated;

/// A list longer than this tells nobody more; the rest is counted.
const SHOWN_FILES: usize = 50;
/// Diffs of more files than this are left out.
const SHOWN_DIFFS: usize = 10;
/// Lines of a diff, where few are shown.
const FEW_LINES: usize = 12;

/// How much of a diff is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As much as was kept.
    All,
    /// The first lines.
    Few,
}

/// A file that differs, with its diff where there is one to show.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// The path as messages show it.
    pub(crate) shown: String,
    /// In what way it differs.
    pub(crate) kind: DriftKind,
    /// The diff of a changed file, if asked for.
    pub(crate) diff: Option<FileDiff>,
}

/// Lists what differs, with the diffs of the first few files if asked for.
pub(crate) fn changes_of(
    generated: &Generated,
    comparison: &Comparison,
    with_diffs: bool,
) -> Result<Vec<Change>> {
    let wanted = generated.wanted();
    let mut diffs = 0;
    let mut change_of = |drift: &Drift| -> Result<Change> {
        let diff = if with_diffs && diffs < SHOWN_DIFFS {
            diff(&generated.root, &wanted, drift)?
        } else {
            None
        };
        diffs += usize::from(diff.is_some());
        Ok(Change {
            shown: generated.shown(&drift.path),
            kind: drift.kind,
            diff,
        })
    };
    comparison.drifts.iter().map(&mut change_of).collect()
}

/// One line per change, `remark` after each path, the diffs below.
pub(crate) fn render_changes(changes: &[Change], remark: impl Fn(&Change) -> String) -> String {
    let mut text = String::new();
    for change in changes.iter().take(SHOWN_FILES) {
        let (sign, style) = sign(change.kind);
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{} {}{}",
            paint(style, sign),
            change.shown,
            remark(change)
        );
        if let Some(diff) = &change.diff {
            render_diff(&mut text, diff, Shown::All);
        }
    }
    if changes.len() > SHOWN_FILES {
        let _ = writeln!(
            text,
            "    … and {} more",
            thousands(changes.len() - SHOWN_FILES)
        );
    }
    text
}

/// The sign of a change, as what `gen` does about it.
pub(crate) const fn sign(kind: DriftKind) -> (&'static str, Style) {
    match kind {
        DriftKind::Missing => ("[+]", GREEN),
        DriftKind::Stale => ("[-]", RED),
        DriftKind::Differs | DriftKind::LineEndings => ("[*]", YELLOW),
    }
}

/// The lines of a diff, coloured; what is not shown is counted.
pub(crate) fn render_diff(text: &mut String, diff: &FileDiff, shown: Shown) {
    let most = match shown {
        Shown::All => diff.lines.len(),
        Shown::Few => diff.lines.len().min(FEW_LINES),
    };
    for line in &diff.lines[..most] {
        let style = match line.kind {
            DiffLineKind::Hunk => CYAN,
            DiffLineKind::Context => Style::new(),
            DiffLineKind::Removed => RED,
            DiffLineKind::Added => GREEN,
        };
        let _ = writeln!(text, "    {}", paint(style, &line.text));
    }
    let omitted = diff.omitted + diff.lines.len() - most;
    if omitted > 0 {
        let rest = format!("… {} more lines", thousands(omitted));
        let _ = writeln!(text, "    {}", paint(BOLD, rest));
    }
}
