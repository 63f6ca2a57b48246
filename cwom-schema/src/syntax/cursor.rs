//! A position in a string, for the hand-written parsers.

/// Reads a string from left to right.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'s> {
    /// The whole string.
    pub(crate) text: &'s str,
    /// Offset of the next byte; always on a character boundary.
    pub(crate) offset: usize,
}

/// A mistake inside a string: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// Offset of the first byte.
    pub(crate) start: usize,
    /// Offset after the last byte.
    pub(crate) end: usize,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: Option<String>,
}

impl SyntaxError {
    /// A mistake in `start..end`.
    pub(crate) fn new(start: usize, end: usize, message: impl Into<String>) -> Self {
        Self {
            start,
            end,
            message: message.into(),
            help: None,
        }
    }

    /// The same with advice.
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl<'s> Cursor<'s> {
    /// At the beginning of `text`.
    pub(crate) fn new(text: &'s str) -> Self {
        Self { text, offset: 0 }
    }

    /// What is left.
    pub(crate) fn rest(&self) -> &'s str {
        &self.text[self.offset..]
    }

    /// The next character, without moving.
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves over white space.
    pub(crate) fn skip_space(&mut self) {
        let rest = self.rest();
        self.offset += rest.len() - rest.trim_start().len();
    }

    /// Moves over `expected`, after white space, when it comes next.
    pub(crate) fn eat(&mut self, expected: &str) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(expected);
        if found {
            self.offset += expected.len();
        }
        found
    }

    /// Moves over every character that `wanted` holds of, and returns them.
    pub(crate) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'s str {
        let rest = self.rest();
        let taken = &rest[..rest
            .find(|character| !wanted(character))
            .unwrap_or(rest.len())];
        self.offset += taken.len();
        taken
    }

    /// Moves over an identifier, after white space; empty when none comes next.
    pub(crate) fn identifier(&mut self) -> &'s str {
        self.skip_space();
        if self
            .peek()
            .is_some_and(|first| first.is_alphabetic() || first == '_')
        {
            self.take_while(|character| character.is_alphanumeric() || character == '_')
        } else {
            ""
        }
    }

    /// A mistake at the next character, or at the end.
    pub(crate) fn unexpected(&self, expected: &str) -> SyntaxError {
        let mut ahead = self.clone();
        ahead.skip_space();
        let start = ahead.offset;
        let word = ahead.identifier().to_owned();
        match ahead.peek() {
            _ if !word.is_empty() => SyntaxError::new(
                start,
                start + word.len(),
                format!("expected {expected}, found `{word}`"),
            ),
            Some(character) => SyntaxError::new(
                start,
                start + character.len_utf8(),
                format!("expected {expected}, found `{}`", character.escape_debug()),
            ),
            None => SyntaxError::new(
                self.text.len(),
                self.text.len(),
                format!("expected {expected}, found the end"),
            ),
        }
    }
}
