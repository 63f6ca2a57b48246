//! Lines of Rust in the form that rustfmt (style edition 2024, default settings) gives them.
//!
//! Only the few constructs that we emit are known here, each by its own rule. What the rules do not
//! cover (a name of 60 characters in a type of 60 characters) is written plainly under
//! `#[rustfmt::skip]`, so that formatting generated code never changes a byte.

mod items;
mod lists;
mod types;
mod values;

pub(crate) use types::{Parameter, Type};
pub(crate) use values::Initial;

/// The longest line of code.
const WIDTH: usize = 100;
/// The longest arguments of a call on one line.
const CALL_WIDTH: usize = 60;
/// Spaces of one level.
const INDENT: usize = 4;

/// Text of a source file in the making.
#[derive(Debug, Default)]
pub(crate) struct Code {
    text: String,
    level: usize,
}

impl Code {
    pub(crate) fn new() -> Self {
        Self {
            text: String::with_capacity(4096),
            level: 0,
        }
    }

    /// The text written so far, ending in one line break.
    pub(crate) fn finish(self) -> String {
        debug_assert_eq!(self.level, 0, "every block is closed");
        self.text
    }

    /// One line at the present level.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) {
        let text = text.as_ref();
        if !text.is_empty() {
            self.indent();
            self.text.push_str(text);
        }
        self.text.push('\n');
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line that opens a block, such as `impl X {`.
    pub(crate) fn open(&mut self, text: impl AsRef<str>) {
        self.line(text);
        self.level += 1;
    }

    /// A line that closes a block, such as `}`.
    pub(crate) fn close(&mut self, text: impl AsRef<str>) {
        self.level -= 1;
        self.line(text);
    }

    /// An empty line, unless it would be the first.
    pub(crate) fn separate(&mut self) {
        if !self.text.is_empty() {
            self.blank();
        }
    }

    /// Lines that are written as they are.
    pub(crate) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Outer documentation, already wrapped.
    pub(crate) fn doc(&mut self, lines: &[String]) {
        for line in lines {
            self.line(if line.is_empty() {
                "///".to_owned()
            } else {
                format!("/// {line}")
            });
        }
    }

    /// How much prose fits in a line of documentation.
    pub(crate) fn doc_width(&self) -> usize {
        WIDTH - self.level * INDENT - "/// ".len()
    }

    /// An item that is marked to be left alone when one of its lines is too long for the rules.
    pub(crate) fn item(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        write(self);
        let is_long =
            |line: &str| line.chars().count() > WIDTH && !line.trim_start().starts_with("//");
        if self.text[start..].lines().any(is_long) {
            let mark = format!("{}#[rustfmt::skip]\n", " ".repeat(self.level * INDENT));
            self.text.insert_str(start, &mark);
        }
    }

    /// What follows belongs to a block whose head was closed by another bracket.
    pub(crate) fn deepen(&mut self) {
        self.level += 1;
    }

    fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.level += 1;
        write(self);
        self.level -= 1;
    }

    fn fits(&self, width: usize) -> bool {
        self.level * INDENT + width <= WIDTH
    }

    fn indent(&mut self) {
        for _ in 0..self.level {
            self.text.push_str("    ");
        }
    }
}
