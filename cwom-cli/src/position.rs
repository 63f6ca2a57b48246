//! Offsets in the spec as the lines and columns that people and machines count, and paths as code
//! hosts count them.

use std::path::Path;

use cwom_schema::schema::Span;

/// Where each line starts.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A line and a column, both counted from one; the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let later = text.match_indices('\n').map(|(index, _)| index + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(later).collect(),
        }
    }

    /// Where a span starts and where it ends.
    pub(crate) fn range(&self, span: Span) -> (Position, Position) {
        (self.position(span.start), self.position(span.end))
    }

    fn position(&self, offset: usize) -> Position {
        // A span may end behind the last character, never inside of one; a bug that makes it do so
        // must not keep a message from being printed.
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position {
            line,
            column: self.text[start..offset].chars().count() + 1,
        }
    }
}

/// GitHub wants paths from the root of the repository, and names it in this variable.
pub(crate) fn in_repository(shown: &str) -> String {
    let Some(workspace) = std::env::var_os("GITHUB_WORKSPACE") else {
        return shown.to_owned();
    };
    let full = std::env::current_dir().unwrap_or_default().join(shown);
    full.strip_prefix(Path::new(&workspace))
        .map_or_else(|_| shown.to_owned(), |path| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use cwom_schema::schema::Span;

    use super::{Lines, Position};

    #[test]
    fn columns_are_counted_in_characters() {
        let lines = Lines::new("a = 1\nnäme = \"ü\"\n");
        let start = "a = 1\nnäme = ".len();
        let (from, to) = lines.range(Span {
            start,
            end: start + "\"ü\"".len(),
        });
        assert_eq!(from, Position { line: 2, column: 8 });
        assert_eq!(
            to,
            Position {
                line: 2,
                column: 11
            }
        );
    }

    #[test]
    fn the_end_of_the_text_has_a_position() {
        let lines = Lines::new("a\n");
        let (from, to) = lines.range(Span { start: 2, end: 99 });
        assert_eq!(
            (from, to),
            (
                Position { line: 2, column: 1 },
                Position { line: 2, column: 1 }
            )
        );
    }
}
