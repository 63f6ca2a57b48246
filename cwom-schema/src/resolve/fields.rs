//! Fields, as they stand in entities, mixins, value types and links.

use super::defaults::{implied_default, resolve_default};
use super::identifiers::{Style, check_name, check_rust_name};
use super::names::Names;
use super::patterns::{check_length, resolve_pattern};
use super::types::resolve_type;
use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::raw::{Data, Entry, Table, Text};
use crate::schema::{DefaultValue, Enum, Pattern, Span, Type};

/// Where a field stands; not every key means something everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// `[entity.X.fields]`.
    Entity,
    /// `[mixin.x.fields]`.
    Mixin,
    /// `[value.X.fields]`.
    Value,
    /// The `fields` of a link.
    Link,
}

/// What every field has, wherever it stands.
pub(crate) struct FieldDraft<'a> {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) doc: String,
    pub(crate) ty: Type,
    pub(crate) nullable: bool,
    pub(crate) default: Option<DefaultValue>,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) rust: Option<&'a Text>,
    pub(crate) column: Option<&'a Text>,
    /// The options; empty for a field that is only a type.
    pub(crate) options: &'a Table,
}

static NO_OPTIONS: Table = Table {
    entries: Vec::new(),
    broken: false,
};

/// Reads one field; `None` when it has mistakes, all of them reported.
pub(crate) fn read_field<'a>(
    entry: &'a Entry,
    owner: &str,
    place: Place,
    names: &Names<'_>,
    enums: &[Enum],
    diagnostics: &mut Diagnostics,
) -> Option<FieldDraft<'a>> {
    let before = diagnostics.errors();
    let valid_name = check_name(
        &entry.key,
        entry.key_span,
        "field name",
        Style::Snake,
        diagnostics,
    );
    let (type_text, options) = match &entry.value.data {
        Data::Text(text) => (text, &NO_OPTIONS),
        Data::Table(options) if !options.broken => (options.text("type")?, options),
        _ => return None,
    };
    let rust = options.text("rust");
    match rust {
        Some(rust) => {
            check_rust_name(
                &rust.value,
                rust.span,
                "the field",
                Style::Snake,
                diagnostics,
            );
        }
        None if valid_name && name::is_rust_keyword(&entry.key) => {
            report_keyword(entry, owner, &type_text.value, diagnostics);
        }
        None => {}
    }
    let column = options.text("column");
    if let Some(column) = column {
        check_name(
            &column.value,
            column.span,
            "column name",
            Style::Snake,
            diagnostics,
        );
    }
    let mut field_type = resolve_type(type_text, names, diagnostics)?;
    check_place(&field_type.ty, place, type_text, diagnostics);
    check_options(&field_type.ty, options, diagnostics);
    if let Type::Raw { sqlite, postgres } = &mut field_type.ty {
        (*sqlite, *postgres) = read_raw(entry, options, diagnostics)?;
    }
    let pattern = options
        .get("pattern")
        .and_then(|pattern| resolve_pattern(pattern, diagnostics));
    if let (Some(pattern), Type::String(length) | Type::Text(length)) = (&pattern, &field_type.ty) {
        let place = options
            .get("pattern")
            .map_or(entry.key_span, |value| value.span);
        check_length(pattern, *length, place, diagnostics);
    }
    if diagnostics.errors() > before {
        return None;
    }
    let default = match options.get("default") {
        Some(value) => resolve_default(value, &field_type.ty, pattern.as_ref(), enums, diagnostics),
        None => implied_default(&field_type.ty, field_type.nullable),
    };
    (diagnostics.errors() == before).then(|| FieldDraft {
        name: entry.key.clone(),
        span: entry.key_span,
        doc: options.text_or_empty("doc"),
        ty: field_type.ty,
        nullable: field_type.nullable,
        default,
        pattern,
        rust,
        column,
        options,
    })
}

fn report_keyword(entry: &Entry, owner: &str, type_text: &str, diagnostics: &mut Diagnostics) {
    // A reference's field is `<name>_id`, which is never a keyword.
    if type_text.trim_start().starts_with("->") {
        return;
    }
    diagnostics
        .error(
            Code::RustKeyword,
            entry.key_span,
            format!("`{}` is a keyword of Rust", entry.key),
        )
        .help(format!(
            "keep the name in table and JSON, and give another in Rust: `rust = \"{}_{}\"`",
            name::snake_case(owner),
            entry.key
        ));
}

