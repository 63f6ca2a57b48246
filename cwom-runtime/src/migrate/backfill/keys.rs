//! The keys of a batch: which they are, and where its statement wants them.

use std::fmt::Write as _;

use super::{Backfill, Progress};
use crate::backend::ConnectionOf;
use crate::query::Syntax;
use crate::{DecodeError, Dialect, Result, RowReader};

/// First and last key of the next batch, and how many there are; none behind the last row.
pub(super) async fn range<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    backfill: &Backfill,
    progress: &Progress,
) -> Result<Option<(String, String, u64)>> {
    let (table, key) = (quoted('"', &backfill.table), quoted('"', &backfill.key));
    let (first, last) = match D::SYNTAX {
        Syntax::Sqlite => ("CAST(min(k) AS TEXT)", "CAST(max(k) AS TEXT)"),
        // Not every type that orders has a min and a max.
        Syntax::Postgres => (
            "(array_agg(k ORDER BY k))[1]::text",
            "(array_agg(k ORDER BY k DESC))[1]::text",
        ),
    };
    let mut sql = format!("SELECT {first}, {last}, count(*) FROM (SELECT {key} AS k FROM {table}");
    if let Some(after) = &progress.last {
        // Writing to a string cannot fail.
        let _ = write!(sql, " WHERE {key} > {}", quoted('\'', after));
    }
    let _ = write!(sql, " ORDER BY {key} LIMIT {}) AS batch", backfill.size);
    let rows = D::fetch_composed(connection, sql, D::Writer::default()).await;
    let failed = |source| backfill.failed(progress.last.as_deref().unwrap_or_default(), "", source);
    let rows = rows.map_err(failed)?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    let mut row = D::reader(row);
    let mut read = || Ok((row.text()?, row.text()?, row.i64()?));
    let found = read().map_err(|error: DecodeError| failed(sqlx::Error::Decode(error.into())))?;
    Ok(match found {
        (Some(first), Some(last), keys) => {
            let keys = keys.and_then(|keys| u64::try_from(keys).ok());
            Some((first, last, keys.unwrap_or_default()))
        }
        _ => None,
    })
}

pub(super) const FIRST: &str = ":first";
pub(super) const LAST: &str = ":last";

/// The statement with its keys. They come from the database itself, and are written as text, which
/// both engines compare with a column of any type as that type.
pub(super) fn filled(statement: &str, first: &str, last: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    for (place, mark) in places(statement) {
        text.push_str(&statement[at..place]);
        text.push_str(&quoted('\'', if mark == FIRST { first } else { last }));
        at = place + mark.len();
    }
    text.push_str(&statement[at..]);
    text
}

/// Where the statement wants its keys: outside of quotes, and not where `::` casts.
pub(super) fn places(statement: &str) -> Vec<(usize, &'static str)> {
    let mut places = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in statement.char_indices() {
        let rest = &statement[at..];
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None if c == '\'' || c == '"' => quote = Some(c),
            None => {
                let mark = [FIRST, LAST].into_iter().find(|mark| {
                    let after = rest
                        .strip_prefix(*mark)
                        .and_then(|rest| rest.chars().next());
                    rest.starts_with(*mark)
                        && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
                });
                if let Some(mark) = mark.filter(|_| before != ':') {
                    places.push((at, mark));
                }
            }
        }
        before = c;
    }
    places
}

fn quoted(quote: char, text: &str) -> String {
    let doubled = text.replace(quote, &format!("{quote}{quote}"));
    format!("{quote}{doubled}{quote}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_filled_in_outside_of_quotes() {
        let statement = "UPDATE t SET a = ':first', b = c::last WHERE \":last\" >= :first AND d \
                         <= :last AND e <> :last_one";
        assert_eq!(
            filled(statement, "o'k", "9"),
            "UPDATE t SET a = ':first', b = c::last WHERE \":last\" >= 'o''k' AND d <= '9' \
             AND e <> :last_one"
        );
    }
}
