//! The closed set of operations that lead from one revision to the next.

use crate::snapshot::{PerDialect, Snapshot};

/// An expression of SQL, for each dialect.
pub type Expression = PerDialect<String>;

/// One change of meaning. Tables and columns are called as the next revision calls them, but for
/// what is gone there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// An enum type of PostgreSQL.
    CreateEnum(String),
    /// An enum type that no column has any more.
    DropEnum(String),
    /// The values of an enum type of PostgreSQL differ.
    ChangeEnum(String),
    /// A table with all that belongs to it.
    CreateTable(String),
    /// A table and its rows are gone.
    DropTable(String),
    /// A table is called otherwise.
    RenameTable {
        /// What it was called.
        from: String,
        /// What it is called now.
        to: String,
    },
    /// A change within one table.
    Table {
        /// The table.
        table: String,
        /// The change.
        change: TableOp,
    },
}

/// A change within one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableOp {
    /// A column is new; rows that are there get `fill`, or else its default.
    AddColumn {
        /// The column.
        column: String,
        /// What rows that are there get.
        fill: Option<Expression>,
    },
    /// A column and what it holds are gone.
    DropColumn(String),
    /// A column is called otherwise.
    RenameColumn {
        /// What it was called.
        from: String,
        /// What it is called now.
        to: String,
    },
    /// A column holds another type.
    ChangeType {
        /// The column.
        column: String,
        /// The type that it had, as the snapshot calls it.
        from: String,
        /// The type that it has.
        to: String,
        /// How a decision turns one into the other; else the lattice of casts does.
        cast: Option<Expression>,
    },
    /// A column may be null, or may not be any more.
    SetNullable {
        /// The column.
        column: String,
        /// Whether it may be null now.
        nullable: bool,
        /// What takes the place of nulls.
        backfill: Option<Expression>,
    },
    /// A column has another default, or none any more.
    SetDefault(String),
    /// A column is computed from something else, or not any more.
    ChangeGenerated(String),
    /// A closed set of values has one more.
    AddValue {
        /// The column.
        column: String,
        /// The value.
        value: String,
    },
    /// A closed set of values has one less.
    RemoveValue {
        /// The column.
        column: String,
        /// The value.
        value: String,
        /// What takes its place; no row may have it where this is `None`.
        map: Option<String>,
    },
    /// A value is called otherwise.
    RenameValue {
        /// The column.
        column: String,
        /// What it was called.
        from: String,
        /// What it is called now.
        to: String,
    },
    /// The values of a set are in another order.
    ReorderValues(String),
    /// The primary key has other columns.
    ChangePrimaryKey,
    /// PostgreSQL keeps the rows in partitions now, or not any more.
    ChangePartitions,
    /// A key, check or index is new.
    Add(Part, String),
    /// A key, check or index is gone.
    Drop(Part, String),
    /// A key, check or index of this name is another one now.
    Change(Part, String),
    /// A key, check or index is called otherwise and means the same.
    Rename {
        /// What it is.
        part: Part,
        /// What it was called.
        from: String,
        /// What it is called now.
        to: String,
    },
    /// Triggers of this table, or functions behind them, are others now.
    ChangeRules,
    /// What the table or a column says is another text now.
    SetDoc(Option<String>),
}

/// What belongs to a table and has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A check.
    Check,
    /// An index.
    Index,
}

/// Why an operation has no inverse that keeps every row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Irreversible {
    /// The table whose rows are in the way.
    pub table: String,
    /// Why.
    pub reason: String,
}

impl Op {
    /// The tables that it changes, by their names before and after.
    pub fn tables(&self) -> Vec<&str> {
        match self {
            Self::CreateEnum(_) | Self::DropEnum(_) | Self::ChangeEnum(_) => Vec::new(),
            Self::CreateTable(name) | Self::DropTable(name) => vec![name],
            Self::RenameTable { from, to } => vec![from, to],
            Self::Table { table, .. } => vec![table],
        }
    }

    /// The operation that leads back, where rows can follow it. `parent` is the revision before,
    /// with its tables under the names that they have after.
    pub fn invert(&self, parent: &Snapshot) -> Result<Self, Irreversible> {
        Ok(match self {
            Self::CreateEnum(name) => Self::DropEnum(name.clone()),
            Self::DropEnum(name) => Self::CreateEnum(name.clone()),
            Self::ChangeEnum(name) => Self::ChangeEnum(name.clone()),
            Self::CreateTable(name) => Self::DropTable(name.clone()),
            Self::DropTable(name) => Self::CreateTable(name.clone()),
            Self::RenameTable { from, to } => Self::RenameTable {
                from: to.clone(),
                to: from.clone(),
            },
            Self::Table { table, change } => Self::Table {
                table: table.clone(),
                change: change.invert(table, parent)?,
            },
        })
    }

