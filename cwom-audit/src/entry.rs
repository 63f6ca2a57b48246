//! An entry of the log as it is stored, and what its digest is made of.

mod image;
mod redaction;

use serde::{Deserialize, Serialize};

use crate::digest::{Hash, Hasher, Tag};

pub use image::Fields;
pub(crate) use image::{Image, ImageError};
pub(crate) use redaction::Salts;

/// What the note is called where fields are named. No column has such a name.
pub const NOTE: &str = "$note";

/// One entry of the log: every column as text, in the form that its digest is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Identity.
    pub seq: i64,
    /// When it was written, in microseconds since 1970. A moment of no such form is kept as it is
    /// stored, and belongs to an entry that no trigger wrote.
    pub ts: String,
    /// What sort of actor.
    pub actor_kind: String,
    /// The actor's id.
    pub actor_id: String,
    /// What was done.
    pub action: String,
    /// What sort of thing was changed.
    pub entity_kind: String,
    /// The id of what was changed.
    pub entity_id: String,
    /// The number of the change.
    pub entity_version: Option<String>,
    /// The shape of the images.
    pub spec_rev: String,
    /// The chain of work.
    pub trace_id: Option<String>,
    /// The transaction that wrote it; PostgreSQL only.
    pub xid: Option<String>,
    /// Who was logged in; PostgreSQL only.
    pub db_role: Option<String>,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// 32 hexadecimal digits; after a redaction the salts of what is left.
    pub salt: String,
}

/// The parts of a leaf, in order.
pub(crate) const PARTS: [&str; 15] = [
    "seq",
    "ts",
    "actor_kind",
    "actor_id",
    "action",
    "entity_kind",
    "entity_id",
    "entity_version",
    "spec_rev",
    "trace_id",
    "xid",
    "db_role",
    "before",
    "after",
    "note",
];

impl Entry {
    /// The leaf of this entry in the tree of its checkpoint.
    pub fn leaf(&self) -> Hash {
        self.with_parts(|parts| {
            let hasher = Hasher::new(Tag::Leaf);
            parts
                .iter()
                .fold(hasher, |hasher, part| hasher.part(*part))
                .finish()
        })
    }

    /// The names of the fields whose values were taken out of this entry, the note as [`NOTE`].
    pub fn redacted(&self) -> Vec<String> {
        redaction::redacted(self)
    }

    /// Takes the values of fields out, and leaves their digests: the leaf stays the same. Whoever
    /// does not know a value cannot guess it from what is left.
    ///
    /// Returns whether there was anything to take.
    pub fn redact(&mut self, fields: &Fields) -> bool {
        redaction::redact(self, fields)
    }

    /// The number of the change, where there is one.
    pub(crate) fn version(&self) -> Option<i64> {
        self.entity_version.as_ref()?.parse().ok()
    }

    pub(crate) fn salts(&self) -> Salts<'_> {
        Salts::of(&self.salt)
    }

    /// Calls `act` with the parts of the leaf, in the order of [`PARTS`].
    pub(crate) fn with_parts<T>(&self, act: impl FnOnce(&[Option<&[u8]>; 15]) -> T) -> T {
        let salts = self.salts();
        let seq = self.seq.to_string();
        let images =
            [&self.before, &self.after].map(|image| image::digest(image.as_deref(), &salts));
        let note = image::note_digest(self.note.as_deref(), &salts);
        fn or_null(text: Option<&String>) -> Option<&[u8]> {
            text.map(String::as_bytes)
        }
        act(&[
            Some(seq.as_bytes()),
            Some(self.ts.as_bytes()),
            Some(self.actor_kind.as_bytes()),
            Some(self.actor_id.as_bytes()),
            Some(self.action.as_bytes()),
            Some(self.entity_kind.as_bytes()),
            Some(self.entity_id.as_bytes()),
            or_null(self.entity_version.as_ref()),
            Some(self.spec_rev.as_bytes()),
            or_null(self.trace_id.as_ref()),
            or_null(self.xid.as_ref()),
            or_null(self.db_role.as_ref()),
            Some(&images[0].0),
            Some(&images[1].0),
            Some(&note.0),
        ])
    }
}
