//! The transaction in which a catalog is read.

use sqlx::postgres::types::Oid;
use sqlx::{Connection as _, PgConnection, Postgres, Transaction};

use crate::{Error, Result};

const SESSION: &str = include_str!("sql/session.sql");
const PIN: &str = include_str!("sql/pin.sql");

/// The first version that has all functions which the queries call.
const OLDEST: i32 = 140_000;

/// What is read.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The schema's name.
    pub(super) schema: String,
    /// Its number.
    pub(super) oid: u32,
    /// The server's version.
    pub(super) server_version: String,
}

/// Begins a read-only transaction, or a savepoint in the one that is open, and pins its settings.
/// Its end brings back those that were there.
pub(super) async fn begin<'c>(
    connection: &'c mut PgConnection,
    schema: Option<&str>,
) -> Result<(Transaction<'c, Postgres>, Place)> {
    let mut transaction = if connection.is_in_transaction() {
        let mut savepoint = connection.begin().await?;
        sqlx::query("SET LOCAL transaction_read_only = on")
            .execute(&mut *savepoint)
            .await?;
        savepoint
    } else {
        connection
            .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            .await?
    };
    let place = find(&mut transaction, schema).await?;
    pin(&mut transaction, &place.schema).await?;
    Ok((transaction, place))
}

/// Finds the schema, and refuses a server that is too old.
pub(super) async fn find(connection: &mut PgConnection, schema: Option<&str>) -> Result<Place> {
    type Row = (Option<Oid>, Option<String>, i32, String);
    let (oid, name, number, server_version): Row = sqlx::query_as(SESSION)
        .bind(schema)
        .fetch_one(&mut *connection)
        .await?;
    if number < OLDEST {
        return Err(Error::ServerTooOld {
            version: server_version,
            oldest: "14",
        });
    }
    match (oid, name) {
        (Some(Oid(oid)), Some(schema)) => Ok(Place {
            schema,
            oid,
            server_version,
        }),
        _ => Err(Error::NoSchema {
            name: schema.map(str::to_owned),
        }),
    }
}

/// Pins the settings on which deparsed texts depend, until the transaction ends.
pub(super) async fn pin(connection: &mut PgConnection, schema: &str) -> Result<()> {
    sqlx::query(PIN)
        .bind(schema)
        .execute(&mut *connection)
        .await?;
    Ok(())
}