    /// The table, and the column if it is one alone, that the operation is about. Operations of
    /// two branches commute where their footprints do not meet.
    pub fn footprint(&self) -> Vec<(String, Option<String>)> {
        match self {
            Self::CreateEnum(name) | Self::DropEnum(name) | Self::ChangeEnum(name) => {
                vec![(name.clone(), None)]
            }
            Self::CreateTable(name) | Self::DropTable(name) => vec![(name.clone(), None)],
            Self::RenameTable { from, to } => vec![(from.clone(), None), (to.clone(), None)],
            Self::Table { table, change } => {
                let columns = change.columns();
                if columns.is_empty() {
                    vec![(table.clone(), None)]
                } else {
                    let of = |column| (table.clone(), Some(column));
                    columns.into_iter().map(of).collect()
                }
            }
        }
    }

    /// Whether it can be exchanged with an operation of another branch.
    pub fn commutes_with(&self, other: &Self) -> bool {
        self.footprint().iter().all(|(table, column)| {
            other.footprint().iter().all(|(their_table, theirs)| {
                table != their_table
                    || matches!((column, theirs), (Some(one), Some(two)) if one != two)
            })
        })
    }
}

impl TableOp {
    /// Whether the table has the same columns after it, which hold the same.
    pub(crate) const fn keeps_columns(&self) -> bool {
        match self {
            Self::Add(..)
            | Self::Drop(..)
            | Self::Change(..)
            | Self::Rename { .. }
            | Self::ChangeRules
            | Self::SetDoc(_) => true,
            Self::AddColumn { .. }
            | Self::DropColumn(_)
            | Self::RenameColumn { .. }
            | Self::ChangeType { .. }
            | Self::SetNullable { .. }
            | Self::SetDefault(_)
            | Self::ChangeGenerated(_)
            | Self::AddValue { .. }
            | Self::RemoveValue { .. }
            | Self::RenameValue { .. }
            | Self::ReorderValues(_)
            | Self::ChangePrimaryKey
            | Self::ChangePartitions => false,
        }
    }

    fn invert(&self, table: &str, parent: &Snapshot) -> Result<Self, Irreversible> {
        Ok(match self {
            Self::AddColumn { column, .. } => Self::DropColumn(column.clone()),
            Self::DropColumn(column) => {
                let old = parent.tables.get(table).and_then(|it| it.column(column));
                let lost = old.is_some_and(|old| {
                    !old.nullable && old.generated.is_none() && old.default == PerDialect::default()
                });
                if lost {
                    return Err(Irreversible {
                        table: table.to_owned(),
                        reason: format!("nobody knows what `{table}.{column}` held"),
                    });
                }
                Self::AddColumn {
                    column: column.clone(),
                    fill: None,
                }
            }
            Self::RenameColumn { from, to } => Self::RenameColumn {
                from: to.clone(),
                to: from.clone(),
            },
            Self::ChangeType {
                column, from, to, ..
            } => {
                if !crate::cast::exists(to, from) {
                    return Err(Irreversible {
                        table: table.to_owned(),
                        reason: format!("`{table}.{column}` does not go back from {to} to {from}"),
                    });
                }
                Self::ChangeType {
                    column: column.clone(),
                    from: to.clone(),
                    to: from.clone(),
                    cast: None,
                }
            }
            Self::SetNullable {
                column, nullable, ..
            } => Self::SetNullable {
                column: column.clone(),
                nullable: !nullable,
                backfill: None,
            },
            Self::AddValue { column, value } => Self::RemoveValue {
                column: column.clone(),
                value: value.clone(),
                map: None,
            },
            Self::RemoveValue { column, value, .. } => Self::AddValue {
                column: column.clone(),
                value: value.clone(),
            },
            Self::RenameValue { column, from, to } => Self::RenameValue {
                column: column.clone(),
                from: to.clone(),
                to: from.clone(),
            },
            Self::Add(part, name) => Self::Drop(*part, name.clone()),
            Self::Drop(part, name) => Self::Add(*part, name.clone()),
            Self::Rename { part, from, to } => Self::Rename {
                part: *part,
                from: to.clone(),
                to: from.clone(),
            },
            Self::SetDefault(_)
            | Self::ChangeGenerated(_)
            | Self::ReorderValues(_)
            | Self::ChangePrimaryKey
            | Self::ChangePartitions
            | Self::Change(..)
            | Self::ChangeRules
            | Self::SetDoc(_) => self.clone(),
        })
    }

    /// The columns that the change is about; none where it is about the table.
    fn columns(&self) -> Vec<String> {
        match self {
            Self::AddColumn { column, .. }
            | Self::DropColumn(column)
            | Self::ChangeType { column, .. }
            | Self::SetNullable { column, .. }
            | Self::SetDefault(column)
            | Self::ChangeGenerated(column)
            | Self::AddValue { column, .. }
            | Self::RemoveValue { column, .. }
            | Self::RenameValue { column, .. }
            | Self::ReorderValues(column)
            | Self::SetDoc(Some(column)) => vec![column.clone()],
            Self::RenameColumn { from, to } => vec![from.clone(), to.clone()],
            Self::ChangePrimaryKey
            | Self::ChangePartitions
            | Self::Add(..)
            | Self::Drop(..)
            | Self::Change(..)
            | Self::Rename { .. }
            | Self::ChangeRules
            | Self::SetDoc(None) => Vec::new(),
        }
    }
}

impl Part {
    /// What people call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PrimaryKey => "primary key",
            Self::Unique => "unique key",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::Index => "index",
        }
    }
}
