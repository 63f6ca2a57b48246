//! The throwaway databases of the test kit, with the shipped model migrated.

pub use cwom_testkit::{Database, Engine, context, postgres_url};

#[doc(hidden)]
pub use cwom_testkit as __testkit;

/// Defines one test for each engine from functions that are generic over it: the body gets a
/// fresh database with the model migrated.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        $crate::__testkit::on_both!(cwom::MIGRATIONS; $($name),*);
    };
}
