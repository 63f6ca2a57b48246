//! The text of a query, put together from constant fragments.

mod conditions;
mod forms;
mod pages;
mod relations;

use super::meta::{ColumnKind, QueryColumn, QueryMeta, Queryable};
use super::value::Value;
use crate::backend::Backend;
use crate::{ColumnMeta, EntityMeta, Invalid, PerDialect, Result};

/// How a dialect writes what the two write differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// As SQLite.
    Sqlite,
    /// As PostgreSQL.
    Postgres,
}

/// The entity that is looked through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    pub(crate) meta: &'static EntityMeta,
    pub(crate) query: &'static QueryMeta,
}

/// A query in the making.
#[derive(Debug)]
pub(crate) struct Sql {
    syntax: Syntax,
    target: Target,
    text: String,
    values: Vec<Value>,
    refused: Option<Invalid>,
}

impl Target {
    pub(crate) fn of<E: Queryable>() -> Self {
        Self {
            meta: E::META,
            query: E::QUERY,
        }
    }

    /// What is known of a column; handles are made from the same spec as the metadata.
    pub(crate) fn column(&self, name: &str) -> QueryColumn {
        let position = self
            .meta
            .columns
            .iter()
            .position(|column| column.name == name);
        let known = position.and_then(|position| self.query.columns.get(position));
        known.copied().unwrap_or(QueryColumn {
            kind: ColumnKind::Text,
            nullable: true,
            written: true,
        })
    }
}

impl Sql {
    /// `SELECT`, then what is asked for.
    pub(crate) fn select(syntax: Syntax, target: Target) -> Self {
        Self {
            syntax,
            target,
            text: "SELECT ".to_owned(),
            values: Vec::new(),
            refused: None,
        }
    }

    /// The entity that is looked through.
    pub(crate) fn entity(&self) -> &'static str {
        self.target.meta.name
    }

    /// `EXPLAIN` before `SELECT`.
    pub(crate) fn explain(&mut self) {
        let word = match self.syntax {
            Syntax::Sqlite => "EXPLAIN QUERY PLAN ",
            Syntax::Postgres => "EXPLAIN ",
        };
        self.text.insert_str(0, word);
    }

    /// A constant piece.
    pub(crate) fn push(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// A number that is no value of a user's, such as a limit.
    pub(crate) fn bind(&mut self, value: Value) {
        self.parameter(&ColumnKind::I64, value);
    }

    /// The columns of a row, as they are read.
    pub(crate) fn columns(&mut self, columns: &'static [ColumnMeta]) {
        for (position, column) in columns.iter().enumerate() {
            if position > 0 {
                self.push(", ");
            }
            self.readable(column.name);
        }
    }

    /// At most so many rows.
    ///
    /// PostgreSQL plans a statement that it runs often without looking at its parameters. Not
    /// knowing how few rows are wanted, it walks the table in the order that is asked for instead
    /// of looking up the few rows that are filtered: so it gets the number in the text.
    pub(crate) fn limit(&mut self, rows: u64) {
        self.push(" LIMIT ");
        match self.syntax {
            Syntax::Sqlite => self.bind(Value::I64(i64::try_from(rows).unwrap_or(i64::MAX))),
            Syntax::Postgres => self.text.push_str(&rows.to_string()),
        }
    }

    /// The text so far, for the digest of a cursor.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text with its parameters.
    pub(crate) fn finish<D: Backend>(self) -> Result<(String, D::Writer)> {
        if let Some(refused) = self.refused {
            return Err(refused.into());
        }
        let mut parameters = D::Writer::default();
        for value in &self.values {
            value
                .write(&mut parameters)
                .map_err(|error| Invalid::new(self.target.meta.name, "filter", error.rule))?;
        }
        Ok((self.text, parameters))
    }

    fn of(&self, texts: &PerDialect) -> &'static str {
        match self.syntax {
            Syntax::Sqlite => texts.sqlite,
            Syntax::Postgres => texts.postgres,
        }
    }

    /// A column of the table that is looked through.
    fn column(&mut self, name: &str) {
        self.ident(self.target.meta.table);
        self.push(".");
        self.ident(name);
    }

    fn ident(&mut self, name: &str) {
        self.text.push('"');
        self.text.push_str(&name.replace('"', "\"\""));
        self.text.push('"');
    }

    fn parameter(&mut self, kind: &ColumnKind, value: Value) {
        let place = self.place(kind, value);
        self.text.push_str(&place);
    }

    /// The placeholder of a new value, cast where the driver sends text for another type.
    fn place(&mut self, kind: &ColumnKind, value: Value) -> String {
        self.values.push(value);
        let position = self.values.len();
        match (self.syntax, kind) {
            (Syntax::Sqlite, ColumnKind::Raw(name)) if name.sqlite.eq_ignore_ascii_case("blob") => {
                format!("CAST(?{position} AS BLOB)")
            }
            // A value of a column that is no text on SQLite comes as text and is compared as what
            // the column makes of it.
            (Syntax::Sqlite, _) => format!("?{position}"),
            (Syntax::Postgres, ColumnKind::Raw(name)) => {
                format!("${position}::text::{}", name.postgres)
            }
            (
                Syntax::Postgres,
                ColumnKind::Enum {
                    native: Some(name), ..
                },
            ) => {
                format!("${position}::text::\"{}\"", name.replace('"', "\"\""))
            }
            (Syntax::Postgres, _) => format!("${position}"),
        }
    }
}
