//! Value types.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Place, read_field};
use super::names::Names;
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Entry, Table, Text};
use crate::schema::{Enum, OneOf, OneOfMode, Span, Value, ValueField, ValueId};
use crate::suggest;

/// Resolves every value type; says in which of them mistakes were found.
pub(crate) fn resolve_values(
    names: &Names<'_>,
    enums: &[Enum],
    diagnostics: &mut Diagnostics,
) -> (Vec<Value>, BTreeSet<ValueId>) {
    let mut values = Vec::new();
    let mut broken = BTreeSet::new();
    for entry in &names.values {
        let before = diagnostics.errors();
        let value = resolve_value(entry, names, enums, diagnostics);
        let marked = entry.value.table().is_none_or(|table| table.broken);
        if marked || diagnostics.errors() > before {
            broken.insert(ValueId(values.len()));
        }
        values.push(value);
    }
    (values, broken)
}

fn resolve_value(
    entry: &Entry,
    names: &Names<'_>,
    enums: &[Enum],
    diagnostics: &mut Diagnostics,
) -> Value {
    let empty = Table::default();
    let table = entry.value.table().unwrap_or(&empty);
    let before = diagnostics.errors();
    let mut fields = Vec::new();
    for field in table.section("fields") {
        let Some(field) = read_field(field, &entry.key, Place::Value, names, enums, diagnostics)
        else {
            continue;
        };
        fields.push(ValueField {
            rust: field
                .rust
                .map_or_else(|| field.name.clone(), |rust| rust.value.clone()),
            column: field
                .column
                .map_or_else(|| field.name.clone(), |column| column.value.clone()),
            name: field.name,
            doc: field.doc,
            ty: field.ty,
            nullable: field.nullable,
            default: field.default,
            pattern: field.pattern,
            span: field.span,
        });
    }
    let sound = diagnostics.errors() == before && !table.broken;
    let has_section = table.table("fields").is_some_and(|section| !section.broken);
    if fields.is_empty() && sound && has_section {
        diagnostics
            .error(
                Code::EmptyDefinition,
                entry.key_span,
                format!("the value type `{}` has no fields", entry.key),
            )
            .help(format!(
                "add one under `[value.{}.fields]`: `name = \"type\"`",
                entry.key
            ));
    }
    let mut value = Value {
        name: entry.key.clone(),
        doc: table.text_or_empty("doc"),
        fields,
        one_of: Vec::new(),
        span: entry.key_span,
    };
    if sound {
        value.one_of = resolve_one_of(table, &value, diagnostics);
        check_field_names(&value, diagnostics);
    }
    value
}

fn resolve_one_of(table: &Table, value: &Value, diagnostics: &mut Diagnostics) -> Vec<OneOf> {
    let modes = [
        ("exactly_one", OneOfMode::Exactly),
        ("at_most_one", OneOfMode::AtMost),
        ("at_least_one", OneOfMode::AtLeast),
    ];
    let positions: BTreeMap<&str, usize> = value
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| (field.name.as_str(), index))
        .collect();
    let mut rules = Vec::new();
    for (key, mode) in modes {
        for group in table.items(key) {
            let names: Vec<&Text> = group
                .list()
                .unwrap_or(&[])
                .iter()
                .filter_map(crate::raw::Value::text)
                .collect();
            if names.len() < 2 {
                diagnostics
                    .error(
                        Code::InvalidGroup,
                        group.span,
                        format!("`{key}` needs two fields or more"),
                    )
                    .help(format!("such as `{key} = [[\"a\", \"b\"]]`"));
                continue;
            }
            let fields: Vec<usize> = names
                .iter()
                .filter_map(|name| group_member(name, key, value, &positions, diagnostics))
                .collect();
            let repeated = names.iter().enumerate().find(|(index, name)| {
                names[..*index]
                    .iter()
                    .any(|other| other.value == name.value)
            });
            if let Some((_, name)) = repeated {
                diagnostics
                    .error(
                        Code::InvalidGroup,
                        name.span,
                        format!("`{}` stands twice in one group", name.value),
                    )
                    .help("name each field once");
            } else if fields.len() == names.len() {
                rules.push(OneOf { fields, mode });
            }
        }
    }
    rules
}

fn group_member(
    name: &Text,
    key: &str,
    value: &Value,
    positions: &BTreeMap<&str, usize>,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let Some(position) = positions.get(name.value.as_str()).copied() else {
        diagnostics
            .error(
                Code::UnknownField,
                name.span,
                format!("`{}` has no field `{}`", value.name, name.value),
            )
            .help_or(
                suggest::did_you_mean_or_one_of(&name.value, positions.keys().copied()),
                "correct the name, or add the field",
            );
        return None;
    };
    let field = &value.fields[position];
    if !field.nullable {
        diagnostics
            .error(
                Code::InvalidGroup,
                name.span,
                format!(
                    "`{}` is always set, so `{key}` cannot choose it",
                    name.value
                ),
            )
            .label(field.span, "not nullable")
            .help("make the field nullable: put `?` after its type");
        return None;
    }
    Some(position)
}

/// Rust names and column suffixes are sets of their own; either may be given by hand.
fn check_field_names(value: &Value, diagnostics: &mut Diagnostics) {
    let mut rust: BTreeMap<String, Span> = BTreeMap::new();
    let mut columns: BTreeMap<String, Span> = BTreeMap::new();
    for field in &value.fields {
        if field.rust == "new" {
            diagnostics
                .error(
                    Code::ReservedName,
                    field.span,
                    "`new` is the constructor in Rust",
                )
                .help("give the field another name with `rust = \"…\"`");
        }
        if let Some(first) = rust.insert(field.rust.to_ascii_lowercase(), field.span) {
            diagnostics
                .error(
                    Code::RustNameTaken,
                    field.span,
                    format!(
                        "two fields of `{}` are called `{}` in Rust",
                        value.name, field.rust
                    ),
                )
                .label(first, "first here")
                .help("give one of them another name with `rust = \"…\"`");
        }
        if let Some(first) = columns.insert(field.column.to_ascii_lowercase(), field.span) {
            diagnostics
                .error(
                    Code::ColumnTaken,
                    field.span,
                    format!(
                        "two fields of `{}` have the column `{}`",
                        value.name, field.column
                    ),
                )
                .label(first, "first here")
                .help("give one of them another suffix with `column = \"…\"`");
        }
    }
}
