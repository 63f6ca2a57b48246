//! What the author says about how this revision came from those before it.
//!
//! Such facts stay in a spec for as long as anybody likes: where a database has nothing that they
//! could be about, they say nothing. They change no generated code and no table.

use super::{DefaultValue, EntityId, EnumId, FieldId, LinkId, Span};

/// Everything that a migration cannot know by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evolution {
    /// What was called otherwise, in the order of the spec.
    pub renames: Vec<Renamed>,
    /// What rows get that are there.
    pub backfills: Vec<Backfill>,
    /// Values of enums that are gone.
    pub removed: Vec<RemovedValue>,
    /// Hazards that are accepted.
    pub accepted: Vec<Accepted>,
}

/// `renamed_from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// What it is called otherwise now.
    pub what: Evolved,
    /// What it was called in the spec.
    pub from: String,
    /// Where the spec says so.
    pub span: Span,
}

/// What has a past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evolved {
    /// An entity.
    Entity(EntityId),
    /// A link.
    Link(LinkId),
    /// A field.
    Field(FieldPlace),
    /// The value of an enum at this position.
    Value(EnumId, usize),
}

/// Where a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldPlace {
    /// In an entity.
    Entity(EntityId, FieldId),
    /// At this position of the payload of a link.
    Payload(LinkId, usize),
}

/// `backfill`.
#[derive(Debug, Clone, PartialEq)]
pub struct Backfill {
    /// The field.
    pub field: FieldPlace,
    /// What rows get that have nothing there.
    pub value: BackfillValue,
    /// Where the spec says so.
    pub span: Span,
}

/// What rows get.
#[derive(Debug, Clone, PartialEq)]
pub enum BackfillValue {
    /// A literal of the field's type.
    Literal(DefaultValue),
    /// An expression over the row, for each dialect.
    Sql {
        /// For SQLite.
        sqlite: String,
        /// For PostgreSQL.
        postgres: String,
    },
}

/// A value of an enum that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedValue {
    /// The enum.
    pub of: EnumId,
    /// The value.
    pub value: String,
    /// The position of the value that takes its place.
    pub to: usize,
    /// Where the spec says so.
    pub span: Span,
}

/// `[[accept]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The id of the hazard.
    pub hazard: String,
    /// What it is about, by the names of tables and columns.
    pub on: String,
    /// Why it does no harm.
    pub reason: String,
    /// Where the spec says what it is about.
    pub span: Span,
}
