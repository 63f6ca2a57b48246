//! The statements of a file, and the lines that they are on.
//!
//! Each is run by itself, so that a failure has a place and a file outside of a transaction can go
//! on where it ended. The text of a statement is what the file holds, to the byte.

use crate::query::Syntax;

/// How sqlx marks a file that must not run in a transaction; it stands at the first byte.
const NO_TRANSACTION: &str = "-- no-transaction";
/// A message shows this much of a statement.
const SHOWN: usize = 72;

/// A statement of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Statement<'s> {
    /// Its text from the first word to the semicolon.
    pub(crate) text: &'s str,
    /// The line of the first word, from 1.
    pub(crate) line: usize,
}

/// Whether a file runs within a transaction.
pub(crate) fn is_transactional(text: &str) -> bool {
    !text.starts_with(NO_TRANSACTION)
}

/// Splits a file. What an engine would not understand becomes a statement too, and is refused by it.
pub(crate) fn statements(text: &str, syntax: Syntax) -> Vec<Statement<'_>> {
    Splitter {
        text,
        syntax,
        at: 0,
        line: 1,
    }
    .split()
}

impl Statement<'_> {
    /// Its beginning, on one line.
    pub(crate) fn shown(&self) -> String {
        let mut words = self.text.split_whitespace();
        let mut shown = words.next().unwrap_or_default().to_owned();
        for word in words {
            shown.push(' ');
            shown.push_str(word);
            if shown.chars().count() > SHOWN {
                break;
            }
        }
        match shown.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &shown[..end]),
            None => shown,
        }
    }

    /// Whether it sets something for the connection and changes nothing in the database.
    pub(crate) fn is_setting(&self) -> bool {
        let word = self.text.split(|c: char| !c.is_ascii_alphabetic()).next();
        word.is_some_and(|word| {
            ["PRAGMA", "SET", "RESET"]
                .iter()
                .any(|setting| word.eq_ignore_ascii_case(setting))
        })
    }

    /// The line of the file that the engine means by the position of a character, from 1.
    pub(crate) fn line_at(&self, position: Option<usize>) -> usize {
        let before = position.unwrap_or(1).saturating_sub(1);
        let newlines = self.text.chars().take(before).filter(|c| *c == '\n');
        self.line + newlines.count()
    }
}

struct Splitter<'s> {
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
    fn split(mut self) -> Vec<Statement<'s>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(syntax: Syntax, text: &str, expected: &[(usize, &str)]) {
        let found: Vec<_> = statements(text, syntax)
            .iter()
            .map(|statement| (statement.line, statement.text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn check_both(text: &str, expected: &[(usize, &str)]) {
        check(Syntax::Sqlite, text, expected);
        check(Syntax::Postgres, text, expected);
    }

    #[test]
    fn statements_end_at_their_semicolon() {
        check_both("", &[]);
        check_both("-- nothing;\n /* ; */ ;;\n", &[]);
        check_both("SELECT 1", &[(1, "SELECT 1")]);
        check_both(
            "-- a; b\nSELECT 1;\n\n/* c;\n */ SELECT ';', \"a;\"\"b\" ;SELECT 'it''s;' -- d;\n;",
            &[
                (2, "SELECT 1;"),
                (5, "SELECT ';', \"a;\"\"b\" ;"),
                (5, "SELECT 'it''s;' -- d;\n;"),
            ],
        );
        check_both("SELECT 'open; ", &[(1, "SELECT 'open;")]);
        check_both("\u{feff}é;Ü;", &[(1, "\u{feff}é;"), (1, "Ü;")]);
    }

    #[test]
    fn a_trigger_of_sqlite_ends_at_its_end() {
        let trigger = "CREATE TEMP TRIGGER t AFTER UPDATE ON a WHEN CASE 1 WHEN 1 THEN 1 END\n\
                       BEGIN\n  SELECT CASE WHEN 1 THEN 2 END; -- END;\n  DELETE FROM b;\nEND ;";
        let text = format!("{trigger}\nSELECT `a;`, [b;];");
        check(
            Syntax::Sqlite,
            &text,
            &[(1, trigger), (6, "SELECT `a;`, [b;];")],
        );
        let table = "CREATE TABLE \"trigger\" (a);";
        check(
            Syntax::Sqlite,
            &format!("{table}END;"),
            &[(1, table), (1, "END;")],
        );
    }

    #[test]
    fn postgres_has_dollars_escapes_and_bodies() {
        check(
            Syntax::Postgres,
            "DO $x$ BEGIN; $$ $y$ END $x$; SELECT $1, a$b$c; SELECT E'\\';', 'a\\';",
            &[
                (1, "DO $x$ BEGIN; $$ $y$ END $x$;"),
                (1, "SELECT $1, a$b$c;"),
                (1, "SELECT E'\\';', 'a\\';"),
            ],
        );
        let body = "CREATE OR REPLACE FUNCTION f() RETURNS int\nBEGIN ATOMIC SELECT 1; \
                    SELECT CASE WHEN true THEN 1 END; END;";
        check(
            Syntax::Postgres,
            &format!("/* /* ; */ ; */ {body}BEGIN; END;"),
            &[(1, body), (2, "BEGIN;"), (2, "END;")],
        );
        let rule = "CREATE RULE r AS ON DELETE TO a DO (SELECT 1; SELECT 2);";
        check(Syntax::Postgres, rule, &[(1, rule)]);
    }

    #[test]
    fn a_place_has_a_line_and_a_beginning() {
        let text = "SELECT 1;\nSELECT\n    a,\n    bad;";
        let statement = statements(text, Syntax::Postgres)[1];
        assert_eq!(statement.shown(), "SELECT a, bad;");
        assert_eq!(statement.line_at(None), 2);
        assert_eq!(statement.line_at(Some(19)), 4);
        let long = format!("SELECT {}", "é".repeat(200));
        assert_eq!(
            statements(&long, Syntax::Sqlite)[0].shown().chars().count(),
            73
        );
    }

    /// What the toolkit writes is taken apart at the right places: every statement of every file
    /// begins with a verb and ends with a semicolon.
    #[test]
    fn files_of_the_toolkit_are_split_into_statements() {
        const VERBS: [&str; 13] = [
            "ALTER ", "COMMENT ", "CREATE ", "DELETE ", "DO ", "DROP ", "GRANT ", "INSERT ",
            "PRAGMA ", "REVOKE ", "SELECT ", "SET ", "UPDATE ",
        ];
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let mut directories = vec![
            format!("{root}/generated/migrations/sqlite"),
            format!("{root}/generated/migrations/postgres"),
        ];
        let cases = std::fs::read_dir(format!("{root}/cwom-migrate/tests/cases")).unwrap();
        directories.extend(cases.map(|case| case.unwrap().path().display().to_string()));
        let mut count = 0;
        for directory in directories {
            for file in std::fs::read_dir(&directory).unwrap() {
                let path = file.unwrap().path().display().to_string();
                let syntax = match path
                    .strip_suffix(".sql")
                    .map(|path| path.contains("postgres"))
                {
                    Some(true) => Syntax::Postgres,
                    Some(false) if !path.ends_with("rows.sql") => Syntax::Sqlite,
                    _ => continue,
                };
                for statement in statements(&std::fs::read_to_string(&path).unwrap(), syntax) {
                    let text = statement.text;
                    let is_whole = VERBS.iter().any(|verb| text.starts_with(verb));
                    assert!(is_whole && text.ends_with(';'), "{path}: {text}");
                    count += 1;
                }
            }
        }
        assert!(count > 1000, "{count}");
    }
}
