//! The fixed statements of each table: what the derive turns into constants.
//!
//! An INSERT binds the columns of [`Table::written_columns`] in their order; a SELECT without a
//! list of its own yields [`Table::columns`] in theirs. On PostgreSQL, types that no driver knows
//! are written and read through text.

mod batch;
mod context;
mod update;

use std::fmt::Write as _;

use cwom_schema::schema::{DeleteRule, Dialect};
use cwom_schema::tables::{Column, ColumnType, ForeignKey, Table, Tables, UniqueKey};

use crate::expr::render_expr;
use crate::quote::Ident;

pub use batch::BatchStatement;

/// The statements of one table in one dialect.
#[derive(Debug, Clone, Copy)]
pub struct Statements<'a> {
    tables: &'a Tables,
    table: &'a Table,
    dialect: Dialect,
}

/// Reads pages of rows by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListStatements {
    /// The first page. Parameter: the greatest number of rows.
    pub first: String,
    /// A later page. Parameters: the last key of the page before, then the greatest number of rows.
    pub after: String,
}

/// Asks whether the row that a reference names is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceProbe {
    /// Name of the foreign key.
    pub constraint: String,
    /// The referring columns of this table, whose values are the parameters, in order.
    pub columns: Vec<String>,
    /// The table that is asked.
    pub target: String,
    /// Yields a row where the target is there.
    pub sql: String,
}

/// Asks whether rows elsewhere refer to a row of this table, and so keep it from being deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboundProbe {
    /// Name of the foreign key.
    pub constraint: String,
    /// The referring table.
    pub table: String,
    /// The column there that holds the key of this table.
    pub column: String,
    /// Yields a row where there is a reference. Parameter: the key.
    pub sql: String,
}

impl<'a> Statements<'a> {
    /// The statements of `table`, which is one of `tables`.
    pub const fn new(tables: &'a Tables, table: &'a Table, dialect: Dialect) -> Self {
        Self {
            tables,
            table,
            dialect,
        }
    }

    /// Writes one row. Parameters: the columns but the generated ones, in order.
    pub fn insert(&self) -> String {
        let mut columns = String::new();
        let mut values = String::new();
        for (position, column) in self.table.written_columns().enumerate() {
            if position > 0 {
                columns.push_str(", ");
                values.push_str(", ");
            }
            put(&mut columns, format_args!("{}", Ident(&column.name)));
            values.push_str(&self.parameter(position + 1, column));
        }
        format!(
            "INSERT INTO {} ({columns}) VALUES ({values})",
            Ident(&self.table.name)
        )
    }

    /// Reads one row. Parameters: the key.
    pub fn get(&self) -> String {
        self.select_by_key(&self.all_columns())
    }

    /// Reads one row by a unique key. Parameters: the columns of the key.
    pub fn get_by(&self, unique: &UniqueKey) -> String {
        let mut sql = self.select(&self.all_columns());
        for (position, name) in unique.columns.iter().enumerate() {
            let word = if position == 0 { "WHERE" } else { "AND" };
            let place = match self.table.column(name) {
                Some(column) => self.parameter(position + 1, column),
                None => self.placeholder(position + 1),
            };
            put(
                &mut sql,
                format_args!(" {word} {} = {place}", self.qualified(name)),
            );
        }
        // The rows beyond it may repeat the key.
        if let Some(predicate) = &unique.predicate {
            let predicate = render_expr(predicate, self.dialect, self.table);
            put(&mut sql, format_args!(" AND ({predicate})"));
        }
        self.push_living(&mut sql, " AND ");
        sql
    }

    /// Reads rows in the order of the key.
    pub fn list(&self) -> ListStatements {
        self.select_list(&self.all_columns())
    }

    /// Reads some columns of one row, as the columns of a projection. Parameters: the key.
    pub fn select_by_key(&self, columns: &[&Column]) -> String {
        let mut sql = self.select(columns);
        put(&mut sql, format_args!(" WHERE {}", self.key_equals(1)));
        self.push_living(&mut sql, " AND ");
        sql
    }

