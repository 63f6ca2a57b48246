//! Tests for every engine.

use std::future::Future;

use super::{TestDatabase, TestEngine};
use crate::Migrations;

/// Defines one test for each engine from functions that are generic over it: each gets a migrated
/// [`TestDatabase`] of its own. Engines that are no features of this crate are left out.
///
/// It belongs into a module directly below the functions, and needs no async runtime of its own:
///
/// ```text
/// async fn a_door_opens<D: Dialect>(db: TestDatabase<D>) { … }
///
/// mod on {
///     cwom_runtime::on_each_engine!(MIGRATIONS; a_door_opens);
/// }
/// ```
///
/// A generated crate has one that knows its migrations.
#[macro_export]
macro_rules! on_each_engine {
    ($migrations:expr; $($test:ident),* $(,)?) => {$(
        mod $test {
            $crate::__on_sqlite!($migrations, super::super::$test);
            $crate::__on_postgres!($migrations, super::super::$test);
        }
    )*};
}

/// The test for one engine, or nothing where it is no feature.
macro_rules! engine {
    ($feature:literal, $macro:ident, $engine:ident, $name:ident, $dollar:tt) => {
        #[doc(hidden)]
        #[cfg(feature = $feature)]
        #[macro_export]
        macro_rules! $macro {
                            ($dollar migrations:expr, $dollar test:path) => {
                                #[test]
                                fn $name() {
                                    $dollar crate::testing::run::<$dollar crate::$engine, _, _>(
                                        &$dollar migrations,
                                        $dollar test,
                                    );
                                }
                            };
                        }

        #[doc(hidden)]
        #[cfg(not(feature = $feature))]
        #[macro_export]
        macro_rules! $macro {
            ($dollar migrations:expr, $dollar test:path) => {};
        }
    };
}

engine!("sqlite", __on_sqlite, Sqlite, sqlite, $);
engine!("postgres", __on_postgres, Postgres, postgres, $);

/// Runs one test body on a migrated database of its engine; not at all where the engine is missing
/// and may be.
///
/// # Panics
///
/// When the migrations do not apply, or the engine is missing and must not be.
#[doc(hidden)]
pub fn run<D, F, T>(migrations: &Migrations, body: F)
where
    D: TestEngine,
    F: FnOnce(TestDatabase<D>) -> T,
    T: Future<Output: Outcome>,
{
    sqlx::test_block_on(async {
        if let Some(database) = TestDatabase::<D>::new(migrations).await {
            body(database).await.check();
        }
    });
}

/// What a test comes to: nothing, or an error where something went wrong.
pub trait Outcome {
    /// Panics where something went wrong.
    fn check(self);
}

impl Outcome for () {
    fn check(self) {}
}

impl<E: std::fmt::Debug + std::fmt::Display> Outcome for Result<(), E> {
    fn check(self) {
        if let Err(error) = self {
            panic!("{error}\n{error:#?}");
        }
    }
}
