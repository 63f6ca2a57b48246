//! One entry of the log.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Serialize;

use super::changes::FieldChange;
use super::image;
use crate::{Actor, Entity, Json, Timestamp, TraceId};

/// What was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Action {
    /// A row came.
    Created,
    /// A row changed, its state did not.
    Updated,
    /// A row moved to another state.
    StatusChanged,
    /// A row went, for good or softly.
    Deleted,
    /// A link came.
    Linked,
    /// A link went.
    Unlinked,
    /// Something worth knowing that is no change of a row.
    Noted,
    /// Values of earlier entries were erased.
    Redacted,
    /// What a newer version of the library records.
    Other,
}

impl Action {
    /// Every action that this version knows.
    pub const ALL: [Self; 8] = [
        Self::Created,
        Self::Updated,
        Self::StatusChanged,
        Self::Deleted,
        Self::Linked,
        Self::Unlinked,
        Self::Noted,
        Self::Redacted,
    ];

    /// The text that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::StatusChanged => "status_changed",
            Self::Deleted => "deleted",
            Self::Linked => "linked",
            Self::Unlinked => "unlinked",
            Self::Noted => "noted",
            Self::Redacted => "redacted",
            Self::Other => "other",
        }
    }

    /// The action of a stored text.
    pub fn of(text: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|action| action.as_str() == text)
            .unwrap_or(Self::Other)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One entry, with images as JSON: objects with a key for each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its identity: later entries have greater numbers.
    pub seq: i64,
    /// When it was written.
    pub ts: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// What sort of thing it was done to: an entity, or `Owner.link`.
    pub kind: String,
    /// The id of the thing; for a link, both ids with `/` between.
    pub id: String,
    /// Which change of the thing it is, from 1; none for what is no change.
    pub version: Option<i64>,
    /// What the thing was; none for a creation.
    pub before: Option<Json>,
    /// What it became; none when it went for good.
    pub after: Option<Json>,
    /// Why, in the actor's words.
    pub note: Option<String>,
    /// The chain of work.
    pub trace: Option<TraceId>,
    /// Which shape the images have.
    pub revision: String,
}

impl Entry {
    /// The columns that the entry changed, in the order of their names; for a creation or removal,
    /// all that there was.
    pub fn changed_fields(&self) -> Vec<FieldChange> {
        FieldChange::between(self.before.as_ref(), self.after.as_ref())
    }
}

/// An image of a row: as the entity where it has the present shape, and as JSON otherwise, so that
/// a page never fails because one image is older than a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Image<E> {
    /// The row.
    Current(Box<E>),
    /// An image that is not the whole row of this revision: older, without its sensitive values,
    /// or only of what changed.
    Other {
        /// Which shape it has.
        revision: String,
        /// The columns that it has.
        json: Json,
    },
}

impl<E> Image<E> {
    /// The row, where the image is one.
    pub fn current(&self) -> Option<&E> {
        match self {
            Self::Current(row) => Some(row),
            Self::Other { .. } => None,
        }
    }

    /// The row, where the image is one.
    pub fn into_current(self) -> Option<E> {
        match self {
            Self::Current(row) => Some(*row),
            Self::Other { .. } => None,
        }
    }
}

/// One entry of a known entity.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry<E> {
    /// What the row was; none for a creation.
    pub before: Option<Image<E>>,
    /// What it became; none when it went for good.
    pub after: Option<Image<E>>,
    entry: Entry,
    entity: PhantomData<fn() -> E>,
}

impl<E> AuditEntry<E> {
    /// The entry with JSON images.
    pub fn into_entry(self) -> Entry {
        self.entry
    }
}

impl<E> Deref for AuditEntry<E> {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        &self.entry
    }
}

impl<E: Entity> From<Entry> for AuditEntry<E> {
    fn from(entry: Entry) -> Self {
        let image = |json: &Option<Json>| {
            let json = json.as_ref()?;
            Some(image::decode(json, &entry.revision))
        };
        Self {
            before: image(&entry.before),
            after: image(&entry.after),
            entity: PhantomData,
            entry,
        }
    }
}
