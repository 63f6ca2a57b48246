//! Fields of an entity.

use super::{EntityId, Expr, FieldId, Span, Type, ValueId};

/// One field of an entity, or of a link's payload.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name in the spec, such as `for_issue`.
    pub name: String,
    /// Field of the Rust struct, such as `for_issue_id`.
    pub rust: String,
    /// The column, such as `for_issue_id`. For an embedded value it is the prefix, and
    /// [`Embedded::columns`] has the columns.
    pub column: String,
    /// What the field says; empty when the spec gives none.
    pub doc: String,
    /// Its type.
    pub ty: Type,
    /// Whether it may be null.
    pub nullable: bool,
    /// What a creator who says nothing gets.
    pub default: Option<DefaultValue>,
    /// What the field is for.
    pub kind: FieldKind,
    /// Never changes after creation.
    pub immutable: bool,
    /// Masked in audit images and in `Debug`.
    pub sensitive: bool,
    /// A rule on its text, kept by Rust and by the database.
    pub pattern: Option<Pattern>,
    /// The name in the spec; for a field that the toolkit adds, the key that asked for it.
    pub span: Span,
}

/// What a field is for.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// The entity's own id; always the first field.
    Key,
    /// A field of the model, in one column.
    Data,
    /// A value type in columns of its own (`embed = "columns"`).
    Embedded(Embedded),
    /// A reference to another entity, or to another row of this one.
    Reference(Reference),
    /// The free label beside a reference; the field is `Option<String>`.
    Role {
        /// The reference that it labels.
        of: FieldId,
    },
    /// A column that the database computes.
    Generated(Generated),
    /// The optimistic lock: 1 at creation, plus one with every change.
    Version,
    /// When the row was created; kept by the library and the database.
    CreatedAt,
    /// When the row was last changed.
    UpdatedAt,
    /// When the row was deleted softly; null while it lives.
    DeletedAt,
}

/// A value type flattened into columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedded {
    /// The value type.
    pub value: ValueId,
    /// One column for each field of the value type, in its order.
    pub columns: Vec<String>,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The entity that it points at.
    pub target: EntityId,
    /// What deleting the target does.
    pub on_delete: DeleteRule,
    /// Name of the derived way back on the target, such as `runs`; `None` when the spec gives none.
    pub inverse: Option<String>,
    /// Following the reference from row to row never comes back; only for a self-reference.
    pub acyclic: bool,
    /// Whether the column is indexed for the reference.
    pub index: bool,
    /// The field that holds its role label.
    pub role: Option<FieldId>,
    /// The row it points at is the one that another reference agrees on.
    pub same_as: Option<SameAs>,
}

/// `same_as = "for_issue.repo"`: this reference equals the `repo` of the row `for_issue` points at.
/// Both references are required or both nullable; the source is immutable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SameAs {
    /// The reference of this entity that leads there: `for_issue`.
    pub via: FieldId,
    /// The reference field of the target entity: `repo`.
    pub source: FieldId,
}

/// What deleting the target of a reference does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeleteRule {
    /// It is refused while references exist.
    Restrict,
    /// The referring rows go too.
    Cascade,
    /// The reference becomes null.
    SetNull,
}

/// What an absent value becomes. It always fits the field's type and rules.
#[derive(Debug, Clone, PartialEq)]
pub enum DefaultValue {
    /// `true` or `false`.
    Bool(bool),
    /// An integer; for a decimal, units of the last digit; for a duration, microseconds.
    Int(i64),
    /// A finite number.
    Float(f64),
    /// Text; for a date, timestamp, uuid, ulid or raw type, its canonical form.
    Text(String),
    /// The value of an enum at this position.
    EnumValue(usize),
    /// `[]`.
    EmptyList,
    /// `{}`: for a map, no entries; for a value type, each part at its own default.
    EmptyObject,
    /// `now`: the moment of writing, for timestamps and dates.
    Now,
    /// `new`: a freshly generated id, for uuid and ulid fields.
    NewId,
    /// `context`: the trace of the writer's context, for `trace` fields.
    Context,
}

/// A column that the database computes from others of the same row.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// The expression, over columns of this entity.
    pub expr: Expr,
}

/// A rule on text: every part that is given must hold. Alternatives are tried in turn, and one must
/// hold. It means the same in Rust, in SQLite (GLOB) and in PostgreSQL (`~`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// At least one alternative; a plain pattern is a list of one.
    pub alternatives: Vec<Affix>,
}

/// One alternative of a [`Pattern`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Affix {
    /// Every character is one of these. Ranges are expanded pairs, `('a', 'z')`; a single character
    /// is a range of one. ASCII only.
    pub chars: Option<Vec<(char, char)>>,
    /// The text starts with this.
    pub prefix: Option<String>,
    /// The text ends with this.
    pub suffix: Option<String>,
    /// The text contains this.
    pub contains: Option<String>,
    /// The text does not contain this.
    pub excludes: Option<String>,
}
