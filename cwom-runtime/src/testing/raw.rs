//! Raw SQL, past the typed API, with the errors of the typed API.

use crate::backend::Backend;
use crate::store::explain;
use crate::{Dialect, Entity, Key as _, Result};

use super::{Fixture, TestDatabase};

/// A change that breaks a rule of a row, and the name of the constraint that refuses it.
pub type Wrong<E> = (fn(&mut E), &'static str);

impl<D: Dialect> TestDatabase<D> {
    /// Runs raw SQL that concerns rows of `E`, one statement or several, as somebody: what a person in
    /// a shell could do. What the database refuses is told as the store would tell it.
    pub async fn raw<E: Entity>(&self, sql: &str) -> Result<u64> {
        let mut tx = self.begin(self.context()).await?;
        if let Some(audited) = &E::META.audited {
            tx.attribute(audited.log).await?;
        }
        if let Some(log) = E::META.cascades {
            tx.attribute(log).await?;
        }
        let done = <D as Backend>::run_script(tx.raw(), sql).await;
        let changed = done.map_err(|error| explain::insert::<D>(E::META, error))?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Creates a row without a look at the rules of its fields, so that the database has to.
    pub async fn create_unchecked<E: Entity>(&self, row: E) -> Result<E> {
        let mut tx = self.begin(self.context()).await?;
        let created = tx.insert(row).await?;
        tx.commit().await?;
        Ok(created)
    }
}

impl<D: Dialect> TestDatabase<D> {
    /// Gives one column of a row another value by raw SQL, and counts its version as the store would.
    /// The value is an expression of SQL.
    pub async fn raw_update<E: Fixture>(&self, row: &E, column: &str, value: &str) -> Result<u64> {
        let version = E::VERSION.map(quoted);
        let counted = version.map(|it| format!(", {it} = {it} + 1"));
        let sql = format!(
            "UPDATE {} SET {} = {value}{} WHERE {}",
            quoted(E::META.table),
            quoted(column),
            counted.unwrap_or_default(),
            is_row(row),
        );
        self.raw::<E>(&sql).await
    }

    /// Deletes a row by raw SQL.
    pub async fn raw_delete<E: Fixture>(&self, row: &E) -> Result<u64> {
        let sql = format!(
            "DELETE FROM {} WHERE {}",
            quoted(E::META.table),
            is_row(row)
        );
        self.raw::<E>(&sql).await
    }

    /// What a row has in a column, as an expression of SQL.
    pub fn raw_value<E: Fixture>(&self, row: &E, column: &str) -> String {
        let table = quoted(E::META.table);
        format!(
            "(SELECT {} FROM {table} WHERE {})",
            quoted(column),
            is_row(row)
        )
    }
}

/// The condition that a row is this one.
fn is_row<E: Entity>(row: &E) -> String {
    let key = E::META.columns.first().map_or("id", |column| column.name);
    format!(
        "{} = '{}'",
        quoted(key),
        row.key().text().replace('\'', "''")
    )
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
