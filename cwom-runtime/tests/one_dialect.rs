//! With one dialect compiled in, a URL of the other is a clear error.

#![cfg(all(
    feature = "runtime-tokio",
    any(feature = "sqlite", feature = "postgres"),
    not(all(feature = "sqlite", feature = "postgres"))
))]

use cwom_runtime::{Dialect, Error, Result, Store, with_store};

async fn dialect_of<D: Dialect>(_: &Store<D>) -> &'static str {
    D::NAME
}

async fn story(url: &str) -> Result<&'static str> {
    with_store!(url, |store| dialect_of(&store).await)
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn postgres_is_not_there() {
    let error = story("postgres://ada:secret@host/db").await.unwrap_err();
    assert!(
        matches!(
            error,
            Error::NotCompiledIn {
                dialect: "postgres",
                ..
            }
        ),
        "{error:?}"
    );
    let expected =
        "`postgres://ada:***@host/db` needs the feature `postgres`, which is not enabled";
    assert_eq!(error.to_string(), expected);
    assert_eq!(story("sqlite::memory:").await.unwrap(), "sqlite");
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn sqlite_is_not_there() {
    let error = story("sqlite::memory:").await.unwrap_err();
    assert!(
        matches!(
            error,
            Error::NotCompiledIn {
                dialect: "sqlite",
                ..
            }
        ),
        "{error:?}"
    );
}
