//! The two dialects.

use crate::backend::Backend;

/// A dialect of SQL. Generic code needs this one bound: `async fn f<D: Dialect>(store: &Store<D>)`.
///
/// It cannot be implemented elsewhere.
pub trait Dialect: Backend {
    /// Its name: `sqlite` or `postgres`, also the name of the crate's feature.
    const NAME: &'static str;
}

/// SQLite 3.40 or later.
#[cfg(feature = "sqlite")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sqlite;

#[cfg(feature = "sqlite")]
impl Dialect for Sqlite {
    const NAME: &'static str = "sqlite";
}

/// PostgreSQL 13 or later.
#[cfg(feature = "postgres")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Postgres;

#[cfg(feature = "postgres")]
impl Dialect for Postgres {
    const NAME: &'static str = "postgres";
}
