//! Types, defaults and rules in the words of the spec language.

use cwom_schema::Schema;
use cwom_schema::schema::{
    Affix, Bounds, DefaultValue, DeleteRule, Entity, Field, FieldKind, IdStrategy, IntWidth,
    Length, Pattern, Type,
};
use cwom_schema::tables::{ColumnDefault, decimal_text};

use super::markdown::code;

/// A type as the spec writes it.
pub(crate) fn type_text(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::Int(width, bounds) => {
            let name = match width {
                IntWidth::I16 => "i16",
                IntWidth::I32 => "i32",
                IntWidth::I64 => "i64",
            };
            format!("{name}{}", range(bounds, |bound| bound.to_string()))
        }
        Type::Float(bounds) => format!("f64{}", range(bounds, |bound| bound.to_string())),
        Type::Decimal {
            precision,
            scale,
            bounds,
        } => {
            let range = range(bounds, |units| decimal_text(units, *scale));
            let range = range.trim_start_matches('(').trim_end_matches(')');
            let comma = if range.is_empty() { "" } else { ", " };
            format!("decimal({precision}, {scale}{comma}{range})")
        }
        Type::String(length) => format!("string{}", length_range(length)),
        Type::Text(length) => format!("text{}", length_range(length)),
        Type::Bytes(length) => format!("bytes{}", length_range(length)),
        Type::Uuid => "uuid".to_owned(),
        Type::Ulid => "ulid".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Timestamp => "timestamp".to_owned(),
        Type::Duration => "duration".to_owned(),
        Type::Json => "json".to_owned(),
        Type::Map(None) => "map".to_owned(),
        Type::Map(Some(inner)) => format!("map({})", type_text(schema, inner)),
        Type::Trace => "trace".to_owned(),
        Type::Enum(id) => schema[*id].name.clone(),
        Type::Value(id) => schema[*id].name.clone(),
        Type::List(inner, length) => {
            format!("[{}]{}", type_text(schema, inner), length_range(length))
        }
        Type::Key(target) => format!("-> {}", schema[*target].name),
        Type::Raw { .. } => "raw".to_owned(),
    }
}

/// A type in one word, as a Mermaid diagram takes it.
pub(crate) fn type_word(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::List(inner, _) => format!("{}[]", type_word(schema, inner)),
        Type::Map(_) => "map".to_owned(),
        Type::Decimal { .. } => "decimal".to_owned(),
        Type::Key(target) => match schema[*target].id {
            IdStrategy::Uuid7 | IdStrategy::Uuid4 => "uuid".to_owned(),
            IdStrategy::Ulid => "ulid".to_owned(),
            IdStrategy::Text { .. } => "text".to_owned(),
        },
        ty => {
            let text = type_text(schema, ty);
            text.split('(').next().unwrap_or_default().to_owned()
        }
    }
}

/// What an absent value becomes.
pub(crate) fn default_text(schema: &Schema, ty: &Type, default: &DefaultValue) -> String {
    code(&match default {
        DefaultValue::Bool(value) => value.to_string(),
        DefaultValue::Int(value) => match ty {
            Type::Decimal { scale, .. } => decimal_text(*value, *scale),
            _ => value.to_string(),
        },
        DefaultValue::Float(value) => format!("{value:?}"),
        DefaultValue::Text(text) => format!("'{text}'"),
        DefaultValue::EnumValue(position) => match ty {
            Type::Enum(id) => schema[*id].values[*position].name.clone(),
            _ => position.to_string(),
        },
        DefaultValue::EmptyList => "[]".to_owned(),
        DefaultValue::EmptyObject => "{}".to_owned(),
        DefaultValue::Now => "now".to_owned(),
        DefaultValue::NewId => "new".to_owned(),
        DefaultValue::Context => "context".to_owned(),
    })
}

/// What a column holds when raw SQL leaves it out.
pub(crate) fn column_default_text(default: &ColumnDefault, scale: Option<u8>) -> String {
    code(&match default {
        ColumnDefault::Bool(value) => value.to_string(),
        ColumnDefault::Int(value) => match scale {
            Some(scale) => decimal_text(*value, scale),
            None => value.to_string(),
        },
        ColumnDefault::Float(value) => format!("{value:?}"),
        ColumnDefault::Text(text) => format!("'{text}'"),
        ColumnDefault::Bytes(hex) => format!("x'{hex}'"),
        ColumnDefault::Json(text) => text.clone(),
        ColumnDefault::Now => "now".to_owned(),
        ColumnDefault::RandomUuid => "new".to_owned(),
        ColumnDefault::Sequence => "next".to_owned(),
        ColumnDefault::Transaction => "transaction".to_owned(),
        ColumnDefault::SessionUser => "login".to_owned(),
    })
}

/// What is special about a field, besides its type.
pub(crate) fn field_rules(schema: &Schema, entity: Option<&Entity>, field: &Field) -> Vec<String> {
    let mut rules = Vec::new();
    if field.immutable {
        rules.push("immutable".to_owned());
    }
    if field.sensitive {
        rules.push("sensitive".to_owned());
    }
    rules.extend(field.pattern.as_ref().map(pattern_text));
    match &field.kind {
        FieldKind::Generated(_) => rules.push("generated".to_owned()),
        FieldKind::Reference(reference) => {
            match reference.on_delete {
                DeleteRule::Restrict => {}
                DeleteRule::Cascade => rules.push("deleted with its target".to_owned()),
                DeleteRule::SetNull => rules.push("null when its target is deleted".to_owned()),
            }
            if reference.acyclic {
                rules.push("acyclic".to_owned());
            }
            if let (Some(agreed), Some(entity)) = (reference.same_as, entity) {
                let via = &entity[agreed.via];
                if let FieldKind::Reference(leads) = &via.kind {
                    let source = &schema[leads.target][agreed.source].name;
                    rules.push(format!(
                        "same as {}",
                        code(&format!("{}.{source}", via.name))
                    ));
                }
            }
        }
        _ => {}
    }
    rules
}

/// A pattern in words.
pub(crate) fn pattern_text(pattern: &Pattern) -> String {
    let alternatives: Vec<String> = pattern.alternatives.iter().map(affix_text).collect();
    alternatives.join(" or ")
}

fn affix_text(affix: &Affix) -> String {
    let mut parts = Vec::new();
    if let Some(ranges) = &affix.chars {
        let set: String = ranges
            .iter()
            .map(|(first, last)| {
                if first == last {
                    first.to_string()
                } else {
                    format!("{first}-{last}")
                }
            })
            .collect();
        parts.push(format!("only {}", code(&set)));
    }
    let words = [
        ("starts with", &affix.prefix),
        ("ends with", &affix.suffix),
        ("contains", &affix.contains),
        ("without", &affix.excludes),
    ];
    for (verb, part) in words {
        parts.extend(part.as_ref().map(|part| format!("{verb} {}", code(part))));
    }
    parts.join(" and ")
}

fn length_range(length: &Length) -> String {
    match (length.min, length.max) {
        (None, Some(max)) => format!("({max})"),
        _ => range(length, |bound| bound.to_string()),
    }
}

fn range<T: Copy>(bounds: &Bounds<T>, show: impl Fn(T) -> String) -> String {
    if bounds.min.is_none() && bounds.max.is_none() {
        return String::new();
    }
    let end = |bound: Option<T>| bound.map(&show).unwrap_or_default();
    format!("({}..{})", end(bounds.min), end(bounds.max))
}
