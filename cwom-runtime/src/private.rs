//! What macro expansions call. No part of the public interface.

use std::fmt;
use std::marker::PhantomData;

pub use {serde, serde_json};

pub mod json {
    pub use crate::json::{Fields, Form, Writer, read, taken};
}

pub use crate::store::Held;
pub use crate::with_store::{UrlDialect, not_compiled_in};

use crate::{DecodeProblem, EnumValue, UnknownValue};

/// Reads a stored value of an enum.
pub fn stored_enum<T: EnumValue>(text: &str) -> Result<T, DecodeProblem> {
    T::parse(text).ok_or_else(|| DecodeProblem::UnknownEnumValue {
        name: T::NAME,
        value: text.to_owned(),
    })
}

/// Reads a value of an enum.
pub fn parse_enum<T: EnumValue>(text: &str) -> Result<T, UnknownValue> {
    T::parse(text).ok_or_else(|| UnknownValue {
        name: T::NAME,
        value: text.to_owned(),
        known: T::VALUES.iter().map(|value| value.as_str()).collect(),
    })
}

/// Deserialises a value of an enum.
pub fn deserialize_enum<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: EnumValue,
    D: serde::Deserializer<'de>,
{
    deserializer.deserialize_str(EnumVisitor(PhantomData))
}

struct EnumVisitor<T>(PhantomData<T>);

impl<T: EnumValue> serde::de::Visitor<'_> for EnumVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a value of {}", T::NAME)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        parse_enum(text).map_err(E::custom)
    }
}
