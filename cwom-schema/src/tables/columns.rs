//! Columns from fields.

use super::defaults::{column_default, field_default};
use super::{Column, ColumnSource, ColumnType, ManagedColumns};
use crate::schema::{
    Embedded, EntityId, EnumId, EnumStorage, Field, FieldId, FieldKind, IdStrategy, IntWidth, Link,
    Schema, Type,
};

/// The columns of a list of fields; `source` says where each comes from.
pub(super) fn lower_columns(
    schema: &Schema,
    fields: &[Field],
    source: impl Fn(usize) -> ColumnSource,
) -> Vec<Column> {
    let mut columns = Vec::with_capacity(fields.len());
    for (position, field) in fields.iter().enumerate() {
        if let FieldKind::Embedded(embedded) = &field.kind {
            lower_parts(schema, field, FieldId(position), embedded, &mut columns);
            continue;
        }
        columns.push(Column {
            name: field.column.clone(),
            ty: column_type(schema, &field.ty),
            nullable: field.nullable,
            default: field_default(schema, field),
            generated: match &field.kind {
                FieldKind::Generated(generated) => Some(generated.expr.clone()),
                _ => None,
            },
            doc: field.doc.clone(),
            source: source(position),
            ordered: is_ordered(schema, &field.ty),
            only: None,
        });
    }
    columns
}

/// The two columns of a join table's key.
pub(super) fn lower_ends(schema: &Schema, link: &Link) -> [Column; 2] {
    let end = |position: usize, entity: EntityId| Column {
        name: link.columns[position].clone(),
        ty: key_type(schema[entity].id),
        nullable: false,
        default: None,
        generated: None,
        doc: String::new(),
        source: ColumnSource::End(position),
        ordered: false,
        only: None,
    };
    [end(0, link.owner), end(1, link.target)]
}

/// The columns among `fields` that the toolkit keeps.
pub(super) fn managed_columns(fields: &[Field]) -> ManagedColumns {
    let mut managed = ManagedColumns::default();
    for field in fields {
        match field.kind {
            FieldKind::Version => managed.version = Some(field.column.clone()),
            FieldKind::UpdatedAt => managed.updated_at = Some(field.column.clone()),
            FieldKind::DeletedAt => managed.deleted_at = Some(field.column.clone()),
            _ => {}
        }
    }
    managed
}

/// What a column of this type holds.
pub(super) fn column_type(schema: &Schema, ty: &Type) -> ColumnType {
    match ty {
        Type::Bool => ColumnType::Bool,
        Type::Int(IntWidth::I16, _) => ColumnType::I16,
        Type::Int(IntWidth::I32, _) => ColumnType::I32,
        Type::Int(IntWidth::I64, _) => ColumnType::I64,
        Type::Float(_) => ColumnType::F64,
        Type::Decimal {
            precision, scale, ..
        } => ColumnType::Decimal {
            precision: *precision,
            scale: *scale,
        },
        Type::String(_) | Type::Text(_) => ColumnType::Text,
        Type::Bytes(_) => ColumnType::Bytes,
        Type::Uuid | Type::Trace => ColumnType::Uuid,
        Type::Ulid => ColumnType::Ulid,
        Type::Date => ColumnType::Date,
        Type::Timestamp => ColumnType::Timestamp,
        Type::Duration => ColumnType::Duration,
        Type::Json | Type::Map(_) | Type::Value(_) | Type::List(..) => ColumnType::Json,
        Type::Enum(id) => enum_type(schema, *id),
        Type::Key(entity) => key_type(schema[*entity].id),
        Type::Raw { sqlite, postgres } => ColumnType::Raw {
            sqlite: sqlite.clone(),
            postgres: postgres.clone(),
        },
    }
}

fn lower_parts(
    schema: &Schema,
    field: &Field,
    id: FieldId,
    embedded: &Embedded,
    columns: &mut Vec<Column>,
) {
    let parts = &schema[embedded.value].fields;
    for (position, (part, name)) in parts.iter().zip(&embedded.columns).enumerate() {
        // An absent optional value is all nulls: a default of one part would make half a value.
        let default = (!field.nullable)
            .then_some(part.default.as_ref())
            .flatten()
            .and_then(|default| column_default(schema, &part.ty, default));
        columns.push(Column {
            name: name.clone(),
            ty: column_type(schema, &part.ty),
            nullable: field.nullable || part.nullable,
            default,
            generated: None,
            doc: part_doc(&field.doc, &part.doc),
            source: ColumnSource::Part {
                field: id,
                part: position,
            },
            ordered: is_ordered(schema, &part.ty),
            only: None,
        });
    }
}

fn is_ordered(schema: &Schema, ty: &Type) -> bool {
    matches!(ty, Type::Enum(id) if schema[*id].ordered)
}

fn part_doc(field: &str, part: &str) -> String {
    match (field.is_empty(), part.is_empty()) {
        (_, true) => field.to_owned(),
        (true, false) => part.to_owned(),
        (false, false) => format!("{field} {part}"),
    }
}

fn enum_type(schema: &Schema, id: EnumId) -> ColumnType {
    match &schema[id].storage {
        EnumStorage::Text => ColumnType::Enum(id),
        EnumStorage::Native(name) => ColumnType::NativeEnum {
            id,
            name: name.clone(),
        },
    }
}

fn key_type(strategy: IdStrategy) -> ColumnType {
    match strategy {
        IdStrategy::Uuid7 | IdStrategy::Uuid4 => ColumnType::Uuid,
        IdStrategy::Ulid => ColumnType::Ulid,
        IdStrategy::Text { .. } => ColumnType::Text,
    }
}
