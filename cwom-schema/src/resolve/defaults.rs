//! The key `default`: a literal of the field's type that keeps the field's own rules.

use super::patterns;
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Value};
use crate::schema::{
    Bounds, DefaultValue, Enum, FieldKind, IntWidth, Length, Pattern, Schema, Span, Type,
};
use crate::suggest;
use crate::syntax::literal;

/// Why a literal is not a default of its field.
struct Refusal {
    code: Code,
    message: String,
    help: Option<String>,
}

/// Resolves a default; `None` when it was reported.
pub(crate) fn resolve_default(
    value: &Value,
    ty: &Type,
    pattern: Option<&Pattern>,
    enums: &[Enum],
    diagnostics: &mut Diagnostics,
) -> Option<DefaultValue> {
    match literal_of(value, ty, pattern, enums) {
        Ok(default) => Some(default),
        Err(refusal) => {
            diagnostics
                .error(refusal.code, value.span, refusal.message)
                .help_or(refusal.help, "write a literal of the field's type");
            None
        }
    }
}

/// What a field gets that says nothing: a list or map that may be empty is empty.
pub(crate) fn implied_default(ty: &Type, nullable: bool) -> Option<DefaultValue> {
    match ty {
        _ if nullable => None,
        Type::List(_, length) if length.min.is_none() => Some(DefaultValue::EmptyList),
        Type::Map(_) => Some(DefaultValue::EmptyObject),
        _ => None,
    }
}

/// `{}` as a value type's default means each part at its own, so each must have one. Checked when
/// all value types are known, since they may refer to each other in any order.
pub(crate) fn check_empty_objects(schema: &Schema, diagnostics: &mut Diagnostics) {
    let mut check = |ty: &Type, default: Option<&DefaultValue>, span: Span| {
        let (Type::Value(id), Some(DefaultValue::EmptyObject)) = (ty, default) else {
            return;
        };
        let value = &schema[*id];
        let lacking = value
            .fields
            .iter()
            .find(|part| !part.nullable && part.default.is_none());
        if let Some(part) = lacking {
            diagnostics
                .error(
                    Code::InvalidDefault,
                    span,
                    format!(
                        "`{{}}` is not a `{}`: `{}` has no default",
                        value.name, part.name
                    ),
                )
                .label(part.span, "this part must be given")
                .help("give the part a default, or make it nullable with `?`");
        }
    };
    for value in &schema.values {
        for part in &value.fields {
            check(&part.ty, part.default.as_ref(), part.span);
        }
    }
    for entity in &schema.entities {
        for field in &entity.fields {
            if !matches!(field.kind, FieldKind::Key) {
                check(&field.ty, field.default.as_ref(), field.span);
            }
        }
    }
}

fn literal_of(
    value: &Value,
    ty: &Type,
    pattern: Option<&Pattern>,
    enums: &[Enum],
) -> Result<DefaultValue, Refusal> {
    match (ty, &value.data) {
        (Type::Bool, Data::Bool(flag)) => Ok(DefaultValue::Bool(*flag)),
        (Type::Int(width, bounds), Data::Int(number)) => integer(*width, *bounds, *number),
        (Type::Duration, Data::Int(micros)) => Ok(DefaultValue::Int(*micros)),
        (Type::Float(bounds), Data::Float(text)) => float(*bounds, text),
        (Type::Float(bounds), Data::Int(number)) => float(*bounds, &number.to_string()),
        (
            Type::Decimal {
                precision,
                scale,
                bounds,
            },
            Data::Float(text),
        ) => decimal(*precision, *scale, *bounds, text),
        (
            Type::Decimal {
                precision,
                scale,
                bounds,
            },
            Data::Int(number),
        ) => decimal(*precision, *scale, *bounds, &number.to_string()),
        (
            Type::Decimal {
                precision,
                scale,
                bounds,
            },
            Data::Text(text),
        ) => decimal(*precision, *scale, *bounds, &text.value),
        (Type::String(length) | Type::Text(length), Data::Text(text)) => {
            plain_text(*length, pattern, &text.value)
        }
        (Type::Enum(id), Data::Text(text)) => enum_value(&enums[id.0], &text.value),
        (Type::Date | Type::Timestamp, Data::Text(text)) if text.value == "now" => {
            Ok(DefaultValue::Now)
        }
        (Type::Uuid | Type::Ulid, Data::Text(text)) if text.value == "new" => {
            Ok(DefaultValue::NewId)
        }
        (Type::Trace, Data::Text(text)) if text.value == "context" => Ok(DefaultValue::Context),
        (Type::Date, Data::Text(text)) => canonical(literal::canonical_date(&text.value), ty),
        (Type::Timestamp, Data::Text(text)) => {
            canonical(literal::canonical_timestamp(&text.value), ty)
        }
        (Type::Date, Data::Moment(moment)) => canonical(literal::canonical_date(moment), ty),
        (Type::Timestamp, Data::Moment(moment)) => {
            canonical(literal::canonical_timestamp(moment), ty)
        }
        (Type::Uuid, Data::Text(text)) => canonical(literal::canonical_uuid(&text.value), ty),
        (Type::Ulid, Data::Text(text)) => canonical(literal::canonical_ulid(&text.value), ty),
        (Type::Raw { .. }, Data::Text(text)) if !text.value.contains('\0') => {
            Ok(DefaultValue::Text(text.value.clone()))
        }
        (Type::List(_, length), Data::List(items)) if items.is_empty() => match length.min {
            None => Ok(DefaultValue::EmptyList),
            Some(least) => Err(out_of_range(format!(
                "`[]` is shorter than the least length, {least}"
            ))),
        },
        (Type::Map(_) | Type::Value(_), Data::Table(table)) if table.entries.is_empty() => {
            Ok(DefaultValue::EmptyObject)
        }
        _ => Err(Refusal {
            code: Code::InvalidDefault,
            message: format!("{} is not a default of this type", shown(value)),
            help: Some(expected(ty).to_owned()),
        }),
    }
}

