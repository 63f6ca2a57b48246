//! PostgreSQL: every object is changed by statements of its own.

mod object;
mod part;
mod table;

use super::{Change, Does, name, text};
use crate::{Facet, ObjectKind, ObjectPath, PhysicalSchema};

pub(super) fn script(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let object = change.object;
    if change.does == Does::Alter && change.facet == Facet::Comment {
        let text = comment_of(to, object);
        return comment(from, object, text.as_deref());
    }
    match object.kind {
        ObjectKind::Table => table::table(from, to, change),
        ObjectKind::Column => table::column(from, to, change),
        ObjectKind::PrimaryKey
        | ObjectKind::Unique
        | ObjectKind::Check
        | ObjectKind::ForeignKey
        | ObjectKind::Exclusion => part::constraint(to, change),
        ObjectKind::Index => part::index(to, change),
        ObjectKind::Trigger => part::trigger(from, to, change),
        ObjectKind::View | ObjectKind::MaterializedView => object::view(from, to, change),
        ObjectKind::Function => object::function(from, to, change),
        ObjectKind::Enum => object::enum_type(from, to, change),
        ObjectKind::Sequence => object::sequence(to, change),
        ObjectKind::Other => object::other(from, to, change),
        ObjectKind::Schema => None,
    }
}

/// The comment of an object.
fn comment_of(schema: &PhysicalSchema, object: &ObjectPath) -> Option<String> {
    let name = &object.name;
    let table = || schema.tables.get(object.table.as_deref()?);
    let view = || schema.views.get(object.table.as_deref()?);
    let comment = match object.kind {
        ObjectKind::Table => table()?.comment.as_ref(),
        ObjectKind::View | ObjectKind::MaterializedView => view()?.comment.as_ref(),
        ObjectKind::Column => table()?.columns.get(name)?.comment.as_ref(),
        ObjectKind::PrimaryKey => table()?.primary_key.as_ref()?.comment.as_ref(),
        ObjectKind::Unique => table()?.uniques.get(name)?.comment.as_ref(),
        ObjectKind::Check => table()?.checks.get(name)?.comment.as_ref(),
        ObjectKind::ForeignKey => table()?.foreign_keys.get(name)?.comment.as_ref(),
        ObjectKind::Exclusion => table()?.exclusions.get(name)?.comment.as_ref(),
        ObjectKind::Index => {
            let of_table = table().and_then(|it| it.indexes.get(name));
            let index = of_table.or_else(|| view()?.indexes.get(name));
            index?.comment.as_ref()
        }
        ObjectKind::Trigger => {
            let of_table = table().and_then(|it| it.triggers.get(name));
            let trigger = of_table.or_else(|| view()?.triggers.get(name));
            trigger?.comment.as_ref()
        }
        ObjectKind::Function => schema.functions.get(name)?.comment.as_ref(),
        ObjectKind::Enum => schema.enums.get(name)?.comment.as_ref(),
        ObjectKind::Sequence => schema.sequences.get(name)?.comment.as_ref(),
        ObjectKind::Other => object::find_other(schema, object)?.comment.as_ref(),
        ObjectKind::Schema => None,
    };
    comment.cloned()
}

/// The statement that gives an object its comment, or takes it.
fn comment(schema: &PhysicalSchema, object: &ObjectPath, to: Option<&str>) -> Option<String> {
    let owner = object.table.as_deref().map(name).unwrap_or_default();
    let own = name(&object.name);
    let place = match object.kind {
        ObjectKind::Table => format!("TABLE {own}"),
        ObjectKind::View => format!("VIEW {own}"),
        ObjectKind::MaterializedView => format!("MATERIALIZED VIEW {own}"),
        ObjectKind::Column => format!("COLUMN {owner}.{own}"),
        ObjectKind::PrimaryKey
        | ObjectKind::Unique
        | ObjectKind::Check
        | ObjectKind::ForeignKey
        | ObjectKind::Exclusion => format!("CONSTRAINT {own} ON {owner}"),
        ObjectKind::Index => format!("INDEX {own}"),
        ObjectKind::Trigger => format!("TRIGGER {own} ON {owner}"),
        ObjectKind::Function => {
            let function = schema.functions.get(&object.name)?;
            format!("{} {}", object::word(function), object::call(&object.name))
        }
        ObjectKind::Enum => format!("TYPE {own}"),
        ObjectKind::Sequence => format!("SEQUENCE {own}"),
        ObjectKind::Other => object::other_place(schema, object)?,
        ObjectKind::Schema => return None,
    };
    let to = to.map_or_else(|| "NULL".to_owned(), text);
    Some(format!("COMMENT ON {place} IS {to};"))
}

/// Statements with the comment of what they make.
fn with_comment(mut sql: String, to: &PhysicalSchema, object: &ObjectPath) -> Option<String> {
    if let Some(text) = comment_of(to, object) {
        sql.push('\n');
        sql.push_str(&comment(to, object, Some(&text))?);
    }
    Some(sql)
}
