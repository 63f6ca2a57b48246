//! Redaction: values go, their digests stay.
//!
//! The salt of an entry gives a salt to each of its fields. Once a field is redacted, the entry's
//! salt makes way for the salts of the other fields: without its own, the digest of a value that is
//! gone cannot be compared with the digest of a guess.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::image::{self, Fields, Image};
use super::{Entry, NOTE};
use crate::digest::{Hash, Hasher, Tag, hex, unhex};

/// The only key of what stands for a value.
const KEY: &str = "$redacted";
/// What a note begins with when it stands for one that is gone.
const NOTE_PREFIX: &str = "$redacted:";

/// What the digests of an entry's fields are salted with.
pub(crate) enum Salts<'a> {
    /// One salt, that of each field derived from it.
    Whole(&'a str),
    /// Those of the fields that are left.
    Left(BTreeMap<String, String>),
}

impl<'a> Salts<'a> {
    pub(crate) fn of(stored: &'a str) -> Self {
        if stored.starts_with('{')
            && let Ok(left) = serde_json::from_str(stored)
        {
            return Self::Left(left);
        }
        Self::Whole(stored)
    }

    /// The salt of a field; `None` when the field was redacted.
    pub(crate) fn of_field(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Whole(salt) => Some(Cow::Owned(derive(salt, name).0.to_vec())),
            Self::Left(salts) => {
                let salt = salts.get(name)?;
                // What is not hexadecimal salts as it is, so that it counts as a difference.
                let bytes = unhex(salt).unwrap_or_else(|| salt.clone().into_bytes());
                Some(Cow::Owned(bytes))
            }
        }
    }
}

/// The names of the fields that were taken out of an entry.
pub(super) fn redacted(entry: &Entry) -> Vec<String> {
    let Salts::Left(salts) = entry.salts() else {
        return Vec::new();
    };
    let mut names: BTreeSet<String> = names(entry);
    names.retain(|name| !salts.contains_key(name));
    names.into_iter().collect()
}

pub(super) fn redact(entry: &mut Entry, fields: &Fields) -> bool {
    let salts = entry.salts();
    let is_meant = |name: &str| fields.contains(name) && salts.of_field(name).is_some();
    let names = names(entry);
    if !names.iter().any(|name| is_meant(name)) {
        return false;
    }
    let redact = |image: Option<&str>| Some(redact_image(image?, &salts, &is_meant));
    let before = redact(entry.before.as_deref());
    let after = redact(entry.after.as_deref());
    let note = entry
        .note
        .as_deref()
        .map(|note| match salts.of_field(NOTE) {
            Some(salt) if is_meant(NOTE) => {
                format!("{NOTE_PREFIX}{}", image::field_digest(&salt, note))
            }
            _ => note.to_owned(),
        });
    let left: BTreeMap<&String, String> = names
        .iter()
        .filter(|name| !fields.contains(name))
        .filter_map(|name| Some((name, hex(&salts.of_field(name)?))))
        .collect();
    let salt = object(left.iter().map(|(name, salt)| (name.as_str(), text(salt))));
    (entry.before, entry.after, entry.note, entry.salt) = (before, after, note, salt);
    true
}

/// The digest that a value is, when it stands for one that is gone.
pub(super) fn digest_of_value(value: &str) -> Option<Hash> {
    let image = Image::parse(value).ok()?;
    let [(key, value)] = image.fields.as_slice() else {
        return None;
    };
    let digest = value.strip_prefix('"')?.strip_suffix('"')?;
    (key == KEY).then(|| digest.parse().ok())?
}

/// The digest that a note is, when it stands for one that is gone.
pub(super) fn digest_of_note(note: &str) -> Option<Hash> {
    note.strip_prefix(NOTE_PREFIX)?.parse().ok()
}

/// Everything in an entry that has a salt.
fn names(entry: &Entry) -> BTreeSet<String> {
    let images = [&entry.before, &entry.after].into_iter().flatten();
    let mut names: BTreeSet<String> = images
        .filter_map(|image| Image::parse(image).ok())
        .flat_map(|image| image.fields)
        .map(|(name, _)| name.into_owned())
        .collect();
    if entry.note.is_some() {
        names.insert(NOTE.to_owned());
    }
    names
}

fn redact_image(text: &str, salts: &Salts<'_>, is_meant: &dyn Fn(&str) -> bool) -> String {
    let Ok(image) = Image::parse(text) else {
        // Nothing that a trigger wrote: it stays, and is found by its digest.
        return text.to_owned();
    };
    let fields = image.fields.iter().map(|(name, value)| {
        let value = match salts.of_field(name) {
            Some(salt) if is_meant(name) => {
                let digest = image::field_digest(&salt, value).to_string();
                object([(KEY, self::text(&digest))])
            }
            _ => (*value).to_owned(),
        };
        (name.as_ref(), value)
    });
    object(fields)
}

/// An object of values that are JSON already.
fn object<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let mut out = String::from("{");
    for (position, (name, value)) in fields.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        out.push_str(&text(name));
        out.push(':');
        out.push_str(&value);
    }
    out.push('}');
    out
}

/// A text as JSON.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn derive(salt: &str, name: &str) -> Hash {
    Hasher::new(Tag::Salt)
        .raw(salt.as_bytes())
        .raw(name.as_bytes())
        .finish()
}
