//! Databases for tests: each test gets one of its own, on either engine, and leaves nothing behind.
//! It knows no model: a test brings the migrations of its own.

mod postgres;
mod sqlite;

use std::future::Future;

use cwom_runtime::{Context, Dialect, Migrations, Store, TraceId};

pub use cwom_runtime::{Postgres, Sqlite};
pub use postgres::postgres_url;

/// An engine that tests run on, with what a shell would do: raw SQL, past the typed API.
pub trait Engine: Dialect {
    /// A new, empty database; `None` when the engine is not here and may be skipped.
    fn fresh() -> impl Future<Output = Option<Database<Self>>> + Send;

    /// Runs one statement or several; the error is what a person in a shell would see.
    fn execute(
        database: &Database<Self>,
        sql: &str,
    ) -> impl Future<Output = Result<(), String>> + Send;

    /// Runs raw SQL as someone, for [`Database::execute_as`].
    fn execute_as(
        database: &Database<Self>,
        sql: &str,
    ) -> impl Future<Output = Result<(), String>> + Send;
    /// The first column of every row, as text.
    fn texts(
        database: &Database<Self>,
        sql: &str,
    ) -> impl Future<Output = Result<Vec<String>, String>> + Send;

    /// The tables that exist, sorted, without the runner's own bookkeeping.
    fn tables(database: &Database<Self>) -> impl Future<Output = Vec<String>> + Send;
}

/// One database of one test.
pub struct Database<D: Engine> {
    /// The store under test.
    pub store: Store<D>,
    /// Where it is.
    pub url: String,
    /// Removes the database when the test is over.
    _guard: Guard,
}

/// What has to be undone.
enum Guard {
    /// A directory with an SQLite file.
    Directory(#[expect(dead_code, reason = "held until it is dropped")] tempfile::TempDir),
    /// A database on a server.
    Server(#[expect(dead_code, reason = "held until it is dropped")] postgres::DropDatabase),
}

impl<D: Engine> Database<D> {
    /// Runs raw SQL.
    pub async fn execute(&self, sql: &str) -> Result<(), String> {
        <D as Engine>::execute(self, sql).await
    }

    /// Runs raw SQL that changes audited rows of the log `audit_log`, as someone, and commits what
    /// is left of it.
    pub async fn execute_as(&self, sql: &str) -> Result<(), String> {
        <D as Engine>::execute_as(self, sql).await
    }

    /// The first column of every row, as text.
    pub async fn texts(&self, sql: &str) -> Result<Vec<String>, String> {
        <D as Engine>::texts(self, sql).await
    }

    /// The tables that exist.
    pub async fn tables(&self) -> Vec<String> {
        <D as Engine>::tables(self).await
    }
}

/// A context for writes of a test.
pub fn context() -> Context {
    Context::system("test").trace(TraceId::new())
}

/// Defines one test for each engine from functions that are generic over it, named after the
/// migrations that they need: the body gets a fresh database with them applied.
///
/// It belongs into a module directly below the functions: `mod on { on_both!(MIGRATIONS; a, b); }`.
#[macro_export]
macro_rules! on_both {
    ($migrations:expr; $($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                $crate::run(&$migrations, super::super::$name::<$crate::Sqlite>).await;
            }

            #[tokio::test]
            async fn postgres() {
                $crate::run(&$migrations, super::super::$name::<$crate::Postgres>).await;
            }
        }
    )*};
}

/// Runs one test body on a fresh, migrated database of its engine.
///
/// # Panics
///
/// When the migrations do not apply, or the engine is missing and must not be.
pub async fn run<D, F, T>(migrations: &Migrations, body: F)
where
    D: Engine,
    F: FnOnce(Database<D>) -> T,
    T: Future<Output = ()>,
{
    let Some(database) = D::fresh().await else {
        return;
    };
    database
        .store
        .migrate(migrations)
        .await
        .expect("the migrations apply");
    body(database).await;
}
