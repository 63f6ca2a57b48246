//! The handles of an entity besides its columns: unique keys, and relations from both ends.

use std::collections::BTreeSet;

use cwom_schema::schema::{EntityId, FieldKind};

use super::docs::words;
use super::layout::{Code, Type};
use super::literal::string;
use super::names::{Imports, handle};
use super::types::rust_type;
use crate::context::Context;

/// The longest unique key that the runtime reads by.
const LONGEST_KEY: usize = 4;

/// One associated constant for each unique key, then for each relation. A name that a column has
/// already stays the column's.
pub(crate) fn emit_relations<'a>(
    context: &Context<'a>,
    id: EntityId,
    used: &mut BTreeSet<String>,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    emit_uniques(context, id, used, imports, code);
    emit_links(context, id, used, imports, code);
    emit_referrers(context, id, used, imports, code);
}

/// Keys besides the id, such as `BY_SLUG`.
fn emit_uniques<'a>(
    context: &Context<'a>,
    id: EntityId,
    used: &mut BTreeSet<String>,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    let schema = context.schema;
    let entity = &schema[id];
    // The table may have more of them, which only hold up agreements.
    let uniques = entity
        .uniques
        .iter()
        .zip(&context.tables.entity(id).uniques);
    for (unique, key) in uniques {
        if unique.fields.len() > LONGEST_KEY {
            continue;
        }
        let fields: Vec<_> = unique.fields.iter().map(|field| &entity[*field]).collect();
        let names: Vec<&str> = fields
            .iter()
            .map(|field| handle(field, &entity.fields))
            .collect();
        let name = format!("by_{}", names.join("_"));
        if !is_free(&name, used) {
            continue;
        }
        let types: Vec<String> = fields
            .iter()
            .map(|field| rust_type(schema, &field.ty, imports).to_string())
            .collect();
        let comma = if types.len() == 1 { "," } else { "" };
        let values = Type::plain(format!("({}{comma})", types.join(", ")));
        let doc = format!("Reads by {}.", in_words(&names));
        let arguments = [string(&key.name)];
        emit(
            &name,
            &doc,
            "UniqueKey",
            vec![values],
            &arguments,
            imports,
            code,
        );
    }
}

/// Links, from the owner and from the other end.
fn emit_links<'a>(
    context: &Context<'a>,
    id: EntityId,
    used: &mut BTreeSet<String>,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    let schema = context.schema;
    for link in &context.ends(id).links {
        let link = &schema[*link];
        let [owner, target] = &link.columns;
        let ends = [
            (link.owner, &link.name, link.target, [owner, target]),
            (link.target, &link.inverse, link.owner, [target, owner]),
        ];
        for (from, name, to, columns) in ends {
            if from != id || !is_free(name, used) {
                continue;
            }
            let to = imports.model(&schema[to].name);
            let row = imports.model(&link.rust);
            let doc = format!("Its {}: links to `{to}`, rows of `{row}`.", words(name));
            let types = vec![Type::plain(to), Type::plain(row)];
            let arguments = columns.map(|column| string(column));
            emit(name, &doc, "Link", types, &arguments, imports, code);
        }
    }
}

/// References of others that have a name from here.
fn emit_referrers<'a>(
    context: &Context<'a>,
    id: EntityId,
    used: &mut BTreeSet<String>,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    for (holder, field) in &context.ends(id).references {
        let other = &context.schema[*holder];
        let field = &other[*field];
        let FieldKind::Reference(reference) = &field.kind else {
            continue;
        };
        let Some(inverse) = reference.inverse.as_deref() else {
            continue;
        };
        if !is_free(inverse, used) {
            continue;
        }
        let to = imports.model(&other.name);
        let doc = format!("Its {}: each `{to}` that refers to it.", words(inverse));
        let types = vec![Type::plain(to)];
        let arguments = [string(&field.column)];
        emit(inverse, &doc, "Many", types, &arguments, imports, code);
    }
}

fn is_free(name: &str, used: &mut BTreeSet<String>) -> bool {
    used.insert(name.to_ascii_uppercase())
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
        code.constant(&name.to_ascii_uppercase(), &ty, &new, arguments);
    });
}
