//! The statement that changes a row.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Column, ColumnType};

use super::{Statements, put};
use crate::quote::Ident;

impl Statements<'_> {
    /// Changes one living row as a whole. Parameters: the given columns in order, then the key,
    /// then the version that the row had, where the table has one. Where the database computes
    /// something of the row, the statement yields all columns of the changed row.
    pub fn update(&self, columns: &[&Column]) -> String {
        let mut sql = format!("UPDATE {} SET ", Ident(&self.table.name));
        for (position, column) in columns.iter().enumerate() {
            let comma = if position > 0 { ", " } else { "" };
            let value = self.parameter(position + 1, column);
            put(
                &mut sql,
                format_args!("{comma}{} = {value}", Ident(&column.name)),
            );
        }
        let key = columns.len() + 1;
        put(&mut sql, format_args!(" WHERE {}", self.key_equals(key)));
        if let Some(version) = &self.table.managed.version {
            let place = self.placeholder(key + self.table.primary_key.columns.len());
            put(
                &mut sql,
                format_args!(" AND {} = {place}", self.qualified(version)),
            );
        }
        self.push_living(&mut sql, " AND ");
        if self.is_read_back() {
            put(
                &mut sql,
                format_args!(" RETURNING {}", self.read_list(&self.all_columns())),
            );
        }
        sql
    }

    /// Reads the oldest living row in a state, and locks it against others that ask the same where
    /// the dialect has locks on rows. Parameter: the state.
    pub fn next_in(&self, state: &str, created_at: Option<&str>) -> String {
        let mut sql = self.select(&self.all_columns());
        let place = self
            .table
            .column(state)
            .map(|column| self.parameter(1, column));
        put(
            &mut sql,
            format_args!(
                " WHERE {} = {}",
                self.qualified(state),
                place.unwrap_or_else(|| self.placeholder(1))
            ),
        );
        self.push_living(&mut sql, " AND ");
        let key = &self.table.primary_key.columns;
        let order: Vec<String> = created_at
            .into_iter()
            .chain(key.iter().map(String::as_str))
            .map(|column| self.qualified(column))
            .collect();
        put(
            &mut sql,
            format_args!(" ORDER BY {} LIMIT 1", order.join(", ")),
        );
        if self.dialect == Dialect::Postgres {
            sql.push_str(" FOR UPDATE SKIP LOCKED");
        }
        sql
    }

    /// Whether a written row is known only once it is read.
    pub(super) fn is_read_back(&self) -> bool {
        self.table
            .columns
            .iter()
            .any(|column| column.generated.is_some() || matches!(column.ty, ColumnType::Raw { .. }))
    }
}
