//! Images: the fields of a row as they are stored, and their digests.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::NOTE;
use super::redaction::{self, Salts};
use crate::digest::{Hash, Hasher, Tag};

/// Which fields of an entry are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fields {
    /// These, by the names of their columns; the note is [`NOTE`].
    Named(BTreeSet<String>),
    /// All but these, the note included.
    AllBut(BTreeSet<String>),
}

impl Fields {
    /// These fields.
    pub fn named<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Self::Named(names.into_iter().map(Into::into).collect())
    }

    /// Whether a field is among them.
    pub fn contains(&self, name: &str) -> bool {
        match self {
            Self::Named(names) => names.contains(name),
            Self::AllBut(names) => !names.contains(name),
        }
    }
}

/// An image, taken apart without looking into its values.
#[derive(Debug)]
pub(crate) struct Image<'a> {
    /// Names and values, in the order in which they are stored.
    pub(crate) fields: Vec<(Cow<'a, str>, &'a str)>,
}

/// An image is no JSON object.
#[derive(Debug)]
pub(crate) struct ImageError;

impl<'a> Image<'a> {
    pub(crate) fn parse(text: &'a str) -> Result<Self, ImageError> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let fields = deserializer
            .deserialize_map(FieldsOf)
            .map_err(|_| ImageError)?;
        deserializer.end().map_err(|_| ImageError)?;
        Ok(Self { fields })
    }
}

/// Reads an object as a list, so that a name that is there twice is seen twice.
struct FieldsOf;

impl<'de> Visitor<'de> for FieldsOf {
    type Value = Vec<(Cow<'de, str>, &'de str)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((Name(name), value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
            fields.push((name, value.get()));
        }
        Ok(fields)
    }
}

/// A name that is borrowed where it is written without escapes.
#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The digest of an image.
pub(super) fn digest(image: Option<&str>, salts: &Salts<'_>) -> Hash {
    let Some(text) = image else {
        return Hasher::new(Tag::Absent).finish();
    };
    let Ok(mut image) = Image::parse(text) else {
        return Hasher::new(Tag::Malformed)
            .part(Some(text.as_bytes()))
            .finish();
    };
    // Stable: of two fields of one name, the order in which they are stored counts.
    image
        .fields
        .sort_by(|(left, _), (right, _)| left.cmp(right));
    let mut hasher = Hasher::new(Tag::Image);
    for (name, value) in &image.fields {
        let field = match salts.of_field(name) {
            Some(salt) => field_digest(&salt, value),
            None => redaction::digest_of_value(value).unwrap_or_else(|| unsalted(name, value)),
        };
        hasher = hasher.part(Some(name.as_bytes())).raw(&field.0);
    }
    hasher.finish()
}

/// The digest of a note.
pub(super) fn note_digest(note: Option<&str>, salts: &Salts<'_>) -> Hash {
    let Some(note) = note else {
        return Hasher::new(Tag::Absent).finish();
    };
    match salts.of_field(NOTE) {
        Some(salt) => field_digest(&salt, note),
        None => redaction::digest_of_note(note).unwrap_or_else(|| unsalted(NOTE, note)),
    }
}

/// The digest of a value as it is stored.
pub(super) fn field_digest(salt: &[u8], value: &str) -> Hash {
    Hasher::new(Tag::Field)
        .raw(salt)
        .raw(value.as_bytes())
        .finish()
}

/// A value whose salt is gone though the value is there: nothing that a redaction leaves behind.
fn unsalted(name: &str, value: &str) -> Hash {
    Hasher::new(Tag::Malformed)
        .part(Some(name.as_bytes()))
        .part(Some(value.as_bytes()))
        .finish()
}
