//! Triggers.

use serde::{Deserialize, Serialize};

/// A trigger of a table or a view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Trigger {
    /// BEFORE, AFTER or INSTEAD OF.
    pub timing: String,
    /// What fires it, such as `INSERT OR UPDATE OF a, b`.
    pub events: String,
    /// Whether it fires for each row, or once for the statement.
    pub for_each_row: bool,
    /// The rows that it fires for, where not all do.
    pub condition: Option<String>,
    /// What it does: the function with its arguments, or the statements.
    pub action: String,
    /// Transition tables, such as `NEW TABLE AS n`.
    pub transition_tables: Option<String>,
    /// When a constraint trigger fires; none for an ordinary one.
    pub constraint: Option<String>,
    /// In which sessions it fires.
    pub enabled: Enabled,
    /// Its comment.
    pub comment: Option<String>,
}

/// In which sessions a trigger fires.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Enabled {
    /// In all but those of a replica: the usual state.
    #[default]
    #[serde(rename = "O")]
    Origin,
    /// In none.
    #[serde(rename = "D")]
    Disabled,
    /// In those of a replica only.
    #[serde(rename = "R")]
    Replica,
    /// In all.
    #[serde(rename = "A")]
    Always,
}
