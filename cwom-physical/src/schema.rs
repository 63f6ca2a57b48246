//! What a database holds, as plain values: nothing here knows a spec or a connection.

mod constraint;
mod index;
mod object;
mod table;
mod trigger;
mod view;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use constraint::{
    Check, Deferrable, Exclusion, ForeignKey, PrimaryKey, RowMatch, Unique, Validation,
};
pub use index::{Index, IndexPart};
pub use object::{EnumType, Function, OtherObject, Sequence};
pub use table::{Column, Generated, Identity, PartitionOf, RowSecurity, Table};
pub use trigger::{Enabled, Trigger};
pub use view::View;

/// What stands for the schema's name in texts where a name must stand.
pub(crate) const OWN_SCHEMA: &str = "$schema";

/// Everything that one schema of a database holds, keyed by name.
///
/// Constraints that have no name of their own, which only SQLite knows, are kept under their text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhysicalSchema {
    /// The engine that it was read from.
    pub dialect: Dialect,
    /// The engine's version, for messages; two versions are no difference.
    pub server_version: String,
    /// The schema's name on PostgreSQL, for SQL that has to name it; it is no difference.
    pub name: String,
    /// Tables, partitions included.
    pub tables: BTreeMap<String, Table>,
    /// Views, materialized ones included.
    pub views: BTreeMap<String, View>,
    /// Functions and procedures, keyed by name and argument types.
    pub functions: BTreeMap<String, Function>,
    /// Enum types.
    pub enums: BTreeMap<String, EnumType>,
    /// Sequences that are not a column's identity.
    pub sequences: BTreeMap<String, Sequence>,
    /// What is seen and compared as a whole: domains, extensions, policies, virtual tables …
    pub others: BTreeMap<String, OtherObject>,
}

impl PhysicalSchema {
    /// A schema without any object.
    pub fn empty(dialect: Dialect, server_version: impl Into<String>) -> Self {
        Self {
            dialect,
            server_version: server_version.into(),
            name: String::new(),
            tables: BTreeMap::new(),
            views: BTreeMap::new(),
            functions: BTreeMap::new(),
            enums: BTreeMap::new(),
            sequences: BTreeMap::new(),
            others: BTreeMap::new(),
        }
    }

    /// Whether it holds no object at all.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
            && self.views.is_empty()
            && self.functions.is_empty()
            && self.enums.is_empty()
            && self.sequences.is_empty()
            && self.others.is_empty()
    }
}

/// The engine that a schema belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        })
    }
}
