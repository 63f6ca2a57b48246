//! Constraints of a table.

use serde::{Deserialize, Serialize};

/// A primary key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrimaryKey {
    /// Its name; SQLite's may have none.
    pub name: Option<String>,
    /// Its columns in order, with what SQLite may say of each (`DESC`, `COLLATE NOCASE`).
    pub columns: Vec<String>,
    /// Columns that its index only carries.
    pub include: Vec<String>,
    /// Whether the check may wait for the end of the transaction.
    pub deferrable: Deferrable,
    /// SQLite's conflict clause.
    pub on_conflict: Option<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// A UNIQUE constraint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unique {
    /// Its columns in order.
    pub columns: Vec<String>,
    /// Columns that its index only carries.
    pub include: Vec<String>,
    /// Whether two nulls are the same value.
    pub nulls_not_distinct: bool,
    /// Whether the check may wait for the end of the transaction.
    pub deferrable: Deferrable,
    /// SQLite's conflict clause.
    pub on_conflict: Option<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// A CHECK constraint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Check {
    /// What must hold.
    pub expression: String,
    /// Whether tables that inherit are free of it.
    pub no_inherit: bool,
    /// Whether the rows that were there before it were looked at.
    pub validation: Validation,
    /// Its comment.
    pub comment: Option<String>,
}

/// A foreign key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ForeignKey {
    /// The referring columns.
    pub columns: Vec<String>,
    /// The table referred to.
    pub table: String,
    /// Its columns; empty where SQLite is told none, which means the primary key.
    pub target: Vec<String>,
    /// What a delete over there does.
    pub on_delete: String,
    /// What a change of the key over there does.
    pub on_update: String,
    /// What partly null keys mean.
    pub row_match: RowMatch,
    /// Whether the check may wait for the end of the transaction.
    pub deferrable: Deferrable,
    /// Whether the rows that were there before it were looked at.
    pub validation: Validation,
    /// Whether its own triggers are switched off, so that nothing keeps it.
    pub disabled: bool,
    /// Its comment.
    pub comment: Option<String>,
}

/// An exclusion constraint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exclusion {
    /// The whole definition.
    pub definition: String,
    /// Its comment.
    pub comment: Option<String>,
}

/// When a constraint is checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deferrable {
    /// With each statement.
    #[default]
    No,
    /// With each statement, unless the transaction asks otherwise.
    Immediate,
    /// At the end of the transaction, unless it asks otherwise.
    Deferred,
}

/// MATCH of a foreign key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowMatch {
    /// One null lets the row pass.
    #[default]
    Simple,
    /// All null or none.
    Full,
    /// Written, and taken for SIMPLE by SQLite.
    Partial,
}

/// What is known of the rows that a constraint found when it came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Validation {
    /// They hold.
    #[default]
    Valid,
    /// NOT VALID: nobody looked.
    NotValid,
    /// NOT ENFORCED: not even new rows are looked at.
    NotEnforced,
}
