//! The statements of a file, and the lines that they are on.
//!
//! Each is run by itself, so that a failure has a place and a file outside of a transaction can go
//! on where it ended. The text of a statement is what the file holds, to the byte.

mod splitter;

use crate::query::Syntax;

use splitter::Splitter;

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
    Splitter::new(text, syntax).split()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
                if !path.ends_with(".up.sql") && !path.ends_with(".down.sql") {
                    continue;
                }
                let syntax = if path.contains("postgres") {
                    Syntax::Postgres
                } else {
                    Syntax::Sqlite
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

    /// What files are made of, whole and broken.
    const PIECES: [&str; 30] = [
        "SELECT", "CREATE", "TRIGGER", "FUNCTION", "BEGIN", "ATOMIC", "CASE", "END", "a", "é", "1",
        " ", "\n", "\r\n", ";", "(", ")", "'", "\"", "`", "[", "]", "E'", "\\", "$$", "$x$", "--",
        "/*", "*/", "\u{feff}",
    ];

    proptest! {
        /// Any text falls into statements, in their order and on their lines. Each is one by itself,
        /// too, and nothing is left behind the last one that an engine would run.
        #[test]
        fn any_text_falls_into_statements(
            pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
        ) {
            let text = pieces.concat();
            for syntax in [Syntax::Sqlite, Syntax::Postgres] {
                let mut end = 0;
                for statement in statements(&text, syntax) {
                    let start = statement.text.as_ptr().addr() - text.as_ptr().addr();
                    prop_assert!(start >= end && !statement.text.is_empty());
                    end = start + statement.text.len();
                    let line = text[..start].matches('\n').count() + 1;
                    prop_assert_eq!(statement.line, line);
                    let again = statements(statement.text, syntax);
                    prop_assert_eq!(again.len(), 1);
                    prop_assert_eq!(again[0].text, statement.text);
                }
                prop_assert!(statements(&text[end..], syntax).is_empty());
            }
        }
    }
}