    /// Reads some columns of rows, in the order of the key.
    pub fn select_list(&self, columns: &[&Column]) -> ListStatements {
        let key: Vec<String> = self
            .table
            .primary_key
            .columns
            .iter()
            .map(|column| self.qualified(column))
            .collect();
        let order = key.join(", ");

        let mut first = self.select(columns);
        self.push_living(&mut first, " WHERE ");
        let limit = self.placeholder(1);
        put(&mut first, format_args!(" ORDER BY {order} LIMIT {limit}"));

        let places: Vec<String> = (1..=key.len()).map(|n| self.placeholder(n)).collect();
        let mut after = self.select(columns);
        if let ([only], [place]) = (key.as_slice(), places.as_slice()) {
            put(&mut after, format_args!(" WHERE {only} > {place}"));
        } else {
            put(
                &mut after,
                format_args!(" WHERE ({order}) > ({})", places.join(", ")),
            );
        }
        self.push_living(&mut after, " AND ");
        let limit = self.placeholder(key.len() + 1);
        put(&mut after, format_args!(" ORDER BY {order} LIMIT {limit}"));

        ListStatements { first, after }
    }

    /// Deletes one row for good. Parameters: the key.
    pub fn delete(&self) -> String {
        format!(
            "DELETE FROM {} WHERE {}",
            Ident(&self.table.name),
            self.key_equals(1)
        )
    }

    /// Deletes one row softly, unless it is deleted already; `None` where the entity does not.
    /// Parameters: the moment, then the key. The version goes up, as with every change.
    pub fn soft_delete(&self) -> Option<String> {
        let managed = &self.table.managed;
        let deleted_at = managed.deleted_at.as_ref()?;
        let moment = self.placeholder(1);
        let mut sql = format!(
            "UPDATE {} SET {} = {moment}",
            Ident(&self.table.name),
            Ident(deleted_at)
        );
        if let Some(updated_at) = &managed.updated_at {
            // The clock of another writer may be ahead, and the row's own never moves backwards.
            let latest = match self.dialect {
                Dialect::Sqlite => "max",
                Dialect::Postgres => "greatest",
            };
            let column = Ident(updated_at);
            put(
                &mut sql,
                format_args!(", {column} = {latest}({column}, {moment})"),
            );
        }
        if let Some(version) = &managed.version {
            let version = Ident(version);
            put(&mut sql, format_args!(", {version} = {version} + 1"));
        }
        put(&mut sql, format_args!(" WHERE {}", self.key_equals(2)));
        self.push_living(&mut sql, " AND ");
        Some(sql)
    }

    /// One probe for each reference, then one for each pair of columns that agrees with a row
    /// elsewhere: the order in which a message wants to blame them.
    pub fn reference_probes(&self) -> Vec<ReferenceProbe> {
        let keys = &self.table.foreign_keys;
        let (simple, composite): (Vec<_>, Vec<_>) =
            keys.iter().partition(|key| key.columns.len() == 1);
        simple
            .into_iter()
            .chain(composite)
            .map(|key| self.reference_probe(key))
            .collect()
    }

    /// One probe for each column elsewhere that keeps a row of this table from being deleted.
    pub fn inbound_probes(&self) -> Vec<InboundProbe> {
        self.tables
            .referrers(self.table)
            .filter(|(_, key)| key.columns.len() == 1 && key.on_delete == DeleteRule::Restrict)
            .map(|(holder, key)| InboundProbe {
                constraint: key.name.clone(),
                table: holder.name.clone(),
                column: key.columns[0].clone(),
                sql: self.inbound_sql(holder, key),
            })
            .collect()
    }

    fn inbound_sql(&self, holder: &Table, key: &ForeignKey) -> String {
        let place = self.placeholder(1);
        let mut sql = format!(
            "SELECT 1 FROM {} WHERE {} = {place}",
            Ident(&holder.name),
            Ident(&key.columns[0]),
        );
        if holder.name == self.table.name {
            // A row that refers to itself goes together with its reference.
            put(
                &mut sql,
                format_args!(" AND {} <> {place}", Ident(&key.target_columns[0])),
            );
        }
        sql.push_str(" LIMIT 1");
        sql
    }

