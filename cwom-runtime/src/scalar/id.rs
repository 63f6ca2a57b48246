//! Typed ids.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use uuid::Uuid;

use super::{ParseError, Ulid, serde_as_text};
use crate::{Entity, IdFormat};

/// The id of an `E`: 16 bytes, `Copy`, and of no use where another entity's id is wanted.
///
/// As text, in JSON and in a SQLite column it is a UUID or a ULID, as the entity says.
///
/// ```compile_fail,E0308
/// use cwom_runtime::Id;
///
/// struct Book;
/// struct Author;
/// fn shelve(_: Id<Book>) {}
///
/// shelve(Id::<Author>::new_v7());
/// ```
// By hand, because derived impls would ask of `E` what only the id needs.
pub struct Id<E> {
    uuid: Uuid,
    entity: PhantomData<fn() -> E>,
}

impl<E> Id<E> {
    /// A fresh, time-ordered id. The store makes ids on its own; this is for those who need one
    /// before the row.
    pub fn new_v7() -> Self {
        Self::from_uuid(Uuid::now_v7())
    }

    /// The id with these 16 bytes.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self {
            uuid,
            entity: PhantomData,
        }
    }

    /// Its 16 bytes, as a UUID.
    pub const fn as_uuid(self) -> Uuid {
        self.uuid
    }

    /// Its 16 bytes, as a ULID.
    pub const fn as_ulid(self) -> Ulid {
        Ulid::from_u128(self.uuid.as_u128())
    }
}

impl<E> Clone for Id<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Id<E> {}

impl<E> PartialEq for Id<E> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<E> Eq for Id<E> {}

impl<E> PartialOrd for Id<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> Ord for Id<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<E> Hash for Id<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<E: Entity> fmt::Display for Id<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match E::ID_FORMAT {
            IdFormat::Uuid => fmt::Display::fmt(self.uuid.as_hyphenated(), formatter),
            IdFormat::Ulid => fmt::Display::fmt(&self.as_ulid(), formatter),
        }
    }
}

impl<E: Entity> fmt::Debug for Id<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}({self})", E::META.name)
    }
}

impl<E: Entity> FromStr for Id<E> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match E::ID_FORMAT {
            IdFormat::Uuid => Uuid::try_parse(text)
                .map(Self::from_uuid)
                .map_err(|_| ParseError::new("UUID", text)),
            IdFormat::Ulid => text
                .parse::<Ulid>()
                .map(|ulid| Self::from_uuid(Uuid::from_u128(ulid.as_u128()))),
        }
    }
}

serde_as_text!([E: Entity] Id<E>, "id");
