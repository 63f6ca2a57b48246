//! The statements that write several rows at once.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Column, ColumnType};

use super::{Statements, put};
use crate::quote::Ident;

/// Rows of one statement on SQLite. Longer ones gain little, and every table has this text.
const SQLITE_ROWS: usize = 32;
/// Parameters that a statement of SQLite may have.
const SQLITE_PARAMETERS: usize = 32_766;

/// Writes several rows at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchStatement {
    /// The statement. On SQLite it takes the columns of each row, one row after the other; on
    /// PostgreSQL one array for each column. Where the database computes something of a row, it
    /// yields all columns of the new rows.
    pub sql: String,
    /// Exactly so many rows on SQLite; none on PostgreSQL, where any number goes.
    pub rows: Option<usize>,
}

impl Statements<'_> {
    /// Writes several rows.
    pub fn insert_all(&self) -> BatchStatement {
        let written: Vec<&Column> = self.table.written_columns().collect();
        let names: Vec<String> = written
            .iter()
            .map(|column| Ident(&column.name).to_string())
            .collect();
        let mut sql = format!(
            "INSERT INTO {} ({}) ",
            Ident(&self.table.name),
            names.join(", ")
        );
        let rows = match self.dialect {
            Dialect::Sqlite => {
                let rows = SQLITE_ROWS
                    .min(SQLITE_PARAMETERS / written.len().max(1))
                    .max(1);
                self.push_rows(&mut sql, &written, rows);
                Some(rows)
            }
            Dialect::Postgres => {
                self.push_arrays(&mut sql, &written);
                None
            }
        };
        if self.is_read_back() {
            let columns = self.read_list(&self.all_columns());
            put(&mut sql, format_args!(" RETURNING {columns}"));
        }
        BatchStatement { sql, rows }
    }

    fn push_rows(&self, sql: &mut String, columns: &[&Column], rows: usize) {
        sql.push_str("VALUES ");
        let mut position = 0;
        for row in 0..rows {
            sql.push_str(if row > 0 { ", (" } else { "(" });
            for (index, column) in columns.iter().enumerate() {
                position += 1;
                if index > 0 {
                    sql.push_str(", ");
                }
                sql.push_str(&self.parameter(position, column));
            }
            sql.push(')');
        }
    }

    /// A scan of the arrays side by side gives the rows in their order.
    fn push_arrays(&self, sql: &mut String, columns: &[&Column]) {
        let mut values = Vec::new();
        let mut arrays = Vec::new();
        let mut names = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let name = format!("c{}", index + 1);
            values.push(self.cast(&format!("r.{name}"), column));
            arrays.push(format!(
                "{}::{}[]",
                self.placeholder(index + 1),
                sent(column)
            ));
            names.push(name);
        }
        put(
            sql,
            format_args!(
                "SELECT {} FROM unnest({}) AS r ({})",
                values.join(", "),
                arrays.join(", "),
                names.join(", ")
            ),
        );
    }
}

/// The type in which a driver sends a value of the column.
fn sent(column: &Column) -> &'static str {
    match &column.ty {
        ColumnType::Bool => "boolean",
        ColumnType::I16 => "smallint",
        ColumnType::I32 => "integer",
        ColumnType::I64 | ColumnType::Duration => "bigint",
        ColumnType::F64 => "double precision",
        ColumnType::Decimal { .. } => "numeric",
        ColumnType::Bytes => "bytea",
        ColumnType::Uuid => "uuid",
        ColumnType::Date => "date",
        ColumnType::Timestamp => "timestamptz",
        ColumnType::Json => "jsonb",
        ColumnType::Text
        | ColumnType::Ulid
        | ColumnType::Enum(_)
        | ColumnType::NativeEnum { .. }
        | ColumnType::Raw { .. } => "text",
    }
}
