//! PostgreSQL: rows change where they are, so what they were is put aside before. `v1` and so on
//! are the values that may change, in the words of an image.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_sql::audit::CHANGED;
use cwom_sql::{Ident, Text};

use super::{Change, Told, Watched, image};
use crate::mapping::Mapping;

/// The settings that images are written under, whatever the session has.
pub(crate) const SETTINGS: &str = "SET LOCAL timezone = 'UTC';\n\
    SET LOCAL datestyle = 'ISO, YMD';\n\
    SET LOCAL intervalstyle = 'iso_8601';\n\
    SET LOCAL extra_float_digits = 1;\n\
    SET LOCAL bytea_output = 'hex';";

/// The temporary table of what rows were. Tables and columns have their new names by now.
pub(super) fn aside(mapping: &Mapping<'_>, told: &Told<'_>, change: &Change) -> String {
    let place = |name: &str| {
        let now = change.names.get(name).map_or(name, String::as_str);
        format!("\"o\".{}", Ident(now))
    };
    let mut columns = Vec::new();
    for (at, was, _) in change.keys(told) {
        columns.push(format!("{} AS \"k{at}\"", place(was)));
    }
    let before = image::of(&change.columns_before(), place, Dialect::Postgres);
    columns.push(format!("{before} AS \"before\""));
    for (at, watched) in change.watched.iter().enumerate() {
        if let Some(old) = &watched.old {
            let value = match change.was.column(old) {
                Some(column) => column.plain(&place(old)),
                None => place(old),
            };
            columns.push(format!("to_jsonb({value}) AS \"v{}\"", at + 1));
        }
    }
    let filter = filter(mapping, told.table, change);
    let filter = filter.map_or_else(String::new, |it| format!("\n    WHERE {it}"));
    format!(
        "CREATE TEMP TABLE {} ON COMMIT DROP AS\n    SELECT {}\n    FROM {} AS \"o\"{filter};",
        Ident(&change.aside),
        columns.join(",\n        "),
        Ident(told.table)
    )
}

/// Leaves rows out that cannot change, where that can be told beforehand.
fn filter(mapping: &Mapping<'_>, table: &str, change: &Change) -> Option<String> {
    let own = change.watched.iter().filter(|it| !it.follows);
    let conditions: Option<Vec<String>> = own.map(|it| may(mapping, table, it)).collect();
    Some(conditions?.join(" OR "))
}

fn may(mapping: &Mapping<'_>, table: &str, watched: &Watched) -> Option<String> {
    let moved = mapping.moved.tables.get(table)?;
    let Some(new) = &watched.new else {
        return Some(format!("{} IS NOT NULL", Ident(watched.old.as_ref()?)));
    };
    let before = moved.column(new)?;
    let column = mapping.to.tables.get(table)?.column(new)?;
    if mapping.has_cast(table, new) {
        return None;
    }
    let base = Ident(new).to_string();
    let source = mapping.source(table, Some(before), column, Dialect::Postgres, &base)?;
    let retyped = !super::watch::same_image(&before.ty, &column.ty);
    match source.changed {
        Some(changed) if retyped => Some(format!("{changed} OR {base} IS NOT NULL")),
        Some(changed) => Some(changed),
        None => Some(format!("{base} IS NOT NULL")),
    }
}

/// Whether the row `n` holds another value than was put aside as `w`.
fn differs(told: &Told<'_>, change: &Change, at: usize) -> String {
    let watched = &change.watched[at];
    if watched.comes_again {
        return "TRUE".to_owned();
    }
    let was = format!("\"w\".\"v{}\"", at + 1);
    let Some(name) = &watched.new else {
        return format!("{was} IS NOT NULL");
    };
    let place = format!("\"n\".{}", Ident(name));
    if watched.old.is_none() {
        return format!("{place} IS NOT NULL");
    }
    let value = match told.now.column(name) {
        Some(column) => column.plain(&place),
        None => place,
    };
    format!("to_jsonb({value}) IS DISTINCT FROM {was}")
}

/// Some watched value differs.
fn any(told: &Told<'_>, change: &Change) -> String {
    let own = change.watched.iter().enumerate();
    let own = own.filter(|(_, watched)| !watched.follows);
    let own: Vec<String> = own.map(|(at, _)| differs(told, change, at)).collect();
    own.join("\n        OR ")
}

/// The version after the last, and a moment that is not before the last.
pub(super) fn raise(told: &Told<'_>, change: &Change, joined: &str) -> Option<String> {
    let version = Ident(told.now.version.as_ref()?);
    let mut set = format!("{version} = \"n\".{version} + 1");
    if let Some(column) = &told.now.updated_at {
        let column = Ident(column);
        // Writing to a string cannot fail.
        let _ = write!(set, ", {column} = greatest(\"n\".{column}, now())");
    }
    Some(format!(
        "UPDATE {} AS \"n\" SET {set}\n    FROM pg_temp.{} AS \"w\" WHERE {joined} AND ({});",
        Ident(told.table),
        Ident(&change.aside),
        any(told, change)
    ))
}

/// Source, action, images and filter of the entries.
pub(super) fn entry(told: &Told<'_>, change: &Change) -> (String, String, String, String, String) {
    let place = |name: &str| format!("\"n\".{}", Ident(name));
    let mut before = "\"w\".\"before\"".to_owned();
    let mut after = image::of(&change.columns_after(&told.now), place, Dialect::Postgres);
    let flags = |name: fn(&Watched) -> Option<&str>| {
        let watched = change.watched.iter().enumerate();
        let flags = watched.filter_map(|(at, it)| Some((name(it)?, differs(told, change, at))));
        flags.collect::<Vec<_>>()
    };
    let new = flags(|it| it.new.as_deref());
    if change.was.only_changes {
        before = without_same(&before, &flags(|it| it.old.as_deref()));
    }
    if told.now.only_changes {
        after = without_same(&after, &new);
    }
    if told.now.columns.iter().any(|column| column.marked) {
        let marked = new.iter().filter(|(name, _)| {
            let column = told.now.column(name);
            column.is_some_and(|column| column.marked)
        });
        let names: Vec<String> = marked
            .map(|(name, differs)| format!("CASE WHEN {differs} THEN {} END", Text(name)))
            .collect();
        after = format!(
            "{after} || jsonb_build_object({}, array_remove(ARRAY[{}]::text[], NULL))",
            Text(CHANGED),
            names.join(", ")
        );
    }
    let state = new
        .iter()
        .find(|(name, _)| told.now.state.as_deref() == Some(*name));
    let action = match state {
        Some((_, differs)) => {
            format!("CASE WHEN {differs} THEN 'status_changed' ELSE 'updated' END")
        }
        None => "'updated'".to_owned(),
    };
    let aside = format!("pg_temp.{}", Ident(&change.aside));
    let filter = format!("\n    WHERE {}", any(told, change));
    (aside, action, before, after, filter)
}

/// The image without the columns that do not differ.
fn without_same(image: &str, flags: &[(&str, String)]) -> String {
    let names: Vec<String> = flags
        .iter()
        .map(|(name, differs)| format!("CASE WHEN NOT ({differs}) THEN {} END", Text(name)))
        .collect();
    format!(
        "({image}) - array_remove(ARRAY[{}]::text[], NULL)",
        names.join(", ")
    )
}
