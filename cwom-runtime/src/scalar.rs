//! The types of fields: what a column holds and what JSON shows.

mod bytes;
mod date;
mod decimal;
mod duration;
mod id;
mod text_id;
mod timestamp;
mod trace;
mod ulid;

use std::fmt;

pub use bytes::Bytes;
pub use date::Date;
pub use decimal::Decimal;
pub(crate) use decimal::parse as parse_decimal;
pub use duration::Duration;
pub use id::Id;
pub use text_id::TextId;
pub use timestamp::Timestamp;
pub use trace::TraceId;
pub use ulid::Ulid;

/// Text that is not a value of the type that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a valid {expected}")]
pub struct ParseError {
    expected: &'static str,
    text: String,
}

impl ParseError {
    /// Longer text is cut in messages: a megabyte in an error helps nobody.
    const SHOWN: usize = 80;

    pub(crate) fn new(expected: &'static str, text: &str) -> Self {
        let text = match text.char_indices().nth(Self::SHOWN) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        };
        Self { expected, text }
    }

    /// What was asked for, such as `timestamp`.
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

/// A moment, day, span or number outside the range that both databases can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is out of range")]
pub struct OutOfRange(pub(crate) &'static str);

/// Deserialises through `FromStr` without an intermediate `String` where the format lends one.
pub(crate) struct TextVisitor<T> {
    expected: &'static str,
    parse: fn(&str) -> Result<T, ParseError>,
}

impl<T> TextVisitor<T> {
    pub(crate) fn new(expected: &'static str, parse: fn(&str) -> Result<T, ParseError>) -> Self {
        Self { expected, parse }
    }
}

impl<T> serde::de::Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a {} as text", self.expected)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

/// Serde through the canonical text, which is what JSON columns and audit images show.
macro_rules! serde_as_text {
    ([$($generics:tt)*] $type:ty, $expected:literal) => {
        impl<$($generics)*> serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de, $($generics)*> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::scalar::TextVisitor::new(
                    $expected,
                    <Self as std::str::FromStr>::from_str,
                ))
            }
        }
    };
}
use serde_as_text;
