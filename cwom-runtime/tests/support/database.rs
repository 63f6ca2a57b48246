//! A fresh database for each test, on each dialect.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::task::Poll;

use cwom_runtime::{Actor, Context, Dialect, Postgres, Result, Sqlite, Store, TraceId, Uuid};
use cwom_testkit_bare::skip;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};

use super::schema::MIGRATIONS;

/// A database that nobody else uses, and what a test may do with it besides the store.
#[allow(async_fn_in_trait, reason = "the tests await on one thread")]
pub trait TestDatabase: Sized {
    type Dialect: Dialect;

    /// An empty database, or `None` when the server cannot be reached.
    async fn create() -> Option<Self>;

    /// Its URL.
    fn url(&self) -> &str;

    /// A store over it.
    async fn open(&self) -> Result<Store<Self::Dialect>>;

    /// Runs SQL by hand, past the store.
    async fn execute(&self, sql: &str);

    /// Runs a query of one number by hand.
    async fn try_number(&self, sql: &str) -> sqlx::Result<i64>;

    /// Runs a query of one number by hand.
    async fn number(&self, sql: &str) -> i64 {
        self.try_number(sql).await.unwrap()
    }

    /// Takes it away.
    async fn remove(self);
}

/// Runs a test on one dialect, with the tables in place.
pub async fn with_tables<T: TestDatabase, F: Future<Output = ()>>(
    test: impl FnOnce(Store<T::Dialect>, Arc<T>) -> F,
) {
    with_database(async |store: Store<T::Dialect>, database| {
        store.migrate(&MIGRATIONS).await.unwrap();
        test(store, database).await;
    })
    .await;
}

/// Runs a test on one dialect, in an empty database. It goes away also when the test fails.
pub async fn with_database<T: TestDatabase, F: Future<Output = ()>>(
    test: impl FnOnce(Store<T::Dialect>, Arc<T>) -> F,
) {
    let Some(database) = T::create().await else {
        return;
    };
    let database = Arc::new(database);
    let store = database.open().await.unwrap();
    let mut running = Box::pin(test(store.clone(), Arc::clone(&database)));
    let outcome = std::future::poll_fn(|cx| {
        match catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(cx))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await;
    drop(running);
    store.close().await;
    if let Some(database) = Arc::into_inner(database) {
        database.remove().await;
    }
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// Somebody who writes.
pub fn context() -> Context {
    Context::new(Actor::human("ada"), TraceId::new())
}

/// Makes one test for each dialect of an async function that is generic over [`TestDatabase`].
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name::<crate::support::database::SqliteFile>().await;
                }
            )*
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name::<crate::support::database::PostgresDatabase>().await;
                }
            )*
        }
    };
}
pub(crate) use on_both;

/// A SQLite file in the directory for temporary files.
pub struct SqliteFile {
    path: PathBuf,
    url: String,
}

impl TestDatabase for SqliteFile {
    type Dialect = Sqlite;

    async fn create() -> Option<Self> {
        let path = std::env::temp_dir().join(format!("cwom_test_{}.db", Uuid::new_v4().simple()));
        let url = format!("sqlite:{}", path.display());
        Some(Self { path, url })
    }

    fn url(&self) -> &str {
        &self.url
    }

    async fn open(&self) -> Result<Store<Sqlite>> {
        Store::<Sqlite>::open(&self.url).await
    }

    async fn execute(&self, sql: &str) {
        let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
        connection.execute(AssertSqlSafe(sql)).await.unwrap();
        connection.close().await.unwrap();
    }

    async fn try_number(&self, sql: &str) -> sqlx::Result<i64> {
        let mut connection = SqliteConnection::connect(&self.url).await?;
        sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_one(&mut connection)
            .await
    }

    async fn remove(self) {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", self.path.display()));
        }
    }
}

/// A database on the PostgreSQL server of the tests.
pub struct PostgresDatabase {
    name: String,
    url: String,
}

impl PostgresDatabase {
    fn server() -> String {
        std::env::var("CWOM_TEST_POSTGRES")
            .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned())
    }
}

impl TestDatabase for PostgresDatabase {
    type Dialect = Postgres;

    async fn create() -> Option<Self> {
        let server = Self::server();
        let mut connection = match PgConnection::connect(&server).await {
            Ok(connection) => connection,
            Err(error) => {
                assert!(
                    std::env::var("CWOM_REQUIRE_POSTGRES").as_deref() != Ok("1"),
                    "PostgreSQL is required and cannot be reached: {error}"
                );
                skip::note("PostgreSQL", &format!("no server answers ({error})"));
                return None;
            }
        };
        let name = format!("cwom_test_{}", Uuid::new_v4().simple());
        connection
            .execute(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .await
            .unwrap();
        let (address, query) = server.split_once('?').unwrap_or((&server, ""));
        let (start, _) = address.rsplit_once('/').unwrap();
        let url = format!("{start}/{name}?{query}");
        Some(Self { name, url })
    }

    fn url(&self) -> &str {
        &self.url
    }

    async fn open(&self) -> Result<Store<Postgres>> {
        Store::<Postgres>::connect(&self.url).await
    }

    async fn execute(&self, sql: &str) {
        let mut connection = PgConnection::connect(&self.url).await.unwrap();
        connection.execute(AssertSqlSafe(sql)).await.unwrap();
        connection.close().await.unwrap();
    }

    async fn try_number(&self, sql: &str) -> sqlx::Result<i64> {
        let mut connection = PgConnection::connect(&self.url).await?;
        sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_one(&mut connection)
            .await
    }

    async fn remove(self) {
        let mut connection = PgConnection::connect(&Self::server()).await.unwrap();
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        connection.execute(AssertSqlSafe(sql)).await.unwrap();
    }
}
