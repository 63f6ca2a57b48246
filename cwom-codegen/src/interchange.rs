//! `schemas/<module>.json`: the JSON form of each entity as a JSON Schema, for other languages.

use std::fmt::Write as _;

use cwom_schema::Schema;
use cwom_schema::schema::{
    Bounds, DefaultValue, Entity, Field, FieldKind, IdStrategy, IntWidth, Length, OneOf, OneOfMode,
    Type, Value,
};
use cwom_schema::tables::{decimal_text, default_json};

use crate::FileSet;
use crate::context::Context;
use crate::json::Json;
use crate::rust::KIND;

/// One file for each entity, complete in itself.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    for entity in &context.schema.entities {
        let text = entity_schema(context, entity).render();
        files.insert(format!("schemas/{}.json", entity.module), text);
    }
}

/// The definitions that a schema refers to, each once, in the order in which they are met.
#[derive(Debug, Default)]
struct Definitions {
    names: Vec<String>,
    entries: Vec<(String, Json)>,
}

fn entity_schema(context: &Context<'_>, entity: &Entity) -> Json {
    let schema = context.schema;
    let mut definitions = Definitions::default();
    let mut properties = Vec::new();
    let mut required = Vec::new();
    for field in &entity.fields {
        let key = match field.kind {
            FieldKind::Embedded(_) => &field.name,
            _ => &field.column,
        };
        properties.push((key.clone(), field_schema(schema, field, &mut definitions)));
        if !field.nullable {
            required.push(Json::string(key));
        }
    }
    if properties.iter().all(|(key, _)| key != KIND) {
        let kind = Json::object([("const", Json::string(&entity.name))]);
        properties.insert(0, (KIND.to_owned(), kind));
    }
    let mut root = vec![
        (
            "$schema".to_owned(),
            Json::string("https://json-schema.org/draft/2020-12/schema"),
        ),
        // A stale file is recognised by its marker, which JSON has no other place for.
        ("$comment".to_owned(), Json::string(&context.header)),
        ("title".to_owned(), Json::string(&entity.name)),
        ("description".to_owned(), Json::string(&entity.doc)),
        ("type".to_owned(), Json::string("object")),
        ("properties".to_owned(), Json::Object(properties)),
        ("required".to_owned(), Json::Array(required)),
        ("additionalProperties".to_owned(), Json::Bool(false)),
    ];
    if !definitions.entries.is_empty() {
        definitions
            .entries
            .sort_by(|(left, _), (right, _)| left.cmp(right));
        root.push(("$defs".to_owned(), Json::Object(definitions.entries)));
    }
    Json::Object(root)
}

fn field_schema(schema: &Schema, field: &Field, definitions: &mut Definitions) -> Json {
    let ty = type_schema(schema, &field.ty, definitions);
    let mut entries = if field.nullable { nullable(ty) } else { ty };
    describe(&mut entries, &field.doc);
    let is_given = matches!(
        field.kind,
        FieldKind::Data | FieldKind::Embedded(_) | FieldKind::Reference(_) | FieldKind::Role { .. }
    );
    if !is_given {
        entries.push(("readOnly".to_owned(), Json::Bool(true)));
    }
    add_default(schema, &field.ty, field.default.as_ref(), &mut entries);
    Json::Object(entries)
}

fn value_schema(schema: &Schema, value: &Value, definitions: &mut Definitions) -> Json {
    let mut properties = Vec::new();
    let mut required = Vec::new();
    for field in &value.fields {
        let ty = type_schema(schema, &field.ty, definitions);
        let mut entries = if field.nullable { nullable(ty) } else { ty };
        describe(&mut entries, &field.doc);
        add_default(schema, &field.ty, field.default.as_ref(), &mut entries);
        properties.push((field.name.clone(), Json::Object(entries)));
        if !field.nullable && field.default.is_none() {
            required.push(Json::string(&field.name));
        }
    }
    let mut entries = vec![("type".to_owned(), Json::string("object"))];
    describe(&mut entries, &value.doc);
    entries.push(("properties".to_owned(), Json::Object(properties)));
    if !required.is_empty() {
        entries.push(("required".to_owned(), Json::Array(required)));
    }
    entries.push(("additionalProperties".to_owned(), Json::Bool(false)));
    if !value.one_of.is_empty() {
        let rules = value.one_of.iter().map(|rule| one_of_schema(value, rule));
        entries.push(("allOf".to_owned(), Json::Array(rules.collect())));
    }
    Json::Object(entries)
}