    fn reference_probe(&self, key: &ForeignKey) -> ReferenceProbe {
        let conditions: Vec<String> = key
            .target_columns
            .iter()
            .enumerate()
            .map(|(position, column)| {
                format!("{} = {}", Ident(column), self.placeholder(position + 1))
            })
            .collect();
        ReferenceProbe {
            constraint: key.name.clone(),
            columns: key.columns.clone(),
            target: key.target.clone(),
            sql: format!(
                "SELECT 1 FROM {} WHERE {}",
                Ident(&key.target),
                conditions.join(" AND ")
            ),
        }
    }

    fn all_columns(&self) -> Vec<&'a Column> {
        self.table.columns.iter().collect()
    }

    fn select(&self, columns: &[&Column]) -> String {
        format!(
            "SELECT {} FROM {}",
            self.read_list(columns),
            Ident(&self.table.name)
        )
    }

    /// The columns as a driver reads them.
    fn read_list(&self, columns: &[&Column]) -> String {
        let mut sql = String::new();
        for (position, column) in columns.iter().enumerate() {
            if position > 0 {
                sql.push_str(", ");
            }
            let name = self.qualified(&column.name);
            match (self.dialect, &column.ty) {
                (Dialect::Postgres, ColumnType::NativeEnum { .. }) => {
                    put(&mut sql, format_args!("{name}::text"));
                }
                // A cast may write another text than was read: `inet` adds a netmask. `concat`
                // asks the type itself, but has an empty text for null.
                (Dialect::Postgres, ColumnType::Raw { .. }) => put(
                    &mut sql,
                    format_args!("CASE WHEN {name} IS NOT NULL THEN concat({name}) END"),
                ),
                (Dialect::Sqlite, ColumnType::Raw { sqlite, .. }) if !is_text(sqlite) => {
                    put(&mut sql, format_args!("CAST({name} AS TEXT)"));
                }
                _ => sql.push_str(&name),
            }
        }
        sql
    }

    /// The placeholder of a value of `column`, cast where the driver sends text for it.
    fn parameter(&self, position: usize, column: &Column) -> String {
        self.cast(&self.placeholder(position), column)
    }

    /// A value as the driver sends it, made one of `column`.
    fn cast(&self, place: &str, column: &Column) -> String {
        match (self.dialect, &column.ty) {
            (Dialect::Postgres, ColumnType::NativeEnum { name, .. }) => {
                format!("{place}::text::{}", Ident(name))
            }
            (Dialect::Postgres, ColumnType::Raw { postgres, .. }) => {
                format!("{place}::text::{postgres}")
            }
            // The other types take text that reads as a value of theirs; STRICT refuses the rest.
            (Dialect::Sqlite, ColumnType::Raw { sqlite, .. })
                if sqlite.eq_ignore_ascii_case("blob") =>
            {
                format!("CAST({place} AS BLOB)")
            }
            _ => place.to_owned(),
        }
    }

    fn placeholder(&self, position: usize) -> String {
        match self.dialect {
            Dialect::Sqlite => format!("?{position}"),
            Dialect::Postgres => format!("${position}"),
        }
    }

    fn key_equals(&self, first: usize) -> String {
        let conditions: Vec<String> = self
            .table
            .primary_key
            .columns
            .iter()
            .enumerate()
            .map(|(position, column)| {
                format!(
                    "{} = {}",
                    self.qualified(column),
                    self.placeholder(first + position)
                )
            })
            .collect();
        conditions.join(" AND ")
    }

    fn qualified(&self, column: &str) -> String {
        format!("{}.{}", Ident(&self.table.name), Ident(column))
    }

    /// Leaves softly deleted rows out.
    fn push_living(&self, sql: &mut String, word: &str) {
        if let Some(deleted_at) = &self.table.managed.deleted_at {
            put(
                sql,
                format_args!("{word}{} IS NULL", self.qualified(deleted_at)),
            );
        }
    }
}

fn is_text(sqlite: &str) -> bool {
    sqlite.eq_ignore_ascii_case("text")
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(arguments);
}
