//! Entities and their relations as Mermaid draws them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use cwom_schema::Schema;
use cwom_schema::schema::{Entity, EntityId, Field, FieldId, FieldKind};

use super::words::type_word;

/// More boxes than this are too small to read.
const MOST_ENTITIES: usize = 60;
/// Mermaid refuses text beyond 50,000 characters; columns are left out before that.
const MOST_TEXT: usize = 40_000;

/// Words that mean something at the start of a line, in any case.
const RESERVED: [&str; 15] = [
    "accdescr",
    "acctitle",
    "class",
    "classdef",
    "direction",
    "erdiagram",
    "many",
    "one",
    "only",
    "optionally",
    "style",
    "title",
    "to",
    "u",
    "zero",
];

/// Writes one diagram, or several for a large model.
pub(crate) fn write(schema: &Schema, out: &mut String) {
    out.push_str("## Entities and relations\n\n");
    for group in groups(schema) {
        let mut diagram = draw(schema, &group, true);
        if diagram.len() > MOST_TEXT {
            diagram = draw(schema, &group, false);
        }
        out.push_str("```mermaid\n");
        out.push_str(&diagram);
        out.push_str("```\n\n");
    }
}

/// Entities that share a diagram. A model that fits has one; otherwise what is connected stays
/// together as far as it fits.
fn groups(schema: &Schema) -> Vec<Vec<EntityId>> {
    let all: Vec<EntityId> = schema.entities().map(|(id, _)| id).collect();
    if all.len() <= MOST_ENTITIES {
        return vec![all];
    }
    let mut groups: Vec<Vec<EntityId>> = Vec::new();
    for component in components(schema) {
        for part in component.chunks(MOST_ENTITIES) {
            match groups.last_mut() {
                Some(last) if last.len() + part.len() <= MOST_ENTITIES => last.extend(part),
                _ => groups.push(part.to_vec()),
            }
        }
    }
    groups
}

/// Entities that are connected by references or links, each set in the order of the spec.
fn components(schema: &Schema) -> Vec<Vec<EntityId>> {
    let mut roots: Vec<usize> = (0..schema.entities.len()).collect();
    let references = schema.entities().flat_map(|(holder, entity)| {
        entity
            .references()
            .map(move |(_, reference)| (holder, reference.target))
    });
    let links = schema.links.iter().map(|link| (link.owner, link.target));
    for (one, other) in references.chain(links) {
        let (one, other) = (root(&mut roots, one.0), root(&mut roots, other.0));
        roots[one.max(other)] = one.min(other);
    }
    let mut components: BTreeMap<usize, Vec<EntityId>> = BTreeMap::new();
    for (id, _) in schema.entities() {
        let least = root(&mut roots, id.0);
        components.entry(least).or_default().push(id);
    }
    components.into_values().collect()
}

/// The least member of the set that `at` belongs to; the way there gets shorter.
fn root(roots: &mut [usize], mut at: usize) -> usize {
    while roots[at] != at {
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}

fn draw(schema: &Schema, group: &[EntityId], with_columns: bool) -> String {
    let mut out = String::from("erDiagram\n");
    for id in group {
        let entity = &schema[*id];
        if with_columns {
            let _ = writeln!(out, "    {} {{", box_name(&entity.name));
            for field in &entity.fields {
                draw_field(schema, field, &mut out);
            }
            out.push_str("    }\n");
        } else {
            let _ = writeln!(out, "    {}", box_name(&entity.name));
        }
    }
    let members: BTreeSet<EntityId> = group.iter().copied().collect();
    for id in group {
        let entity = &schema[*id];
        for (field, reference) in entity.references() {
            let one = if entity[field].nullable { "|o" } else { "||" };
            let many = if is_unique(entity, field) { "o|" } else { "o{" };
            let target = box_name(&schema[reference.target].name);
            let holder = box_name(&entity.name);
            let label = &entity[field].name;
            let _ = writeln!(out, "    {target} {one}--{many} {holder} : \"{label}\"");
        }
    }
    for link in schema
        .links
        .iter()
        .filter(|link| members.contains(&link.owner))
    {
        let owner = box_name(&schema[link.owner].name);
        let target = box_name(&schema[link.target].name);
        let _ = writeln!(out, "    {owner} }}o--o{{ {target} : \"{}\"", link.name);
    }
    out
}

fn draw_field(schema: &Schema, field: &Field, out: &mut String) {
    let key = match field.kind {
        FieldKind::Key => " PK",
        FieldKind::Reference(_) => " FK",
        _ => "",
    };
    let word = type_word(schema, &field.ty);
    let _ = writeln!(out, "        {word} {}{key}", column_name(&field.column));
}

/// Whether no two rows point at the same target.
fn is_unique(entity: &Entity, field: FieldId) -> bool {
    entity
        .uniques
        .iter()
        .any(|unique| unique.fields == [field] && unique.predicate.is_none())
}

fn box_name(name: &str) -> String {
    if RESERVED.contains(&name.to_ascii_lowercase().as_str()) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

/// The signs of keys are no names, in any case.
fn column_name(column: &str) -> String {
    match column {
        "fk" | "pk" | "uk" => format!("{column}_"),
        _ => column.to_owned(),
    }
}
