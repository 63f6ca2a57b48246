//! Lists and maps in the JSON of columns.

use super::{ItemPlace, ItemStep};
use crate::schema::{FieldKind, Schema, Type};
use crate::tables::shapes::json_shape;
use crate::tables::{ColumnSource, Table, TableSource};

/// The columns that hold lists or maps of typed items, each with the places where.
pub(super) fn item_places(schema: &Schema, table: &Table) -> Vec<(String, Vec<ItemPlace>)> {
    let mut found = Vec::new();
    for column in &table.columns {
        let Some(ty) = column_type(schema, table.source, column.source) else {
            continue;
        };
        let mut places = Vec::new();
        push_places(schema, ty, &mut Vec::new(), &mut places);
        if !places.is_empty() {
            found.push((column.name.clone(), places));
        }
    }
    found
}

/// The type of the spec behind a column.
fn column_type(schema: &Schema, table: TableSource, column: ColumnSource) -> Option<&Type> {
    match (table, column) {
        (TableSource::Entity(entity), ColumnSource::Field(field)) => {
            Some(&schema[entity][field].ty)
        }
        (TableSource::Entity(entity), ColumnSource::Part { field, part }) => {
            match &schema[entity][field].kind {
                FieldKind::Embedded(embedded) => Some(&schema[embedded.value].fields[part].ty),
                _ => None,
            }
        }
        (TableSource::Link(link), ColumnSource::Payload(position)) => {
            Some(&schema[link].payload[position].ty)
        }
        _ => None,
    }
}

fn push_places(schema: &Schema, ty: &Type, steps: &mut Vec<ItemStep>, places: &mut Vec<ItemPlace>) {
    let (step, item) = match ty {
        Type::List(item, _) => (ItemStep::Items, item),
        Type::Map(Some(item)) => (ItemStep::Values, item),
        Type::Value(value) => {
            for part in &schema[*value].fields {
                steps.push(ItemStep::Key(part.name.clone()));
                push_places(schema, &part.ty, steps, places);
                steps.pop();
            }
            return;
        }
        _ => return,
    };
    steps.push(step);
    places.push(ItemPlace {
        steps: steps.clone(),
        shape: json_shape(schema, item),
    });
    push_places(schema, item, steps, places);
    steps.pop();
}
