//! The kinds of values in expressions, and which of them go together.

use crate::schema::{EnumId, Type};

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
    /// UUIDs, ULIDs, traces and keys: compared, never computed with.
    Id,
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
            Self::Id => "an id",
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
pub(crate) fn expression_type(ty: &Type) -> ExpressionType {
    match ty {
        Type::Bool => ExpressionType::Bool,
        Type::Int(..) => ExpressionType::Int,
        Type::Float(_) => ExpressionType::Float,
        Type::Decimal { scale, .. } => ExpressionType::Decimal(*scale),
        Type::String(_) | Type::Text(_) => ExpressionType::Text,
        Type::Bytes(_) => ExpressionType::Bytes,
        Type::Uuid | Type::Ulid | Type::Trace | Type::Key(_) => ExpressionType::Id,
        Type::Date => ExpressionType::Date,
        Type::Timestamp => ExpressionType::Timestamp,
        Type::Duration => ExpressionType::Duration,
        Type::Json | Type::Map(_) | Type::Value(_) | Type::List(..) => ExpressionType::Json,
        Type::Enum(id) => ExpressionType::Enum(*id),
        Type::Raw { .. } => ExpressionType::Unknown,
    }
}
