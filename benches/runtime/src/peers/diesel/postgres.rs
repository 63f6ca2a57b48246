//! Diesel on PostgreSQL, through libpq.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection as Connection;

super::model!();

/// What the columns are.
mod types {
    pub(in crate::peers) use diesel::sql_types::*;

    pub(in crate::peers) type KeySql = Uuid;
    pub(in crate::peers) type MomentSql = Timestamptz;
    pub(in crate::peers) type JsonSql = Jsonb;
}

pub(in crate::peers) type Key = Uuid;
pub(in crate::peers) type Moment = DateTime<Utc>;

fn key(id: Uuid) -> Key {
    id
}

fn moment(moment: DateTime<Utc>) -> Moment {
    moment
}

impl Diesel {
    pub(crate) fn open(url: &str) -> Result<Self> {
        let connection = Connection::establish(url)?;
        Ok(Self { connection })
    }
}

fn transaction<T>(
    connection: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T>,
) -> Result<T> {
    connection.transaction(work)
}
