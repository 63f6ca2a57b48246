//! Where the spec speaks of a table or a column.

use cwom_schema::Schema;
use cwom_schema::schema::{Field, FieldKind, Span};

/// The words for a column of a table, or for the table where the column is not the spec's.
pub(super) fn of_column(schema: &Schema, table: &str, column: Option<&str>) -> Option<Span> {
    let entity = schema.entities.iter().find(|entity| entity.table == table);
    if let Some(entity) = entity {
        let field = column.and_then(|column| field_of(&entity.fields, column));
        return Some(field.map_or(entity.span, |field| field.span));
    }
    let link = schema.links.iter().find(|link| link.table == table)?;
    let field = column.and_then(|column| field_of(&link.payload, column));
    Some(field.map_or(link.span, |field| field.span))
}

/// The words for something that a message calls `table` or `table.column`.
pub(super) fn of_words(schema: &Schema, words: &str) -> Option<Span> {
    let (table, column) = match words.split_once('.') {
        Some((table, column)) => (table, Some(column)),
        None => (words, None),
    };
    of_column(schema, table, column)
}

fn field_of<'s>(fields: &'s [Field], column: &str) -> Option<&'s Field> {
    fields.iter().find(|field| match &field.kind {
        FieldKind::Embedded(embedded) => embedded.columns.iter().any(|it| it == column),
        _ => field.column == column,
    })
}