fn integer(width: IntWidth, bounds: Bounds<i64>, number: i64) -> Result<DefaultValue, Refusal> {
    let fits = match width {
        IntWidth::I16 => i16::try_from(number).is_ok(),
        IntWidth::I32 => i32::try_from(number).is_ok(),
        IntWidth::I64 => true,
    };
    if fits && within(bounds, number) {
        return Ok(DefaultValue::Int(number));
    }
    Err(out_of_range(format!(
        "{number} lies outside the bounds of the field"
    )))
}

fn float(bounds: Bounds<f64>, text: &str) -> Result<DefaultValue, Refusal> {
    match text.replace('_', "").parse::<f64>() {
        Ok(number) if number.is_finite() && within(bounds, number) => {
            Ok(DefaultValue::Float(number))
        }
        _ => Err(out_of_range(format!(
            "{text} lies outside the bounds of the field"
        ))),
    }
}

fn decimal(
    precision: u8,
    scale: u8,
    bounds: Bounds<i64>,
    text: &str,
) -> Result<DefaultValue, Refusal> {
    let plain = text.replace('_', "");
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    let units = literal::scaled(plain, scale).filter(|units| {
        units.unsigned_abs() < 10_u64.pow(precision.into()) && within(bounds, *units)
    });
    units.map(DefaultValue::Int).ok_or_else(|| {
        out_of_range(format!(
            "{text} is not within the bounds and digits of `decimal({precision}, {scale})`"
        ))
    })
}

fn plain_text(
    length: Length,
    pattern: Option<&Pattern>,
    text: &str,
) -> Result<DefaultValue, Refusal> {
    let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if !within(length, characters) {
        return Err(out_of_range(format!(
            "a text of {characters} characters is outside the length of the field"
        )));
    }
    if text.contains('\0') {
        return Err(out_of_range("no engine stores U+0000 in a text".to_owned()));
    }
    if pattern.is_some_and(|pattern| !patterns::matches(pattern, text)) {
        return Err(out_of_range(format!(
            "`{text}` does not follow the pattern of the field"
        )));
    }
    Ok(DefaultValue::Text(text.to_owned()))
}

fn enum_value(definition: &Enum, text: &str) -> Result<DefaultValue, Refusal> {
    let names = definition.values.iter().map(|value| value.name.as_str());
    // An enum without values was reported; any value may have been meant.
    let unknown = definition.values.is_empty().then_some(0);
    if let Some(position) = names.clone().position(|name| name == text).or(unknown) {
        return Ok(DefaultValue::EnumValue(position));
    }
    Err(Refusal {
        code: Code::UnknownEnumValue,
        message: format!("`{text}` is not a value of `{}`", definition.name),
        help: suggest::did_you_mean_or_one_of(text, names),
    })
}

fn canonical(text: Option<String>, ty: &Type) -> Result<DefaultValue, Refusal> {
    text.map(DefaultValue::Text).ok_or_else(|| Refusal {
        code: Code::InvalidDefault,
        message: "the text has not the form of this type".to_owned(),
        help: Some(expected(ty).to_owned()),
    })
}

fn within<T: PartialOrd + Copy>(bounds: Bounds<T>, number: T) -> bool {
    bounds.min.is_none_or(|min| min <= number) && bounds.max.is_none_or(|max| number <= max)
}

fn out_of_range(message: String) -> Refusal {
    Refusal {
        code: Code::DefaultOutOfRange,
        message,
        help: Some("change the default, or the rule that it breaks".to_owned()),
    }
}

fn shown(value: &Value) -> String {
    match &value.data {
        Data::Text(text) => format!("the string \"{}\"", text.value.escape_debug()),
        Data::Int(number) => number.to_string(),
        Data::Float(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        _ => value.kind().to_owned(),
    }
}

fn expected(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "write `true` or `false`",
        Type::Int(..) => "write an integer without quotes",
        Type::Float(_) => "write a number without quotes",
        Type::Decimal { .. } => "write a number such as `1.50`",
        Type::String(_) | Type::Text(_) | Type::Raw { .. } => "write a text in quotes",
        Type::Uuid => "write `\"new\"` or a UUID with hyphens",
        Type::Ulid => "write `\"new\"` or a ULID of 26 characters",
        Type::Date => "write `\"now\"` or a day such as `\"2024-02-29\"`",
        Type::Timestamp => "write `\"now\"` or a moment such as `\"2024-02-29T12:00:00Z\"`",
        Type::Duration => "write the number of microseconds",
        Type::Trace => "write `\"context\"`: the trace of the writer's context",
        Type::Enum(_) => "write one of the enum's values in quotes",
        Type::Value(_) | Type::Map(_) => "write `{}`; other defaults are not possible",
        Type::List(..) => "write `[]`; other defaults are not possible",
        Type::Bytes(_) | Type::Json | Type::Key(_) => "this type has no default; leave the key out",
    }
}
