//! Defaults of columns, for raw SQL: the library binds every column itself.

use std::fmt::Write as _;

use super::{ColumnDefault, json_text};
use crate::schema::{DefaultValue, Field, FieldKind, IdStrategy, Schema, Type};

/// The JSON of a default: for a value type, each part at its own default in the order of the spec,
/// parts that would be null left out, as Rust writes it. `None` where the default is not a constant
/// (`now`, `new`, `context`), or a part without a default is missing.
pub fn default_json(schema: &Schema, ty: &Type, default: &DefaultValue) -> Option<String> {
    let mut json = String::new();
    push_json(&mut json, schema, ty, default)?;
    Some(json)
}

/// The default of the column of a field that has one column.
///
/// An id of version 7 has none: a database that fills in version 4, which is all that PostgreSQL
/// knew before 18, would put unordered keys among ordered ones. `context` has none either: what the
/// writer's context is, only the writer knows.
pub(super) fn field_default(schema: &Schema, field: &Field) -> Option<ColumnDefault> {
    match &field.kind {
        FieldKind::Key => match (&field.ty, key_strategy(schema, &field.ty)) {
            (Type::Key(_), Some(IdStrategy::Uuid4)) => Some(ColumnDefault::RandomUuid),
            _ => None,
        },
        FieldKind::Version => Some(ColumnDefault::Int(1)),
        FieldKind::CreatedAt | FieldKind::UpdatedAt => Some(ColumnDefault::Now),
        FieldKind::Generated(_) | FieldKind::DeletedAt | FieldKind::Embedded(_) => None,
        FieldKind::Data | FieldKind::Reference(_) | FieldKind::Role { .. } => field
            .default
            .as_ref()
            .and_then(|default| column_default(schema, &field.ty, default)),
    }
}

/// What a literal of type `ty` is in a column; `None` where it is no constant of both engines.
pub fn literal_default(
    schema: &Schema,
    ty: &Type,
    literal: &DefaultValue,
) -> Option<ColumnDefault> {
    match literal {
        DefaultValue::NewId => None,
        literal => column_default(schema, ty, literal),
    }
}

/// The default of a column of type `ty`.
pub(super) fn column_default(
    schema: &Schema,
    ty: &Type,
    default: &DefaultValue,
) -> Option<ColumnDefault> {
    Some(match default {
        DefaultValue::Now => ColumnDefault::Now,
        DefaultValue::NewId if *ty == Type::Uuid => ColumnDefault::RandomUuid,
        DefaultValue::NewId | DefaultValue::Context => return None,
        default if is_json(ty) => ColumnDefault::Json(default_json(schema, ty, default)?),
        DefaultValue::Bool(value) => ColumnDefault::Bool(*value),
        DefaultValue::Int(value) if matches!(ty, Type::Float(_)) => {
            ColumnDefault::Float(*value as f64)
        }
        DefaultValue::Int(value) => ColumnDefault::Int(*value),
        DefaultValue::Float(value) => ColumnDefault::Float(*value),
        DefaultValue::Text(text) if matches!(ty, Type::Bytes(_)) => {
            ColumnDefault::Bytes(text.clone())
        }
        DefaultValue::Text(text) => ColumnDefault::Text(text.clone()),
        DefaultValue::EnumValue(position) => match ty {
            Type::Enum(id) => ColumnDefault::Text(schema[*id].values.get(*position)?.name.clone()),
            _ => return None,
        },
        DefaultValue::EmptyList | DefaultValue::EmptyObject => return None,
    })
}

/// Whether a column of this type holds JSON.
pub(super) fn is_json(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Json | Type::Map(_) | Type::Value(_) | Type::List(..)
    )
}

fn key_strategy(schema: &Schema, ty: &Type) -> Option<IdStrategy> {
    match ty {
        Type::Key(entity) => Some(schema[*entity].id),
        _ => None,
    }
}

fn push_json(json: &mut String, schema: &Schema, ty: &Type, default: &DefaultValue) -> Option<()> {
    match (ty, default) {
        (_, DefaultValue::Bool(value)) => json.push_str(if *value { "true" } else { "false" }),
        (Type::Decimal { scale, .. }, DefaultValue::Int(units)) => {
            json_text::push_string(json, &decimal_text(*units, *scale));
        }
        (_, DefaultValue::Int(value)) => _ = write!(json, "{value}"),
        // Debug, not Display: the shortest text that reads back, with an exponent where it is long.
        (_, DefaultValue::Float(value)) => _ = write!(json, "{value:?}"),
        (_, DefaultValue::Text(text)) => json_text::push_string(json, text),
        (Type::Enum(id), DefaultValue::EnumValue(position)) => {
            json_text::push_string(json, &schema[*id].values.get(*position)?.name);
        }
        (_, DefaultValue::EmptyList) => json.push_str("[]"),
        (Type::Value(id), DefaultValue::EmptyObject) => {
            json.push('{');
            let start = json.len();
            for part in &schema[*id].fields {
                match &part.default {
                    Some(default) => {
                        if json.len() > start {
                            json.push(',');
                        }
                        json_text::push_string(json, &part.name);
                        json.push(':');
                        push_json(json, schema, &part.ty, default)?;
                    }
                    None if part.nullable => {}
                    None => return None,
                }
            }
            json.push('}');
        }
        (_, DefaultValue::EmptyObject) => json.push_str("{}"),
        (
            _,
            DefaultValue::EnumValue(_)
            | DefaultValue::Now
            | DefaultValue::NewId
            | DefaultValue::Context,
        ) => return None,
    }
    Some(())
}

/// `units` of the last digit as a decimal with exactly `scale` digits after the point.
pub fn decimal_text(units: i64, scale: u8) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let digits = units.unsigned_abs();
    if scale == 0 {
        return format!("{sign}{digits}");
    }
    let width = usize::from(scale);
    let text = format!("{digits:0>pad$}", pad = width + 1);
    let (whole, fraction) = text.split_at(text.len() - width);
    format!("{sign}{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::decimal_text;

    #[test]
    fn decimals_keep_their_scale() {
        assert_eq!(decimal_text(-5, 2), "-0.05");
        assert_eq!(decimal_text(1250, 2), "12.50");
        assert_eq!(decimal_text(7, 0), "7");
        assert_eq!(decimal_text(i64::MIN, 18), "-9.223372036854775808");
    }
}