/// How many of some fields are set, where null and absent are the same.
fn one_of_schema(value: &Value, rule: &OneOf) -> Json {
    let set = |index: &usize| {
        let name = &value.fields[*index].name;
        let not_null = Json::object([("not", Json::object([("type", Json::string("null"))]))]);
        Json::object([
            ("properties", Json::Object(vec![(name.clone(), not_null)])),
            ("required", Json::Array(vec![Json::string(name)])),
        ])
    };
    let any = Json::Array(rule.fields.iter().map(set).collect());
    match rule.mode {
        OneOfMode::Exactly => Json::object([("oneOf", any)]),
        OneOfMode::AtLeast => Json::object([("anyOf", any)]),
        OneOfMode::AtMost => {
            let Json::Array(mut branches) = any else {
                unreachable!("a list was just made");
            };
            // None of them is a branch of its own, so that exactly one branch holds.
            let none = rule.fields.iter().map(set).collect();
            let none = Json::object([("anyOf", Json::Array(none))]);
            branches.push(Json::object([("not", none)]));
            Json::object([("oneOf", Json::Array(branches))])
        }
    }
}

fn type_schema(schema: &Schema, ty: &Type, definitions: &mut Definitions) -> Vec<(String, Json)> {
    match ty {
        Type::Bool => typed("boolean"),
        Type::Int(width, bounds) => integer_schema(*width, bounds),
        Type::Float(bounds) => {
            let mut entries = typed("number");
            add_bounds(&mut entries, bounds.min, bounds.max, |bound| {
                Json::Number(bound.to_string())
            });
            entries
        }
        Type::Decimal { scale, .. } => decimal_schema(*scale),
        Type::String(length) | Type::Text(length) => text_schema(length, 1),
        Type::Raw { .. } => typed("string"),
        Type::Bytes(length) => {
            // Two digits for each byte.
            let mut entries = text_schema(length, 2);
            entries.push(("pattern".to_owned(), Json::string("^([0-9a-f]{2})*$")));
            entries
        }
        Type::Uuid | Type::Trace => formatted("uuid"),
        Type::Ulid => patterned("^[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
        Type::Date => formatted("date"),
        Type::Timestamp => formatted("date-time"),
        Type::Duration => typed("integer"),
        Type::Json => Vec::new(),
        Type::Map(inner) => {
            let mut entries = typed("object");
            if let Some(inner) = inner {
                let inner = type_schema(schema, inner, definitions);
                entries.push(("additionalProperties".to_owned(), Json::Object(inner)));
            }
            entries
        }
        Type::Enum(id) => {
            let item = &schema[*id];
            definitions.add(&item.name, |_| {
                let mut entries = typed("string");
                describe(&mut entries, &item.doc);
                let values = item.values.iter().map(|value| Json::string(&value.name));
                entries.push(("enum".to_owned(), Json::Array(values.collect())));
                Json::Object(entries)
            })
        }
        Type::Value(id) => {
            let value = &schema[*id];
            definitions.add(&value.name, |definitions| {
                value_schema(schema, value, definitions)
            })
        }
        Type::List(inner, length) => {
            let mut entries = typed("array");
            let inner = type_schema(schema, inner, definitions);
            entries.push(("items".to_owned(), Json::Object(inner)));
            for (key, bound) in [("minItems", length.min), ("maxItems", length.max)] {
                if let Some(bound) = bound {
                    entries.push((key.to_owned(), Json::Number(bound.to_string())));
                }
            }
            entries
        }
        Type::Key(target) => match schema[*target].id {
            IdStrategy::Uuid7 | IdStrategy::Uuid4 => formatted("uuid"),
            IdStrategy::Ulid => patterned("^[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
            IdStrategy::Text { max } => text_schema(
                &Bounds {
                    min: Some(1),
                    max: Some(max),
                },
                1,
            ),
        },
    }
}

impl Definitions {
    /// A reference to the definition, which is made when it is met first.
    fn add(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Json) -> Vec<(String, Json)> {
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
            let definition = make(self);
            self.entries.push((name.to_owned(), definition));
        }
        vec![("$ref".to_owned(), Json::string(&format!("#/$defs/{name}")))]
    }
}

fn integer_schema(width: IntWidth, bounds: &Bounds<i64>) -> Vec<(String, Json)> {
    let (least, most) = match width {
        IntWidth::I16 => (i64::from(i16::MIN), i64::from(i16::MAX)),
        IntWidth::I32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
        IntWidth::I64 => (i64::MIN, i64::MAX),
    };
    let mut entries = typed("integer");
    let min = Some(bounds.min.unwrap_or(least));
    let max = Some(bounds.max.unwrap_or(most));
    add_bounds(&mut entries, min, max, |bound| {
        Json::Number(bound.to_string())
    });
    entries
}

/// Decimals are exact because they are text: as many digits after the point as the scale says.
fn decimal_schema(scale: u8) -> Vec<(String, Json)> {
    let mut pattern = "^-?[0-9]+".to_owned();
    if scale > 0 {
        let _ = write!(pattern, "\\.[0-9]{{{scale}}}");
    }
    pattern.push('$');
    patterned(&pattern)
}

fn text_schema(length: &Length, width: u32) -> Vec<(String, Json)> {
    let mut entries = typed("string");
    for (key, bound) in [("minLength", length.min), ("maxLength", length.max)] {
        if let Some(bound) = bound {
            let bound = u64::from(bound) * u64::from(width);
            entries.push((key.to_owned(), Json::Number(bound.to_string())));
        }
    }
    entries
}

fn add_bounds<T: Copy>(
    entries: &mut Vec<(String, Json)>,
    min: Option<T>,
    max: Option<T>,
    show: impl Fn(T) -> Json,
) {
    for (key, bound) in [("minimum", min), ("maximum", max)] {
        entries.extend(bound.map(|bound| (key.to_owned(), show(bound))));
    }
}

fn add_default(
    schema: &Schema,
    ty: &Type,
    default: Option<&DefaultValue>,
    entries: &mut Vec<(String, Json)>,
) {
    let text = match (ty, default) {
        (_, None) => return,
        (Type::Decimal { scale, .. }, Some(DefaultValue::Int(units))) => {
            Some(format!("\"{}\"", decimal_text(*units, *scale)))
        }
        (_, Some(default)) => default_json(schema, ty, default),
    };
    entries.extend(text.map(|text| ("default".to_owned(), Json::Raw(text))));
}

fn nullable(entries: Vec<(String, Json)>) -> Vec<(String, Json)> {
    let null = Json::object([("type", Json::string("null"))]);
    vec![(
        "anyOf".to_owned(),
        Json::Array(vec![Json::Object(entries), null]),
    )]
}

fn describe(entries: &mut Vec<(String, Json)>, doc: &str) {
    if !doc.is_empty() {
        entries.push(("description".to_owned(), Json::string(doc)));
    }
}

fn typed(ty: &str) -> Vec<(String, Json)> {
    vec![("type".to_owned(), Json::string(ty))]
}

fn formatted(format: &str) -> Vec<(String, Json)> {
    let mut entries = typed("string");
    entries.push(("format".to_owned(), Json::string(format)));
    entries
}

fn patterned(pattern: &str) -> Vec<(String, Json)> {
    let mut entries = typed("string");
    entries.push(("pattern".to_owned(), Json::string(pattern)));
    entries
}
