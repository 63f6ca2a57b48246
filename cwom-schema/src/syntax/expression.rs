//! The expression language: text to a tree with places, names not looked up yet.

mod primary;

use super::cursor::{Cursor, SyntaxError};
use crate::schema::{BinaryOp, Function};

/// A part of an expression, with its place in the string.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) kind: NodeKind,
    /// Where it stands.
    pub(crate) at: (usize, usize),
}

/// What a part of an expression is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NodeKind {
    /// A field, or `field.part`.
    Name(String),
    /// A number as written, with its sign.
    Number(String),
    /// `'text'`.
    Text(String),
    /// `true` or `false`.
    Bool(bool),
    /// `left op right`.
    Binary(BinaryOp, Box<Node>, Box<Node>),
    /// `a and b and …`.
    And(Vec<Node>),
    /// `a or b or …`.
    Or(Vec<Node>),
    /// `not a`.
    Not(Box<Node>),
    /// `a is null`, `a is not null`.
    IsNull(Box<Node>, bool),
    /// `a in (…)`, `a not in (…)`.
    In(Box<Node>, Vec<Node>, bool),
    /// `a between low and high`, `a not between low and high`.
    Between(Box<Node>, Box<Node>, Box<Node>, bool),
    /// `length(a)`, …
    Call(Function, Vec<Node>),
}

/// Parses a whole expression.
pub(crate) fn parse_expression(text: &str) -> Result<Node, SyntaxError> {
    let mut parser = Parser {
        cursor: Cursor::new(text),
        depth: 0,
    };
    let node = parser.parse_or()?;
    parser.expect_end()?;
    Ok(node)
}

/// Parses a part of an index: an expression, then `asc` or `desc`. True means descending.
pub(crate) fn parse_index_part(text: &str) -> Result<(Node, bool), SyntaxError> {
    let mut parser = Parser {
        cursor: Cursor::new(text),
        depth: 0,
    };
    let node = parser.parse_or()?;
    let descending = parser.eat_word("desc");
    if !descending {
        parser.eat_word("asc");
    }
    parser.expect_end()?;
    Ok((node, descending))
}

/// Words that are never a field's name inside an expression.
const RESERVED: [&str; 12] = [
    "and", "or", "not", "is", "null", "in", "between", "true", "false", "asc", "desc", "like",
];

const FUNCTIONS: [(&str, Function); 5] = [
    ("length", Function::Length),
    ("lower", Function::Lower),
    ("upper", Function::Upper),
    ("trim", Function::Trim),
    ("coalesce", Function::Coalesce),
];

/// Deeper nesting is refused, so that no text can exhaust the stack.
const MAX_DEPTH: usize = 64;

struct Parser<'s> {
    cursor: Cursor<'s>,
    depth: usize,
}

