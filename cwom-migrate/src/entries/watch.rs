//! Which values may be others after a migration than before it.

use cwom_schema::schema::Dialect;

use crate::mapping::Mapping;
use crate::snapshot::{Column, Table};

/// A column whose values are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Watched {
    /// What it was called; `None` where it is new and rows that are there were given a value.
    pub(crate) old: Option<String>,
    /// What it is called; `None` where it goes.
    pub(crate) new: Option<String>,
    /// It changes only where another one does, which it is computed from.
    pub(crate) follows: bool,
    /// It comes again on the way back, and what it held is gone: no row is what it was.
    pub(crate) comes_again: bool,
}

/// The columns of a table that stays whose values may change; `old` has the names of the older
/// revision.
pub(crate) fn watched(
    mapping: &Mapping<'_>,
    table: &str,
    old: &Table,
    new: &Table,
    dialect: Dialect,
) -> Vec<Watched> {
    if mapping.is_same(table) {
        return Vec::new();
    }
    let mut watched = Vec::new();
    let mut computed = Vec::new();
    for column in &new.columns {
        let old_name = mapping.old_column(table, &column.name);
        let before = old.column(old_name);
        let is_watched = match before {
            None if mapping.back => column.generated.is_none(),
            None => mapping.fill(table, &column.name, dialect).is_some(),
            Some(before) => may_change(mapping, table, before, column, dialect),
        };
        let pair = Watched {
            old: before.map(|_| old_name.to_owned()),
            new: Some(column.name.clone()),
            follows: !is_watched,
            comes_again: mapping.back && before.is_none(),
        };
        if is_watched {
            watched.push(pair);
        } else if column.generated.is_some() && before.is_some() {
            computed.push(pair);
        }
    }
    if mapping.back {
        let stays = |name: &str| {
            let mut columns = new.columns.iter();
            columns.any(|column| mapping.old_column(table, &column.name) == name)
        };
        let gone = old.columns.iter().filter(|column| !stays(&column.name));
        watched.extend(gone.map(|column| Watched {
            old: Some(column.name.clone()),
            new: None,
            follows: false,
            comes_again: false,
        }));
    }
    if !watched.is_empty() {
        watched.append(&mut computed);
    }
    watched
}

fn may_change(
    mapping: &Mapping<'_>,
    table: &str,
    before: &Column,
    column: &Column,
    dialect: Dialect,
) -> bool {
    let computed = |column: &Column| column.generated.as_ref().map(|it| it.get(dialect).clone());
    match mapping.source(table, Some(before), column, dialect, "x") {
        None => computed(before) != computed(column),
        Some(source) => {
            let retyped = before.ty != column.ty;
            source.changed.is_some()
                || retyped
                    && (mapping.has_cast(table, &column.name)
                        || !same_image(&before.ty, &column.ty))
        }
    }
}

/// Whether an image holds the same of a value before and after its change of type.
pub(super) fn same_image(old: &str, new: &str) -> bool {
    let form = |ty: &str| match ty {
        "i16" | "i32" | "i64" => "number".to_owned(),
        // The name of a type of PostgreSQL is in no image.
        "text" | "uuid" => "text".to_owned(),
        _ if ty.starts_with("enum ") => "text".to_owned(),
        _ => ty.to_owned(),
    };
    // Five is five, with a point or without.
    form(old) == form(new) || form(old) == "number" && new == "f64"
}
