//! Unified diffs of files that drifted, as text for people.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use similar::{ChangeTag, TextDiff};

use super::{Drift, DriftKind, Wanted, display_path};

/// How many lines of a file's diff are shown; the rest is counted.
const SHOWN_LINES: usize = 40;

/// Files that differ beyond all measure must not make anyone wait; the diff gets coarser instead.
const PATIENCE: Duration = Duration::from_millis(200);

/// A file's diff, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileDiff {
    /// The lines that are shown.
    pub lines: Vec<DiffLine>,
    /// How many lines are not shown.
    pub omitted: usize,
    /// The first line of the file on disk that differs, counted from one.
    pub first_line: usize,
}

/// A line of a diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// What the line is.
    pub kind: DiffLineKind,
    /// The line with its sign, without its end.
    pub text: String,
}

/// What a line of a diff is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffLineKind {
    /// `@@ … @@`.
    Hunk,
    /// The same on both sides.
    Context,
    /// What the disk has and the spec does not yield.
    Removed,
    /// What the spec yields and the disk lacks.
    Added,
}

impl FileDiff {
    /// The diff as plain text, each line ended.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(&line.text);
            text.push('\n');
        }
        text
    }
}

/// The diff from what the disk has to what the spec yields. Only files whose text differs have
/// one: a missing, a stale or a CRLF file is told in a word.
pub fn diff(root: &Path, wanted: &Wanted<'_>, drift: &Drift) -> Result<Option<FileDiff>> {
    let (DriftKind::Differs, Some(next)) = (drift.kind, wanted.get(drift.path.as_str())) else {
        return Ok(None);
    };
    let path = root.join(&drift.path);
    let previous =
        fs::read(&path).with_context(|| format!("could not read `{}`", display_path(&path)))?;
    // Both sides with LF, so that a hand edit in a CRLF file shows as the one line that it is.
    let previous = String::from_utf8_lossy(&previous).replace("\r\n", "\n");
    Ok(Some(diff_text(&previous, next)))
}

fn diff_text(previous: &str, next: &str) -> FileDiff {
    let text_diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(previous, next);
    let mut diff = FileDiff::default();
    let mut first_line = None;
    let mut add = |kind, text: String| {
        if diff.lines.len() < SHOWN_LINES {
            diff.lines.push(DiffLine { kind, text });
        } else {
            diff.omitted += 1;
        }
    };
    let mut last_line = 1;
    for hunk in text_diff.unified_diff().context_radius(3).iter_hunks() {
        add(DiffLineKind::Hunk, hunk.header().to_string());
        for change in hunk.iter_changes() {
            let (kind, sign) = match change.tag() {
                ChangeTag::Equal => (DiffLineKind::Context, ' '),
                ChangeTag::Delete => (DiffLineKind::Removed, '-'),
                ChangeTag::Insert => (DiffLineKind::Added, '+'),
            };
            if let Some(index) = change.old_index() {
                last_line = index + 1;
            }
            if kind != DiffLineKind::Context {
                first_line.get_or_insert(last_line);
            }
            let line = change.value();
            add(
                kind,
                format!("{sign}{}", line.strip_suffix('\n').unwrap_or(line)),
            );
        }
    }
    diff.first_line = first_line.unwrap_or(1);
    diff
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{SHOWN_LINES, diff_text};

    #[test]
    fn one_changed_line_is_shown_with_its_place() {
        let diff = diff_text("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nE\nf\n");
        assert_eq!(diff.to_text(), "@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+E\n f\n");
        assert_eq!((diff.first_line, diff.omitted), (5, 0));
    }

    #[test]
    fn a_long_diff_is_cut_and_counted() {
        let mut long = String::new();
        for number in 0..100 {
            writeln!(long, "line {number}").unwrap();
        }
        let diff = diff_text("", &long);
        assert_eq!(diff.lines.len(), SHOWN_LINES);
        assert_eq!(diff.omitted, 101 - SHOWN_LINES);
    }
}
