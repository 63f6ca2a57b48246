//! SeaORM on SQLite, where ids and moments are text.

use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::Serialize;
use sqlx::sqlite::SqliteSynchronous;
use uuid::Uuid;

use crate::model::moment_text;

super::model!();

/// An id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, DeriveValueType)]
#[sea_orm(value_type = "String")]
#[serde(transparent)]
pub struct Key(Uuid);

/// A moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, DeriveValueType)]
#[sea_orm(value_type = "String")]
#[serde(transparent)]
pub struct Moment(DateTime<Utc>);

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

impl FromStr for Key {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl TryFromU64 for Key {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Key"))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&moment_text(self.0))
    }
}

impl FromStr for Moment {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, chrono::ParseError> {
        text.parse().map(Self)
    }
}

impl SeaOrm {
    pub(crate) async fn open(path: &Path) -> Result<Self> {
        let mut options = ConnectOptions::new(format!("sqlite:{}", path.display()));
        options
            .max_connections(1)
            .test_before_acquire(false)
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|options| {
                options
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(5))
                    .synchronous(SqliteSynchronous::Normal)
            });
        let connection = Database::connect(options).await?;
        Ok(Self { connection })
    }
}
