//! What the database keeps of its history: sqlx's table of what was applied, and one of ours.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::chain::MigrationFile;
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{
    ColumnMeta, DecodeError, Dialect, EncodeError, Half, MigrationError, PerDialect, Result,
    RowReader, RowWriter, read_required,
};

/// The record of what was applied; name and columns are sqlx's.
pub(crate) const APPLIED: &str = "_sqlx_migrations";
/// Our table beside it, with one row for each subject: what is unfinished, and what the catalog
/// was. Plain sqlx neither needs nor sees it.
pub(crate) const STATE: &str = "_cwom_state";

/// A row of sqlx's record.
#[derive(Debug, Clone)]
pub(crate) struct Recorded {
    pub(crate) version: i64,
    pub(crate) description: String,
    pub(crate) success: bool,
    pub(crate) checksum: Vec<u8>,
    /// When, as RFC 3339 in UTC.
    pub(crate) at: Option<String>,
    /// How long it took; below 0 where nobody knows.
    pub(crate) nanos: i64,
}

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
const TABLES: PerDialect = PerDialect {
    sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' \
             AND name IN ('_sqlx_migrations', '_cwom_state')",
    postgres: "SELECT name FROM unnest(ARRAY['_sqlx_migrations', '_cwom_state']) AS name \
               WHERE to_regclass(name) IS NOT NULL",
};
const LIST: PerDialect = PerDialect {
    sqlite: "SELECT version, description, success, checksum, \
             strftime('%Y-%m-%dT%H:%M:%SZ', installed_on), execution_time \
             FROM _sqlx_migrations ORDER BY version",
    postgres: "SELECT version, description, success, checksum, \
               to_char(installed_on AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), \
               execution_time FROM _sqlx_migrations ORDER BY version",
};
const INSERT: PerDialect = PerDialect {
    sqlite: "INSERT INTO _sqlx_migrations (version, description, success, checksum, \
             execution_time) VALUES (?1, ?2, TRUE, ?3, ?4)",
    postgres: "INSERT INTO _sqlx_migrations (version, description, success, checksum, \
               execution_time) VALUES ($1, $2, TRUE, $3, $4)",
};
const DELETE: PerDialect = PerDialect {
    sqlite: "DELETE FROM _sqlx_migrations WHERE version = ?1",
    postgres: "DELETE FROM _sqlx_migrations WHERE version = $1",
};
const COLUMNS: &[ColumnMeta] = &[
    column("version"),
    column("description"),
    column("success"),
    column("checksum"),
    column("installed_on"),
    column("execution_time"),
];
const STATE_COLUMNS: &[ColumnMeta] = &[column("state"), column("recorded_at")];
const NAME_COLUMNS: &[ColumnMeta] = &[column("name")];

/// Which of the two tables there are: sqlx's, and ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tables {
    pub(crate) applied: bool,
    pub(crate) state: bool,
}

/// Looks which tables there are.
pub(crate) async fn tables<D: Dialect>(connection: &mut ConnectionOf<D>) -> Result<Tables> {
    let names = fetch::<D, String>(
        connection,
        &TABLES,
        |_| Ok(()),
        NAME_COLUMNS,
        |row| read_required(row),
    );
    let names = names.await?;
    Ok(Tables {
        applied: names.iter().any(|name| name == APPLIED),
        state: names.iter().any(|name| name == STATE),
    })
}

/// Everything in sqlx's record, in order of versions.
pub(crate) async fn list<D: Dialect>(connection: &mut ConnectionOf<D>) -> Result<Vec<Recorded>> {
    fetch::<D, _>(
        connection,
        &LIST,
        |_| Ok(()),
        COLUMNS,
        |row| {
            Ok(Recorded {
                version: read_required(row)?,
                description: row.text()?.unwrap_or_default(),
                success: read_required(row)?,
                checksum: row.bytes()?.unwrap_or_default(),
                at: row.text()?,
                nanos: row.i64()?.unwrap_or(-1),
            })
        },
    )
    .await
}

/// Records a file as applied.
pub(crate) async fn insert<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    file: &MigrationFile,
    nanos: i64,
) -> Result<()> {
    execute::<D>(connection, &INSERT, |row| {
        row.i64(Some(file.version))?;
        row.text(Some(&file.description()))?;
        row.bytes(Some(&file.checksum()))?;
        row.i64(Some(nanos))
    })
    .await
}

/// Records that a file is not applied.
pub(crate) async fn delete<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    version: i64,
) -> Result<()> {
    execute::<D>(connection, &DELETE, |row| row.i64(Some(version))).await
}

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

async fn put_by<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    statement: &PerDialect,
    subject: &str,
    state: &impl Serialize,
) -> Result<()> {
    let state = serde_json::to_string(state)
        .map_err(|error| bookkeeping(sqlx::Error::Encode(error.into())))?;
    execute::<D>(connection, statement, |row| {
        row.text(Some(subject))?;
        row.text(Some(&state))
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

/// What went wrong with one of the two tables.
pub(crate) fn bookkeeping(source: sqlx::Error) -> crate::Error {
    MigrationError::Bookkeeping(source).into()
}

const fn column(name: &'static str) -> ColumnMeta {
    ColumnMeta { name, field: name }
}

async fn execute<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    statement: &PerDialect,
    write: impl FnOnce(&mut D::Writer) -> Result<(), EncodeError>,
) -> Result<()> {
    let parameters = parameters::<D>(write)?;
    let done = D::execute(connection, D::text(statement), parameters).await;
    done.map(drop).map_err(refused::<D>)
}

async fn fetch<D: Dialect, T>(
    connection: &mut ConnectionOf<D>,
    statement: &PerDialect,
    write: impl FnOnce(&mut D::Writer) -> Result<(), EncodeError>,
    columns: &'static [ColumnMeta],
    read: impl Fn(&mut D::Reader<'_>) -> Result<T, DecodeError>,
) -> Result<Vec<T>> {
    let parameters = parameters::<D>(write)?;
    let rows = D::fetch(connection, D::text(statement), parameters).await;
    let rows = rows.map_err(refused::<D>)?;
    let read: Result<Vec<T>, DecodeError> =
        rows.iter().map(|row| read(&mut D::reader(row))).collect();
    read.map_err(|error| explain::decode(APPLIED, columns, error))
}

fn parameters<D: Dialect>(
    write: impl FnOnce(&mut D::Writer) -> Result<(), EncodeError>,
) -> Result<D::Writer> {
    let mut parameters = D::Writer::default();
    match write(&mut parameters) {
        Ok(()) => Ok(parameters),
        Err(error) => Err(bookkeeping(sqlx::Error::Encode(error.into()))),
    }
}

/// Contention stays what it is, so that it is tried again.
fn refused<D: Dialect>(error: sqlx::Error) -> crate::Error {
    match explain::plain::<D>(error) {
        crate::Error::Database(source) => bookkeeping(source),
        other => other,
    }
}
