//! Reading entries as they are stored: every column as text, so that a log with which somebody
//! tampered can be read as well.

use cwom_runtime::Timestamp;
use cwom_schema::schema::Dialect;
use cwom_sql::quote;

use crate::checkpoint::Checkpoint;
use crate::database::{Row, Value};
use crate::entry::Entry;
use crate::error::{Error, Result};
use crate::log::{Log, entry_of};

/// Which entries, and in which order. What is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Select {
    /// What sort of thing was changed.
    pub kind: Option<String>,
    /// The id of what was changed.
    pub id: Option<String>,
    /// What sort of actor it was.
    pub actor_kind: Option<String>,
    /// The actor's id.
    pub actor_id: Option<String>,
    /// What was done.
    pub action: Option<String>,
    /// The chain of work.
    pub trace: Option<String>,
    /// The first moment.
    pub since: Option<Timestamp>,
    /// The moment after the last.
    pub until: Option<Timestamp>,
    /// Those with a smaller number than this one: where an earlier page ended.
    pub below: Option<i64>,
    /// At most so many.
    pub limit: Option<u32>,
    /// The oldest first, instead of the newest.
    pub oldest_first: bool,
}

impl Select {
    /// The condition with its parameters.
    fn condition(&self, dialect: Dialect) -> (String, Vec<Bound>) {
        let (uuid, moment) = match dialect {
            Dialect::Sqlite => ("", ""),
            Dialect::Postgres => ("::text::uuid", "::text::timestamptz"),
        };
        let mut terms = Terms::default();
        terms.text("entity_kind = ", self.kind.as_ref(), "");
        terms.text("entity_id = ", self.id.as_ref(), "");
        terms.text("actor_kind = ", self.actor_kind.as_ref(), "");
        terms.text("actor_id = ", self.actor_id.as_ref(), "");
        terms.text("action = ", self.action.as_ref(), "");
        terms.text("trace_id = ", self.trace.as_ref(), uuid);
        terms.text(
            "ts >= ",
            self.since.map(|ts| ts.to_string()).as_ref(),
            moment,
        );
        terms.text(
            "ts < ",
            self.until.map(|ts| ts.to_string()).as_ref(),
            moment,
        );
        if let Some(below) = self.below {
            terms.add("seq < ", Bound::Int(below), "");
        }
        let condition = if terms.words.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", terms.words.join(" AND "))
        };
        (condition, terms.values)
    }
}

/// A parameter of its own.
enum Bound {
    Int(i64),
    Text(String),
}

#[derive(Default)]
struct Terms {
    words: Vec<String>,
    values: Vec<Bound>,
}

impl Terms {
    fn text(&mut self, word: &str, value: Option<&String>, cast: &str) {
        if let Some(value) = value {
            self.add(word, Bound::Text(value.clone()), cast);
        }
    }

    fn add(&mut self, word: &str, value: Bound, cast: &str) {
        self.values.push(value);
        self.words
            .push(format!("{word}${}{cast}", self.values.len()));
    }
}

/// Calls `act` with each entry as it comes; none is kept.
pub async fn each_entry(log: &Log<'_>, select: &Select, mut act: impl FnMut(Entry)) -> Result<()> {
    let dialect = log.dialect();
    let (condition, bound) = select.condition(dialect);
    let order = if select.oldest_first { "ASC" } else { "DESC" };
    let mut sql = format!("{}{condition} ORDER BY seq {order}", log.select_entries());
    if let Some(limit) = select.limit {
        sql.push_str(&format!(" LIMIT {limit}"));
    }
    let values: Vec<Value<'_>> = bound
        .iter()
        .map(|value| match value {
            Bound::Int(number) => Value::Int(*number),
            Bound::Text(text) => Value::Text(text),
        })
        .collect();
    let mut tx = log.database.snapshot().await?;
    tx.each(sql, &values, |mut row| {
        act(entry_of(&mut row, dialect));
        Ok(())
    })
    .await
}

/// The entries, all at once.
pub async fn entries(log: &Log<'_>, select: &Select) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    each_entry(log, select, |entry| entries.push(entry)).await?;
    Ok(entries)
}

/// Whether anything of a kind was ever recorded and is still in the log.
pub async fn has_kind(log: &Log<'_>, kind: &str) -> Result<bool> {
    let select = Select {
        kind: Some(kind.to_owned()),
        limit: Some(1),
        ..Select::default()
    };
    Ok(!entries(log, &select).await?.is_empty())
}

/// The ids of a kind that end with a text, in order, at most so many: people copy the end of an id.
pub async fn ids_ending(log: &Log<'_>, kind: &str, end: &str, limit: u32) -> Result<Vec<String>> {
    let length = end.chars().count();
    let sql = format!(
        "SELECT DISTINCT entity_id FROM {} WHERE entity_kind = $1 \
         AND substr(entity_id, length(entity_id) - {length} + 1) = $2 \
         ORDER BY entity_id LIMIT {limit}",
        quote(log.name)
    );
    let mut tx = log.database.snapshot().await?;
    let mut rows = tx.rows(sql, &[Value::Text(kind), Value::Text(end)]).await?;
    Ok(rows.iter_mut().map(Row::required).collect())
}

/// The checkpoints after a number, in order: those that an anchor file lacks.
pub async fn checkpoints_after(log: &Log<'_>, n: i64) -> Result<Vec<Checkpoint>> {
    let mut tx = log.database.snapshot().await?;
    let mut found = Vec::new();
    let mut wrong = None;
    log.each_checkpoint(&mut tx, |checkpoint| match checkpoint {
        Ok(checkpoint) if checkpoint.n > n => found.push(checkpoint),
        Ok(_) => {}
        Err(unreadable) => wrong = Some(unreadable.problem),
    })
    .await?;
    match wrong {
        Some(problem) => Err(Error::Malformed {
            table: log.checkpoints.to_owned(),
            problem,
        }),
        None => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_number_their_parameters() {
        let select = Select {
            kind: Some("Parcel".to_owned()),
            trace: Some("t".to_owned()),
            below: Some(7),
            ..Select::default()
        };
        let (condition, values) = select.condition(Dialect::Postgres);
        assert_eq!(
            condition,
            " WHERE entity_kind = $1 AND trace_id = $2::text::uuid AND seq < $3"
        );
        assert_eq!(values.len(), 3);
        assert_eq!(Select::default().condition(Dialect::Sqlite).0, "");
    }
}
