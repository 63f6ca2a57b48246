//! The statements of an audited table that say who writes: a single write is one statement, and so
//! one transaction and one round trip.
//!
//! After the parameters of the plain statement come kind and id of the actor, trace and note. On
//! PostgreSQL the statement makes the settings before it writes; on SQLite it goes to the view that
//! sets the context, writes the row and takes the context back.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Audited, Column};

use super::{Statements, put};
use crate::audit::{WRITE_COLUMNS, set_settings};
use crate::quote::Ident;
use crate::types::type_name;

/// The common table expression of PostgreSQL that makes the settings.
const WHO: &str = "\"cwom:who\"";

impl Statements<'_> {
    /// Writes one row, as [`Statements::insert`]; `None` where the table is not audited.
    pub fn insert_in_context(&self) -> Option<String> {
        let audited = self.table.audited.as_ref()?;
        let written: Vec<&Column> = self.table.written_columns().collect();
        let count = written.len();
        Some(match self.dialect {
            Dialect::Sqlite => {
                let own = written.iter().map(|column| Ident(&column.name));
                let columns: Vec<String> = own
                    .chain(WRITE_COLUMNS.iter().map(|name| Ident(name)))
                    .map(|column| column.to_string())
                    .collect();
                let own = written.iter().enumerate();
                let values: Vec<String> = own
                    .map(|(position, column)| self.parameter(position + 1, column))
                    .chain((count + 1..=count + WRITE_COLUMNS.len()).map(|n| self.placeholder(n)))
                    .collect();
                format!(
                    "INSERT INTO {} ({}) VALUES ({})",
                    Ident(&audited.view),
                    columns.join(", "),
                    values.join(", ")
                )
            }
            Dialect::Postgres => {
                let key = &self.table.primary_key.columns[0];
                let mut sql = Self::with_who(count + 1);
                let columns: Vec<String> = written
                    .iter()
                    .map(|column| Ident(&column.name).to_string())
                    .collect();
                let values: Vec<String> = written
                    .iter()
                    .enumerate()
                    .map(|(position, column)| {
                        if column.name == *key {
                            self.through_who(position + 1, column)
                        } else {
                            self.parameter(position + 1, column)
                        }
                    })
                    .collect();
                put(
                    &mut sql,
                    format_args!(
                        "INSERT INTO {} ({}) VALUES ({})",
                        Ident(&self.table.name),
                        columns.join(", "),
                        values.join(", ")
                    ),
                );
                sql
            }
        })
    }

    /// Changes one living row, as [`Statements::update`]; `None` where the table is not audited.
    /// On SQLite it yields a row where one was changed: what a view hands on is not counted.
    pub fn update_in_context(&self, columns: &[&Column]) -> Option<String> {
        let audited = self.table.audited.as_ref()?;
        let key = columns.len() + 1;
        let version = self.table.managed.version.as_ref();
        let keys = self.table.primary_key.columns.len() + usize::from(version.is_some());
        let plain = self.update(columns);
        Some(match self.dialect {
            Dialect::Sqlite => {
                let changes = columns.iter().enumerate().map(|(position, column)| {
                    let value = self.parameter(position + 1, column);
                    format!("{} = {value}", Ident(&column.name))
                });
                let mut conditions = self.view_key(key);
                if let Some(version) = version {
                    let place = self.placeholder(key + self.table.primary_key.columns.len());
                    conditions.push(format!("{} = {place}", Ident(version)));
                }
                self.update_view(audited, changes.collect(), conditions, key + keys)
            }
            Dialect::Postgres => self.in_context(&plain, key, key + keys),
        })
    }

    /// Deletes one row, as [`Statements::soft_delete`] or [`Statements::delete`]; `None` where the
    /// table is not audited, and on SQLite where the row goes for good: a DELETE from a view has
    /// no place for who deletes.
    pub fn delete_in_context(&self) -> Option<String> {
        let audited = self.table.audited.as_ref()?;
        let keys = self.table.primary_key.columns.len();
        let soft = self.soft_delete();
        match (self.dialect, soft) {
            (Dialect::Sqlite, None) => None,
            (Dialect::Sqlite, Some(_)) => {
                let managed = &self.table.managed;
                let deleted_at = managed.deleted_at.as_ref()?;
                let mut changes = vec![format!("{} = ?1", Ident(deleted_at))];
                changes.extend(managed.updated_at.iter().map(|column| {
                    let column = Ident(column);
                    format!("{column} = max({column}, ?1)")
                }));
                changes.extend(managed.version.iter().map(|column| {
                    let column = Ident(column);
                    format!("{column} = {column} + 1")
                }));
                let conditions = self.view_key(2);
                Some(self.update_view(audited, changes, conditions, 2 + keys))
            }
            (Dialect::Postgres, Some(soft)) => Some(self.in_context(&soft, 2, 2 + keys)),
            (Dialect::Postgres, None) => Some(self.in_context(&self.delete(), 1, 1 + keys)),
        }
    }

    fn view_key(&self, first: usize) -> Vec<String> {
        let columns = self.table.primary_key.columns.iter().enumerate();
        columns
            .map(|(position, column)| {
                format!("{} = {}", Ident(column), self.placeholder(first + position))
            })
            .collect()
    }

    fn update_view(
        &self,
        audited: &Audited,
        mut changes: Vec<String>,
        mut conditions: Vec<String>,
        first: usize,
    ) -> String {
        changes.extend(
            WRITE_COLUMNS
                .iter()
                .enumerate()
                .map(|(position, name)| format!("{} = ?{}", Ident(name), first + position)),
        );
        if let Some(deleted_at) = &self.table.managed.deleted_at {
            conditions.push(format!("{} IS NULL", Ident(deleted_at)));
        }
        format!(
            "UPDATE {} SET {} WHERE {} RETURNING 1",
            Ident(&audited.view),
            changes.join(", "),
            conditions.join(" AND ")
        )
    }

    /// A statement of PostgreSQL whose key is the parameter `key`, with the settings made before
    /// it looks for the row.
    fn in_context(&self, plain: &str, key: usize, first: usize) -> String {
        let column = &self.table.primary_key.columns[0];
        let place = format!("{} = ${key}", self.qualified(column));
        let Some(column) = self.table.column(column) else {
            return plain.to_owned();
        };
        let through = format!(
            "{} = {}",
            self.qualified(&column.name),
            self.through_who(key, column)
        );
        let mut sql = Self::with_who(first);
        sql.push_str(&plain.replacen(&place, &through, 1));
        sql
    }

    fn with_who(first: usize) -> String {
        format!(
            "WITH {WHO} AS MATERIALIZED (SELECT {}) ",
            set_settings(first)
        )
    }

    /// A parameter that is known only once the settings are made.
    fn through_who(&self, position: usize, column: &Column) -> String {
        let ty = type_name(&column.ty, self.dialect);
        let ty = ty.split(" COLLATE").next().unwrap_or_default();
        format!("(SELECT ${position}::{ty} FROM {WHO})")
    }
}
