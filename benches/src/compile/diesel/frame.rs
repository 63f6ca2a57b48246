//! What is written once, however many entities there are.

use std::path::Path;

use anyhow::Result;

use crate::compile::project::Ground;
use crate::compile::sources::{self, Source};

const MODELS: &str = r#"[package]
name = "bench"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
chrono = { version = "0.4", default-features = false, features = ["std", "serde"] }
diesel = { version = "2.3", default-features = false, features = ["sqlite", "postgres", "chrono", "serde_json", "32-column-tables"] }
# The engines' libraries, from their sources.
libsqlite3-sys = { version = "*", features = ["bundled"] }
pq-sys = { version = "0.7", default-features = false, features = ["bundled_without_openssl"] }
serde = { version = "1.0", features = ["derive"] }
serde_json = "1.0"
uuid = { version = "1", default-features = false, features = ["std", "v7", "serde"] }
"#;

const APP: &str = r#"[package]
name = "app"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
bench = { path = "../models" }
chrono = { version = "0.4", default-features = false, features = ["std", "serde"] }
diesel = { version = "2.3", default-features = false, features = ["sqlite", "postgres", "chrono", "serde_json", "32-column-tables"] }
serde_json = "1.0"
"#;

const TYPES: &str = r#"//! Types that Diesel has none for on both engines.

use std::io::Write as _;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Json, Text};
use diesel::sqlite::Sqlite;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Draft,
    Open,
    Closed,
}

impl Status {
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl<DB: Backend> ToSql<Text, DB> for Status
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.as_str().to_sql(out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for Status
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        match String::from_sql(bytes)?.as_str() {
            "draft" => Ok(Self::Draft),
            "open" => Ok(Self::Open),
            "closed" => Ok(Self::Closed),
            other => Err(format!("`{other}` is no status").into()),
        }
    }
}

/// A key, stored as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
#[serde(transparent)]
pub struct Key(pub Uuid);

impl Key {
    pub fn new() -> Self {
        Self(Uuid::now_v7())
    }
}

impl Default for Key {
    fn default() -> Self {
        Self::new()
    }
}

impl ToSql<Text, Sqlite> for Key {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.to_string());
        Ok(IsNull::No)
    }
}

impl ToSql<Text, Pg> for Key {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        write!(out, "{}", self.0)?;
        Ok(IsNull::No)
    }
}

impl<DB: Backend> FromSql<Text, DB> for Key
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(String::from_sql(bytes)?.parse()?))
    }
}

/// A list of texts, stored as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Json)]
#[serde(transparent)]
pub struct Texts(pub Vec<String>);

impl ToSql<Json, Sqlite> for Texts {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(serde_json::to_string(self)?);
        Ok(IsNull::No)
    }
}

impl ToSql<Json, Pg> for Texts {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        serde_json::to_writer(out, self)?;
        Ok(IsNull::No)
    }
}

impl<DB: Backend> FromSql<Json, DB> for Texts
where
    Value: FromSql<Json, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(serde_json::from_value(Value::from_sql(bytes)?)?)
    }
}
"#;

const PROGRAM: &str = r#"use bench::schema::unit_{last}::dsl::unit_{last};
use bench::types::{Key, Texts};
use bench::{NewUnit{last}, Status, Unit{last}};
use chrono::DateTime;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;

const TABLE: &str = "CREATE TABLE unit_{last} (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, summary TEXT,
    active BOOLEAN NOT NULL, rank INTEGER NOT NULL, amount BIGINT NOT NULL, ratio DOUBLE,
    price TEXT, opened_on DATE, closed_at TIMESTAMP, external TEXT, labels TEXT NOT NULL,
    meta TEXT NOT NULL, status TEXT NOT NULL, previous_id TEXT, row_version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL
)";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("no path of a database")?;
    let mut connection = SqliteConnection::establish(&path)?;
    connection.batch_execute(TABLE)?;
    let now = DateTime::from_timestamp(1_700_000_000, 0).ok_or("no time")?.naive_utc();
    let new = NewUnit{last} {
        id: Key::new(),
        name: "a name".to_owned(),
        code: "a code".to_owned(),
        summary: Some("a summary".to_owned()),
        active: true,
        rank: 1,
        amount: 2,
        ratio: None,
        price: None,
        opened_on: None,
        closed_at: None,
        external: None,
        labels: Texts(Vec::new()),
        meta: serde_json::json!({}),
        status: Status::Open,
        previous_id: None,
{added}        row_version: 1,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(unit_{last})
        .values(&new)
        .execute(&mut connection)?;
    let same = unit_{last}
        .find(new.id)
        .select(Unit{last}::as_select())
        .first(&mut connection)?;
    assert_eq!((same.id, same.summary, same.status), (new.id, new.summary, new.status));
    println!("read back");
    Ok(())
}
"#;

pub(super) fn write(_: &Ground, root: &Path, _: u32) -> Result<()> {
    sources::write(
        root,
        &[
            Source::new("models/Cargo.toml", MODELS),
            Source::new("models/src/types.rs", TYPES),
            Source::new("app/Cargo.toml", APP),
        ],
    )
}

/// The program. It names every field of a new row, so an edit of the models is one of it, too.
pub(super) fn program(entities: u32, edited: bool) -> Source {
    let added = if edited {
        "        remark: None,\n"
    } else {
        ""
    };
    let text = PROGRAM
        .replace("{last}", &(entities - 1).to_string())
        .replace("{added}", added);
    Source::new("app/src/main.rs", text)
}
