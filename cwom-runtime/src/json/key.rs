//! The keys of an object: which of a struct's it is, whether it was there before, and what is read
//! where it never was.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

/// Finds a key among those of the struct, as text or by its position.
pub(super) struct KeyAmong {
    pub(super) keys: &'static [&'static str],
    /// Where to look first.
    pub(super) guess: usize,
}

impl KeyAmong {
    fn find<E: Error>(&self, found: &[u8]) -> Result<usize, E> {
        let is_found = |position: &usize| self.keys[*position].as_bytes() == found;
        let mut positions = (self.guess..self.keys.len()).chain(0..self.guess);
        positions
            .find(is_found)
            .ok_or_else(|| E::unknown_field(&String::from_utf8_lossy(found), self.keys))
    }
}

impl<'de> DeserializeSeed<'de> for KeyAmong {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeyAmong {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the key of a field")
    }

    fn visit_str<E: Error>(self, found: &str) -> Result<usize, E> {
        self.find(found.as_bytes())
    }

    fn visit_bytes<E: Error>(self, found: &[u8]) -> Result<usize, E> {
        self.find(found)
    }

    fn visit_u64<E: Error>(self, found: u64) -> Result<usize, E> {
        let position = usize::try_from(found).ok();
        position
            .filter(|position| *position < self.keys.len())
            .ok_or_else(|| E::unknown_field(&found.to_string(), self.keys))
    }
}

/// Which keys were there; what is not among the first needs memory of its own.
#[derive(Default)]
pub(super) struct Seen {
    first: u128,
    others: Vec<usize>,
}

impl Seen {
    /// Whether it was not there before.
    pub(super) fn insert(&mut self, position: usize) -> bool {
        let bit = u32::try_from(position).ok();
        if let Some(bit) = bit.and_then(|bit| 1_u128.checked_shl(bit)) {
            let is_new = self.first & bit == 0;
            self.first |= bit;
            return is_new;
        }
        let is_new = !self.others.contains(&position);
        if is_new {
            self.others.push(position);
        }
        is_new
    }
}

/// What reads as nothing where a value may be absent, and as a missing field elsewhere.
pub(super) struct Absent<E> {
    key: &'static str,
    error: PhantomData<E>,
}

impl<E> Absent<E> {
    /// The value of this key.
    pub(super) const fn new(key: &'static str) -> Self {
        Self {
            key,
            error: PhantomData,
        }
    }
}

impl<'de, E: Error> Deserializer<'de> for Absent<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.key))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}
