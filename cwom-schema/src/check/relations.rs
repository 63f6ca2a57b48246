//! Relations: their names at both ends, and what deleting does to them.

use super::Taken;
use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{DeleteRule, Entity, EntityId, FieldKind, Span};

/// From an entity, its fields, links and inverses are reached by name, so each is there once.
pub(super) fn check_relation_names(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let schema = &resolved.schema;
    let mut ends: Vec<Vec<(&str, String, Span)>> = vec![Vec::new(); schema.entities.len()];
    for (id, entity) in schema.entities() {
        for field in &entity.fields {
            ends[id.0].push((&field.name, "a field".to_owned(), field.span));
        }
        for (field, reference) in entity.references() {
            if let Some(inverse) = &reference.inverse {
                let field = &entity[field];
                let by = format!("the inverse of `{}.{}`", entity.name, field.name);
                let place = resolved.places.get(field.span, "inverse");
                ends[reference.target.0].push((inverse, by, place));
            }
        }
    }
    for link in resolved.links() {
        let owner = &schema[link.owner];
        ends[link.owner.0].push((&link.name, "a link".to_owned(), link.span));
        let by = format!("the inverse of `{}.{}`", owner.name, link.name);
        let place = resolved.places.get(link.span, "inverse");
        ends[link.target.0].push((&link.inverse, by, place));
    }
    for (index, names) in ends.iter().enumerate() {
        let entity = &schema[EntityId(index)];
        let mut taken = Taken::default();
        for (name, by, place) in names {
            let Some((first, first_place)) = taken.take(name, by.as_str(), *place) else {
                continue;
            };
            // Two fields of one name are reported as such, and a mixin may be used many times.
            if first == "a field" && by == "a field" {
                continue;
            }
            diagnostics
                .error(
                    Code::RelationTaken,
                    *place,
                    format!("`{}` has `{name}` already: {first}", entity.name),
                )
                .note(by.as_str())
                .label(first_place, "taken here")
                .help("rename one of them; fields, links and inverses share one set of names");
        }
    }
}

/// Only a relation from an entity to itself can come back to where it began.
pub(super) fn check_self_relations(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let mut report = |what: &str, name: &str, place: Span| {
        diagnostics
            .error(
                Code::NotASelfRelation,
                place,
                format!("`{name}` leads to another entity, so `{what}` says nothing"),
            )
            .help("leave the key out; it belongs to relations of an entity with itself");
    };
    for (id, entity) in resolved.sound_entities() {
        for (field, reference) in entity.references() {
            if reference.acyclic && reference.target != id {
                let field = &entity[field];
                let place = resolved.places.get(field.span, "acyclic");
                report("acyclic", &field.name, place);
            }
        }
    }
    for link in resolved.links() {
        for key in ["acyclic", "irreflexive"] {
            let Some(place) = resolved.places.written(link.span, key) else {
                continue;
            };
            if link.owner != link.target && (link.acyclic || link.irreflexive) {
                report(key, &link.name, place);
            }
        }
    }
}

/// What an entity keeps of changes, which a change by the database alone would leave out.
fn kept_of_changes(entity: &Entity) -> Option<&'static str> {
    let has = |wanted: FieldKind| entity.managed(|kind| *kind == wanted).is_some();
    if entity.audited {
        Some("is audited, and this change would raise no version")
    } else if has(FieldKind::Version) {
        Some("has a version, and this change would not raise it")
    } else if has(FieldKind::UpdatedAt) {
        Some("has `updated_at`, and this change would not set it")
    } else {
        None
    }
}

/// What a database changes by itself passes by the library: no version is raised, and a rule that
/// protects the row stops the delete half way.
pub(super) fn check_delete_rules(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let frozen = !entity.is_updatable();
        for (id, reference) in entity.references() {
            let field = &entity[id];
            let place = resolved.places.get(field.span, "on_delete");
            let (code, message, help) = match reference.on_delete {
                DeleteRule::SetNull if !field.nullable => (
                    Code::SetNullRequired,
                    format!("`{}` is required, so it cannot become null", field.name),
                    "add `?` to its type, or choose `restrict` or `cascade`",
                ),
                DeleteRule::SetNull if field.immutable || reference.same_as.is_some() => (
                    Code::SetNullRequired,
                    format!("`{}` never changes, so it cannot become null", field.name),
                    "choose `restrict` or `cascade`",
                ),
                DeleteRule::SetNull | DeleteRule::Cascade if frozen => (
                    Code::DeleteRuleFrozen,
                    format!("rows of `{}` are never changed or deleted", entity.name),
                    "choose `restrict`: what the rows refer to stays",
                ),
                DeleteRule::SetNull => match kept_of_changes(entity) {
                    Some(kept) => (
                        Code::SetNullAudited,
                        format!("`{}` {kept}", entity.name),
                        "choose `restrict` and let the application clear the reference first",
                    ),
                    None => continue,
                },
                _ => continue,
            };
            diagnostics
                .error(code, place, message)
                .label(field.span, "this reference")
                .help(help);
        }
    }
}
