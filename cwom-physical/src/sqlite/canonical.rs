//! One form for texts that mean the same: ALTER TABLE edits texts in place, and quotes what it
//! renames.

use std::collections::BTreeSet;

use super::token::{Token, TokenKind};

/// Names that a double-quoted word may mean, in lower case. Any other one is text, to SQLite and
/// to us.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Adds a name.
    pub(super) fn add(&mut self, name: &str) {
        self.0.insert(name.to_ascii_lowercase());
    }

    fn know(&self, name: &str) -> bool {
        self.0.contains(&name.to_ascii_lowercase())
    }
}

/// Words that mean something else without their quotes. Quoting any other word says nothing.
const RESERVED: &[&str] = &[
    "add",
    "all",
    "alter",
    "and",
    "as",
    "autoincrement",
    "between",
    "case",
    "check",
    "collate",
    "commit",
    "constraint",
    "create",
    "current_date",
    "current_time",
    "current_timestamp",
    "default",
    "deferrable",
    "delete",
    "distinct",
    "drop",
    "else",
    "escape",
    "except",
    "exists",
    "false",
    "foreign",
    "from",
    "group",
    "having",
    "in",
    "index",
    "insert",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "limit",
    "not",
    "nothing",
    "notnull",
    "null",
    "on",
    "or",
    "order",
    "primary",
    "references",
    "returning",
    "select",
    "set",
    "table",
    "then",
    "to",
    "transaction",
    "true",
    "union",
    "unique",
    "update",
    "using",
    "values",
    "when",
    "where",
];

/// The tokens as one text, the same for all ways to write them.
pub(super) fn canonical(tokens: &[Token], names: &Names) -> String {
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        let after = tokens.get(at + 1);
        if before.is_some_and(|before| spaced(before, token)) {
            text.push(' ');
        }
        text.push_str(&written(token, before, after, names));
    }
    text
}

/// A name as `canonical` writes it.
pub(super) fn canonical_name(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let simple = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii())
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty();
    if simple && RESERVED.binary_search(&name.as_str()).is_err() {
        name
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    }
}

/// A text as SQL writes it.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn written(token: &Token, before: Option<&Token>, after: Option<&Token>, names: &Names) -> String {
    match token.kind {
        TokenKind::Word => token.text.to_ascii_lowercase(),
        TokenKind::Quoted => canonical_name(&token.text),
        TokenKind::DoubleQuoted => {
            let qualifies = |token: Option<&Token>| token.is_some_and(|token| token.is_symbol("."));
            let is_name = names.know(&token.text)
                || qualifies(before)
                || qualifies(after)
                || after.is_some_and(|after| after.is_symbol("("))
                || before.is_some_and(|before| before.is_word("COLLATE"));
            if is_name {
                canonical_name(&token.text)
            } else {
                literal(&token.text)
            }
        }
        TokenKind::Text | TokenKind::Blob | TokenKind::Number | TokenKind::Symbol => {
            token.text.clone()
        }
    }
}

fn spaced(before: &Token, token: &Token) -> bool {
    let tight_after = ["(", "."].iter().any(|symbol| before.is_symbol(symbol));
    let tight_before = [",", ")", ".", ";"]
        .iter()
        .any(|symbol| token.is_symbol(symbol));
    let call = token.is_symbol("(") && before.kind != TokenKind::Symbol;
    !(tight_after || tight_before || call)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn check(sql: &str, expected: &str) {
        let mut names = Names::default();
        for name in ["a", "order", "Key"] {
            names.add(name);
        }
        assert_eq!(canonical(&tokens(sql).unwrap(), &names), expected);
    }

    #[test]
    fn the_reserved_words_are_sorted() {
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn one_form_for_what_means_the_same() {
        check("A  >0 AND[a]IN( 1 ,2)", "a > 0 and a in(1, 2)");
        check(r#""A" > `a`"#, "a > a");
        check(r#""key" = key"#, "key = key");
    }

    #[test]
    fn what_means_something_else_stays_apart() {
        check(r#"a IS "order""#, r#"a is "order""#);
        check(r#"a = "Open""#, "a = 'Open'");
        check("a = 'Open'", "a = 'Open'");
        check("a - -1", "a - - 1");
        check(r#"a COLLATE "NOCASE""#, "a collate nocase");
        check(r#""b"."c" = "lower"(a)"#, "b.c = lower(a)");
    }
}
