//! What the database keeps of its history: sqlx's table of what was applied, and one of ours.

mod state;

use super::chain::MigrationFile;
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{
    ColumnMeta, DecodeError, Dialect, EncodeError, MigrationError, PerDialect, Result, RowReader,
    RowWriter, read_required,
};

pub(crate) use state::{
    Begun, begun, create_state, get, put, put_new, put_text, remove, subject, touch,
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
