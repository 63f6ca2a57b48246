//! Entities: record types with identity and a table of their own.

use super::{Expr, Field, FieldId, FieldKind, Images, Reference, Span, StateMachine};

/// A record type with identity and its own table.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Name in the spec and in Rust, such as `ContextPacket`.
    pub name: String,
    /// Module and file of the generated code, such as `context_packet`.
    pub module: String,
    /// What the entity is.
    pub doc: String,
    /// Its table.
    pub table: String,
    /// How ids are made.
    pub id: IdStrategy,
    /// Fields in the order of the struct and of the table: the id, the entity's own fields (a role
    /// label directly after its reference), those of its mixins, generated ones where they stand,
    /// then version, created, updated and deleted.
    pub fields: Vec<Field>,
    /// No update and no delete after creation.
    pub immutable: bool,
    /// Rows are only ever added: no update, no delete; links and references to it may come and go.
    pub append_only: bool,
    /// Every change is recorded in the audit log.
    pub audited: bool,
    /// What an audit image holds.
    pub images: Images,
    /// Which timestamps the entity keeps.
    pub timestamps: Timestamps,
    /// Unique keys besides the id; single-field `unique = true` included.
    pub uniques: Vec<Unique>,
    /// Indexes that the spec asks for; those of references are not among them.
    pub indexes: Vec<Index>,
    /// Checks between fields.
    pub checks: Vec<EntityCheck>,
    /// The state machine, when the entity has one.
    pub states: Option<StateMachine>,
    /// The name in the spec.
    pub span: Span,
}

/// A named check between fields of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityCheck {
    /// Name in the spec; the constraint's name derives from it.
    pub name: String,
    /// What the row must fulfil; null counts as fulfilled, as in SQL.
    pub expr: Expr,
    /// The name in the spec.
    pub span: Span,
}

impl Entity {
    /// Every field with its id, in order.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (FieldId, &Field)> {
        self.fields
            .iter()
            .enumerate()
            .map(|(index, field)| (FieldId(index), field))
    }

    /// The field called `name` in the spec.
    pub fn field(&self, name: &str) -> Option<(FieldId, &Field)> {
        self.fields().find(|(_, field)| field.name == name)
    }

    /// The references of this entity, in the order of its fields.
    pub fn references(&self) -> impl Iterator<Item = (FieldId, &Reference)> {
        self.fields().filter_map(|(id, field)| match &field.kind {
            FieldKind::Reference(reference) => Some((id, reference)),
            _ => None,
        })
    }

    /// The id field.
    pub fn key(&self) -> &Field {
        &self.fields[0]
    }

    /// Whether rows may be changed after creation.
    pub fn is_updatable(&self) -> bool {
        !self.immutable && !self.append_only
    }

    /// Whether an update may set the field: it is the model's own, may change, neither follows
    /// another reference nor holds the state, which only a transition moves.
    pub fn is_settable(&self, id: FieldId) -> bool {
        let field = &self[id];
        let is_own = match &field.kind {
            FieldKind::Data | FieldKind::Embedded(_) | FieldKind::Role { .. } => true,
            FieldKind::Reference(reference) => reference.same_as.is_none(),
            FieldKind::Key
            | FieldKind::Generated(_)
            | FieldKind::Version
            | FieldKind::CreatedAt
            | FieldKind::UpdatedAt
            | FieldKind::DeletedAt => false,
        };
        let is_state = self
            .states
            .as_ref()
            .is_some_and(|machine| machine.field == id);
        self.is_updatable() && is_own && !field.immutable && !is_state
    }

    /// Whether a transition or a soft delete may change the field by itself: it holds the state or
    /// something that only some states may have, or is kept with such a change.
    pub fn is_moved(&self, id: FieldId) -> bool {
        let by_state = self.states.as_ref().is_some_and(|machine| {
            machine.field == id || machine.only_in.iter().any(|only| only.field == id)
        });
        let is_kept = matches!(
            self[id].kind,
            FieldKind::Version | FieldKind::UpdatedAt | FieldKind::DeletedAt
        );
        by_state || is_kept
    }

    /// Whether rows may be deleted.
    pub fn is_deletable(&self) -> bool {
        !self.immutable && !self.append_only
    }

    /// The field of this kind that the toolkit keeps, such as the version.
    pub fn managed(&self, wanted: impl Fn(&FieldKind) -> bool) -> Option<(FieldId, &Field)> {
        self.fields().find(|(_, field)| wanted(&field.kind))
    }
}

/// How the ids of an entity are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdStrategy {
    /// UUID version 7: time-ordered. The default.
    Uuid7,
    /// UUID version 4: random.
    Uuid4,
    /// ULID: time-ordered, 26 characters.
    Ulid,
    /// Text that the creator gives, at most this many characters.
    Text {
        /// The greatest length.
        max: u32,
    },
}

/// Which timestamps an entity keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timestamps {
    /// `created_at` and `updated_at`.
    Both,
    /// `created_at`.
    Created,
    /// Neither.
    None,
}

/// A unique key.
#[derive(Debug, Clone, PartialEq)]
pub struct Unique {
    /// Name given in the spec; otherwise it derives from table and columns.
    pub name: Option<String>,
    /// The fields; one or more, none of them embedded.
    pub fields: Vec<FieldId>,
    /// Unique only among the rows that fulfil this.
    pub predicate: Option<Expr>,
    /// Where the spec asks for it.
    pub span: Span,
}

/// An index.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// Name given in the spec; otherwise it derives from table and parts.
    pub name: Option<String>,
    /// What is indexed, one or more.
    pub parts: Vec<IndexPart>,
    /// Only rows that fulfil this are in the index.
    pub predicate: Option<Expr>,
    /// Where the spec asks for it.
    pub span: Span,
}

/// One part of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexPart {
    /// A column or an expression over columns.
    pub expr: Expr,
    /// Sorted from high to low.
    pub descending: bool,
}
