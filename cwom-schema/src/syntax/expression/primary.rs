//! The smallest parts of an expression: names, literals, calls and parentheses.

use super::{FUNCTIONS, Node, NodeKind, Parser, RESERVED};
use crate::schema::Function;
use crate::syntax::cursor::{Cursor, SyntaxError};

impl Parser<'_> {
    pub(super) fn parse_primary(&mut self) -> Result<Node, SyntaxError> {
        self.cursor.skip_space();
        let start = self.cursor.offset;
        if self.cursor.eat("(") {
            let mut inner = self.parse_or()?;
            self.expect(")")?;
            inner.at = (start, self.cursor.offset);
            return Ok(inner);
        }
        let kind = match self.cursor.peek() {
            Some('\'') => NodeKind::Text(self.parse_text()?),
            Some('-' | '0'..='9') => NodeKind::Number(self.parse_number()?),
            _ => self.parse_word(start)?,
        };
        Ok(Node {
            kind,
            at: (start, self.cursor.offset),
        })
    }

    fn parse_word(&mut self, start: usize) -> Result<NodeKind, SyntaxError> {
        let word = self.cursor.identifier();
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "" => {
                let error = self.cursor.unexpected("a field, a number or `'text'`");
                return Err(match self.cursor.peek() {
                    Some('"') => error.with_help("texts stand in single quotes: `'text'`"),
                    _ => error,
                });
            }
            "true" => return Ok(NodeKind::Bool(true)),
            "false" => return Ok(NodeKind::Bool(false)),
            "null" => {
                return Err(
                    SyntaxError::new(start, self.cursor.offset, "`null` is not a value")
                        .with_help("use `is null` or `is not null`"),
                );
            }
            _ if RESERVED.contains(&lower.as_str()) => {
                self.cursor.offset = start;
                return Err(SyntaxError::new(
                    start,
                    start + word.len(),
                    format!("expected a field, a number or `'text'`, found `{word}`"),
                ));
            }
            _ => {}
        }
        let mut ahead = self.cursor.clone();
        if ahead.eat("(") {
            return self.parse_call(word, &lower, start);
        }
        if self.cursor.rest().starts_with('.') {
            self.cursor.offset += 1;
            let part = self.cursor.identifier();
            if part.is_empty() {
                return Err(self.cursor.unexpected("the part of an embedded value"));
            }
            return Ok(NodeKind::Name(format!("{word}.{part}")));
        }
        Ok(NodeKind::Name(word.to_owned()))
    }

    fn parse_call(
        &mut self,
        word: &str,
        lower: &str,
        start: usize,
    ) -> Result<NodeKind, SyntaxError> {
        let Some((_, function)) = FUNCTIONS.iter().find(|(name, _)| *name == lower) else {
            let names = FUNCTIONS.iter().map(|(name, _)| *name);
            let error = SyntaxError::new(
                start,
                start + word.len(),
                format!("`{word}` is not a function of the language"),
            );
            let help = crate::suggest::did_you_mean_or_one_of(word, names);
            return Err(SyntaxError { help, ..error });
        };
        let arguments = self.parse_list()?;
        let allowed = if *function == Function::Coalesce {
            arguments.len() >= 2
        } else {
            arguments.len() == 1
        };
        if !allowed {
            let wanted = if *function == Function::Coalesce {
                "two arguments or more"
            } else {
                "one argument"
            };
            return Err(SyntaxError::new(
                start,
                self.cursor.offset,
                format!("`{lower}` takes {wanted}"),
            ));
        }
        Ok(NodeKind::Call(*function, arguments))
    }

    pub(super) fn parse_list(&mut self) -> Result<Vec<Node>, SyntaxError> {
        self.expect("(")?;
        let mut items = Vec::new();
        loop {
            items.push(self.parse_or()?);
            if self.cursor.eat(",") {
                continue;
            }
            self.expect(")")?;
            return Ok(items);
        }
    }

    /// `'text'`, where `''` stands for one quote.
    fn parse_text(&mut self) -> Result<String, SyntaxError> {
        let start = self.cursor.offset;
        self.cursor.offset += 1;
        let mut text = String::new();
        loop {
            text.push_str(self.cursor.take_while(|character| character != '\''));
            if self.cursor.peek().is_none() {
                return Err(
                    SyntaxError::new(start, self.cursor.offset, "the text has no end")
                        .with_help("close it with `'`; a quote inside is written `''`"),
                );
            }
            self.cursor.offset += 1;
            if self.cursor.peek() != Some('\'') {
                return Ok(text);
            }
            text.push('\'');
            self.cursor.offset += 1;
        }
    }

    fn parse_number(&mut self) -> Result<String, SyntaxError> {
        let start = self.cursor.offset;
        if self.cursor.peek() == Some('-') {
            self.cursor.offset += 1;
        }
        let digits = |cursor: &mut Cursor<'_>| {
            !cursor
                .take_while(|character| character.is_ascii_digit() || character == '_')
                .is_empty()
        };
        let mut valid = digits(&mut self.cursor);
        if self.cursor.rest().starts_with('.') {
            self.cursor.offset += 1;
            valid &= digits(&mut self.cursor);
        }
        if valid {
            return Ok(self.cursor.text[start..self.cursor.offset].replace('_', ""));
        }
        if self.cursor.offset == start + 1 && self.cursor.text[start..].starts_with('-') {
            return Err(
                SyntaxError::new(start, start + 1, "expected a number after `-`")
                    .with_help("a field is negated as `0 - field`"),
            );
        }
        Err(SyntaxError::new(
            start,
            self.cursor.offset,
            "the number is incomplete",
        ))
    }
}
