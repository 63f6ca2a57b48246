//! Names for what is compared: which object, and which side of it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where an object is found: its table, if it is a part of one, its kind and its name.
///
/// Paths sort by table, so that a table stands before its parts and objects without a table stand
/// before all tables. Names of SQLite are in lower case, since it tells no cases apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ObjectPath {
    /// The table or view that it is or belongs to.
    pub table: Option<String>,
    /// What it is.
    pub kind: ObjectKind,
    /// Its name.
    pub name: String,
}

impl ObjectPath {
    /// An object that belongs to no table.
    pub fn free(kind: ObjectKind, name: impl Into<String>) -> Self {
        Self {
            table: None,
            kind,
            name: name.into(),
        }
    }

    /// A table or a view itself.
    pub fn relation(kind: ObjectKind, name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            table: Some(name.clone()),
            kind,
            name,
        }
    }

    /// A part of a table or view.
    pub fn part(table: impl Into<String>, kind: ObjectKind, name: impl Into<String>) -> Self {
        Self {
            table: Some(table.into()),
            kind,
            name: name.into(),
        }
    }

    /// Whether this is a table or view, whose absence explains the absence of its parts.
    pub fn is_relation(&self) -> bool {
        matches!(
            self.kind,
            ObjectKind::Table | ObjectKind::View | ObjectKind::MaterializedView
        )
    }
}

impl fmt::Display for ObjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.table {
            Some(table) if !self.is_relation() => {
                write!(f, "{} `{}` of `{table}`", self.kind, self.name)
            }
            _ => write!(f, "{} `{}`", self.kind, self.name),
        }
    }
}

/// Defines an enum whose variants have one word for people.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// The word that messages use.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// What an object is.
    ObjectKind {
        /// The schema as a whole.
        Schema = "schema",
        /// An enum type.
        Enum = "enum",
        /// A sequence.
        Sequence = "sequence",
        /// A function or procedure.
        Function = "function",
        /// A table.
        Table = "table",
        /// A view.
        View = "view",
        /// A materialized view.
        MaterializedView = "materialized view",
        /// A column.
        Column = "column",
        /// A primary key.
        PrimaryKey = "primary key",
        /// A UNIQUE constraint.
        Unique = "unique constraint",
        /// A CHECK constraint.
        Check = "check",
        /// A foreign key.
        ForeignKey = "foreign key",
        /// An exclusion constraint.
        Exclusion = "exclusion constraint",
        /// An index.
        Index = "index",
        /// A trigger.
        Trigger = "trigger",
        /// An object compared as a whole; its name says what it is.
        Other = "object",
    }
}

words! {
    /// One side of an object.
    Facet {
        /// Whether it is there.
        Existence = "existence",
        /// The engine.
        Dialect = "dialect",
        /// Where a column stands; information, never drift.
        Position = "position",
        /// The type.
        Type = "type",
        /// Whether null is allowed.
        Nullable = "nullability",
        /// The default.
        Default = "default",
        /// The collation.
        Collation = "collation",
        /// The expression of a generated column, and whether it is stored.
        Generated = "generation",
        /// How a column is numbered.
        Identity = "identity",
        /// How values or rows are stored.
        Storage = "storage",
        /// The comment.
        Comment = "comment",
        /// Comments of a view's columns.
        ColumnComments = "column comments",
        /// Columns of a key.
        Columns = "columns",
        /// What a foreign key refers to.
        Target = "target",
        /// ON DELETE.
        OnDelete = "on delete",
        /// ON UPDATE.
        OnUpdate = "on update",
        /// MATCH.
        Match = "match",
        /// Deferrability.
        Deferrable = "deferrability",
        /// SQLite's conflict clause.
        OnConflict = "conflict clause",
        /// Whether old rows are known to hold.
        Validation = "validation",
        /// Whether two nulls are one value.
        NullsDistinct = "nulls",
        /// Whether inheriting tables are free of it.
        NoInherit = "inheritance of the check",
        /// The expression of a check.
        Expression = "expression",
        /// Whether an index is unique.
        Unique = "uniqueness",
        /// The access method.
        Method = "method",
        /// The parts of an index's key.
        Parts = "key",
        /// Columns that are only carried.
        Include = "included columns",
        /// The rows of a partial index.
        Predicate = "predicate",
        /// Whether it may be used.
        Valid = "validity",
        /// Options that are set.
        Options = "options",
        /// BEFORE, AFTER, INSTEAD OF.
        Timing = "timing",
        /// What fires a trigger.
        Events = "events",
        /// For each row, or for the statement.
        Level = "level",
        /// WHEN.
        Condition = "condition",
        /// What a trigger does.
        Action = "action",
        /// Transition tables.
        TransitionTables = "transition tables",
        /// Whether it is a constraint trigger, and when that fires.
        Constraint = "constraint",
        /// Whether it fires.
        Enabled = "enabled state",
        /// STRICT.
        Strict = "strictness",
        /// WITHOUT ROWID.
        WithoutRowid = "rowid",
        /// AUTOINCREMENT.
        Autoincrement = "autoincrement",
        /// LOGGED or UNLOGGED.
        Persistence = "persistence",
        /// Row level security.
        RowSecurity = "row security",
        /// Replica identity.
        ReplicaIdentity = "replica identity",
        /// Strategy and key of partitions.
        Partitioning = "partitioning",
        /// What it is a partition of.
        PartitionOf = "partition",
        /// Tables that it inherits from.
        Inherits = "inheritance",
        /// The definition as a whole.
        Definition = "definition",
        /// Values of an enum.
        Values = "values",
        /// Whom a sequence goes with.
        OwnedBy = "owner",
        /// Function or procedure.
        Kind = "kind",
        /// Arguments of a function.
        Arguments = "arguments",
        /// The type that a function returns.
        Result = "result",
        /// The language of a function.
        Language = "language",
        /// IMMUTABLE, STABLE, VOLATILE.
        Volatility = "volatility",
        /// Whose rights a function has.
        Security = "security",
        /// Settings of a function.
        Settings = "settings",
        /// The text of a function.
        Body = "body",
    }
}
