//! What stands beside tables and views.

use serde::{Deserialize, Serialize};

/// A function or procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Function {
    /// Function, procedure or window function.
    pub kind: String,
    /// Arguments with names and defaults.
    pub arguments: String,
    /// What it returns; none for a procedure.
    pub result: Option<String>,
    /// The language.
    pub language: String,
    /// IMMUTABLE, STABLE or VOLATILE.
    pub volatility: String,
    /// Whether it runs with the rights of its owner.
    pub security_definer: bool,
    /// Settings that hold while it runs, sorted.
    pub settings: Vec<String>,
    /// STRICT, LEAKPROOF, parallel safety, cost, rows and support, as far as they are stated.
    pub options: Vec<String>,
    /// The text between the quotes.
    pub body: String,
    /// Its comment.
    pub comment: Option<String>,
}

/// An enum type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EnumType {
    /// Its values in order.
    pub values: Vec<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// A sequence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sequence {
    /// Type, start, bounds, increment, cache and cycle; never where it stands.
    pub definition: String,
    /// The table and column that it goes with.
    pub owned_by: Option<(String, String)>,
    /// Its comment.
    pub comment: Option<String>,
}

/// An object that is seen, so that it is not lost, and compared as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OtherObject {
    /// What it is, such as `domain`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The table that it belongs to.
    pub table: Option<String>,
    /// All of it that matters.
    pub definition: String,
    /// Its comment.
    pub comment: Option<String>,
}
