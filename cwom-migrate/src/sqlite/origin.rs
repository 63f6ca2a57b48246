//! The rows that a copy is made from, and what their columns are called there.

use cwom_sql::Ident;

use crate::mapping::{Mapping, qualified};
use crate::snapshot::Table;

/// What the number of a row is called under new names.
const ROWID: &str = "cwom_rowid";

/// The old rows of a table that stays. An expression that somebody decided knows the names of the
/// newer revision, as it does on PostgreSQL, where they are there by then. So the rows have those
/// names where there is one.
pub(crate) struct Origin<'a> {
    mapping: &'a Mapping<'a>,
    name: &'a str,
    old: &'a Table,
    /// Whether the rows have the names of the newer revision.
    pub(crate) is_moved: bool,
}

impl<'a> Origin<'a> {
    pub(crate) fn new(mapping: &'a Mapping<'a>, name: &'a str, old: &'a Table) -> Self {
        Self {
            mapping,
            name,
            old,
            is_moved: mapping.is_renamed(name) && mapping.has_expressions(name),
        }
    }

    fn table(&self) -> &'a str {
        if self.is_moved {
            self.name
        } else {
            self.mapping.old_name(self.name).unwrap_or(self.name)
        }
    }

    /// The old value of a column, by its new name.
    pub(crate) fn place(&self, column: &str) -> String {
        let column = if self.is_moved {
            column
        } else {
            self.mapping.old_column(self.name, column)
        };
        qualified(self.table(), column)
    }

    /// The number of a row.
    pub(super) fn rowid(&self) -> String {
        if self.is_moved {
            qualified(self.table(), ROWID)
        } else {
            format!("{}._rowid_", Ident(self.table()))
        }
    }

    /// What stands behind FROM.
    pub(crate) fn rows(&self) -> String {
        if !self.is_moved {
            return Ident(self.table()).to_string();
        }
        let from = self.mapping.old_name(self.name).unwrap_or(self.name);
        let mut columns = Vec::new();
        if self.old.has_hidden_rowid() {
            columns.push(format!("{}._rowid_ AS {}", Ident(from), Ident(ROWID)));
        }
        for column in &self.old.columns {
            let place = qualified(from, &column.name);
            let new = self.mapping.new_column(self.name, &column.name);
            columns.push(format!("{place} AS {}", Ident(new)));
        }
        format!(
            "(SELECT {} FROM {}) AS {}",
            columns.join(", "),
            Ident(from),
            Ident(self.name)
        )
    }
}
