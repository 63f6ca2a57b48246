//! Decisions as lines for the spec, each with the section that it stands in.

use crate::decisions::Kind;
use crate::snapshot::{Snapshot, Table};

/// The acceptance of a hazard.
pub(super) fn accept(hazard: &str, on: &str) -> String {
    format!("[[accept]]\nhazard = \"{hazard}\"\non = \"{on}\"\nreason = \"…\"")
}

/// What a new required column takes.
pub(super) fn backfill(next: &Snapshot, on: &str) -> Vec<String> {
    let Some((table, column)) = on.rsplit_once('.') else {
        return Vec::new();
    };
    let Some(table) = next.tables.get(table) else {
        return Vec::new();
    };
    let section = section(table, "fields");
    let field = field(table, column);
    vec![
        format!("{section}\n{field} = {{ type = \"…\", backfill = … }}"),
        format!("{section}\n{field} = {{ type = \"…\", backfill = {{ sql = \"…\" }} }}"),
    ]
}

/// What becomes of a thing that is gone; `came` is what it may have become. `on` is the column of a
/// value, and otherwise the same as `from`.
pub(super) fn ask(
    previous: &Snapshot,
    next: &Snapshot,
    kind: Kind,
    (on, from): (&str, &str),
    came: &[&str],
) -> Vec<String> {
    match kind {
        Kind::Table => {
            let old = previous.tables.get(from);
            let old = old.and_then(|old| old.of.as_deref()).unwrap_or(from);
            let renames = came.iter().filter_map(|to| {
                let header = header(next.tables.get(*to)?.of.as_deref()?);
                let old = old.rsplit('.').next().unwrap_or(old);
                Some(format!("{header}\nrenamed_from = \"{old}\""))
            });
            renames.chain([accept("CW-D01", from)]).collect()
        }
        Kind::Column => {
            let renames = came.iter().filter_map(|to| {
                let (table, new) = to.rsplit_once('.')?;
                let table = next.tables.get(table)?;
                let old = from.rsplit('.').next().unwrap_or(from);
                let old = if new.ends_with("_id") && field(table, new) != new {
                    old.strip_suffix("_id").unwrap_or(old)
                } else {
                    old
                };
                Some(format!(
                    "{}\n{} = {{ type = \"…\", renamed_from = \"{old}\" }}",
                    section(table, "fields"),
                    field(table, new)
                ))
            });
            renames.chain([accept("CW-D02", from)]).collect()
        }
        Kind::Value => {
            let renames = came.iter().map(|to| {
                format!("[enum.….values]\n{to} = {{ doc = \"…\", renamed_from = \"{from}\" }}")
            });
            let map = format!("[enum.….removed]\n{from} = \"…\"");
            let gone = accept("CW-D09", &format!("{on}.{from}"));
            renames.chain([map, gone]).collect()
        }
    }
}

/// `[entity.Book]`, or `[entity.Book.links.readers]`.
fn header(of: &str) -> String {
    match of.split_once('.') {
        None => format!("[entity.{of}]"),
        Some((owner, link)) => format!("[entity.{owner}.links.{link}]"),
    }
}

fn section(table: &Table, part: &str) -> String {
    let header = header(table.of.as_deref().unwrap_or("…"));
    format!("{}.{part}]", header.trim_end_matches(']'))
}

/// The field behind a column: a reference has `_id` after its name.
fn field<'c>(table: &Table, column: &'c str) -> &'c str {
    let mut keys = table.foreign_keys.values();
    let refers = keys.any(|key| key.columns.iter().any(|it| it == column));
    match column.strip_suffix("_id") {
        Some(field) if refers => field,
        _ => column,
    }
}
