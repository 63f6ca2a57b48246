//! Diesel on SQLite, where ids and moments are text.

use std::fmt;
use std::path::Path;

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use diesel::backend::Backend;
use diesel::connection::SimpleConnection as _;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;
use diesel::sqlite::SqliteConnection as Connection;

use crate::model::moment_text;

super::model!();

/// What the columns are.
mod types {
    pub(in crate::peers) use diesel::sql_types::*;

    pub(in crate::peers) type KeySql = Text;
    pub(in crate::peers) type MomentSql = Text;
    pub(in crate::peers) type JsonSql = Text;
}

/// An id.
#[derive(Debug, Clone, Copy, Serialize, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
#[serde(transparent)]
pub(in crate::peers) struct Key(Uuid);

/// A moment.
#[derive(Debug, Clone, Copy, Serialize, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
#[serde(transparent)]
pub(in crate::peers) struct Moment(DateTime<Utc>);

fn key(id: Uuid) -> Key {
    Key(id)
}

fn moment(moment: DateTime<Utc>) -> Moment {
    Moment(moment)
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl ToSql<Text, Sqlite> for Key {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.to_string());
        Ok(IsNull::No)
    }
}

impl FromSql<Text, Sqlite> for Key {
    fn from_sql(bytes: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(bytes)?;
        Ok(Self(text.parse()?))
    }
}

impl ToSql<Text, Sqlite> for Moment {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(moment_text(self.0));
        Ok(IsNull::No)
    }
}

impl FromSql<Text, Sqlite> for Moment {
    fn from_sql(bytes: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(bytes)?;
        Ok(Self(text.parse()?))
    }
}

impl Diesel {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let path = path.to_str().context("the path is not UTF-8")?;
        let mut connection = Connection::establish(path)?;
        connection.batch_execute(
            "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;",
        )?;
        Ok(Self { connection })
    }
}

fn transaction<T>(
    connection: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T>,
) -> Result<T> {
    connection.immediate_transaction(work)
}
