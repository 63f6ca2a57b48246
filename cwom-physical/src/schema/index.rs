//! Indexes.

use serde::{Deserialize, Serialize};

/// An index that belongs to no constraint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Index {
    /// Whether it refuses a second row of the same key.
    pub unique: bool,
    /// Whether two nulls are the same value.
    pub nulls_not_distinct: bool,
    /// The access method, such as `btree`.
    pub method: String,
    /// What it is ordered by.
    pub parts: Vec<IndexPart>,
    /// Columns that it only carries.
    pub include: Vec<String>,
    /// The rows that it holds, where it does not hold all.
    pub predicate: Option<String>,
    /// Whether it may be used: a failed CONCURRENTLY leaves one that may not.
    pub invalid: bool,
    /// Storage parameters that are set, sorted.
    pub options: Vec<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// One part of an index's key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IndexPart {
    /// The column's name, or the expression's text.
    pub key: String,
    /// Whether the key is an expression.
    pub expression: bool,
    /// Whether it descends.
    pub descending: bool,
    /// Whether nulls come first.
    pub nulls_first: bool,
    /// The operator class with its options, where it is not the type's default.
    pub operator_class: Option<String>,
    /// The collation, where it is not the column's.
    pub collation: Option<String>,
}
