//! What needs a database: each case, whose texts `tests/texts` has compared, is run on real ones by
//! sqlx's own migrator.

mod audit;
#[path = "../texts/case.rs"]
#[allow(dead_code, reason = "each program uses a part")]
mod case;
#[path = "../support/cases.rs"]
mod cases;
mod catalog;
mod crash;
mod matrix;
mod random;
mod run;
mod sqlx_cli;

use cases::for_each_case;

/// One module for each case, with two tests for each engine.
macro_rules! run {
    ($($name:ident),* $(,)?) => {
        $(mod $name {
            #[test]
            fn sqlite() {
                crate::run::case::<cwom_testkit::Sqlite>(stringify!($name));
            }

            #[test]
            fn postgres() {
                crate::run::case::<cwom_testkit::Postgres>(stringify!($name));
            }

            #[test]
            fn ended_on_sqlite() {
                crate::crash::case::<cwom_testkit::Sqlite>(stringify!($name));
            }

            #[test]
            fn ended_on_postgres() {
                crate::crash::case::<cwom_testkit::Postgres>(stringify!($name));
            }
        })*
    };
}

for_each_case!(run);
