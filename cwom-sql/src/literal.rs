//! Constants: numbers, booleans and the defaults of columns.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Column, ColumnDefault, ColumnType, decimal_text};

use crate::quote::Text;

/// `true` or `false`; SQLite keeps booleans as integers.
pub(crate) const fn boolean(value: bool, dialect: Dialect) -> &'static str {
    match (dialect, value) {
        (Dialect::Sqlite, false) => "0",
        (Dialect::Sqlite, true) => "1",
        (Dialect::Postgres, false) => "FALSE",
        (Dialect::Postgres, true) => "TRUE",
    }
}

/// An integer, or a number of units where a column has a scale: SQLite stores the units.
pub(crate) fn integer(value: i64, scale: Option<u8>, dialect: Dialect) -> String {
    match (dialect, scale) {
        (Dialect::Postgres, Some(scale)) => decimal_text(value, scale),
        _ => value.to_string(),
    }
}

/// A finite number, in the shortest text that reads back as the same one.
pub(crate) fn float(value: f64) -> String {
    format!("{value:?}")
}

/// Appends ` DEFAULT …` where the column has a default that this dialect can give.
pub(crate) fn push_default(out: &mut String, column: &Column, dialect: Dialect) {
    if let Some(text) = default_text(column, dialect) {
        // Writing to a string cannot fail.
        let _ = write!(out, " DEFAULT {text}");
    }
}

/// The default of a column, where it has one that this dialect can give.
pub fn default_text(column: &Column, dialect: Dialect) -> Option<String> {
    let text = match column.default.as_ref()? {
        ColumnDefault::Bool(value) => boolean(*value, dialect).to_owned(),
        ColumnDefault::Int(value) => integer(*value, scale(&column.ty), dialect),
        ColumnDefault::Float(value) => float(*value),
        ColumnDefault::Text(text) => text_default(text, &column.ty, dialect),
        ColumnDefault::Json(text) => Text(text).to_string(),
        ColumnDefault::Bytes(hex) => match dialect {
            Dialect::Sqlite => format!("X'{hex}'"),
            Dialect::Postgres => format!("'\\x{hex}'"),
        },
        ColumnDefault::Now => now(&column.ty, dialect).to_owned(),
        // A property of the key, not a value.
        ColumnDefault::Sequence => return None,
        ColumnDefault::Transaction => match dialect {
            Dialect::Sqlite => return None,
            Dialect::Postgres => "((pg_current_xact_id()::text)::bigint)".to_owned(),
        },
        ColumnDefault::SessionUser => match dialect {
            Dialect::Sqlite => return None,
            Dialect::Postgres => "session_user".to_owned(),
        },
        ColumnDefault::RandomUuid => match dialect {
            // SQLite makes no UUIDs, and one glued together from random bytes would be ours to
            // answer for; who writes raw SQL there gives the id.
            Dialect::Sqlite => return None,
            Dialect::Postgres => "gen_random_uuid()".to_owned(),
        },
    };
    Some(text)
}

/// Digits after the point, of a decimal column.
pub(crate) const fn scale(ty: &ColumnType) -> Option<u8> {
    match ty {
        ColumnType::Decimal { scale, .. } => Some(*scale),
        _ => None,
    }
}

fn text_default(text: &str, ty: &ColumnType, dialect: Dialect) -> String {
    match (dialect, ty) {
        // A STRICT table does not turn text into bytes by itself.
        (Dialect::Sqlite, ColumnType::Raw { sqlite, .. })
            if sqlite.eq_ignore_ascii_case("blob") =>
        {
            format!("(CAST({} AS BLOB))", Text(text))
        }
        _ => Text(text).to_string(),
    }
}

/// The moment of writing. SQLite's clock has milliseconds, its timestamps six digits.
const fn now(ty: &ColumnType, dialect: Dialect) -> &'static str {
    match (dialect, ty) {
        (Dialect::Sqlite, ColumnType::Date) => "(strftime('%Y-%m-%d', 'now'))",
        (Dialect::Sqlite, _) => "(strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))",
        (Dialect::Postgres, ColumnType::Date) => "((now() AT TIME ZONE 'UTC')::date)",
        (Dialect::Postgres, _) => "now()",
    }
}
