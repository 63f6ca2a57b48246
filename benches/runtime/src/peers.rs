//! The peers, a file for each way to read and write.

#[cfg(feature = "orms")]
pub(crate) mod diesel;
#[cfg(feature = "orms")]
pub(crate) mod diesel_async;
pub(crate) mod ours;
pub(crate) mod rusqlite;
#[cfg(feature = "orms")]
#[expect(
    unreachable_pub,
    reason = "what SeaORM derives is public, and so is what it names"
)]
pub(crate) mod sea_orm;
pub(crate) mod sqlx_postgres;
pub(crate) mod sqlx_sqlite;
pub(crate) mod tokio_postgres;
