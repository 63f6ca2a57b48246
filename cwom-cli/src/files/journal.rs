//! The journal of a write: what a run was about to do, so that the next one can undo it.
//!
//! It is written in full before the first file moves, and renamed when the last one has: a
//! directory with `journal` in it was interrupted, one with `journal.done` only lacks sweeping.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};

/// Name of the journal while files move.
pub(super) const JOURNAL: &str = "journal";
/// Name of the journal once all files have moved.
pub(super) const JOURNAL_DONE: &str = "journal.done";
/// Directory of the contents that wait for their place.
pub(super) const NEXT: &str = "next";
/// Directory of the files that were replaced or removed.
pub(super) const PREVIOUS: &str = "previous";

const HEADER: &str = "cwom-journal 1";

/// The steps of one write, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Journal {
    /// Directories that did not exist, outermost first.
    pub(super) directories: Vec<String>,
    /// Files to move; the index in this list is their name in `next` and `previous`.
    pub(super) moves: Vec<Move>,
}

/// What happens to one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    /// Path relative to the output directory.
    pub(super) path: String,
    /// What happens.
    pub(super) kind: MoveKind,
}

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MoveKind {
    /// There was none.
    Create,
    /// There was one.
    Replace,
    /// It goes.
    Remove,
}

impl Journal {
    /// The text on disk.
    pub(super) fn render(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for directory in &self.directories {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "directory {directory}");
        }
        for Move { path, kind } in &self.moves {
            let _ = writeln!(text, "{} {path}", kind.word());
        }
        text.push_str("end\n");
        text
    }

    /// Reads the text back. One that is cut short or altered is an error: undoing half of what was
    /// done is worse than asking.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut journal = Self::default();
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            bail!("it does not start with `{HEADER}`");
        }
        for line in lines.by_ref() {
            if line == "end" {
                return match lines.next() {
                    None => Ok(journal),
                    Some(_) => bail!("there is text after its end"),
                };
            }
            let (word, path) = line.split_once(' ').context("a line has no path")?;
            match (word, MoveKind::from_word(word)) {
                ("directory", _) => journal.directories.push(path.to_owned()),
                (_, Some(kind)) => journal.moves.push(Move {
                    path: path.to_owned(),
                    kind,
                }),
                (_, None) => bail!("`{word}` is not a step"),
            }
        }
        bail!("it is cut short")
    }
}

impl MoveKind {
    const ALL: [Self; 3] = [Self::Create, Self::Replace, Self::Remove];

    const fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Replace => "replace",
            Self::Remove => "remove",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::{Journal, Move, MoveKind};

    fn journal() -> Journal {
        Journal {
            directories: vec!["src".to_owned(), "src/links".to_owned()],
            moves: vec![
                Move {
                    path: "src/a b.rs".to_owned(),
                    kind: MoveKind::Create,
                },
                Move {
                    path: "src/lib.rs".to_owned(),
                    kind: MoveKind::Replace,
                },
                Move {
                    path: "src/gone.rs".to_owned(),
                    kind: MoveKind::Remove,
                },
            ],
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        assert_eq!(Journal::parse(&journal().render()).unwrap(), journal());
    }

    #[test]
    fn every_truncation_is_refused() {
        let text = journal().render();
        for length in 0..text.len() - 1 {
            assert!(
                Journal::parse(&text[..length]).is_err(),
                "{}",
                &text[..length]
            );
        }
    }

    #[test]
    fn an_unknown_step_is_refused() {
        let error = Journal::parse("cwom-journal 1\nmelt src/a.rs\nend\n").unwrap_err();
        assert_eq!(error.to_string(), "`melt` is not a step");
    }
}
