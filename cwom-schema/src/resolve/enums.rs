//! Enums.

use std::collections::BTreeMap;

use super::identifiers::{Style, check_name, check_rust_name, check_type_name};
use super::names::Names;
use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::raw::{Data, Entry, Table};
use crate::schema::{Enum, EnumStorage, EnumValue, Span};

/// Resolves every enum.
pub(crate) fn resolve_enums(names: &Names<'_>, diagnostics: &mut Diagnostics) -> Vec<Enum> {
    names
        .enums
        .iter()
        .map(|entry| resolve_enum(entry, diagnostics))
        .collect()
}

fn resolve_enum(entry: &Entry, diagnostics: &mut Diagnostics) -> Enum {
    let empty = Table::default();
    let table = entry.value.table().unwrap_or(&empty);
    let storage = match table.text("native") {
        Some(native) => {
            check_type_name(&native.value, native.span, diagnostics);
            EnumStorage::Native(native.value.clone())
        }
        None => EnumStorage::Text,
    };
    let values: Vec<EnumValue> = table
        .section("values")
        .iter()
        .map(|value| resolve_enum_value(value, diagnostics))
        .collect();
    let written = table.entry("values");
    if values.is_empty() && !table.broken && written.is_some() {
        diagnostics
            .error(
                Code::EmptyDefinition,
                entry.key_span,
                format!("the enum `{}` has no values", entry.key),
            )
            .help(format!(
                "add one under `[enum.{}.values]`: `name = \"doc\"`",
                entry.key
            ));
    }
    check_variants(&values, diagnostics);
    Enum {
        name: entry.key.clone(),
        doc: table.text_or_empty("doc"),
        ordered: table.flag("ordered").unwrap_or(false),
        storage,
        values,
        span: entry.key_span,
    }
}

fn resolve_enum_value(entry: &Entry, diagnostics: &mut Diagnostics) -> EnumValue {
    let named = check_name(
        &entry.key,
        entry.key_span,
        "enum value",
        Style::Stored,
        diagnostics,
    );
    let (doc, rust) = match &entry.value.data {
        Data::Text(doc) => (doc.value.clone(), None),
        Data::Table(table) => (table.text_or_empty("doc"), table.text("rust")),
        _ => (String::new(), None),
    };
    let variant = match rust {
        Some(rust) => {
            check_rust_name(
                &rust.value,
                rust.span,
                "the value",
                Style::Camel,
                diagnostics,
            );
            rust.value.clone()
        }
        None => name::upper_camel_case(&entry.key),
    };
    if rust.is_none() && named {
        check_variant(&entry.key, &variant, entry.key_span, diagnostics);
    }
    EnumValue {
        name: entry.key.clone(),
        rust: variant,
        doc,
        span: entry.key_span,
    }
}

fn check_variant(value: &str, variant: &str, span: Span, diagnostics: &mut Diagnostics) {
    if name::is_upper_camel_case(variant) && !name::is_rust_keyword(variant) {
        return;
    }
    diagnostics
        .error(
            Code::RustName,
            span,
            format!("the value `{value}` has no variant in Rust: `{variant}` is not an identifier"),
        )
        .help(format!(
            "name the variant: `{} = {{ doc = \"…\", rust = \"…\" }}`",
            quoted(value)
        ));
}

/// A key as it must be written in TOML.
fn quoted(key: &str) -> String {
    if key.contains('.') {
        format!("\"{key}\"")
    } else {
        key.to_owned()
    }
}

/// Two values with one variant would not compile, and two that differ only by case are one to a
/// reader and to a case-insensitive file system of a later export.
fn check_variants(values: &[EnumValue], diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &EnumValue> = BTreeMap::new();
    for value in values {
        if let Some(first) = seen.get(&value.rust.to_ascii_lowercase()) {
            diagnostics
                .error(
                    Code::RustNameTaken,
                    value.span,
                    format!(
                        "the values `{}` and `{}` have the variants `{}` and `{}`",
                        first.name, value.name, first.rust, value.rust
                    ),
                )
                .note("again here")
                .label(first.span, "first here")
                .help("give one of them another variant with `rust = \"…\"`");
            continue;
        }
        seen.insert(value.rust.to_ascii_lowercase(), value);
    }
}
