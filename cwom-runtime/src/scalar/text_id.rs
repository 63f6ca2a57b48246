//! Typed keys that are text.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

/// The key of an `E` whose creator names it: text, with the type of what it identifies.
// By hand, because derived impls would ask of `E` what only the id needs.
pub struct TextId<E> {
    text: String,
    entity: PhantomData<fn() -> E>,
}

impl<E> TextId<E> {
    /// The key with this text. Its rules are checked when a row is created.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            entity: PhantomData,
        }
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its text, without the type.
    pub fn into_string(self) -> String {
        self.text
    }
}

impl<E> Clone for TextId<E> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<E> PartialEq for TextId<E> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<E> Eq for TextId<E> {}

impl<E> PartialOrd for TextId<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> Ord for TextId<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<E> Hash for TextId<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<E> fmt::Display for TextId<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, formatter)
    }
}

impl<E> fmt::Debug for TextId<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "TextId({:?})", self.text)
    }
}

impl<E> AsRef<str> for TextId<E> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<E> From<String> for TextId<E> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<E> From<&str> for TextId<E> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<E> FromStr for TextId<E> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::new(text))
    }
}

impl<E> serde::Serialize for TextId<E> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, E> serde::Deserialize<'de> for TextId<E> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}
