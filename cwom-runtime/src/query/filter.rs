//! Conditions on rows.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Not};

use super::value::Value;

/// A condition on the rows of an `E`, made by the methods of its columns and joined with `&`, `|`
/// and `!`.
///
/// A row either fulfils it or does not; there is no third answer. A comparison with a null does not
/// hold, except `ne`, and `!filter` finds exactly the rows that `filter` does not.
#[must_use = "a filter does nothing until a query takes it"]
pub struct Filter<E> {
    pub(super) node: Node,
    entity: PhantomData<fn() -> E>,
}

/// A condition without the types that made it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Every one of them holds; with none, always.
    All(Vec<Node>),
    /// One of them holds; with none, never.
    Any(Vec<Node>),
    /// It does not hold.
    Not(Box<Node>),
    /// A column beside a value.
    Compare(&'static str, Comparison, Value),
    /// A column is one of these.
    In(&'static str, Vec<Value>),
    /// A column is null.
    IsNull(&'static str),
    /// Text fits a pattern of LIKE; its escape is a backslash.
    Like(&'static str, String),
    /// A JSON list has an item equal to the only one of this JSON list.
    Item(&'static str, String),
    /// A JSON object has this key.
    HasKey(&'static str, String),
    /// A JSON object has this key with the only item of this JSON list.
    Entry(&'static str, String, serde_json::Value),
    /// The key is what `own` of `table` holds where `other` is the value.
    Linked {
        table: &'static str,
        own: &'static str,
        other: &'static str,
        value: Value,
    },
    /// A value that no column may hold, and the rule that it breaks.
    Refused(&'static str, String),
}

/// How a column is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl<E> Filter<E> {
    /// Holds for every row.
    pub fn all() -> Self {
        Self::new(Node::All(Vec::new()))
    }

    /// Holds for no row.
    pub fn none() -> Self {
        Self::new(Node::Any(Vec::new()))
    }

    pub(super) fn new(node: Node) -> Self {
        Self {
            node,
            entity: PhantomData,
        }
    }
}

impl<E> BitAnd for Filter<E> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        let mut nodes = match self.node {
            Node::All(nodes) => nodes,
            node => vec![node],
        };
        nodes.push(other.node);
        Self::new(Node::All(nodes))
    }
}

impl<E> BitOr for Filter<E> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        let mut nodes = match self.node {
            Node::Any(nodes) => nodes,
            node => vec![node],
        };
        nodes.push(other.node);
        Self::new(Node::Any(nodes))
    }
}

impl<E> Not for Filter<E> {
    type Output = Self;

    fn not(self) -> Self {
        Self::new(Node::Not(Box::new(self.node)))
    }
}

impl<E> Clone for Filter<E> {
    fn clone(&self) -> Self {
        Self::new(self.node.clone())
    }
}

impl<E> fmt::Debug for Filter<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt(formatter)
    }
}
