//! The forms in which a column is read, compared and sorted.

use super::{Sql, Syntax};
use crate::query::meta::ColumnKind;

impl Sql {
    /// A column in the form in which it is read.
    pub(super) fn readable(&mut self, name: &'static str) {
        match (self.target.column(name).kind, self.syntax) {
            (
                ColumnKind::Enum {
                    native: Some(_), ..
                },
                Syntax::Postgres,
            ) => {
                self.column(name);
                self.push("::text");
            }
            (ColumnKind::Raw(_), _) => self.raw_text(name),
            _ => self.column(name),
        }
    }

    /// A column as text that a pattern is laid on.
    pub(super) fn comparable_text(&mut self, name: &'static str) {
        if let ColumnKind::Raw(_) = self.target.column(name).kind {
            self.raw_text(name);
        } else {
            self.column(name);
        }
    }

    /// The text of a type that the language does not know, as the fixed statements read it.
    pub(super) fn raw_text(&mut self, name: &'static str) {
        match self.syntax {
            Syntax::Postgres => {
                self.push("CASE WHEN ");
                self.column(name);
                self.push(" IS NOT NULL THEN concat(");
                self.column(name);
                self.push(") END");
            }
            Syntax::Sqlite => {
                self.push("CAST(");
                self.column(name);
                self.push(" AS TEXT)");
            }
        }
    }

    /// What a column sorts by.
    pub(super) fn sorted(&mut self, name: &'static str) {
        match self.rank(name) {
            Some(rank) => self.text.push_str(rank),
            None => self.column(name),
        }
    }

    /// The position of an enum's value, unless the type of the column sorts by itself.
    pub(super) fn rank(&self, name: &str) -> Option<&'static str> {
        match self.target.column(name).kind {
            ColumnKind::Enum {
                native: Some(_), ..
            } if self.syntax == Syntax::Postgres => None,
            ColumnKind::Enum { rank, .. } => Some(self.of(&rank)),
            _ => None,
        }
    }
}
