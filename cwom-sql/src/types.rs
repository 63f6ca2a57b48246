//! Types of columns, by their names.

use std::borrow::Cow;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::ColumnType;

use crate::quote::Ident;

/// The name of a column's type. On PostgreSQL, text is collated by code point, as SQLite does it:
/// one order on both engines.
pub fn type_name(ty: &ColumnType, dialect: Dialect) -> Cow<'static, str> {
    match dialect {
        Dialect::Sqlite => sqlite(ty),
        Dialect::Postgres => postgres(ty),
    }
}

fn sqlite(ty: &ColumnType) -> Cow<'static, str> {
    Cow::Borrowed(match ty {
        ColumnType::Bool
        | ColumnType::I16
        | ColumnType::I32
        | ColumnType::I64
        | ColumnType::Decimal { .. }
        | ColumnType::Duration => "INTEGER",
        ColumnType::F64 => "REAL",
        ColumnType::Bytes => "BLOB",
        ColumnType::Text
        | ColumnType::Uuid
        | ColumnType::Ulid
        | ColumnType::Date
        | ColumnType::Timestamp
        | ColumnType::Json
        | ColumnType::Enum(_)
        | ColumnType::NativeEnum { .. } => "TEXT",
        ColumnType::Raw { sqlite, .. } => return Cow::Owned(sqlite.clone()),
    })
}

fn postgres(ty: &ColumnType) -> Cow<'static, str> {
    Cow::Borrowed(match ty {
        ColumnType::Bool => "boolean",
        ColumnType::I16 => "smallint",
        ColumnType::I32 => "integer",
        ColumnType::I64 | ColumnType::Duration => "bigint",
        ColumnType::F64 => "double precision",
        ColumnType::Bytes => "bytea",
        ColumnType::Text | ColumnType::Ulid | ColumnType::Enum(_) => "text COLLATE \"C\"",
        ColumnType::Uuid => "uuid",
        ColumnType::Date => "date",
        ColumnType::Timestamp => "timestamptz",
        ColumnType::Json => "jsonb",
        ColumnType::Decimal { precision, scale } => {
            return Cow::Owned(format!("numeric({precision}, {scale})"));
        }
        ColumnType::NativeEnum { name, .. } => return Cow::Owned(Ident(name).to_string()),
        ColumnType::Raw { postgres, .. } => return Cow::Owned(postgres.clone()),
    })
}
