//! Where statements end: a reader that knows quotes, comments and bodies of both engines, and
//! nothing else of SQL.

use super::Statement;
use crate::query::Syntax;

/// Reads a text from its beginning to its end.
pub(super) struct Splitter<'s> {
    text: &'s str,
    syntax: Syntax,
    at: usize,
    line: usize,
}

/// What the splitter knows of the statement that it is in.
#[derive(Default)]
struct State {
    /// Where it began: byte and line.
    start: Option<(usize, usize)>,
    /// The words that it began with.
    words: Vec<String>,
    /// Parentheses that are open.
    parentheses: usize,
    /// Blocks of a body that are open.
    blocks: usize,
    /// The body of a trigger of SQLite has just come to a semicolon.
    after_semicolon: bool,
    /// It has come to its END after that.
    after_end: bool,
}

impl State {
    fn begins(&self, words: &[&str]) -> bool {
        self.words.len() >= words.len() && self.words.iter().zip(words).all(|(a, b)| a == b)
    }

    /// `CREATE TRIGGER` of SQLite, whose body has statements of its own.
    fn is_trigger(&self) -> bool {
        ["TEMP", "TEMPORARY"]
            .iter()
            .any(|word| self.begins(&["CREATE", word, "TRIGGER"]))
            || self.begins(&["CREATE", "TRIGGER"])
    }

    /// `CREATE FUNCTION` of PostgreSQL, whose body may be `BEGIN ATOMIC … END`.
    fn is_routine(&self) -> bool {
        ["FUNCTION", "PROCEDURE"].iter().any(|word| {
            self.begins(&["CREATE", word]) || self.begins(&["CREATE", "OR", "REPLACE", word])
        })
    }
}

impl<'s> Splitter<'s> {
    pub(super) fn new(text: &'s str, syntax: Syntax) -> Self {
        Self {
            text,
            syntax,
            at: 0,
            line: 1,
        }
    }

    /// The statements from the first to the last.
    pub(super) fn split(mut self) -> Vec<Statement<'s>> {
        let mut found = Vec::new();
        let mut state = State::default();
        while let Some(c) = self.peek() {
            if c.is_whitespace() {
                self.skip(c.len_utf8());
                continue;
            }
            if self.comment() {
                continue;
            }
            if c == ';' {
                self.skip(1);
                if self.ends(&mut state)
                    && let Some((start, line)) = state.start
                {
                    found.push(self.statement(start, self.at, line));
                    state = State::default();
                }
                continue;
            }
            state.start.get_or_insert((self.at, self.line));
            self.token(c, &mut state);
        }
        if let Some((start, line)) = state.start {
            found.push(self.statement(start, self.text.trim_end().len(), line));
        }
        found
    }

    fn statement(&self, start: usize, end: usize, line: usize) -> Statement<'s> {
        Statement {
            text: &self.text[start..end.max(start)],
            line,
        }
    }

    /// Whether a semicolon ends the statement.
    fn ends(&self, state: &mut State) -> bool {
        match self.syntax {
            Syntax::Sqlite if state.is_trigger() => {
                let ends = state.after_end;
                state.after_semicolon = true;
                state.after_end = false;
                ends
            }
            Syntax::Sqlite => true,
            Syntax::Postgres => state.parentheses == 0 && state.blocks == 0,
        }
    }

    /// Takes one token of a statement.
    fn token(&mut self, c: char, state: &mut State) {
        let after_semicolon = std::mem::take(&mut state.after_semicolon);
        state.after_end = false;
        match c {
            '\'' => self.quoted('\'', false),
            '"' => self.quoted('"', false),
            '`' if self.syntax == Syntax::Sqlite => self.quoted('`', false),
            '[' if self.syntax == Syntax::Sqlite => self.skip_past("]"),
            '$' if self.syntax == Syntax::Postgres => self.dollar(),
            '(' => {
                state.parentheses += 1;
                self.skip(1);
            }
            ')' => {
                state.parentheses = state.parentheses.saturating_sub(1);
                self.skip(1);
            }
            c if is_word(c) => {
                let word = self.word();
                let escapes =
                    self.syntax == Syntax::Postgres && word == "E" && self.rest().starts_with('\'');
                if escapes {
                    self.quoted('\'', true);
                    return;
                }
                if state.words.len() < 4 {
                    state.words.push(word.clone());
                }
                state.after_end = after_semicolon && word == "END";
                if self.syntax == Syntax::Postgres && state.is_routine() {
                    match word.as_str() {
                        "BEGIN" => state.blocks += 1,
                        "CASE" if state.blocks > 0 => state.blocks += 1,
                        "END" => state.blocks = state.blocks.saturating_sub(1),
                        _ => {}
                    }
                }
            }
            c => self.skip(c.len_utf8()),
        }
    }

    /// Takes a comment, if there is one.
    fn comment(&mut self) -> bool {
        if self.rest().starts_with("--") {
            let length = self.rest().find('\n').unwrap_or(self.rest().len());
            self.skip(length);
            return true;
        }
        if !self.rest().starts_with("/*") {
            return false;
        }
        self.skip(2);
        let mut depth = 1;
        while depth > 0 && self.peek().is_some() {
            if self.rest().starts_with("*/") {
                depth -= 1;
                self.skip(2);
            } else if self.syntax == Syntax::Postgres && self.rest().starts_with("/*") {
                depth += 1;
                self.skip(2);
            } else {
                self.skip_char();
            }
        }
        true
    }

    /// Takes text in quotes, in which a doubled quote stands for itself.
    fn quoted(&mut self, quote: char, escapes: bool) {
        self.skip(1);
        while let Some(c) = self.peek() {
            self.skip_char();
            if c == '\\' && escapes {
                self.skip_char();
            } else if c == quote {
                if self.peek() != Some(quote) {
                    return;
                }
                self.skip_char();
            }
        }
    }

    /// Takes text between two equal tags, `$tag$ … $tag$`, or a parameter's sign.
    fn dollar(&mut self) {
        let rest = self.rest();
        let name = rest[1..].find('$').map(|end| &rest[1..=end]);
        let is_tag = |name: &str| {
            !name.starts_with(|c: char| c.is_ascii_digit())
                && name.chars().all(|c| is_word(c) && c != '$')
        };
        match name.filter(|name| is_tag(name)) {
            Some(name) => {
                let tag = &rest[..name.len() + 2];
                self.skip(tag.len());
                self.skip_past(tag);
            }
            None => self.skip(1),
        }
    }

    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
        self.skip(length);
    }

    /// A word in capitals.
    fn word(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !(is_word(c) || c == '$'))
            .unwrap_or(rest.len());
        self.skip(end);
        rest[..end].to_ascii_uppercase()
    }

    fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_char(&mut self) {
        let length = self.peek().map_or(0, char::len_utf8);
        self.skip(length);
    }

    fn skip(&mut self, length: usize) {
        let passed = &self.rest()[..length];
        self.line += passed.matches('\n').count();
        self.at += length;
    }
}

/// Letters, digits, and whatever is beyond ASCII: names may hold them.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}
