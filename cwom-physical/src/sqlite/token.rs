//! SQL text of `sqlite_schema` as tokens.

/// A token. Comments and white space are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Its text; of quoted names what is between the quotes, with doubled quotes undone.
    pub(super) text: String,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A keyword or a name without quotes.
    Word,
    /// A name in back quotes or brackets.
    Quoted,
    /// A name in double quotes, or text: SQLite decides by what it knows.
    DoubleQuoted,
    /// Text in single quotes, quotes included.
    Text,
    /// A blob, quotes included.
    Blob,
    /// A number.
    Number,
    /// A parenthesis, a comma, an operator.
    Symbol,
}

impl Token {
    /// Whether this is a keyword, which is given in upper case.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether this is a symbol.
    pub(super) fn is_symbol(&self, symbol: &str) -> bool {
        self.kind == TokenKind::Symbol && self.text == symbol
    }
}

/// Operators of more than one character, the longest first.
const LONG_SYMBOLS: [&str; 9] = ["->>", "->", "||", "<>", "!=", "<=", ">=", "==", "<<"];

/// Takes a text apart; the error says what does not end.
pub(super) fn tokens(sql: &str) -> Result<Vec<Token>, &'static str> {
    let mut tokens = Vec::new();
    let mut rest = sql;
    while let Some(c) = rest.chars().next() {
        let (length, token) = if c.is_ascii_whitespace() || c == '\u{feff}' {
            (c.len_utf8(), None)
        } else if rest.starts_with("--") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            // SQLite lets the end of the text end a comment, too.
            (comment.find("*/").map_or(rest.len(), |end| end + 4), None)
        } else {
            let (length, found) = token(rest, c)?;
            (length, Some(found))
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    Ok(tokens)
}

/// The token that a text begins with, and its length.
fn token(rest: &str, c: char) -> Result<(usize, Token), &'static str> {
    let (taken, kind, text) = match c {
        '\'' => {
            let (taken, _) = quoted(rest, '\'').ok_or("a text does not end")?;
            (taken, TokenKind::Text, rest[..taken].to_owned())
        }
        '"' => {
            let (taken, name) = quoted(rest, '"').ok_or("a quoted name does not end")?;
            (taken, TokenKind::DoubleQuoted, name)
        }
        '`' => {
            let (taken, name) = quoted(rest, '`').ok_or("a quoted name does not end")?;
            (taken, TokenKind::Quoted, name)
        }
        '[' => {
            let end = rest.find(']').ok_or("a bracketed name does not end")?;
            (end + 1, TokenKind::Quoted, rest[1..end].to_owned())
        }
        'x' | 'X' if rest[1..].starts_with('\'') => {
            let (taken, digits) = quoted(&rest[1..], '\'').ok_or("a blob does not end")?;
            let text = format!("x'{}'", digits.to_ascii_uppercase());
            (taken + 1, TokenKind::Blob, text)
        }
        _ if c.is_ascii_digit() || (c == '.' && starts_with_digit(&rest[1..])) => {
            let taken = number(rest);
            (taken, TokenKind::Number, rest[..taken].to_ascii_lowercase())
        }
        _ if is_name(c) => {
            let taken = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            (taken, TokenKind::Word, rest[..taken].to_owned())
        }
        _ => {
            let symbol = LONG_SYMBOLS
                .into_iter()
                .chain([">>"])
                .find(|symbol| rest.starts_with(symbol));
            let taken = symbol.map_or(c.len_utf8(), str::len);
            (taken, TokenKind::Symbol, rest[..taken].to_owned())
        }
    };
    Ok((taken, Token { kind, text }))
}

/// Everything above ASCII may stand in a name, and so may the marks of parameters.
fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii()
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The length of a number: hexadecimal, or decimal with fraction and exponent.
fn number(rest: &str) -> usize {
    let mut before = '\0';
    let exponent = !rest.starts_with("0x") && !rest.starts_with("0X");
    rest.find(|c: char| {
        let signed = exponent && matches!(before, 'e' | 'E') && matches!(c, '+' | '-');
        before = c;
        !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_') || signed)
    })
    .unwrap_or(rest.len())
}

/// The length of a quoted text, and what is in it.
fn quoted(rest: &str, quote: char) -> Option<(usize, String)> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != quote {
            text.push(c);
        } else if chars.next_if(|(_, next)| *next == quote).is_some() {
            text.push(quote);
        } else {
            return Some((at + 1, text));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sql: &str, expected: &str) {
        let shown: Vec<String> = tokens(sql)
            .unwrap()
            .into_iter()
            .map(|token| format!("{:?}:{}", token.kind, token.text))
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn tokens_of_every_kind() {
        check("a /* b */ -- c\n d", "Word:a Word:d");
        check("a /* open", "Word:a");
        check(
            r#""a""b" `c``d` [e f]"#,
            "DoubleQuoted:a\"b Quoted:c`d Quoted:e f",
        );
        check("'it''s' x'0aF'", "Text:'it''s' Blob:x'0AF'");
        check(
            "1.5e-3 .5 0xFF 1-2",
            "Number:1.5e-3 Number:.5 Number:0xff Number:1 Symbol:- Number:2",
        );
        check(
            "a->>'b'||c<>d",
            "Word:a Symbol:->> Text:'b' Symbol:|| Word:c Symbol:<> Word:d",
        );
        check("größe+1", "Word:größe Symbol:+ Number:1");
    }

    #[test]
    fn what_does_not_end_is_an_error() {
        for sql in ["'a", "\"a", "`a", "[a", "x'0"] {
            assert!(tokens(sql).is_err(), "{sql}");
        }
    }
}
