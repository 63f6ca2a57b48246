//! Identifiers and text, quoted. Both engines agree here, given PostgreSQL's
//! `standard_conforming_strings`, which has been on by default since 9.1.

use std::fmt::{self, Display, Formatter, Write as _};

/// An identifier, shown in double quotes.
#[derive(Debug, Clone, Copy)]
pub struct Ident<'a>(pub &'a str);

/// Text, shown as a literal in single quotes.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a>(pub &'a str);

/// An identifier in double quotes.
pub fn quote(ident: &str) -> String {
    Ident(ident).to_string()
}

/// Text as a literal in single quotes.
pub fn quote_text(text: &str) -> String {
    Text(text).to_string()
}

impl Display for Ident<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        enclose(f, self.0, '"')
    }
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        enclose(f, self.0, '\'')
    }
}

/// A list of identifiers, each shown in double quotes.
pub(crate) struct Idents<'a>(pub(crate) &'a [String]);

impl Display for Idents<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (position, ident) in self.0.iter().enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            write!(f, "{comma}{}", Ident(ident))?;
        }
        Ok(())
    }
}

/// A list of texts, each shown as a literal.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a>(pub &'a [String]);

impl Display for Texts<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (position, text) in self.0.iter().enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            write!(f, "{comma}{}", Text(text))?;
        }
        Ok(())
    }
}

fn enclose(f: &mut Formatter<'_>, text: &str, mark: char) -> fmt::Result {
    f.write_char(mark)?;
    let mut pieces = text.split(mark);
    f.write_str(pieces.next().unwrap_or_default())?;
    for piece in pieces {
        f.write_char(mark)?;
        f.write_char(mark)?;
        f.write_str(piece)?;
    }
    f.write_char(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(quote("a\"b"), "\"a\"\"b\"");
        assert_eq!(quote_text("it's '"), "'it''s '''");
        assert_eq!(quote_text(""), "''");
    }
}
