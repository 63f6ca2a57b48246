//! Names after conversion to Rust.

use super::Taken;
use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{FieldKind, Span};

/// Everything stands at the root of one crate: definitions, rows of links, and the builders that are
/// derived from them.
pub(super) fn check_type_names(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let schema = &resolved.schema;
    let mut wanted: Vec<(String, String, Span)> = Vec::new();
    for definition in &schema.enums {
        let by = format!("the enum `{}`", definition.name);
        wanted.push((definition.name.clone(), by, definition.span));
    }
    for value in &schema.values {
        let by = format!("the value type `{}`", value.name);
        wanted.push((value.name.clone(), by, value.span));
    }
    for entity in &schema.entities {
        let by = format!("the entity `{}`", entity.name);
        wanted.push((format!("New{}", entity.name), by.clone(), entity.span));
        if entity.fields().any(|(id, _)| entity.is_settable(id)) {
            wanted.push((format!("{}Changes", entity.name), by.clone(), entity.span));
        }
        wanted.push((entity.name.clone(), by, entity.span));
    }
    for link in resolved.links() {
        let by = format!("the link `{}`", link.name);
        let place = resolved.places.get(link.span, "rust");
        wanted.push((format!("New{}", link.rust), by.clone(), place));
        wanted.push((link.rust.clone(), by, place));
    }
    wanted.sort_by_key(|(.., place)| *place);
    let mut taken = Taken::default();
    for (name, by, place) in wanted {
        let Some((first, first_place)) = taken.take(&name, by.as_str(), place) else {
            continue;
        };
        // The same definition twice is reported where names are collected.
        if first_place != place && !is_same_name(resolved, first_place, place) {
            diagnostics
                .error(
                    Code::RustNameTaken,
                    place,
                    format!("the type `{name}` of {by} is taken by {first}"),
                )
                .label(first_place, "taken here")
                .help("rename one of them; the row of a link takes another name with `rust`");
        }
    }
}

/// Two definitions of one name were reported as such.
fn is_same_name(resolved: &Resolved, first: Span, second: Span) -> bool {
    let schema = &resolved.schema;
    let enums = schema.enums.iter().map(|item| (item.span, &item.name));
    let values = schema.values.iter().map(|item| (item.span, &item.name));
    let entities = schema.entities.iter().map(|item| (item.span, &item.name));
    let mut found = enums
        .chain(values)
        .chain(entities)
        .filter(|(span, _)| *span == first || *span == second)
        .map(|(_, name)| name);
    matches!((found.next(), found.next()), (Some(first), Some(second)) if first == second)
}

/// One file per entity and per link, in two folders. What is called like a module or a type that the
/// generated crate has anyway is no mistake: the generator writes paths there.
pub(super) fn check_modules(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let mut taken = Taken::default();
    for entity in &resolved.schema.entities {
        let place = resolved.places.get(entity.span, "rust_module");
        if let Some((first, first_place)) = taken.take(&entity.module, &entity.name, place) {
            // Entities whose names differ only by case are reported as types.
            if first.eq_ignore_ascii_case(&entity.name) {
                continue;
            }
            diagnostics
                .error(
                    Code::RustNameTaken,
                    place,
                    format!("the module `{}` is taken by `{first}`", entity.module),
                )
                .label(first_place, "taken here")
                .help("give one of them another with `rust_module = \"…\"`");
        }
    }
}

/// A struct has each field once, and `new` is its constructor.
pub(super) fn check_field_names(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let mut check = |taken: &mut Taken, rust: &str, name: &str, place: Span| {
        if rust == "new" {
            diagnostics
                .error(
                    Code::ReservedName,
                    place,
                    "`new` is the constructor in Rust",
                )
                .help("give the field another name with `rust = \"…\"`");
        } else if let Some((first, first_place)) = taken.take(rust, name, place) {
            diagnostics
                .error(
                    Code::RustNameTaken,
                    place,
                    format!("`{name}` and `{first}` are both called `{rust}` in Rust"),
                )
                .label(first_place, "taken here")
                .help("give one of them another name with `rust = \"…\"`");
        }
    };
    for (_, entity) in resolved.sound_entities() {
        let mut taken = Taken::default();
        for field in &entity.fields {
            let place = match field.kind {
                FieldKind::Role { .. } => field.span,
                _ => resolved.places.get(field.span, "rust"),
            };
            check(&mut taken, &field.rust, &field.name, place);
        }
    }
    for link in resolved.links() {
        let mut taken = Taken::default();
        for column in &link.columns {
            taken.take(
                column,
                column.as_str(),
                resolved.places.get(link.span, "columns"),
            );
        }
        for field in &link.payload {
            // The same name as a column is reported there.
            if !link.columns.contains(&field.column) {
                check(&mut taken, &field.rust, &field.name, field.span);
            }
        }
    }
}
