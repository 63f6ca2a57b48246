//! A fresh database for each test, with the tables of the library's spec.

use std::future::Future;
use std::io::Write as _;
use std::panic::resume_unwind;

use cwom_runtime::{Dialect, Migration, Migrations, Postgres, Sqlite, Store, Uuid};
use cwom_schema::schema;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::{create_all, drop_all};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// One test for each dialect; its body has the store under the given name.
macro_rules! on_each_dialect {
    ($(#[$attribute:meta])* $name:ident, $store:ident, $body:block) => {
        mod $name {
            use super::*;

            async fn body<D: Dialect>($store: Store<D>) $body

            #[test]
            $(#[$attribute])*
            fn sqlite() {
                crate::database::on_sqlite(body);
            }

            #[test]
            $(#[$attribute])*
            fn postgres() {
                crate::database::on_postgres(body);
            }
        }
    };
}
pub(crate) use on_each_dialect;

const SPEC: &str = include_str!("../ui/cases/library.toml");
/// Where the tests make their databases, unless the environment names another server.
const SERVER: &str = "postgres://postgres@127.0.0.1:5432/postgres";

/// Runs a test in memory.
pub(crate) fn on_sqlite<F>(test: impl FnOnce(Store<Sqlite>) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    runtime().block_on(async {
        let store = Store::<Sqlite>::open("sqlite::memory:")
            .await
            .expect("memory is there");
        migrate(&store).await;
        test(store).await;
    });
}

/// Runs a test in a database of its own, which goes away also when the test fails. Without a server
/// it says so and passes, unless `CWOM_REQUIRE_POSTGRES=1`.
pub(crate) fn on_postgres<F>(test: impl FnOnce(Store<Postgres>) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let server = std::env::var("CWOM_TEST_POSTGRES").unwrap_or_else(|_| SERVER.to_owned());
    runtime().block_on(async {
        let mut connection = match PgConnection::connect(&server).await {
            Ok(connection) => connection,
            Err(error) => return skip(&error),
        };
        let name = format!("cwom_test_{}", Uuid::new_v4().simple());
        let create = format!("CREATE DATABASE {name}");
        connection
            .execute(AssertSqlSafe(create))
            .await
            .expect("the server lets tests create");
        let (address, _) = server.rsplit_once('/').expect("the URL names a database");
        let store = Store::<Postgres>::connect(&format!("{address}/{name}"))
            .await
            .expect("the database was created");
        migrate(&store).await;
        let outcome = tokio::spawn(test(store.clone())).await;
        store.close().await;
        let drop = format!("DROP DATABASE {name} WITH (FORCE)");
        connection
            .execute(AssertSqlSafe(drop))
            .await
            .expect("the database is there");
        if let Err(error) = outcome {
            resume_unwind(error.into_panic());
        }
    });
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("the system gives threads")
}

fn skip(error: &sqlx::Error) {
    let required = std::env::var("CWOM_REQUIRE_POSTGRES").as_deref() == Ok("1");
    assert!(
        !required,
        "a server is required and cannot be reached: {error}"
    );
    // Past the capture of the test harness: a skipped test must be seen.
    writeln!(std::io::stderr(), "skipped, no server: {error}").expect("stderr is open");
}

async fn migrate<D: Dialect>(store: &Store<D>) {
    let migrations = Migrations {
        sqlite: migration(schema::Dialect::Sqlite),
        postgres: migration(schema::Dialect::Postgres),
    };
    store
        .migrate(&migrations)
        .await
        .expect("the tables of a valid spec can be made");
}

/// What a generator would write into files. Leaked, since migrations are constants otherwise.
fn migration(dialect: schema::Dialect) -> &'static [Migration] {
    let (schema, diagnostics) = cwom_schema::parse(SPEC);
    let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
    let tables = lower_tables(&schema);
    vec![Migration {
        version: 1,
        name: "init",
        up: create_all(&tables, dialect).leak(),
        down: drop_all(&tables, dialect).leak(),
    }]
    .leak()
}
