//! Who refers to whom, from both ends.

use cwom_schema::Schema;
use cwom_schema::schema::EntityId;

use super::markdown::{code, link, table};

/// Writes one row for each relation of the model.
pub(crate) fn write(schema: &Schema, out: &mut String) {
    let mut rows = Vec::new();
    for (id, entity) in schema.entities() {
        for (field, reference) in entity.references() {
            let field = &entity[field];
            let kind = if field.nullable { "at most one" } else { "one" };
            let inverse = reference.inverse.as_deref();
            rows.push(row(
                schema,
                id,
                &field.name,
                kind,
                reference.target,
                inverse,
            ));
        }
        for (_, relation) in schema.links_of(id) {
            let inverse = Some(relation.inverse.as_str());
            rows.push(row(
                schema,
                id,
                &relation.name,
                "many",
                relation.target,
                inverse,
            ));
        }
    }
    if rows.is_empty() {
        return;
    }
    out.push_str("## Who refers to whom\n\n");
    table(&["From", "By", "How many", "To", "And back by"], &rows, out);
}

fn row(
    schema: &Schema,
    from: EntityId,
    by: &str,
    kind: &str,
    to: EntityId,
    back: Option<&str>,
) -> Vec<String> {
    vec![
        link(&schema[from].name),
        code(by),
        kind.to_owned(),
        link(&schema[to].name),
        back.map(code).unwrap_or_default(),
    ]
}
