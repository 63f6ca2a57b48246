//! The handles of an entity besides its columns: unique keys, and relations from both ends.

use std::collections::BTreeSet;

use cwom_schema::schema::{EntityId, Field, FieldId, FieldKind, LinkId};

use super::docs::words;
use super::layout::{Code, Type};
use super::literal::string;
use super::names::{Imports, handle};
use super::types::rust_type;
use crate::context::Context;

/// The longest unique key that the runtime reads by.
const LONGEST_KEY: usize = 4;

/// What a handle leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Lead {
    /// The unique key of the entity at this position.
    Unique(usize),
    /// A link from this end: from the owner, or from the other one.
    Link {
        /// The link.
        link: LinkId,
        /// Whether this end declares it.
        is_declared: bool,
    },
    /// The rows of another entity that refer to this one by a field.
    Many {
        /// The other entity.
        holder: EntityId,
        /// Its reference.
        field: FieldId,
    },
}

/// The handles of an entity besides its columns, by the names of their constants: unique keys, links,
/// then what refers to it. A name that a column has already stays the column's.
pub(crate) fn handles(context: &Context<'_>, id: EntityId) -> Vec<(String, Lead)> {
    let schema = context.schema;
    let entity = &schema[id];
    let mut used = column_names(&entity.fields);
    let mut found = Vec::new();
    let mut add = |name: &str, lead: Lead| {
        let name = name.to_ascii_uppercase();
        if used.insert(name.clone()) {
            found.push((name, lead));
        }
    };
    for (position, unique) in entity.uniques.iter().enumerate() {
        if unique.fields.len() <= LONGEST_KEY {
            let names = unique.fields.iter().map(|field| &entity[*field]);
            let names: Vec<&str> = names.map(|field| handle(field, &entity.fields)).collect();
            add(&format!("by_{}", names.join("_")), Lead::Unique(position));
        }
    }
    for id_of_link in &context.ends(id).links {
        let link = &schema[*id_of_link];
        for (from, name, is_declared) in [
            (link.owner, &link.name, true),
            (link.target, &link.inverse, false),
        ] {
            if from == id {
                let link = *id_of_link;
                add(name, Lead::Link { link, is_declared });
            }
        }
    }
    for (holder, field) in &context.ends(id).references {
        let FieldKind::Reference(reference) = &schema[*holder][*field].kind else {
            continue;
        };
        if let Some(inverse) = reference.inverse.as_deref() {
            let (holder, field) = (*holder, *field);
            add(inverse, Lead::Many { holder, field });
        }
    }
    found
}

/// The names of the constants of columns.
fn column_names(fields: &[Field]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for field in fields {
        match &field.kind {
            FieldKind::Embedded(embedded) => {
                names.extend(
                    embedded
                        .columns
                        .iter()
                        .map(|name| name.to_ascii_uppercase()),
                );
            }
            _ => {
                names.insert(handle(field, fields).to_ascii_uppercase());
            }
        }
    }
    names
}

/// One associated constant for each of them.
pub(crate) fn emit_relations<'a>(
    context: &Context<'a>,
    id: EntityId,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    for (name, lead) in handles(context, id) {
        match lead {
            Lead::Unique(position) => emit_unique(context, id, &name, position, imports, code),
            Lead::Link { link, is_declared } => {
                emit_link(context, &name, link, is_declared, imports, code);
            }
            Lead::Many { holder, field } => {
                emit_many(context, &name, holder, field, imports, code);
            }
        }
    }
}

/// A key besides the id, such as `BY_SLUG`.
fn emit_unique<'a>(
    context: &Context<'a>,
    id: EntityId,
    name: &str,
    position: usize,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    let schema = context.schema;
    let entity = &schema[id];
    // The table may have more of them, behind these, which only hold up agreements.
    let key = &context.tables.entity(id).uniques[position];
    let fields = entity.uniques[position].fields.iter();
    let fields: Vec<_> = fields.map(|field| &entity[*field]).collect();
    let names: Vec<&str> = fields
        .iter()
        .map(|field| handle(field, &entity.fields))
        .collect();
    let types: Vec<String> = fields
        .iter()
        .map(|field| rust_type(schema, &field.ty, imports).to_string())
        .collect();
    let comma = if types.len() == 1 { "," } else { "" };
    let values = Type::plain(format!("({}{comma})", types.join(", ")));
    let doc = format!("Reads by {}.", in_words(&names));
    let arguments = [string(&key.name)];
    emit(
        name,
        &doc,
        "UniqueKey",
        vec![values],
        &arguments,
        imports,
        code,
    );
}

/// A link, from the owner or from the other end.
fn emit_link<'a>(
    context: &Context<'a>,
    name: &str,
    link: LinkId,
    is_declared: bool,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    let schema = context.schema;
    let link = &schema[link];
    let [owner, target] = &link.columns;
    let (to, columns) = if is_declared {
        (link.target, [owner, target])
    } else {
        (link.owner, [target, owner])
    };
    let to = imports.model(&schema[to].name);
    let row = imports.model(&link.rust);
    let said = words(&name.to_ascii_lowercase());
    let doc = format!("Its {said}: links to `{to}`, rows of `{row}`.");
    let types = vec![Type::plain(to), Type::plain(row)];
    let arguments = columns.map(|column| string(column));
    emit(name, &doc, "Link", types, &arguments, imports, code);
}

/// References of others that have a name from here.
fn emit_many<'a>(
    context: &Context<'a>,
    name: &str,
    holder: EntityId,
    field: FieldId,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    let other = &context.schema[holder];
    let to = imports.model(&other.name);
    let said = words(&name.to_ascii_lowercase());
    let doc = format!("Its {said}: each `{to}` that refers to it.");
    let types = vec![Type::plain(to)];
    let arguments = [string(&other[field].column)];
    emit(name, &doc, "Many", types, &arguments, imports, code);
}

fn in_words(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

fn emit(
    name: &str,
    doc: &str,
    handle: &'static str,
    types: Vec<Type>,
    arguments: &[String],
    imports: &mut Imports<'_>,
    code: &mut Code,
) {
    code.prose(doc, imports);
    code.item(|code| {
        let arguments_of_type = std::iter::once(Type::plain("Self")).chain(types);
        let ty = Type::generic(imports.runtime(handle), arguments_of_type.collect());
        let new = format!("{}::new", ty.name);
        code.constant(name, &ty, &new, arguments);
    });
}
