//! Choosing the dialect by a URL at run time.

use crate::error::without_password;
use crate::{Error, Result};

/// The dialect that a URL names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlDialect {
    /// `sqlite:`, or `:memory:`.
    Sqlite,
    /// `postgres://` or `postgresql://`.
    Postgres,
}

impl UrlDialect {
    /// Reads the scheme of a URL.
    pub fn of(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") || url == ":memory:" {
            Ok(Self::Sqlite)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres)
        } else {
            Err(Error::UnknownUrl {
                url: without_password(url),
            })
        }
    }
}

/// The error of a URL whose dialect is not compiled in.
pub fn not_compiled_in(url: &str, dialect: &'static str) -> Error {
    Error::NotCompiledIn {
        url: without_password(url),
        dialect,
    }
}

/// Opens the database of a URL and evaluates an expression with its store, in two monomorphic
/// copies: `with_store!(url, |store| story(&store).await)?`, where `story` is generic over the
/// dialect.
///
/// The value is `Result<T, Error>` with the `T` of the expression. It is for async code: opening
/// awaits.
#[macro_export]
macro_rules! with_store {
    ($url:expr, |$store:ident| $body:expr $(,)?) => {{
        let url = $url;
        let url: &str = ::core::convert::AsRef::as_ref(&url);
        match $crate::__private::UrlDialect::of(url) {
            ::core::result::Result::Ok($crate::__private::UrlDialect::Sqlite) => {
                $crate::__with_sqlite!(url, $store, $body)
            }
            ::core::result::Result::Ok($crate::__private::UrlDialect::Postgres) => {
                $crate::__with_postgres!(url, $store, $body)
            }
            ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
        }
    }};
}

// These are defined twice, and the feature is that of this crate: a `cfg` in the expansion of
// `with_store!` would ask the features of the crate that calls it.

#[cfg(feature = "sqlite")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_sqlite {
    ($url:expr, $store:ident, $body:expr) => {
        match $crate::Store::<$crate::Sqlite>::open($url).await {
            ::core::result::Result::Ok($store) => ::core::result::Result::Ok($body),
            ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
        }
    };
}

#[cfg(not(feature = "sqlite"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_sqlite {
    ($url:expr, $store:ident, $body:expr) => {
        ::core::result::Result::Err($crate::__private::not_compiled_in($url, "sqlite"))
    };
}

#[cfg(feature = "postgres")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_postgres {
    ($url:expr, $store:ident, $body:expr) => {
        match $crate::Store::<$crate::Postgres>::connect($url).await {
            ::core::result::Result::Ok($store) => ::core::result::Result::Ok($body),
            ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
        }
    };
}

#[cfg(not(feature = "postgres"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_postgres {
    ($url:expr, $store:ident, $body:expr) => {
        ::core::result::Result::Err($crate::__private::not_compiled_in($url, "postgres"))
    };
}
