//! What the two drivers have in common, as far as the store needs it. Not public: a third
//! implementation outside this crate could not keep what the store promises.

use std::future::Future;

use sqlx::error::DatabaseError;
use sqlx::migrate::Migrate;

use crate::query::Syntax;
use crate::store::refusal::Refusal;
use crate::{BatchStatement, EncodeError, Migration, Migrations, PerDialect, RowReader, RowWriter};

#[cfg(feature = "postgres")]
mod migration;
#[cfg(feature = "postgres")]
mod numeric;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
#[cfg(feature = "sqlite")]
pub(crate) mod sqlite;

/// The internals of a dialect.
pub trait Backend: Sized + Send + Sync + 'static {
    /// The driver.
    type Database: sqlx::Database<Connection: Migrate>;
    /// Reads a row.
    type Reader<'r>: RowReader;
    /// Collects parameters.
    type Writer: RowWriter + Default + Send;
    /// Collects the rows of one statement.
    type Rows: RowsWriter<Writer = Self::Writer> + Default + Send;

    /// How it writes what the dialects write differently.
    const SYNTAX: Syntax;
    /// Whether statements that say who writes go to a view, which tells by rows what it changed.
    const VIEWS_YIELD_ROWS: bool;
    /// Begins a transaction that will write.
    const BEGIN: &'static str;
    /// Which of the two texts is for this dialect.
    fn text(texts: &PerDialect) -> &'static str;

    /// How this dialect inserts several rows at once.
    fn batch(statement: &BatchStatement) -> Batch;

    /// A reader at the first column.
    fn reader(row: &RowOf<Self>) -> Self::Reader<'_>;

    /// Runs a query to its end.
    fn fetch(
        connection: &mut ConnectionOf<Self>,
        sql: &'static str,
        parameters: Self::Writer,
    ) -> impl Future<Output = sqlx::Result<Vec<RowOf<Self>>>> + Send;

    /// Runs a query that yields one row at most, or of which only the first counts.
    fn fetch_first(
        connection: &mut ConnectionOf<Self>,
        sql: &'static str,
        parameters: Self::Writer,
    ) -> impl Future<Output = sqlx::Result<Option<RowOf<Self>>>> + Send;

    /// Runs a query that was put together from constant fragments. No text of a user is in it.
    fn fetch_composed(
        connection: &mut ConnectionOf<Self>,
        sql: String,
        parameters: Self::Writer,
    ) -> impl Future<Output = sqlx::Result<Vec<RowOf<Self>>>> + Send;

    /// Runs a statement; the number of affected rows.
    fn execute(
        connection: &mut ConnectionOf<Self>,
        sql: &'static str,
        parameters: Self::Writer,
    ) -> impl Future<Output = sqlx::Result<u64>> + Send;

    /// Which of the two histories is for this dialect.
    fn migrations(migrations: &Migrations) -> &'static [Migration];

    /// Runs a script as it is, without parameters; the number of rows that it changed. Its text is
    /// that of a migration, which may do whatever its author may.
    fn run_script(
        connection: &mut ConnectionOf<Self>,
        sql: &str,
    ) -> impl Future<Output = sqlx::Result<u64>> + Send;

    /// Whether the database is still there when this connection is closed.
    fn can_reopen(
        connection: &mut ConnectionOf<Self>,
    ) -> impl Future<Output = sqlx::Result<bool>> + Send;

    /// What the database of a connection really holds.
    #[cfg(feature = "verify")]
    fn introspect(
        connection: &mut ConnectionOf<Self>,
    ) -> impl Future<Output = cwom_physical::Result<cwom_physical::PhysicalSchema>> + Send;

    /// Takes the lock that keeps other processes from migrating, where the engine has one; false
    /// where somebody else has it. It goes with the connection.
    fn try_lock_migrations(
        connection: &mut ConnectionOf<Self>,
    ) -> impl Future<Output = sqlx::Result<bool>> + Send;

    /// Who has that lock, for people.
    fn migration_lock_holder(
        connection: &mut ConnectionOf<Self>,
    ) -> impl Future<Output = sqlx::Result<Option<String>>> + Send;

    /// Settings for a connection that migrates, and is closed afterwards.
    fn prepare_session(
        connection: &mut ConnectionOf<Self>,
    ) -> impl Future<Output = sqlx::Result<()>> + Send;

    /// Settings for a file of a migration: within its transaction, or before it where it has none.
    fn prepare_migration(
        connection: &mut ConnectionOf<Self>,
        in_transaction: bool,
    ) -> impl Future<Output = sqlx::Result<()>> + Send;

    /// Drops the index that this statement would build, where an earlier try left it half-built, so
    /// that `IF NOT EXISTS` does not take it for done; its name.
    fn drop_half_built(
        connection: &mut ConnectionOf<Self>,
        sql: &str,
    ) -> impl Future<Output = sqlx::Result<Option<String>>> + Send;

    /// Makes sure that there is a transaction to roll back, where the engine may have done so by
    /// itself: the driver would go on counting one.
    fn before_rollback(connection: &mut ConnectionOf<Self>) -> impl Future<Output = ()> + Send;

    /// Ends what a migration may have left open on a connection that is used on.
    fn clean_after_migration(
        connection: &mut ConnectionOf<Self>,
    ) -> impl Future<Output = ()> + Send;

    /// The character of the statement, from 1, at which the engine says that it failed.
    fn position(error: &dyn DatabaseError) -> Option<usize>;

    /// What the database refused, where it can be told.
    fn violation(error: &dyn DatabaseError) -> Option<Violation>;
}

/// Collects rows one after the other, each from left to right. What it counts may begin anew with
/// each row.
pub trait RowsWriter: RowWriter {
    /// The parameters of a statement.
    type Writer;

    /// The row is complete.
    fn end_row(&mut self);

    /// The parameters for all of them.
    fn finish(self) -> Result<Self::Writer, EncodeError>;
}

/// A statement that inserts several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// Its text.
    pub sql: &'static str,
    /// How many rows it takes, at most.
    pub rows: usize,
    /// Whether it takes exactly so many.
    pub is_exact: bool,
}

/// A row of a dialect's driver.
pub(crate) type RowOf<D> = <<D as Backend>::Database as sqlx::Database>::Row;
/// A connection of a dialect's driver.
pub(crate) type ConnectionOf<D> = <<D as Backend>::Database as sqlx::Database>::Connection;

/// What a database refused.
#[derive(Debug)]
pub enum Violation {
    /// A primary key, unique key or unique index; the driver names it, or its table and columns.
    Unique(UniqueKey),
    /// A CHECK of this name.
    Check(String),
    /// A foreign key; SQLite does not say which.
    Reference(Option<String>),
    /// A rule that a trigger keeps.
    Rule(Refusal),
    /// Somebody else holds a lock.
    Busy,
    /// Concurrent transactions contradicted each other.
    Serialization,
}

/// How a driver speaks of a unique key.
#[derive(Debug)]
pub enum UniqueKey {
    /// By its name.
    Name(String),
    /// By its columns.
    Columns(Vec<String>),
}