/// A value type lives in JSON, and a link's row has no place for relations of its own.
fn check_place(ty: &Type, place: Place, text: &Text, diagnostics: &mut Diagnostics) {
    let holder = match place {
        Place::Value => "a value type",
        Place::Link => "a link",
        Place::Entity | Place::Mixin => return,
    };
    let (refused, help) = match ty {
        Type::Key(_) => ("references", "put the reference into an entity"),
        Type::Raw { .. } => ("raw types", "put the raw column into an entity"),
        _ => return,
    };
    diagnostics
        .error(
            Code::TypeNotAllowed,
            text.span,
            format!("{holder} holds no {refused}"),
        )
        .help(help);
}

/// Options that mean something for some types only.
fn check_options(ty: &Type, options: &Table, diagnostics: &mut Diagnostics) {
    let is_reference = matches!(ty, Type::Key(_));
    let reference_only = ["inverse", "role", "on_delete", "acyclic", "same_as"];
    for entry in &options.entries {
        let key = entry.key.as_str();
        let wanted = match key {
            _ if reference_only.contains(&key) && !is_reference => "a reference",
            "pattern" if !matches!(ty, Type::String(_) | Type::Text(_)) => {
                "a field of type `string` or `text`"
            }
            "embed" if !matches!(ty, Type::Value(_)) => "a field of a value type",
            "raw" if !matches!(ty, Type::Raw { .. }) => "a field of type `raw`",
            "sensitive" | "default" | "generated" if is_reference => {
                "a field that is not a reference"
            }
            _ => continue,
        };
        diagnostics
            .error(
                Code::KeyNotAllowed,
                entry.key_span,
                format!("`{key}` belongs to {wanted}"),
            )
            .help("leave the key out, or change the type");
    }
    let generated = options.entry("generated");
    for key in ["default", "immutable", "embed"] {
        if let (Some(generated), Some(entry)) = (generated, options.entry(key)) {
            diagnostics
                .error(
                    Code::KeyNotAllowed,
                    entry.key_span,
                    format!("`{key}` says nothing about a generated column"),
                )
                .label(generated.key_span, "computed by the database")
                .help("leave the key out");
        }
    }
}

fn read_raw(
    entry: &Entry,
    options: &Table,
    diagnostics: &mut Diagnostics,
) -> Option<(String, String)> {
    let Some(raw) = options.table("raw") else {
        diagnostics
            .error(
                Code::MissingKey,
                entry.key_span,
                "a field of type `raw` needs the key `raw`",
            )
            .help("such as `raw = { sqlite = \"TEXT\", postgres = \"inet\" }`");
        return None;
    };
    let (sqlite, postgres) = (raw.text("sqlite")?, raw.text("postgres")?);
    if !["INTEGER", "REAL", "TEXT", "BLOB"].contains(&sqlite.value.as_str()) {
        diagnostics
            .error(
                Code::RawType,
                sqlite.span,
                format!(
                    "`{}` is not a type of a strict table",
                    sqlite.value.escape_debug()
                ),
            )
            .help("one of `INTEGER`, `REAL`, `TEXT`, `BLOB`, in capitals");
        return None;
    }
    if !is_type_name(&postgres.value) {
        diagnostics
            .error(
                Code::RawType,
                postgres.span,
                format!(
                    "`{}` is not the name of a type",
                    postgres.value.escape_debug()
                ),
            )
            .help(
                "letters, digits, `_`, spaces, and numbers in parentheses, such as `varchar(64)`",
            );
        return None;
    }
    Some((sqlite.value.clone(), postgres.value.clone()))
}

/// The name goes into DDL as it is, so nothing that could end a column definition is let through.
fn is_type_name(text: &str) -> bool {
    let allowed = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, '_' | ' ' | '(' | ')' | ',' | '[' | ']' | '.')
    };
    let mut open = 0_i32;
    let balanced = text.chars().all(|character| {
        open += match character {
            '(' | '[' => 1,
            ')' | ']' => -1,
            _ => 0,
        };
        // A comma outside parentheses would begin the next column.
        (0..=1).contains(&open) && (character != ',' || open == 1)
    });
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.len() <= name::MAX_LENGTH
        && text.chars().all(allowed)
        && balanced
        && open == 0
}
