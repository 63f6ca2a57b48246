//! `src/testing.rs`: support for tests of whoever uses the model.

use cwom_schema::schema::Dialect;

use super::file::source_file;
use super::layout::Code;
use super::literal::string;
use super::names::Imports;
use crate::FileSet;
use crate::context::Context;

/// One file: databases with the model's migrations, and a macro for tests on every engine.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let dialects = &context.schema.dialects;
    let mut code = Code::new();
    code.line("pub use cwom_runtime::testing::*;");
    if dialects.contains(&Dialect::Sqlite) {
        code.raw(SQLITE);
    }
    if dialects.contains(&Dialect::Postgres) {
        code.raw(POSTGRES);
    }
    code.raw(MACRO_HEAD);
    for dialect in dialects {
        let call = match dialect {
            Dialect::Sqlite => "__on_sqlite",
            Dialect::Postgres => "__on_postgres",
        };
        code.line(format!(
            "            $crate::__runtime::{call}!($crate::MIGRATIONS, super::super::$test);"
        ));
    }
    code.raw(MACRO_TAIL);
    let title = format!(
        "Support for tests with this model: databases that are there for one test, rows that are \
         complete, and values of every kind. With the feature {}.",
        string("test-support").replace('"', "`")
    );
    let imports = Imports::new(&context.names, []);
    let text = source_file(context, &title, &imports, code);
    files.insert("src/testing.rs", text);
}

const SQLITE: &str = r#"
/// A migrated SQLite database, in a file of its own that goes with it.
///
/// # Panics
///
/// When the migrations do not apply.
#[cfg(feature = "sqlite")]
pub async fn sqlite() -> TestDatabase<cwom_runtime::Sqlite> {
    let database = TestDatabase::new(&crate::MIGRATIONS).await;
    database.expect("SQLite comes with the library")
}
"#;

const POSTGRES: &str = r#"
/// A migrated PostgreSQL database of its own, on the server that `CWOM_TEST_POSTGRES` or the usual
/// local address leads to; `None` where none answers, which `CWOM_REQUIRE_POSTGRES` forbids.
///
/// # Panics
///
/// When the migrations do not apply, or no server answers and one must.
#[cfg(feature = "postgres")]
pub async fn postgres() -> Option<TestDatabase<cwom_runtime::Postgres>> {
    TestDatabase::new(&crate::MIGRATIONS).await
}
"#;

const MACRO_HEAD: &str = r"
/// Defines one test for each engine from functions that are generic over it, `async fn
/// f<D: Dialect>(db: TestDatabase<D>)`. It belongs into a module directly below them:
/// `mod on { …::on_each_engine!(f, g); }`.
#[macro_export]
macro_rules! on_each_engine {
    ($($test:ident),* $(,)?) => {$(
        mod $test {
";

const MACRO_TAIL: &str = "        }
    )*};
}
";
