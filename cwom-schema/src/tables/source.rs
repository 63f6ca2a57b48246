//! From an object of a database back to the words of the spec that ask for it.

use super::{Column, ColumnSource, Table, TableSource, Tables};
use crate::Schema;
use crate::schema::{Entity, Expr, FieldId, Link, Span};

impl Tables {
    /// The words of the spec that ask for a table, or for the part of it that has this name: a
    /// column, a key, a rule, an index or a trigger. Whatever the spec does not name itself, such
    /// as the key of an entity, is asked for by what it belongs to; nothing asks for the audit log.
    ///
    /// Names are compared without regard to their case, as SQLite does.
    pub fn asked_for(&self, schema: &Schema, table: &str, part: Option<&str>) -> Option<Span> {
        let mut tables = self.tables.iter();
        let table = tables.find(|it| it.name.eq_ignore_ascii_case(table))?;
        let whole = match table.source {
            TableSource::Entity(id) => Owner::Entity(&schema[id]),
            TableSource::Link(id) => Owner::Link(&schema[id]),
            TableSource::Audit(_) => return None,
        };
        let of_part = part.and_then(|part| whole.part(table, part));
        Some(of_part.unwrap_or_else(|| whole.span()))
    }

    /// The words that ask for an enum type of its own.
    pub fn asked_for_type(&self, schema: &Schema, name: &str) -> Option<Span> {
        let found = self.enums.iter().find(|it| it.name == name)?;
        Some(schema[found.id].span)
    }
}

/// What a table stores.
#[derive(Clone, Copy)]
enum Owner<'s> {
    Entity(&'s Entity),
    Link(&'s Link),
}

impl Owner<'_> {
    fn span(self) -> Span {
        match self {
            Self::Entity(entity) => entity.span,
            Self::Link(link) => link.span,
        }
    }

    fn part(self, table: &Table, part: &str) -> Option<Span> {
        let is_it = |name: &str| name.eq_ignore_ascii_case(part);
        if let Some(column) = table.columns.iter().find(|it| is_it(&it.name)) {
            return self.column(column);
        }
        let of_column = |name: &String| self.column(table.column(name)?);
        if let Some(unique) = table.uniques.iter().find(|it| is_it(&it.name)) {
            let asked = self.unique(&unique.columns);
            return asked.or_else(|| of_column(unique.columns.first()?));
        }
        if let Some(at) = table.indexes.iter().position(|it| is_it(&it.name)) {
            return self.index(table, at);
        }
        if let Some(key) = table.foreign_keys.iter().find(|it| is_it(&it.name)) {
            return of_column(key.columns.first()?);
        }
        self.rule(table, part)
    }

    fn column(self, column: &Column) -> Option<Span> {
        match (self, column.source) {
            (
                Self::Entity(entity),
                ColumnSource::Field(field) | ColumnSource::Part { field, .. },
            ) => Some(entity[field].span),
            (Self::Link(link), ColumnSource::Payload(at)) => Some(link.payload.get(at)?.span),
            _ => None,
        }
    }

    fn unique(self, columns: &[String]) -> Option<Span> {
        let Self::Entity(entity) = self else {
            return None;
        };
        let same = |fields: &[FieldId]| {
            let named = fields.iter().map(|id| &entity[*id].column);
            named.eq(columns)
        };
        let found = entity.uniques.iter().find(|it| same(&it.fields))?;
        Some(found.span)
    }

    fn index(self, table: &Table, at: usize) -> Option<Span> {
        let Self::Entity(entity) = self else {
            return None;
        };
        // Those that the spec asks for stand behind those of the references.
        let first = table.indexes.len().checked_sub(entity.indexes.len())?;
        match at.checked_sub(first) {
            Some(at) => Some(entity.indexes.get(at)?.span),
            None => table.indexes[at].parts.iter().find_map(|part| {
                let Expr::Column(name) = &part.expr else {
                    return None;
                };
                self.column(table.column(name)?)
            }),
        }
    }

    /// A check or a trigger: its name says after the table's what it is about.
    fn rule(self, table: &Table, part: &str) -> Option<Span> {
        let (_, rest) = part.split_once('_')?;
        let rest = rest.strip_prefix(&table.name)?.strip_prefix('_')?;
        if let Self::Entity(entity) = self
            && let Some(check) = entity.checks.iter().find(|it| it.name == rest)
        {
            return Some(check.span);
        }
        let is_about = |column: &&Column| {
            let after = rest.strip_prefix(&column.name);
            after.is_some_and(|after| after.is_empty() || after.starts_with('_'))
        };
        let columns = table.columns.iter().filter(is_about);
        let longest = columns.max_by_key(|column| column.name.len())?;
        self.column(longest)
    }
}
