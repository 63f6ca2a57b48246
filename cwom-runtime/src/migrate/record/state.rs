//! Our table: a row of small JSON for each subject.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{bookkeeping, column, execute, fetch, tables};
use crate::backend::ConnectionOf;
use crate::{ColumnMeta, Dialect, Half, PerDialect, Result, RowReader, RowWriter, read_required};

/// A file outside of a transaction that was begun and not recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Begun {
    pub(crate) version: i64,
    pub(crate) up: bool,
    /// Which text it was, by the beginning of its digest: another text begins anew.
    pub(crate) text: String,
    /// How many of its statements are through.
    pub(crate) statements: usize,
}

impl Begun {
    pub(crate) const fn half(&self) -> Half {
        if self.up { Half::Up } else { Half::Down }
    }
}

/// A statement that brings a row of our table.
const PUT: PerDialect = PerDialect {
    sqlite: "INSERT INTO _cwom_state (subject, state) VALUES (?1, ?2) ON CONFLICT (subject) \
             DO UPDATE SET state = excluded.state, recorded_at = CURRENT_TIMESTAMP",
    postgres: "INSERT INTO _cwom_state (subject, state) VALUES ($1, $2) ON CONFLICT (subject) \
               DO UPDATE SET state = excluded.state, recorded_at = now()",
};
const PUT_NEW: PerDialect = PerDialect {
    sqlite: "INSERT INTO _cwom_state (subject, state) VALUES (?1, ?2) \
             ON CONFLICT (subject) DO NOTHING",
    postgres: "INSERT INTO _cwom_state (subject, state) VALUES ($1, $2) \
               ON CONFLICT (subject) DO NOTHING",
};
const TOUCH: PerDialect = PerDialect {
    sqlite: "UPDATE _cwom_state SET recorded_at = CURRENT_TIMESTAMP WHERE subject = ?1",
    postgres: "UPDATE _cwom_state SET recorded_at = now() WHERE subject = $1",
};
const REMOVE: PerDialect = PerDialect {
    sqlite: "DELETE FROM _cwom_state WHERE subject = ?1",
    postgres: "DELETE FROM _cwom_state WHERE subject = $1",
};
const GET: PerDialect = PerDialect {
    sqlite: "SELECT state, strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at) FROM _cwom_state \
             WHERE subject = ?1",
    postgres: "SELECT state, to_char(recorded_at AT TIME ZONE 'UTC', \
               'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM _cwom_state WHERE subject = $1",
};
const BEGUN: PerDialect = PerDialect {
    sqlite: "SELECT state FROM _cwom_state WHERE subject LIKE 'file %' ORDER BY subject",
    postgres: "SELECT state FROM _cwom_state WHERE subject LIKE 'file %' \
               ORDER BY subject COLLATE \"C\"",
};
const CREATE: PerDialect = PerDialect {
    sqlite: "CREATE TABLE IF NOT EXISTS _cwom_state (subject TEXT NOT NULL PRIMARY KEY, \
             state TEXT NOT NULL, recorded_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)",
    postgres: "CREATE TABLE IF NOT EXISTS _cwom_state (subject text NOT NULL PRIMARY KEY, \
               state text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now())",
};
const STATE_COLUMNS: &[ColumnMeta] = &[column("state"), column("recorded_at")];

/// Makes our table where it is missing. Two at once may both find it missing, and PostgreSQL
/// refuses one of them in spite of its IF NOT EXISTS.
pub(crate) async fn create_state<D: Dialect>(connection: &mut ConnectionOf<D>) -> Result<()> {
    if tables::<D>(connection).await?.state {
        return Ok(());
    }
    let created = execute::<D>(connection, &CREATE, |_| Ok(())).await;
    if created.is_err()
        && tables::<D>(connection)
            .await
            .is_ok_and(|tables| tables.state)
    {
        return Ok(());
    }
    created
}

/// Brings a row of our table.
pub(crate) async fn put<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    subject: &str,
    state: &impl Serialize,
) -> Result<()> {
    put_by::<D>(connection, &PUT, subject, state).await
}

/// Brings a row of our table, unless it is there.
pub(crate) async fn put_new<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    subject: &str,
    state: &impl Serialize,
) -> Result<()> {
    put_by::<D>(connection, &PUT_NEW, subject, state).await
}

/// Brings a row of our table whose JSON is written already.
pub(crate) async fn put_text<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    subject: &str,
    state: &str,
) -> Result<()> {
    bring::<D>(connection, &PUT, subject, state).await
}

async fn put_by<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    statement: &PerDialect,
    subject: &str,
    state: &impl Serialize,
) -> Result<()> {
    let state = serde_json::to_string(state)
        .map_err(|error| bookkeeping(sqlx::Error::Encode(error.into())))?;
    bring::<D>(connection, statement, subject, &state).await
}

async fn bring<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    statement: &PerDialect,
    subject: &str,
    state: &str,
) -> Result<()> {
    execute::<D>(connection, statement, |row| {
        row.text(Some(subject))?;
        row.text(Some(state))
    })
    .await
}

/// Keeps others from a row of our table until the transaction ends.
pub(crate) async fn touch<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    subject: &str,
) -> Result<()> {
    execute::<D>(connection, &TOUCH, |row| row.text(Some(subject))).await
}

/// Takes a row of our table away.
pub(crate) async fn remove<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    subject: &str,
) -> Result<()> {
    execute::<D>(connection, &REMOVE, |row| row.text(Some(subject))).await
}

/// A row of our table, with the moment of it. One that another version of this crate wrote in
/// another form is none.
pub(crate) async fn get<D: Dialect, T: DeserializeOwned>(
    connection: &mut ConnectionOf<D>,
    subject: &str,
) -> Result<Option<(T, String)>> {
    let rows = fetch::<D, (String, String)>(
        connection,
        &GET,
        |row| row.text(Some(subject)),
        STATE_COLUMNS,
        |row| {
            let state = read_required(row)?;
            Ok((state, row.text()?.unwrap_or_default()))
        },
    );
    Ok(rows.await?.into_iter().find_map(|(state, at)| {
        let state = serde_json::from_str(&state).ok()?;
        Some((state, at))
    }))
}

/// Files that were begun outside of a transaction.
pub(crate) async fn begun<D: Dialect>(connection: &mut ConnectionOf<D>) -> Result<Vec<Begun>> {
    let states = fetch::<D, String>(
        connection,
        &BEGUN,
        |_| Ok(()),
        STATE_COLUMNS,
        |row| read_required(row),
    );
    let states = states.await?;
    let read = |state: &String| serde_json::from_str(state).ok();
    Ok(states.iter().filter_map(read).collect())
}

/// The subject of a file that was begun.
pub(crate) fn subject(version: i64) -> String {
    format!("file {version}")
}
