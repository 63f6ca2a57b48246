//! Links that are given to a builder and made together with its row.

use cwom_schema::Schema;
use cwom_schema::schema::{EntityId, Field, FieldKind, IdStrategy, Link};

use super::docs::words;
use super::layout::{Code, Parameter, Type};
use super::names::{Imports, can_name_method, handle};
use super::record::{Record, json_key};

/// The links that a builder takes: those that need nothing but the two ids, and whose name no
/// setter has.
pub(crate) fn given_links<'a>(schema: &'a Schema, record: &Record<'_>) -> Vec<&'a Link> {
    let Some(owner) = record.entity else {
        return Vec::new();
    };
    let is_taken = |name: &str| {
        record.fields.iter().any(|field| {
            [
                field.rust.as_str(),
                handle(field, record.fields),
                json_key(field),
            ]
            .contains(&name)
        })
    };
    schema
        .links_of(owner)
        .map(|(_, link)| link)
        .filter(|link| has_plain_id(schema, link.owner) && has_plain_id(schema, link.target))
        .filter(|link| link.payload.iter().all(is_optional))
        .filter(|link| can_name_method(&link.name) && !is_taken(&link.name))
        .collect()
}

/// `name: Vec<Id<Target>>,` of the builder.
pub(crate) fn emit_link_fields<'a>(
    schema: &'a Schema,
    links: &[&'a Link],
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    for link in links {
        let id = id_type(schema, link.target, imports);
        let ty = Type::generic(imports.standard("Vec"), vec![id]);
        code.field(&link.name, &ty);
    }
}

/// A setter for each link.
pub(crate) fn emit_link_setters<'a>(
    schema: &'a Schema,
    links: &[&'a Link],
    mut is_first: bool,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    for link in links {
        if !std::mem::take(&mut is_first) {
            code.blank();
        }
        let doc = if link.doc.is_empty() {
            format!("Its {}.", words(&link.name))
        } else {
            link.doc.clone()
        };
        code.prose(&doc, imports);
        let id = id_type(schema, link.target, imports);
        let parameters = [
            Parameter::receiver("mut self"),
            Parameter::new(
                "ids",
                Type::plain(format!("impl IntoIterator<Item = {id}>")),
            ),
        ];
        code.item(|code| {
            code.function(&format!("pub fn {}", link.name), &parameters, " -> Self");
            code.assign(&format!("self.{}", link.name), "ids.into_iter().collect()");
            code.line("self");
            code.close("}");
        });
    }
}

/// `New::links`, which hands them to the store.
pub(crate) fn emit_links<'a>(
    record: &Record<'_>,
    links: &[&'a Link],
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    if links.is_empty() {
        return;
    }
    let new_links = imports.runtime("NewLinks");
    imports.module("std::mem");
    code.blank();
    let parameters = [
        Parameter::receiver("&mut self"),
        Parameter::new(
            "links",
            Type::plain(format!("&mut {new_links}<{}>", record.name)),
        ),
    ];
    code.function("fn links", &parameters, "");
    for link in links {
        let ids = format!("mem::take(&mut self.{})", link.name);
        let new = format!("{}::new", imports.model(&link.rust));
        code.call("links.add", &[&ids, &new], ";");
    }
    code.close("}");
}

fn id_type<'a>(schema: &'a Schema, entity: EntityId, imports: &mut Imports<'a>) -> Type {
    let target = Type::plain(imports.model(&schema[entity].name));
    Type::generic(imports.runtime("Id"), vec![target])
}

/// Ids given as text are converted by the constructor of a row, which therefore is no plain
/// function of two keys.
fn has_plain_id(schema: &Schema, entity: EntityId) -> bool {
    !matches!(schema[entity].id, IdStrategy::Text { .. })
}

pub(super) fn is_optional(field: &Field) -> bool {
    field.nullable || field.default.is_some() || matches!(field.kind, FieldKind::CreatedAt)
}
