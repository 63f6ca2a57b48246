//! Tables and their columns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Check, Exclusion, ForeignKey, Index, PrimaryKey, Trigger, Unique};

/// A table.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a clause of its own that a table has or has not"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Its columns. Those that a partition shares with its parent are kept with the parent only.
    pub columns: BTreeMap<String, Column>,
    /// Its primary key.
    pub primary_key: Option<PrimaryKey>,
    /// UNIQUE constraints; unique indexes are among `indexes`.
    pub uniques: BTreeMap<String, Unique>,
    /// CHECK constraints.
    pub checks: BTreeMap<String, Check>,
    /// Foreign keys.
    pub foreign_keys: BTreeMap<String, ForeignKey>,
    /// Exclusion constraints of PostgreSQL.
    pub exclusions: BTreeMap<String, Exclusion>,
    /// Indexes that belong to no constraint.
    pub indexes: BTreeMap<String, Index>,
    /// Triggers.
    pub triggers: BTreeMap<String, Trigger>,
    /// STRICT, on SQLite.
    pub strict: bool,
    /// WITHOUT ROWID, on SQLite.
    pub without_rowid: bool,
    /// AUTOINCREMENT, on SQLite.
    pub autoincrement: bool,
    /// UNLOGGED, on PostgreSQL.
    pub unlogged: bool,
    /// Storage parameters that are set, sorted.
    pub options: Vec<String>,
    /// Row level security.
    pub row_security: RowSecurity,
    /// What identifies a row for logical replication, where it is not the primary key.
    pub replica_identity: Option<String>,
    /// Strategy and key of a partitioned table, such as `RANGE (at)`.
    pub partitioning: Option<String>,
    /// What this is a partition of.
    pub partition_of: Option<PartitionOf>,
    /// Tables that this one inherits from in PostgreSQL's older way.
    pub inherits: Vec<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// Where it stands, from 1, dropped columns not counted. Order is no difference.
    pub position: u32,
    /// Its type as the engine writes it; empty where SQLite has none.
    pub data_type: String,
    /// Whether it may be null.
    pub nullable: bool,
    /// What to do with a null, where SQLite's NOT NULL states something else than ABORT.
    pub on_conflict: Option<String>,
    /// Its default as the engine writes it.
    pub default: Option<String>,
    /// Its collation, where it is not the type's own.
    pub collation: Option<String>,
    /// The expression that computes it.
    pub generated: Option<Generated>,
    /// How PostgreSQL numbers it.
    pub identity: Option<Identity>,
    /// Storage, compression and options of PostgreSQL, where they are not the type's own.
    pub storage: Option<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// How a generated column is computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// The expression.
    pub expression: String,
    /// Whether it is stored, or computed when it is read.
    pub stored: bool,
}

/// GENERATED … AS IDENTITY.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// ALWAYS, or BY DEFAULT.
    pub always: bool,
    /// The options of its sequence.
    pub sequence: String,
}

/// A partition's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartitionOf {
    /// The partitioned table.
    pub parent: String,
    /// The rows that it takes, such as `FOR VALUES IN ('a')`.
    pub bound: String,
}

/// Row level security of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowSecurity {
    /// Not used.
    #[default]
    Off,
    /// For everybody but the owner.
    Enabled,
    /// For the owner too.
    Forced,
    /// Only forced, which has no effect until it is enabled.
    ForcedOnly,
}
