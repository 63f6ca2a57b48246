//! SQLite: a table whose values change is built again, so that its old and new rows are there
//! side by side when they are compared. `d1` and so on say which values differ.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_sql::audit::CHANGED;
use cwom_sql::{Ident, Text};

use super::{Change, Told, image};
use crate::mapping::Mapping;
use crate::projection::Projection;
use crate::sqlite::temporary;

/// The temporary table of rows that changed: their ids, what they were, and what differs.
pub(super) fn aside(mapping: &Mapping<'_>, told: &Told<'_>, change: &Change) -> String {
    let old_name = mapping.old_name(told.table).unwrap_or(told.table);
    let mut columns = Vec::new();
    let mut same = Vec::new();
    for (at, was, now) in change.keys(told) {
        columns.push(format!("\"n\".{} AS \"k{at}\"", Ident(now)));
        same.push(format!("\"n\".{} = \"o\".{}", Ident(now), Ident(was)));
    }
    let differ: Vec<String> = (0..change.watched.len())
        .map(|at| differs(told, change, at))
        .collect();
    let place = |name: &str| format!("\"o\".{}", Ident(name));
    let mut before = image::of(&change.columns_before(), place, Dialect::Sqlite);
    if change.was.only_changes {
        let flags = change.watched.iter().zip(&differ);
        let flags = flags.filter_map(|(watched, differ)| Some((watched.old.as_deref()?, differ)));
        before = without_same(&before, flags.map(|(name, it)| (name, it.as_str())));
    }
    columns.push(format!("{before} AS \"before\""));
    for (at, differ) in differ.iter().enumerate() {
        columns.push(format!("{differ} AS \"d{}\"", at + 1));
    }
    let own = change.watched.iter().zip(&differ);
    let own = own.filter(|(watched, _)| !watched.follows);
    let own: Vec<&str> = own.map(|(_, differ)| differ.as_str()).collect();
    format!(
        "CREATE TEMP TABLE {} AS\n    SELECT {}\n    FROM {} AS \"o\" JOIN {} AS \"n\" ON {}\n    \
         WHERE {};",
        Ident(&change.aside),
        columns.join(",\n        "),
        Ident(old_name),
        Ident(&temporary(told.table)),
        same.join(" AND "),
        own.join("\n        OR ")
    )
}

/// Whether a watched value of the old row `o` and the new row `n` differ, in the words of an image.
/// As JSON, for SQLite has no types that would tell `true` from 'true', or 5 from '5' in a column.
fn differs(told: &Told<'_>, change: &Change, at: usize) -> String {
    let watched = &change.watched[at];
    if watched.comes_again {
        return "TRUE".to_owned();
    }
    let value = |projection: &Projection, name: &str, row: &str| {
        let place = format!("\"{row}\".{}", Ident(name));
        projection
            .column(name)
            .map_or_else(|| place.clone(), |column| column.plain(&place))
    };
    let old = watched
        .old
        .as_ref()
        .map(|name| value(&change.was, name, "o"));
    let new = watched.new.as_ref().map(|name| value(&told.now, name, "n"));
    match (old, new) {
        (Some(old), Some(new)) => format!("json_quote({new}) IS NOT json_quote({old})"),
        (Some(one), None) | (None, Some(one)) => format!("({one}) IS NOT NULL"),
        (None, None) => "FALSE".to_owned(),
    }
}

/// The version after the last, and a moment that is not before the last.
pub(super) fn raise(told: &Told<'_>, change: &Change) -> Option<String> {
    let version = Ident(told.now.version.as_ref()?);
    let mut set = format!("{version} = {version} + 1");
    if let Some(column) = &told.now.updated_at {
        let column = Ident(column);
        // Writing to a string cannot fail.
        let _ = write!(
            set,
            ", {column} = max({column}, strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))"
        );
    }
    let keys: Vec<_> = change.keys(told).collect();
    let own: Vec<String> = keys
        .iter()
        .map(|(_, _, it)| Ident(it).to_string())
        .collect();
    let aside: Vec<String> = keys.iter().map(|(at, _, _)| format!("\"k{at}\"")).collect();
    Some(format!(
        "UPDATE {} SET {set}\n    WHERE ({}) IN (SELECT {} FROM temp.{});",
        Ident(told.table),
        own.join(", "),
        aside.join(", "),
        Ident(&change.aside)
    ))
}

/// Source, action, images and filter of the entries.
pub(super) fn entry(told: &Told<'_>, change: &Change) -> (String, String, String, String, String) {
    let flag = |at: usize| format!("\"w\".\"d{}\"", at + 1);
    let place = |name: &str| format!("\"n\".{}", Ident(name));
    let mut after = image::of(&change.columns_after(&told.now), place, Dialect::Sqlite);
    let watched = || {
        let watched = change.watched.iter().enumerate();
        watched.filter_map(|(at, it)| Some((it.new.as_deref()?, flag(at))))
    };
    if told.now.only_changes {
        let flags: Vec<_> = watched().collect();
        after = without_same(&after, flags.iter().map(|(name, it)| (*name, it.as_str())));
    }
    if told.now.columns.iter().any(|column| column.marked) {
        let marked = watched().filter(|(name, _)| {
            let column = told.now.column(name);
            column.is_some_and(|column| column.marked)
        });
        let names: Vec<String> = marked
            .map(|(name, flag)| format!("CASE WHEN {flag} THEN {} END", Text(name)))
            .collect();
        after = format!(
            "json_insert({after}, {}, json((SELECT json_group_array(\"value\") \
             FROM json_each(json_array({})) WHERE \"value\" IS NOT NULL)))",
            Text(&format!("$.\"{CHANGED}\"")),
            names.join(", ")
        );
    }
    let state = watched().find(|(name, _)| told.now.state.as_deref() == Some(*name));
    let action = match state {
        Some((_, flag)) => format!("CASE WHEN {flag} THEN 'status_changed' ELSE 'updated' END"),
        None => "'updated'".to_owned(),
    };
    let aside = format!("temp.{}", Ident(&change.aside));
    (
        aside,
        action,
        "\"w\".\"before\"".to_owned(),
        after,
        String::new(),
    )
}

/// The image without the columns whose flag is not set.
fn without_same<'f>(image: &str, flags: impl Iterator<Item = (&'f str, &'f str)>) -> String {
    let paths: Vec<String> = flags
        .map(|(name, flag)| {
            let path = Text(&format!("$.\"{name}\"")).to_string();
            format!("CASE WHEN {flag} THEN '$.\"$none\"' ELSE {path} END")
        })
        .collect();
    // A function of SQLite takes 127 arguments.
    paths.chunks(100).fold(image.to_owned(), |image, paths| {
        format!("json_remove({image}, {})", paths.join(", "))
    })
}
