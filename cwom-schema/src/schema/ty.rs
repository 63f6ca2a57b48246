//! Types of fields: scalars, enums, value types, lists and maps.

use super::{DefaultValue, EntityId, EnumId, Pattern, Span, ValueId};

/// The type of a field, without its nullability.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// `bool`.
    Bool,
    /// `i16`, `i32`, `i64`, with optional inclusive bounds: `i32(0..5)`.
    Int(IntWidth, Bounds<i64>),
    /// `f64`, finite, with optional inclusive bounds: `f64(0..)`.
    Float(Bounds<f64>),
    /// `decimal(p, s)`: exact, at most 18 digits. The bounds count units of the last digit.
    Decimal {
        /// Digits in all, 1 to 18.
        precision: u8,
        /// Digits after the point, at most `precision`.
        scale: u8,
        /// Inclusive bounds, in units of 10^-scale.
        bounds: Bounds<i64>,
    },
    /// `string(min..max)` or `string(max)`: short text; the length counts Unicode scalar values.
    /// `string` alone has no length rule.
    String(Length),
    /// `text` or `text(min..max)`: as `String`; long text that an index or a table view leaves out.
    Text(Length),
    /// `bytes` or `bytes(min..max)`; the length counts bytes. In JSON and images: lower-case hex.
    Bytes(Length),
    /// `uuid`.
    Uuid,
    /// `ulid`: 26 characters of Crockford's base 32.
    Ulid,
    /// `date`: a calendar day, years 1 to 9999.
    Date,
    /// `timestamp`: UTC, microseconds, years 1 to 9999.
    Timestamp,
    /// `duration`: a signed span of time in microseconds.
    Duration,
    /// `json`: any JSON value but `null` at the top.
    Json,
    /// `map`: a free JSON object (`None`); `map(T)`: a JSON object whose values are all `T`.
    Map(Option<Box<Type>>),
    /// `trace`: the id of a chain of work, a UUID that converts to and from a W3C trace id.
    Trace,
    /// The name of an enum.
    Enum(EnumId),
    /// The name of a value type.
    Value(ValueId),
    /// `[T]` or `[T](min..max)`: a JSON array; the length counts items. Items are never null.
    List(Box<Type>, Length),
    /// The key of an entity: its own `id`, or a reference `-> E`.
    Key(EntityId),
    /// A type that the language does not know, by its name in each dialect; a `String` in Rust.
    Raw {
        /// The type's name on SQLite: `INTEGER`, `REAL`, `TEXT` or `BLOB`.
        sqlite: String,
        /// The type's name on PostgreSQL.
        postgres: String,
    },
}

/// Width of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntWidth {
    /// `i16`.
    I16,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
}

/// Inclusive bounds of a number; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bounds<T> {
    /// The least allowed value.
    pub min: Option<T>,
    /// The greatest allowed value.
    pub max: Option<T>,
}

/// Inclusive bounds of a length; `None` is open.
pub type Length = Bounds<u32>;

/// A closed set of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// Name in the spec and in Rust, such as `Priority`.
    pub name: String,
    /// What the enum says.
    pub doc: String,
    /// Whether the order of the values means something; then Rust has `<`, and sorting follows it
    /// on both engines.
    pub ordered: bool,
    /// How a column holds it.
    pub storage: EnumStorage,
    /// The values in order, at least one.
    pub values: Vec<EnumValue>,
    /// The name in the spec.
    pub span: Span,
}

/// How a column holds an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnumStorage {
    /// Text with a named CHECK, on both dialects.
    Text,
    /// A PostgreSQL enum type of this name; on SQLite, as `Text`.
    Native(String),
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumValue {
    /// The text that is stored and exchanged.
    pub name: String,
    /// The variant in Rust.
    pub rust: String,
    /// What the value means.
    pub doc: String,
    /// The name in the spec.
    pub span: Span,
}

/// A nested struct: JSON in a column, or columns of its own where a field says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Name in the spec and in Rust, such as `Actor`.
    pub name: String,
    /// What the value says.
    pub doc: String,
    /// Its fields in order, at least one.
    pub fields: Vec<ValueField>,
    /// Rules on which optional fields may be set together.
    pub one_of: Vec<OneOf>,
    /// The name in the spec.
    pub span: Span,
}

impl Value {
    /// Whether `{}` is a value: every field is nullable or has a default (lists and maps have one).
    pub fn has_default(&self) -> bool {
        self.fields
            .iter()
            .all(|field| field.nullable || field.default.is_some())
    }
}

/// One field of a value type.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueField {
    /// The key in JSON.
    pub name: String,
    /// The field of the Rust struct; differs from `name` only for keywords and by choice.
    pub rust: String,
    /// The suffix of its column when the value is embedded as columns.
    pub column: String,
    /// What the field says; empty when the spec gives none.
    pub doc: String,
    /// Its type; never a key or a raw type.
    pub ty: Type,
    /// Whether it may be null. A nullable field that is absent reads as null.
    pub nullable: bool,
    /// What an absent field reads as. A list or map that is not nullable always has a default.
    pub default: Option<DefaultValue>,
    /// A rule on its text.
    pub pattern: Option<Pattern>,
    /// The name in the spec.
    pub span: Span,
}

/// Which of several nullable fields of a value may be set together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOf {
    /// Positions in [`Value::fields`], at least two.
    pub fields: Vec<usize>,
    /// How many of them are set.
    pub mode: OneOfMode,
}

/// How many fields of a [`OneOf`] are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneOfMode {
    /// Exactly one.
    Exactly,
    /// One or none.
    AtMost,
    /// One or more.
    AtLeast,
}
