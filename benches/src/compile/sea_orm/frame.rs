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
sea-orm = { version = "2.0", default-features = false, features = ["macros", "sqlx-sqlite", "sqlx-postgres", "runtime-tokio", "with-chrono", "with-json", "with-rust_decimal", "with-uuid"] }
serde = { version = "1.0", features = ["derive"] }
serde_json = "1.0"
"#;

const APP: &str = r#"[package]
name = "app"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
bench = { path = "../models" }
sea-orm = { version = "2.0", default-features = false }
tokio = { version = "1", default-features = false, features = ["rt"] }
"#;

const TYPES: &str = r#"//! Types of columns.

use sea_orm::{DeriveActiveEnum, EnumIter, FromJsonQueryResult};
use serde::{Deserialize, Serialize};

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[derive(EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[sea_orm(string_value = "draft")]
    Draft,
    #[sea_orm(string_value = "open")]
    Open,
    #[sea_orm(string_value = "closed")]
    Closed,
}

/// A list of texts, stored as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Texts(pub Vec<String>);
"#;

const PROGRAM: &str = r#"use bench::types::{Status, Texts};
use bench::unit_{last};
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait as _, Database, DbErr, EntityTrait as _, Set,
};

const TABLE: &str = "CREATE TABLE unit_{last} (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, summary TEXT,
    active BOOLEAN NOT NULL, rank INTEGER NOT NULL, amount BIGINT NOT NULL, ratio DOUBLE,
    price REAL, opened_on DATE, closed_at TEXT, external BLOB, labels TEXT NOT NULL,
    meta TEXT NOT NULL, status TEXT NOT NULL, previous_id BLOB, row_version BIGINT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
)";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("no path of a database")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (created, same) = runtime.block_on(write_and_read(&path))?;
    assert_eq!(Some(created), same);
    println!("read back");
    Ok(())
}

async fn write_and_read(
    path: &str,
) -> Result<(unit_{last}::Model, Option<unit_{last}::Model>), DbErr> {
    let connection = Database::connect(format!("sqlite://{path}?mode=rwc")).await?;
    connection.execute_unprepared(TABLE).await?;
    let now = DateTimeUtc::UNIX_EPOCH;
    let new = unit_{last}::ActiveModel {
        id: Set(Uuid::from_u128(1)),
        name: Set("a name".to_owned()),
        code: Set("a code".to_owned()),
        summary: Set(Some("a summary".to_owned())),
        active: Set(true),
        rank: Set(1),
        amount: Set(2),
        labels: Set(Texts(Vec::new())),
        meta: Set(sea_orm::JsonValue::Object(Default::default())),
        status: Set(Status::Open),
        row_version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    let created = new.insert(&connection).await?;
    let same = unit_{last}::Entity::find_by_id(created.id).one(&connection).await?;
    Ok((created, same))
}
"#;

pub(super) fn write(_: &Ground, root: &Path, entities: u32) -> Result<()> {
    let program = PROGRAM.replace("{last}", &(entities - 1).to_string());
    sources::write(
        root,
        &[
            Source::new("models/Cargo.toml", MODELS),
            Source::new("models/src/types.rs", TYPES),
            Source::new("app/Cargo.toml", APP),
            Source::new("app/src/main.rs", program),
        ],
    )
}
