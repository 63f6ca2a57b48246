//! What the JSON of a type looks like.

use super::{JsonShape, KeySet, KeyShape, ObjectShape};
use crate::schema::{Affix, Bounds, IdStrategy, IntWidth, Length, Pattern, Schema, Type, Value};

/// The shape of the JSON that a value of this type is written as.
pub(super) fn json_shape(schema: &Schema, ty: &Type) -> JsonShape {
    shape(schema, ty, None)
}

fn shape(schema: &Schema, ty: &Type, pattern: Option<&Pattern>) -> JsonShape {
    match ty {
        Type::Bool => JsonShape::Bool,
        Type::Int(width, bounds) => JsonShape::Int(within(*width, *bounds)),
        // Microseconds.
        Type::Duration => JsonShape::Int(within(IntWidth::I64, Bounds::default())),
        Type::Float(bounds) => JsonShape::Number(*bounds),
        Type::String(length) | Type::Text(length) => JsonShape::Text {
            length: *length,
            pattern: pattern.cloned(),
        },
        // Exact numbers are written as text: a JSON number is a binary fraction to many readers.
        Type::Decimal { .. } => form(Length::default(), &[DIGITS, &[('-', '-'), ('.', '.')]]),
        // Bytes are written in hex, two digits for each.
        Type::Bytes(length) => {
            let doubled = |count: Option<u32>| count.map(|count| count.saturating_mul(2));
            let digits = Length {
                min: doubled(length.min),
                max: doubled(length.max),
            };
            form(digits, &[DIGITS, &[('a', 'f')]])
        }
        Type::Raw { .. } => form(Length::default(), &[]),
        Type::Uuid | Type::Trace => uuid(),
        Type::Ulid => ulid(),
        Type::Date => form(exactly(10), &[DIGITS, &[('-', '-')]]),
        Type::Timestamp => {
            let marks = [('-', '-'), (':', ':'), ('.', '.'), ('T', 'T'), ('Z', 'Z')];
            form(exactly(27), &[DIGITS, &marks])
        }
        Type::Key(entity) => match schema[*entity].id {
            IdStrategy::Uuid7 | IdStrategy::Uuid4 => uuid(),
            IdStrategy::Ulid => ulid(),
            IdStrategy::Text { max } => form(
                Length {
                    min: None,
                    max: Some(max),
                },
                &[],
            ),
        },
        Type::Json => JsonShape::Any,
        Type::Map(_) => JsonShape::Map,
        Type::List(_, length) => JsonShape::Array(*length),
        Type::Enum(id) => JsonShape::Values(
            schema[*id]
                .values
                .iter()
                .map(|value| value.name.clone())
                .collect(),
        ),
        Type::Value(id) => JsonShape::Object(object(schema, &schema[*id])),
    }
}

fn object(schema: &Schema, value: &Value) -> ObjectShape {
    let keys = value.fields.iter().map(|part| KeyShape {
        name: part.name.clone(),
        nullable: part.nullable,
        required: !part.nullable && part.default.is_none(),
        shape: shape(schema, &part.ty, part.pattern.as_ref()),
    });
    let one_of = value.one_of.iter().map(|one_of| KeySet {
        keys: one_of
            .fields
            .iter()
            .map(|part| value.fields[*part].name.clone())
            .collect(),
        mode: one_of.mode,
    });
    ObjectShape {
        keys: keys.collect(),
        one_of: one_of.collect(),
    }
}

/// The bounds, closed by those of the width: JSON itself knows no width.
fn within(width: IntWidth, bounds: Bounds<i64>) -> Bounds<i64> {
    let (min, max) = match width {
        IntWidth::I16 => (i64::from(i16::MIN), i64::from(i16::MAX)),
        IntWidth::I32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
        IntWidth::I64 => (i64::MIN, i64::MAX),
    };
    Bounds {
        min: bounds.min.or(Some(min)),
        max: bounds.max.or(Some(max)),
    }
}

const DIGITS: &[(char, char)] = &[('0', '9')];

fn uuid() -> JsonShape {
    form(exactly(36), &[DIGITS, &[('a', 'f'), ('-', '-')]])
}

fn ulid() -> JsonShape {
    let letters = [('A', 'H'), ('J', 'K'), ('M', 'N'), ('P', 'T'), ('V', 'Z')];
    form(exactly(26), &[DIGITS, &letters])
}

fn exactly(count: u32) -> Length {
    Length {
        min: Some(count),
        max: Some(count),
    }
}

/// A text of some length that is made of these characters, or of any when none are given. Whether
/// it is a day of the calendar is left to Rust: PostgreSQL can only ask by raising an error.
fn form(length: Length, ranges: &[&[(char, char)]]) -> JsonShape {
    let ranges = ranges.concat();
    JsonShape::Text {
        length,
        pattern: (!ranges.is_empty()).then(|| Pattern {
            alternatives: vec![Affix {
                chars: Some(ranges),
                ..Affix::default()
            }],
        }),
    }
}
