//! The schema: what a valid spec says, with every name resolved. It is the only truth that later
//! stages read, and it is read-only.
//!
//! Definitions are kept in `Vec`s in the order of the spec, and refer to each other by the index
//! types such as [`EntityId`]; `schema[entity_id]` gives the definition.

mod entity;
mod evolution;
mod expr;
mod field;
mod id;
mod link;
mod states;
mod ty;

pub use entity::{Entity, EntityCheck, IdStrategy, Index, IndexPart, Timestamps, Unique};
pub use evolution::{
    Accepted, Backfill, BackfillValue, Evolution, Evolved, FieldPlace, RemovedValue, Renamed,
};
pub use expr::{BinaryOp, Expr, Function, Literal};
pub use field::{
    Affix, DefaultValue, DeleteRule, Embedded, Field, FieldKind, Generated, Pattern, Reference,
    SameAs,
};
pub use id::{EntityId, EnumId, FieldId, LinkId, ValueId};
pub use link::Link;
pub use states::{Move, OnlyIn, Required, Requirement, StateMachine};
pub use ty::{
    Bounds, Enum, EnumStorage, EnumValue, IntWidth, Length, OneOf, OneOfMode, Type, Value,
    ValueField,
};

/// A range of bytes in the text of the spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// A database engine that SQL is rendered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// SQLite 3.40 or later.
    Sqlite,
    /// PostgreSQL 14 or later.
    Postgres,
}

impl Dialect {
    /// Every dialect, in the order in which files and messages list them.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// The name used in the spec, in directories and in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A valid spec. The only way to get one is [`crate::parse`].
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Name of the model, a Rust identifier such as `cwom`.
    pub name: String,
    /// What the model is about, one sentence or more.
    pub doc: String,
    /// The engines that SQL is rendered for, without repetition, in the order of [`Dialect::ALL`].
    pub dialects: Vec<Dialect>,
    /// Where output goes and how people ask for it.
    pub generate: Generate,
    /// The audit log of the model.
    pub audit: Audit,
    /// Enums in the order of the spec.
    pub enums: Vec<Enum>,
    /// Value types in the order of the spec.
    pub values: Vec<Value>,
    /// Entities in the order of the spec.
    pub entities: Vec<Entity>,
    /// Many-to-many relations, grouped by owner, in the order of the spec.
    pub links: Vec<Link>,
    /// How it came from older revisions.
    pub evolution: Evolution,
}

/// The `[generate]` section: where output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generate {
    /// Directory of the generated crate, relative to the spec; `/` separates, no `..` beyond one level up.
    pub path: String,
    /// The command that people run to generate, named in file headers; `cargo cwom gen` by default.
    pub command: String,
}

/// The `[audit]` section: the append-only log of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Name of the log's table, `audit_log` by default.
    pub table: String,
    /// Further indexes besides the one by entity: any of `trace`, `actor`, `action`, `ts`.
    pub indexes: Vec<AuditIndex>,
    /// What an image holds unless an entity says otherwise.
    pub images: Images,
    /// What an image holds for a sensitive field.
    pub sensitive: SensitiveImage,
    /// How PostgreSQL partitions the log; SQLite keeps one table.
    pub partitions: Partitions,
}

/// A further index of the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuditIndex {
    /// By `trace_id`.
    Trace,
    /// By actor kind and id.
    Actor,
    /// By action.
    Action,
    /// By time.
    Time,
}

/// What the before and after images of an audit entry hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Images {
    /// The whole entity.
    Full,
    /// Only the fields that changed.
    Diff,
}

/// What an audit image holds for a sensitive field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SensitiveImage {
    /// That there is a value, never which.
    Omit,
    /// As [`SensitiveImage::Omit`], and an entry says that the value changed. A digest would say
    /// more than that to whoever can guess the value.
    Mark,
    /// The value itself.
    Keep,
}

/// How the audit log is partitioned on PostgreSQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partitions {
    /// One table.
    None,
    /// A range partition for each month.
    Month,
}

impl Schema {
    /// The entity called `name` in the spec.
    pub fn entity(&self, name: &str) -> Option<(EntityId, &Entity)> {
        self.entities().find(|(_, entity)| entity.name == name)
    }

    /// Every entity with its id, in the order of the spec.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = (EntityId, &Entity)> {
        self.entities
            .iter()
            .enumerate()
            .map(|(index, entity)| (EntityId(index), entity))
    }

    /// The links that `owner` declares, in the order of the spec.
    pub fn links_of(&self, owner: EntityId) -> impl Iterator<Item = (LinkId, &Link)> {
        self.links
            .iter()
            .enumerate()
            .filter(move |(_, link)| link.owner == owner)
            .map(|(index, link)| (LinkId(index), link))
    }

    /// The references of other entities (or of itself) that point at `target`, with their holder.
    pub fn references_to(
        &self,
        target: EntityId,
    ) -> impl Iterator<Item = (EntityId, FieldId, &Reference)> {
        self.entities().flat_map(move |(holder, entity)| {
            entity.references().filter_map(move |(field, reference)| {
                (reference.target == target).then_some((holder, field, reference))
            })
        })
    }
}
