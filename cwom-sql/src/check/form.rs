//! The one written form of ids, dates and moments, where the engine would take any text.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::ColumnType;

use crate::quote::Ident;

/// Appends the condition that a column holds its one written form, or nothing where the type sees
/// to it.
pub(super) fn push_canonical(
    out: &mut String,
    column: &str,
    ty: &ColumnType,
    dialect: Dialect,
) -> Option<()> {
    let column = Ident(column);
    match dialect {
        Dialect::Sqlite => {
            // Writing to a string cannot fail.
            let _ = match ty {
                ColumnType::Uuid => write!(
                    out,
                    "{column} GLOB '????????-????-????-????-????????????' \
                     AND {column} NOT GLOB '*[^0-9a-f-]*' \
                     AND length(replace({column}, '-', '')) = 32"
                ),
                ColumnType::Ulid => write!(
                    out,
                    "length({column}) = 26 AND {column} GLOB '[0-7]*' \
                     AND {column} NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*'"
                ),
                // The functions take years from 0, any day up to 31 and clocks up to 24:00. Only
                // when they have to add something, be it nothing, do they look at the calendar,
                // and give back the text itself where it is what it should be.
                ColumnType::Date => write!(
                    out,
                    "{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' \
                     AND {column} >= '0001' AND date({column}, '+0 days') IS {column}"
                ),
                // The fraction is left out, for it would be rounded up to the next second.
                ColumnType::Timestamp => write!(
                    out,
                    "{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]\
                     T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' \
                     AND {column} >= '0001' \
                     AND strftime('%Y-%m-%dT%H:%M:%S', substr({column}, 1, 19), '+0 days') \
                     IS substr({column}, 1, 19)"
                ),
                _ => return None,
            };
            // Neither GLOB nor length sees what follows a U+0000.
            let _ = write!(out, " AND instr({column}, char(0)) = 0");
        }
        Dialect::Postgres => {
            let _ = match ty {
                ColumnType::Ulid => {
                    write!(out, "{column} ~ '^[0-7][0-9A-HJKMNP-TV-Z]{{25}}$'")
                }
                ColumnType::Date => write!(out, "{column} BETWEEN '0001-01-01' AND '9999-12-31'"),
                ColumnType::Timestamp => write!(
                    out,
                    "{column} >= '0001-01-01 00:00:00+00' AND {column} < '10000-01-01 00:00:00+00'"
                ),
                _ => return None,
            };
        }
    }
    Some(())
}
