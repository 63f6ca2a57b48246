//! A fresh database for each test, with the tables of a spec.

use std::future::Future;

use cwom_runtime::{Migration, Migrations, Store};
use cwom_schema::schema;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::{create_all, drop_all};
use cwom_testkit::Engine;

/// One test for each dialect, on the tables of the spec; the body has the store under the given
/// name.
macro_rules! on_each_dialect {
    ($spec:expr, $name:ident, $store:ident, $body:block) => {
        mod $name {
            use super::*;

            async fn body<D: cwom_testkit::Engine>($store: cwom_runtime::Store<D>) $body

            #[tokio::test]
            async fn sqlite() {
                crate::database::run::<cwom_testkit::Sqlite, _>($spec, body).await;
            }

            #[tokio::test]
            async fn postgres() {
                crate::database::run::<cwom_testkit::Postgres, _>($spec, body).await;
            }
        }
    };
}
pub(crate) use on_each_dialect;

/// The spec of the compile-fail cases.
pub(crate) const LIBRARY: &str = include_str!("../ui/cases/library.toml");

/// Runs a test on a database with the tables of the spec.
pub(crate) async fn run<D, F>(spec: &str, test: impl FnOnce(Store<D>) -> F)
where
    D: Engine,
    F: Future<Output = ()>,
{
    let migrations = Migrations {
        sqlite: migration(spec, schema::Dialect::Sqlite),
        postgres: migration(spec, schema::Dialect::Postgres),
    };
    cwom_testkit::run::<D, _, _>(&migrations, async |database| {
        test(database.store.clone()).await;
        database.store.close().await;
    })
    .await;
}

/// What a generator would write into files. Leaked, since migrations are constants otherwise.
fn migration(spec: &str, dialect: schema::Dialect) -> &'static [Migration] {
    let (schema, diagnostics) = cwom_schema::parse(spec);
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
