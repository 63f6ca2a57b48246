//! A place in a list of tokens, and the few questions that a definition's parser asks there.

use super::token::{Token, TokenKind};
use crate::{Error, Result};

/// A place in the tokens of one definition.
pub(super) struct Cursor<'a> {
    tokens: &'a [Token],
    at: usize,
    /// Whose definition it is, for errors.
    object: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(tokens: &'a [Token], object: &'a str) -> Self {
        Self {
            tokens,
            at: 0,
            object,
        }
    }

    /// Another list of tokens of the same object.
    pub(super) fn within(&self, tokens: &'a [Token]) -> Self {
        Self::new(tokens, self.object)
    }

    pub(super) fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'a [Token] {
        &self.tokens[self.at..]
    }

    pub(super) fn next(&mut self) -> Option<&'a Token> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    /// Whether one of the words comes next.
    pub(super) fn at_word(&self, words: &[&str]) -> bool {
        self.peek()
            .is_some_and(|token| words.iter().any(|word| token.is_word(word)))
    }

    /// Whether these words come next, one after the other.
    pub(super) fn at_words(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(at, word)| {
            self.tokens
                .get(self.at + at)
                .is_some_and(|token| token.is_word(word))
        })
    }

    pub(super) fn at_symbol(&self, symbol: &str) -> bool {
        self.peek().is_some_and(|token| token.is_symbol(symbol))
    }

    /// Takes the words, if they come next.
    pub(super) fn eat(&mut self, words: &[&str]) -> bool {
        let there = self.at_words(words);
        if there {
            self.at += words.len();
        }
        there
    }

    pub(super) fn eat_symbol(&mut self, symbol: &str) -> bool {
        let there = self.at_symbol(symbol);
        self.at += usize::from(there);
        there
    }

    /// Takes the words that must come next.
    pub(super) fn expect(&mut self, words: &[&str]) -> Result<()> {
        if self.eat(words) {
            Ok(())
        } else {
            Err(self.expected(&words.join(" ")))
        }
    }

    /// Takes a name, however it is quoted: SQLite takes single quotes, too.
    pub(super) fn name(&mut self) -> Result<String> {
        let Some(token) = self.peek() else {
            return Err(self.expected("a name"));
        };
        let name = match token.kind {
            TokenKind::Word | TokenKind::Quoted | TokenKind::DoubleQuoted => token.text.clone(),
            TokenKind::Text => token.text[1..token.text.len() - 1].replace("''", "'"),
            TokenKind::Blob | TokenKind::Number | TokenKind::Symbol => {
                return Err(self.expected("a name"));
            }
        };
        self.at += 1;
        Ok(name)
    }

    /// Takes a parenthesised group, and gives what is in it.
    pub(super) fn group(&mut self) -> Result<&'a [Token]> {
        if !self.eat_symbol("(") {
            return Err(self.expected("`(`"));
        }
        let start = self.at;
        let mut depth = 1_usize;
        while let Some(token) = self.next() {
            if token.is_symbol("(") {
                depth += 1;
            } else if token.is_symbol(")") {
                depth -= 1;
                if depth == 0 {
                    return Ok(&self.tokens[start..self.at - 1]);
                }
            }
        }
        Err(self.error("a parenthesis does not close"))
    }

    pub(super) fn error(&self, reason: impl Into<String>) -> Error {
        Error::Definition {
            object: self.object.to_owned(),
            reason: reason.into(),
        }
    }

    pub(super) fn expected(&self, what: &str) -> Error {
        let found = self.peek().map_or("the end", |token| token.text.as_str());
        self.error(format!("{what} is expected, and {found} is found"))
    }
}

/// The parts of a list between the commas that stand in no parenthesis.
pub(super) fn split_commas(tokens: &[Token]) -> Vec<&[Token]> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        if token.is_symbol("(") {
            depth += 1;
        } else if token.is_symbol(")") {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && token.is_symbol(",") {
            parts.push(&tokens[start..at]);
            start = at + 1;
        }
    }
    parts.push(&tokens[start..]);
    parts
}
