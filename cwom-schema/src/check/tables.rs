//! Names of tables and indexes, which share one set in a PostgreSQL schema.

use super::Taken;
use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{EnumStorage, Span};

/// Two tables of one name cannot exist, and a PostgreSQL type has the name of a table as well.
pub(super) fn check_table_names(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let schema = &resolved.schema;
    let mut taken = Taken::default();
    let audited = schema.entities.iter().any(|entity| entity.audited)
        || schema.links.iter().any(|link| link.audited);
    let prefix = format!("{}_", schema.audit.table);
    let mut wanted: Vec<(&str, String, Span)> = Vec::new();
    for entity in &schema.entities {
        let place = resolved.places.get(entity.span, "table");
        wanted.push((
            &entity.table,
            format!("the entity `{}`", entity.name),
            place,
        ));
    }
    for link in &schema.links {
        let place = resolved.places.get(link.span, "table");
        wanted.push((&link.table, format!("the link `{}`", link.name), place));
    }
    for definition in &schema.enums {
        if let EnumStorage::Native(name) = &definition.storage {
            let by = format!("the type of the enum `{}`", definition.name);
            wanted.push((name, by, definition.span));
        }
    }
    wanted.sort_by_key(|(.., place)| *place);
    if audited {
        taken.take(&schema.audit.table, "the audit log", Span::default());
    }
    for (name, by, place) in wanted {
        // The name is missing, which is reported already.
        if name.is_empty() {
            continue;
        }
        if audited && name.starts_with(&prefix) {
            diagnostics
                .error(
                    Code::ReservedName,
                    place,
                    format!("`{name}` begins with `{prefix}`, as parts of the audit log do"),
                )
                .help("give it another name, or the log with `[audit] table = \"…\"`");
            continue;
        }
        let Some((first, first_place)) = taken.take(name, by.as_str(), place) else {
            continue;
        };
        let diagnostic = diagnostics
            .error(
                Code::TableTaken,
                place,
                format!("`{name}` is taken by {first}"),
            )
            .note(format!("wanted by {by}"))
            .help("give one of them another name; case makes no difference");
        if first_place != Span::default() {
            diagnostic.label(first_place, "taken here");
        }
    }
}

/// Indexes live beside tables in PostgreSQL, and in one set per database in SQLite.
pub(super) fn check_index_names(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let mut taken = Taken::default();
    for entity in &resolved.schema.entities {
        let place = resolved.places.get(entity.span, "table");
        taken.take(&entity.table, "a table", place);
    }
    for link in resolved.links() {
        taken.take(
            &link.table,
            "a table",
            resolved.places.get(link.span, "table"),
        );
    }
    for entity in &resolved.schema.entities {
        let uniques = entity.uniques.iter().map(|key| (&key.name, key.span));
        let indexes = entity.indexes.iter().map(|key| (&key.name, key.span));
        for (name, span) in uniques.chain(indexes) {
            let Some(name) = name else { continue };
            let Some((first, first_place)) = taken.take(name, "an index", span) else {
                continue;
            };
            diagnostics
                .error(
                    Code::IndexNameTaken,
                    span,
                    format!("the name `{name}` is taken by {first}"),
                )
                .label(first_place, "taken here")
                .help("give it another `name`, or leave the key out for a derived one");
        }
    }
}
