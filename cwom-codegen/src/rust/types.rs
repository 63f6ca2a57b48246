//! The types of fields in Rust.

use cwom_schema::Schema;
use cwom_schema::schema::{DefaultValue, EntityId, IdStrategy, IntWidth, Type as SpecType};

use super::layout::Type;
use super::names::Imports;

/// The type of a value that is there.
pub(crate) fn rust_type<'a>(schema: &'a Schema, ty: &SpecType, imports: &mut Imports<'a>) -> Type {
    match ty {
        SpecType::Bool => Type::plain("bool"),
        SpecType::Int(IntWidth::I16, _) => Type::plain("i16"),
        SpecType::Int(IntWidth::I32, _) => Type::plain("i32"),
        SpecType::Int(IntWidth::I64, _) => Type::plain("i64"),
        SpecType::Float(_) => Type::plain("f64"),
        SpecType::Decimal { scale, .. } => Type::generic(
            imports.runtime("Decimal"),
            vec![Type::plain(scale.to_string())],
        ),
        SpecType::String(_) | SpecType::Text(_) | SpecType::Raw { .. } => {
            Type::plain(imports.standard("String"))
        }
        SpecType::Bytes(_) => Type::plain(imports.runtime("Bytes")),
        SpecType::Uuid => Type::plain(imports.runtime("Uuid")),
        SpecType::Ulid => Type::plain(imports.runtime("Ulid")),
        SpecType::Date => Type::plain(imports.runtime("Date")),
        SpecType::Timestamp => Type::plain(imports.runtime("Timestamp")),
        SpecType::Duration => Type::plain(imports.runtime("Duration")),
        SpecType::Json => Type::plain(imports.runtime("Json")),
        SpecType::Map(None) => Type::plain(imports.runtime("Map")),
        SpecType::Map(Some(inner)) => {
            let key = Type::plain(imports.standard("String"));
            let inner = rust_type(schema, inner, imports);
            Type::generic(imports.standard("BTreeMap"), vec![key, inner])
        }
        SpecType::Trace => Type::plain(imports.runtime("TraceId")),
        SpecType::Enum(id) => Type::plain(imports.model(&schema[*id].name)),
        SpecType::Value(id) => Type::plain(imports.model(&schema[*id].name)),
        SpecType::List(inner, _) => {
            let inner = rust_type(schema, inner, imports);
            Type::generic(imports.standard("Vec"), vec![inner])
        }
        SpecType::Key(entity) => {
            let target = Type::plain(imports.model(&schema[*entity].name));
            let id = if has_text_id(schema, *entity) {
                "TextId"
            } else {
                "Id"
            };
            Type::generic(imports.runtime(id), vec![target])
        }
    }
}

/// The type of a field that may be null.
pub(crate) fn optional_type<'a>(
    schema: &'a Schema,
    ty: &SpecType,
    nullable: bool,
    imports: &mut Imports<'a>,
) -> Type {
    let inner = rust_type(schema, ty, imports);
    if nullable {
        optional(inner, imports)
    } else {
        inner
    }
}

/// `Option` of a type.
pub(crate) fn optional(inner: Type, imports: &mut Imports<'_>) -> Type {
    Type::generic(imports.standard("Option"), vec![inner])
}

/// What a constructor or a setter takes for the type, and what turns that into the type.
pub(crate) fn argument_type<'a>(
    schema: &'a Schema,
    ty: &SpecType,
    imports: &mut Imports<'a>,
) -> (Type, &'static str) {
    let inner = rust_type(schema, ty, imports);
    match ty {
        SpecType::String(_) | SpecType::Text(_) | SpecType::Raw { .. } | SpecType::Bytes(_) => (
            Type::plain(format!("impl {}<{inner}>", imports.standard("Into"))),
            ".into()",
        ),
        SpecType::Key(entity) if has_text_id(schema, *entity) => (
            Type::plain(format!("impl {}<{inner}>", imports.standard("Into"))),
            ".into()",
        ),
        SpecType::List(item, _) if matches!(**item, SpecType::String(_) | SpecType::Text(_)) => {
            let item = imports.standard("String");
            let into = imports.standard("Into");
            (
                Type::plain(format!("impl IntoIterator<Item = impl {into}<{item}>>")),
                ".into_iter().map(Into::into).collect()",
            )
        }
        _ => (inner, ""),
    }
}

/// Whether values of the type are copied without a call.
pub(crate) fn is_copy(schema: &Schema, ty: &SpecType) -> bool {
    match ty {
        SpecType::Bool
        | SpecType::Int(..)
        | SpecType::Float(_)
        | SpecType::Decimal { .. }
        | SpecType::Uuid
        | SpecType::Ulid
        | SpecType::Date
        | SpecType::Timestamp
        | SpecType::Duration
        | SpecType::Trace
        | SpecType::Enum(_) => true,
        SpecType::Key(entity) => !has_text_id(schema, *entity),
        SpecType::String(_)
        | SpecType::Text(_)
        | SpecType::Bytes(_)
        | SpecType::Json
        | SpecType::Map(_)
        | SpecType::Value(_)
        | SpecType::List(..)
        | SpecType::Raw { .. } => false,
    }
}

/// Which comparisons a type has beyond `PartialEq`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Equality {
    /// Neither: a float is somewhere inside.
    Partial,
    /// `Eq`.
    Total,
    /// `Eq` and `Hash`.
    Hashed,
}

/// The comparisons of every value type, in the order of the spec.
pub(crate) fn value_equalities(schema: &Schema) -> Vec<Equality> {
    // A value type is as good as its weakest part. Starting from the best, every pass carries what
    // is weaker one level up; values do not nest in a circle.
    let mut known = vec![Equality::Hashed; schema.values.len()];
    loop {
        let next: Vec<Equality> = schema
            .values
            .iter()
            .map(|value| weakest(value.fields.iter().map(|field| &field.ty), &known))
            .collect();
        if next == known {
            return known;
        }
        known = next;
    }
}

/// The comparisons that all of the types have.
pub(crate) fn weakest<'t>(
    types: impl Iterator<Item = &'t SpecType>,
    values: &[Equality],
) -> Equality {
    types
        .map(|ty| equality(ty, values))
        .min()
        .unwrap_or(Equality::Hashed)
}

fn equality(ty: &SpecType, values: &[Equality]) -> Equality {
    match ty {
        SpecType::Float(_) => Equality::Partial,
        SpecType::Json | SpecType::Map(None) => Equality::Total,
        SpecType::Map(Some(inner)) | SpecType::List(inner, _) => equality(inner, values),
        SpecType::Value(id) => values[id.0],
        _ => Equality::Hashed,
    }
}

/// Whether the creator gives the entity's ids as text.
pub(crate) fn has_text_id(schema: &Schema, entity: EntityId) -> bool {
    matches!(schema[entity].id, IdStrategy::Text { .. })
}

/// Whether only a creation knows what the default becomes.
pub(crate) fn is_late(default: &DefaultValue) -> bool {
    matches!(
        default,
        DefaultValue::Now | DefaultValue::NewId | DefaultValue::Context
    )
}
