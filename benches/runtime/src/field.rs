//! Who stands beside whom.

use anyhow::{Result, ensure};
use cwom::prelude::{Postgres, Sqlite, Store};

use crate::peers::ours::Ours;
use crate::peers::rusqlite::Rusqlite;
use crate::peers::sqlx_postgres::SqlxPostgres;
use crate::peers::sqlx_sqlite::SqlxSqlite;
use crate::peers::tokio_postgres::TokioPostgres;
use crate::place::postgres::Server;
use crate::place::sqlite::Files;
use crate::rounds::Entrant;
use crate::workload::WRITERS;

/// Ours: the store of the generated crate.
pub(crate) const OURS: &str = "cwom";
/// The floor of SQLite.
pub(crate) const RUSQLITE: &str = "rusqlite";
/// The floor of PostgreSQL, with a round trip for each statement.
pub(crate) const TOKIO_POSTGRES: &str = "tokio-postgres";
/// Hand-written, on pools with the settings of ours.
pub(crate) const SQLX: &str = "sqlx";
/// Hand-written, on a pool as the driver has it.
pub(crate) const SQLX_DEFAULT: &str = "sqlx, default pool";
/// Diesel, which waits for the database.
pub(crate) const DIESEL: &str = "diesel";
/// Diesel over tokio-postgres.
#[cfg(feature = "orms")]
pub(crate) const DIESEL_ASYNC: &str = "diesel-async";
/// SeaORM 2.
pub(crate) const SEA_ORM: &str = "SeaORM";

/// Those that read and write SQLite.
pub(crate) async fn sqlite(files: &Files, with_orms: bool) -> Result<Vec<Entrant>> {
    let store = Store::<Sqlite>::open(&files.url("ours")).await?;
    let floor = Rusqlite::open(&files.plain("floor")?)?;
    let sqlx = SqlxSqlite::open(&files.plain("sqlx")?).await?;
    let entrants = vec![
        Entrant::new(OURS, "ours", Ours::new(store)),
        Entrant::new(RUSQLITE, "floor", floor),
        Entrant::new(SQLX, "sqlx", sqlx),
    ];
    #[cfg(feature = "orms")]
    if with_orms {
        use crate::peers::{diesel, sea_orm};
        let mut entrants = entrants;
        let peer = diesel::sqlite::Diesel::open(&files.plain("diesel")?)?;
        entrants.push(Entrant::new(DIESEL, "diesel", peer));
        let peer = sea_orm::sqlite::SeaOrm::open(&files.plain("sea_orm")?).await?;
        entrants.push(Entrant::new(SEA_ORM, "sea_orm", peer));
        return Ok(entrants);
    }
    ensure!(!with_orms, NOT_BUILT);
    Ok(entrants)
}

/// Those that read and write PostgreSQL, one after the other.
pub(crate) async fn postgres(server: &Server, with_orms: bool) -> Result<Vec<Entrant>> {
    let store = Store::<Postgres>::connect(&server.url("ours")).await?;
    let floor = TokioPostgres::connect(&server.plain("floor").await?, 1).await?;
    let sqlx = SqlxPostgres::connect(&server.plain("sqlx").await?, CONNECTIONS, true).await?;
    let entrants = vec![
        Entrant::new(OURS, "ours", Ours::new(store)),
        Entrant::new(TOKIO_POSTGRES, "floor", floor),
        Entrant::new(SQLX, "sqlx", sqlx),
    ];
    #[cfg(feature = "orms")]
    if with_orms {
        use crate::peers::{diesel, diesel_async, sea_orm};
        let mut entrants = entrants;
        let peer = diesel::postgres::Diesel::open(&server.plain("diesel").await?)?;
        entrants.push(Entrant::new(DIESEL, "diesel", peer));
        let url = server.plain("diesel_async").await?;
        let peer = diesel_async::DieselAsync::open(&url).await?;
        entrants.push(Entrant::new(DIESEL_ASYNC, "diesel_async", peer));
        let peer = sea_orm::postgres::SeaOrm::open(&server.plain("sea_orm").await?).await?;
        entrants.push(Entrant::new(SEA_ORM, "sea_orm", peer));
        return Ok(entrants);
    }
    ensure!(!with_orms, NOT_BUILT);
    Ok(entrants)
}

/// Connections of a pool where nobody needs more, as our store has them.
const CONNECTIONS: u32 = 10;

const NOT_BUILT: &str = "Diesel and SeaORM are not built in: they need the feature `orms`";

/// Those that write to PostgreSQL at the same time, with a connection for each writer.
pub(crate) async fn writers(server: &Server) -> Result<Vec<Entrant>> {
    let count = u32::try_from(WRITERS)?;
    let store = Store::<Postgres>::options().connections(count);
    let store = store.connect(&server.url("ours")).await?;
    let floor = server.plain("floor_writers").await?;
    let floor = TokioPostgres::connect(&floor, WRITERS).await?;
    let sqlx = server.plain("sqlx_writers").await?;
    let sqlx = SqlxPostgres::connect(&sqlx, count, true).await?;
    let default = server.plain("sqlx_default").await?;
    let default = SqlxPostgres::connect(&default, count, false).await?;
    Ok(vec![
        Entrant::new(OURS, "ours", Ours::new(store)),
        Entrant::new(TOKIO_POSTGRES, "floor_writers", floor),
        Entrant::new(SQLX, "sqlx_writers", sqlx),
        Entrant::new(SQLX_DEFAULT, "sqlx_default", default),
    ])
}

/// Ours alone, with a connection for each of so many writers.
pub(crate) async fn our_writers(server: &Server, count: usize) -> Result<Ours<Postgres>> {
    let store = Store::<Postgres>::options().connections(u32::try_from(count)?);
    Ok(Ours::new(store.connect(&server.url("ours")).await?))
}
