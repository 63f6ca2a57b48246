//! Reading the catalog of a database with many tables.

use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use cwom_physical::{Options, PhysicalSchema, postgres, sqlite};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::create_all;
use cwom_testkit::{Database, Engine, Postgres, Sqlite};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

use super::{Figure, parse};
use crate::model;

/// How many tables the database has.
const TABLES: u32 = 1000;

/// An engine whose catalog is read.
trait Catalog: Engine {
    const DIALECT: Dialect;
    const WHAT: &'static str;

    async fn read(url: &str) -> Result<(PhysicalSchema, Duration)>;
}

impl Catalog for Sqlite {
    const DIALECT: Dialect = Dialect::Sqlite;
    const WHAT: &'static str = "reading the catalog of 1,000 tables on SQLite";

    async fn read(url: &str) -> Result<(PhysicalSchema, Duration)> {
        let mut connection = SqliteConnection::connect(url).await?;
        let start = Instant::now();
        let schema = sqlite::introspect(&mut connection, &Options::default()).await?;
        Ok((schema, start.elapsed()))
    }
}

impl Catalog for Postgres {
    const DIALECT: Dialect = Dialect::Postgres;
    const WHAT: &'static str = "the same on PostgreSQL";

    async fn read(url: &str) -> Result<(PhysicalSchema, Duration)> {
        let mut connection = PgConnection::connect(url).await?;
        let start = Instant::now();
        let schema = postgres::introspect(&mut connection, &Options::default()).await?;
        Ok((schema, start.elapsed()))
    }
}

/// Each engine that is here.
pub(super) fn measure(runs: usize) -> Result<Vec<Figure>> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let mut figures = Vec::new();
        figures.extend(on::<Sqlite>(runs).await?);
        figures.extend(on::<Postgres>(runs).await?);
        Ok(figures)
    })
}

async fn on<E: Catalog>(runs: usize) -> Result<Option<Figure>> {
    let Some(database) = E::fresh().await else {
        return Ok(None);
    };
    fill(&database).await?;
    let mut times = Vec::new();
    for _ in 0..=runs {
        let (schema, time) = E::read(&database.url).await?;
        ensure!(!schema.is_empty(), "nothing was read");
        times.push(time);
    }
    times.remove(0);
    Ok(Some(Figure {
        what: E::WHAT,
        times,
        aim: "< 2 s",
        holds: |time| time < Duration::from_secs(2),
    }))
}

async fn fill<E: Catalog>(database: &Database<E>) -> Result<()> {
    let tables = lower_tables(&parse(&model::spec(TABLES, false))?);
    let made = database.execute(&create_all(&tables, E::DIALECT)).await;
    made.map_err(|error| anyhow!("the tables cannot be made: {error}"))
}
