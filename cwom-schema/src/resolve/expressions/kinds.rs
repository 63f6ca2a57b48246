//! The kinds of values in expressions, and which of them go together.

use crate::schema::{Enum, EnumId, EnumStorage, IdStrategy, Schema, Type};

/// What an expression yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExpressionType {
    Bool,
    Int,
    Float,
    /// With this many digits after the point.
    Decimal(u8),
    Duration,
    Text,
    Enum(EnumId),
    Date,
    Timestamp,
    /// UUIDs, traces, and keys that are UUIDs: compared, never computed with.
    Uuid,
    /// ULIDs, and keys that are: compared, never computed with.
    Ulid,
    Bytes,
    /// JSON, lists, maps and value types: tested for null only.
    Json,
    /// Of a raw type, about which nothing is known.
    Unknown,
}

impl ExpressionType {
    /// The words for messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Bool => "a truth value",
            Self::Int => "an integer",
            Self::Float => "a float",
            Self::Decimal(_) => "a decimal",
            Self::Duration => "a duration",
            Self::Text => "a text",
            Self::Enum(_) => "an enum",
            Self::Date => "a date",
            Self::Timestamp => "a timestamp",
            Self::Uuid => "a UUID",
            Self::Ulid => "a ULID",
            Self::Bytes => "bytes",
            Self::Json => "JSON",
            Self::Unknown => "of a raw type",
        }
    }

    pub(super) fn is_number(self) -> bool {
        matches!(
            self,
            Self::Int | Self::Float | Self::Decimal(_) | Self::Duration | Self::Unknown
        )
    }

    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Enum(_) | Self::Unknown)
    }

    /// Whether PostgreSQL has a type of its own for it, whose text is not the same for ever: a value
    /// may be renamed.
    pub(super) fn is_native_enum(self, enums: &[Enum]) -> bool {
        match self {
            Self::Enum(id) => matches!(enums[id.0].storage, EnumStorage::Native(_)),
            _ => false,
        }
    }

    /// Whether a column of the type `wanted` can hold what this yields, without conversion.
    pub(super) fn fits(self, wanted: Self) -> bool {
        match (self, wanted) {
            (Self::Float, Self::Int) | (Self::Text, Self::Enum(_)) => false,
            _ => self.compares_with(wanted),
        }
    }

    /// Whether values of both can be compared.
    pub(super) fn compares_with(self, other: Self) -> bool {
        self == other
            || self == Self::Unknown
            || other == Self::Unknown
            || matches!(
                (self, other),
                (Self::Int, Self::Float)
                    | (Self::Float, Self::Int)
                    | (Self::Text, Self::Enum(_))
                    | (Self::Enum(_), Self::Text)
            )
    }
}

/// What a field of this type is inside an expression.
pub(crate) fn expression_type(ty: &Type, schema: &Schema) -> ExpressionType {
    match ty {
        Type::Bool => ExpressionType::Bool,
        Type::Int(..) => ExpressionType::Int,
        Type::Float(_) => ExpressionType::Float,
        Type::Decimal { scale, .. } => ExpressionType::Decimal(*scale),
        Type::String(_) | Type::Text(_) => ExpressionType::Text,
        Type::Bytes(_) => ExpressionType::Bytes,
        Type::Uuid | Type::Trace => ExpressionType::Uuid,
        Type::Ulid => ExpressionType::Ulid,
        Type::Key(target) => match schema[*target].id {
            IdStrategy::Uuid7 | IdStrategy::Uuid4 => ExpressionType::Uuid,
            IdStrategy::Ulid => ExpressionType::Ulid,
            IdStrategy::Text { .. } => ExpressionType::Text,
        },
        Type::Date => ExpressionType::Date,
        Type::Timestamp => ExpressionType::Timestamp,
        Type::Duration => ExpressionType::Duration,
        Type::Json | Type::Map(_) | Type::Value(_) | Type::List(..) => ExpressionType::Json,
        Type::Enum(id) => ExpressionType::Enum(*id),
        Type::Raw { .. } => ExpressionType::Unknown,
    }
}
