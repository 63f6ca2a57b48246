//! A property of many values.

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};

use super::Choices;

/// How many words decide a row.
const WORDS: usize = 1_024;
/// How often a smaller source is tried.
const TRIES: u32 = 200;

/// Why a property does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Says how two values differ that should not.
pub fn equal<T: PartialEq + fmt::Debug>(left: &T, right: &T) -> Result<(), Failure> {
    if left == right {
        Ok(())
    } else {
        Err(Failure(format!("{left:#?}\nis not\n{right:#?}")))
    }
}

/// Tries a property on `cases` sources of values. Where it does not hold, a small source is looked
/// for, and the last error told together with it; `Choices::drawn` makes the same values of it.
///
/// `PROPTEST_RNG_SEED` makes every run the same.
///
/// # Panics
///
/// When the property does not hold for a source.
pub async fn for_any(cases: u32, mut property: impl AsyncFnMut(Choices) -> Result<(), Failure>) {
    let strategy = vec(any::<u64>(), 0..=WORDS);
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    for _ in 0..cases {
        let tree = strategy.new_tree(&mut runner);
        let mut tree = tree.expect("words can be drawn");
        let source = tree.current();
        let Err(error) = property(Choices::drawn(source.clone())).await else {
            continue;
        };
        let (source, error) = smaller(&mut tree, (source, error), &mut property).await;
        panic!("{error}\nby the source {source:?}");
    }
}

/// A smaller source for which the property does not hold either.
async fn smaller(
    tree: &mut impl ValueTree<Value = Vec<u64>>,
    mut found: (Vec<u64>, Failure),
    property: &mut impl AsyncFnMut(Choices) -> Result<(), Failure>,
) -> (Vec<u64>, Failure) {
    let mut has_next = tree.simplify();
    for _ in 0..TRIES {
        if !has_next {
            break;
        }
        let source = tree.current();
        has_next = match property(Choices::drawn(source.clone())).await {
            Err(error) => {
                found = (source, error);
                tree.simplify()
            }
            Ok(()) => tree.complicate(),
        };
    }
    found
}
