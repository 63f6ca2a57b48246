//! Where the spec asks for what is in a database, or for what an operation of a migration, or a
//! question about one, is about.

use cwom_migrate::{Op, TableOp};
use cwom_schema::schema::Span;

use crate::Model;

/// The spec and what it asks a database for.
pub(super) struct Places<'m>(&'m Model);

impl<'m> Places<'m> {
    pub(super) const fn new(model: &'m Model) -> Self {
        Self(model)
    }

    /// The words that ask for what an operation makes or changes; for what goes, those of what it
    /// goes from.
    pub(super) fn of_op(&self, op: &Op) -> Option<Span> {
        let Op::Table { table, change } = op else {
            let tables = op.tables();
            return match tables.last() {
                Some(table) => self.of_part(table, None),
                None => self.of_type(op),
            };
        };
        let own = match change {
            TableOp::Add(_, name) | TableOp::Drop(_, name) | TableOp::Change(_, name) => Some(name),
            TableOp::Rename { to, .. } => Some(to),
            _ => None,
        };
        let columns = op.footprint();
        let column = columns.last().and_then(|(_, column)| column.as_ref());
        self.of_part(table, own.or(column).map(String::as_str))
    }

    /// The words for something that a question calls `table`, `table.column` or
    /// `table.column.value`.
    pub(super) fn of_words(&self, words: &str) -> Option<Span> {
        let mut parts = words.split('.');
        let table = parts.next()?;
        self.of_part(table, parts.next())
    }

    /// The words for a table, or for the part of it that has this name.
    pub(super) fn of_part(&self, table: &str, part: Option<&str>) -> Option<Span> {
        let Self(model) = self;
        model.tables().asked_for(&model.schema, table, part)
    }

    /// The words for an enum type of its own.
    pub(super) fn of_enum(&self, name: &str) -> Option<Span> {
        let Self(model) = self;
        model.tables().asked_for_type(&model.schema, name)
    }

    fn of_type(&self, op: &Op) -> Option<Span> {
        match op {
            Op::CreateEnum(name) | Op::ChangeEnum(name) => self.of_enum(name),
            _ => None,
        }
    }
}
