//! Views.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Index, Trigger};

/// A view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// Whether its rows are kept.
    pub materialized: bool,
    /// The query, with the column names where SQLite states them.
    pub definition: String,
    /// Options that are set, such as `security_barrier=true`, sorted.
    pub options: Vec<String>,
    /// Whether a materialized view was never filled.
    pub unpopulated: bool,
    /// Defaults of its columns for inserts through it.
    pub column_defaults: BTreeMap<String, String>,
    /// Comments of its columns.
    pub column_comments: BTreeMap<String, String>,
    /// Indexes of a materialized view.
    pub indexes: BTreeMap<String, Index>,
    /// Triggers, INSTEAD OF ones above all.
    pub triggers: BTreeMap<String, Trigger>,
    /// Its comment.
    pub comment: Option<String>,
}
