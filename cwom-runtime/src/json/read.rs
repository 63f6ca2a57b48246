//! Reading an object: which of the fields comes next, by its key or by its place.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};

use super::key::{Absent, KeyAmong, Seen};
use super::{Form, KIND};

/// The fields of an object, one after the other: those that were given, then those that were not.
pub trait Fields<'de> {
    /// What goes wrong.
    type Error: Error;

    /// The position of the next field among those of the struct.
    ///
    /// # Errors
    ///
    /// When the struct has no such field, or it was there before, or the kind is another.
    fn next(&mut self) -> Result<Option<usize>, Self::Error>;

    /// The value of that field, if it was given.
    ///
    /// # Errors
    ///
    /// When it is no value of this type.
    fn given<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Self::Error>;

    /// The key of that field.
    fn key(&self) -> &'static str;

    /// Keeps the value until all are there.
    ///
    /// # Errors
    ///
    /// When it is no value of this type, or missing and may not be null.
    fn put<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), Self::Error> {
        let value = match self.given()? {
            Some(value) => value,
            None => T::deserialize(Absent::new(self.key()))?,
        };
        *slot = Some(value);
        Ok(())
    }

    /// Keeps the value, if it was given, until all are there.
    ///
    /// # Errors
    ///
    /// When it is no value of this type.
    fn offer<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), Self::Error> {
        *slot = self.given()?;
        Ok(())
    }

    /// Puts the value, if it was given, in the place of another.
    ///
    /// # Errors
    ///
    /// When it is no value of this type.
    fn set<T: Deserialize<'de>>(&mut self, field: &mut T) -> Result<(), Self::Error> {
        if let Some(value) = self.given()? {
            *field = value;
        }
        Ok(())
    }
}

/// What [`Fields::put`] kept.
///
/// # Panics
///
/// When nothing was put there, which cannot be once all fields were visited.
pub fn taken<T>(slot: Option<T>) -> T {
    match slot {
        Some(value) => value,
        None => unreachable!("every field is visited before the object is made"),
    }
}

/// Reads the struct from whatever the format has for an object.
#[derive(Debug)]
pub(super) struct Reader<T>(PhantomData<T>);

impl<T> Reader<T> {
    /// A reader of `T`.
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Form> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object with the fields of `{}`", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        T::read(&mut Keyed {
            access,
            keys: Keys::of::<T>(),
            seen: Seen::default(),
            at: 0,
            is_over: false,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<T, A::Error> {
        // A format without keys has the kind at its head, where it was written.
        if let Some(kind) = T::KIND {
            let found = access.next_element::<String>()?;
            check_kind(kind, &found.ok_or_else(|| Error::missing_field(KIND))?)?;
        }
        T::read(&mut Listed {
            access,
            keys: Keys::of::<T>(),
            visited: 0,
        })
    }
}

/// What an object may have.
#[derive(Debug, Clone, Copy)]
struct Keys {
    kind: Option<&'static str>,
    all: &'static [&'static str],
}

impl Keys {
    const fn of<T: Form>() -> Self {
        Self {
            kind: T::KIND,
            all: T::KEYS,
        }
    }

    /// Where the fields begin, behind the kind.
    fn first(self) -> usize {
        usize::from(self.kind.is_some())
    }

    /// Which field of the struct has the key at this position.
    fn field(self, position: usize) -> usize {
        position - self.first()
    }
}

/// Fields with their keys.
struct Keyed<A> {
    access: A,
    keys: Keys,
    seen: Seen,
    /// Where the field is that was given last; behind it the next one most likely is, since objects
    /// are mostly in the order of their struct.
    at: usize,
    /// Whether all that was given is read, and the others follow.
    is_over: bool,
}

impl<'de, A: MapAccess<'de>> Keyed<A> {
    /// The position of the next key.
    fn next_given(&mut self) -> Result<Option<usize>, A::Error> {
        let seed = KeyAmong {
            keys: self.keys.all,
            guess: self.at,
        };
        let Some(position) = self.access.next_key_seed(seed)? else {
            return Ok(None);
        };
        if !self.seen.insert(position) {
            return Err(Error::duplicate_field(self.keys.all[position]));
        }
        Ok(Some(position))
    }
}

impl<'de, A: MapAccess<'de>> Fields<'de> for Keyed<A> {
    type Error = A::Error;

    fn next(&mut self) -> Result<Option<usize>, A::Error> {
        while !self.is_over {
            match (self.next_given()?, self.keys.kind) {
                (Some(0), Some(kind)) => check_kind(kind, &self.access.next_value::<String>()?)?,
                (Some(position), _) => {
                    self.at = position;
                    return Ok(Some(self.keys.field(position)));
                }
                (None, _) => {
                    self.is_over = true;
                    self.at = self.keys.first();
                }
            }
        }
        let missing = (self.at..self.keys.all.len()).find(|position| self.seen.insert(*position));
        if let Some(position) = missing {
            self.at = position;
        }
        Ok(missing.map(|position| self.keys.field(position)))
    }

    fn given<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        if self.is_over {
            return Ok(None);
        }
        self.access.next_value().map(Some)
    }

    fn key(&self) -> &'static str {
        self.keys.all[self.at]
    }
}

/// Fields by their places.
struct Listed<A> {
    access: A,
    keys: Keys,
    /// How many were visited.
    visited: usize,
}

impl<'de, A: SeqAccess<'de>> Fields<'de> for Listed<A> {
    type Error = A::Error;

    fn next(&mut self) -> Result<Option<usize>, A::Error> {
        let position = self.visited;
        self.visited += 1;
        Ok((position + self.keys.first() < self.keys.all.len()).then_some(position))
    }

    fn given<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        self.access.next_element()
    }

    fn key(&self) -> &'static str {
        self.keys.all[self.visited - 1 + self.keys.first()]
    }
}

fn check_kind<E: Error>(kind: &'static str, found: &str) -> Result<(), E> {
    if found == kind {
        return Ok(());
    }
    Err(E::custom(format_args!(
        "this is of the kind `{found}`, not `{kind}`"
    )))
}