impl Parser<'_> {
    fn parse_or(&mut self) -> Result<Node, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let start = self.cursor.offset;
            return Err(SyntaxError::new(
                start,
                start,
                "the expression is nested too deeply",
            ));
        }
        let node = self.parse_chain("or", Self::parse_and, NodeKind::Or)?;
        self.depth -= 1;
        Ok(node)
    }

    fn parse_and(&mut self) -> Result<Node, SyntaxError> {
        self.parse_chain("and", Self::parse_not, NodeKind::And)
    }

    fn parse_chain(
        &mut self,
        word: &str,
        operand: fn(&mut Self) -> Result<Node, SyntaxError>,
        combine: fn(Vec<Node>) -> NodeKind,
    ) -> Result<Node, SyntaxError> {
        let first = operand(self)?;
        let mut parts = vec![first];
        while self.eat_word(word) {
            parts.push(operand(self)?);
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        let at = (parts[0].at.0, parts[parts.len() - 1].at.1);
        Ok(Node {
            kind: combine(parts),
            at,
        })
    }

    fn parse_not(&mut self) -> Result<Node, SyntaxError> {
        self.cursor.skip_space();
        let start = self.cursor.offset;
        let mut negations = 0_usize;
        while self.eat_word("not") {
            negations += 1;
        }
        let operand = self.parse_comparison()?;
        if negations.is_multiple_of(2) {
            return Ok(operand);
        }
        let at = (start, operand.at.1);
        Ok(Node {
            kind: NodeKind::Not(Box::new(operand)),
            at,
        })
    }

    fn parse_comparison(&mut self) -> Result<Node, SyntaxError> {
        let left = self.parse_sum()?;
        let start = left.at.0;
        let node = |kind, end| Node {
            kind,
            at: (start, end),
        };
        if self.eat_word("is") {
            let negated = self.eat_word("not");
            self.expect_word("null")?;
            let end = self.cursor.offset;
            return Ok(node(NodeKind::IsNull(Box::new(left), negated), end));
        }
        let before = self.cursor.clone();
        let negated = self.eat_word("not");
        if self.eat_word("in") {
            let list = self.parse_list()?;
            let end = self.cursor.offset;
            return Ok(node(NodeKind::In(Box::new(left), list, negated), end));
        }
        if self.eat_word("between") {
            let low = self.parse_sum()?;
            self.expect_word("and")?;
            let high = self.parse_sum()?;
            let end = high.at.1;
            let kind = NodeKind::Between(Box::new(left), Box::new(low), Box::new(high), negated);
            return Ok(node(kind, end));
        }
        self.cursor = before;
        if self.peek_word("like") {
            return Err(self.cursor.unexpected("an operator").with_help(
                "`like` differs between engines; use a `pattern` on the field, or text per dialect",
            ));
        }
        let Some(operator) = self.eat_comparison()? else {
            return Ok(left);
        };
        let right = self.parse_sum()?;
        let end = right.at.1;
        Ok(node(
            NodeKind::Binary(operator, Box::new(left), Box::new(right)),
            end,
        ))
    }

    fn eat_comparison(&mut self) -> Result<Option<BinaryOp>, SyntaxError> {
        for (text, help) in [("==", "equality is `=`"), ("!=", "inequality is `<>`")] {
            let mut ahead = self.cursor.clone();
            if ahead.eat(text) {
                let error = SyntaxError::new(
                    ahead.offset - 2,
                    ahead.offset,
                    format!("`{text}` is not an operator"),
                );
                return Err(error.with_help(help));
            }
        }
        let operators = [
            ("<>", BinaryOp::Ne),
            ("<=", BinaryOp::Le),
            (">=", BinaryOp::Ge),
            ("=", BinaryOp::Eq),
            ("<", BinaryOp::Lt),
            (">", BinaryOp::Gt),
        ];
        Ok(self.eat_one(&operators))
    }

    fn parse_sum(&mut self) -> Result<Node, SyntaxError> {
        let operators = [
            ("||", BinaryOp::Concat),
            ("+", BinaryOp::Add),
            ("-", BinaryOp::Sub),
        ];
        self.parse_left_associative(&operators, Self::parse_product)
    }

    fn parse_product(&mut self) -> Result<Node, SyntaxError> {
        self.parse_left_associative(&[("*", BinaryOp::Mul)], Self::parse_primary)
    }

    fn parse_left_associative(
        &mut self,
        operators: &[(&str, BinaryOp)],
        operand: fn(&mut Self) -> Result<Node, SyntaxError>,
    ) -> Result<Node, SyntaxError> {
        let mut left = operand(self)?;
        // A long chain makes a tree as deep as it is long, so its length is bounded like nesting.
        let mut length = 0;
        while let Some(operator) = self.eat_one(operators) {
            length += 1;
            if length > MAX_DEPTH {
                let (start, end) = left.at;
                return Err(SyntaxError::new(start, end, "the expression is too long"));
            }
            let right = operand(self)?;
            let at = (left.at.0, right.at.1);
            left = Node {
                kind: NodeKind::Binary(operator, Box::new(left), Box::new(right)),
                at,
            };
        }
        Ok(left)
    }

    fn eat_one(&mut self, operators: &[(&str, BinaryOp)]) -> Option<BinaryOp> {
        operators
            .iter()
            .find(|(text, _)| self.cursor.eat(text))
            .map(|(_, operator)| *operator)
    }

    fn peek_word(&self, word: &str) -> bool {
        let mut ahead = self.cursor.clone();
        ahead.identifier().eq_ignore_ascii_case(word)
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let found = self.peek_word(word);
        if found {
            self.cursor.identifier();
        }
        found
    }

    fn expect_word(&mut self, word: &str) -> Result<(), SyntaxError> {
        if self.eat_word(word) {
            return Ok(());
        }
        Err(self.cursor.unexpected(&format!("`{word}`")))
    }

    fn expect(&mut self, text: &str) -> Result<(), SyntaxError> {
        if self.cursor.eat(text) {
            return Ok(());
        }
        let error = self.cursor.unexpected(&format!("`{text}`"));
        Err(match self.cursor.peek() {
            Some('[') => error.with_help("lists stand in parentheses: `in (1, 2)`"),
            _ => error,
        })
    }

    fn expect_end(&mut self) -> Result<(), SyntaxError> {
        self.cursor.skip_space();
        if self.cursor.rest().is_empty() {
            return Ok(());
        }
        let error = self.cursor.unexpected("an operator or the end");
        Err(match self.cursor.peek() {
            Some('&') => error.with_help("write `and`"),
            Some('|') => error.with_help("write `or`; texts are joined by `||`"),
            Some('/' | '%') => error.with_help(
                "engines divide differently; multiply instead, or write text per dialect",
            ),
            _ => error,
        })
    }
}
