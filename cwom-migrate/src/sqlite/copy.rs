//! Building a table again: the new one, and the rows.

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Text};

use super::closure::Closure;
use super::origin::Origin;
use super::temporary;
use crate::data::copied_version;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::render;
use crate::snapshot::Table;

/// The CREATE TABLE under a name for the time being. Foreign keys to tables that are built again
/// name their new tables, and SQLite rewrites them when those get their names.
pub(super) fn push_table(steps: &mut Vec<Step>, closure: &Closure, name: &str, new: &Table) {
    let target = |target: &str| {
        Some(if closure.contains(target) {
            temporary(target)
        } else {
            target.to_owned()
        })
    };
    let create = render::create_table(&temporary(name), new, Dialect::Sqlite, target);
    steps.push(Step::new(new.doc.clone(), create));
}

/// The copy of every row. `raises` is whether the copy of a row that changes has the next version.
pub(super) fn push_rows(
    steps: &mut Vec<Step>,
    mapping: &Mapping<'_>,
    name: &str,
    (old, new): (&Table, &Table),
    raises: bool,
) {
    steps.push(Step::new(
        "Every name is qualified: SQLite takes a quoted name that it does not know for a text.",
        copy(mapping, name, (old, new), raises),
    ));
    if old.is_numbered() && new.is_numbered() {
        let from = mapping.old_name(name).unwrap_or(name);
        steps.push(Step::new(
            "No number is given twice, not even one whose row is gone.",
            numbers(from, &temporary(name)),
        ));
    }
}

/// Counts on from where the old table was; it may have been further than any row that it has left.
fn numbers(from: &str, to: &str) -> String {
    format!(
        "DELETE FROM sqlite_sequence WHERE \"name\" = {1};\nINSERT INTO sqlite_sequence (\"name\", \
         \"seq\")\n    SELECT {1}, \"s\".\"seq\" FROM sqlite_sequence AS \"s\" \
         WHERE \"s\".\"name\" = {0};",
        Text(from),
        Text(to)
    )
}

fn copy(mapping: &Mapping<'_>, name: &str, (old, new): (&Table, &Table), raises: bool) -> String {
    let origin = Origin::new(mapping, name, old);
    let mut columns = Vec::new();
    let mut values = Vec::new();
    let mut changes = Vec::new();
    if old.has_hidden_rowid() && new.has_hidden_rowid() {
        columns.push("_rowid_".to_owned());
        values.push(origin.rowid());
    }
    for column in &new.columns {
        let before = old.column(mapping.old_column(name, &column.name));
        let base = origin.place(&column.name);
        let source = mapping.source(name, before, column, Dialect::Sqlite, &base);
        if let Some(source) = source {
            columns.push(Ident(&column.name).to_string());
            values.push(source.value);
            changes.extend(source.changed);
        }
    }
    if let Some(version) = &new.version
        && raises
        && old.version.is_some()
    {
        let own = Ident(version).to_string();
        if let Some(at) = columns.iter().position(|column| *column == own) {
            values[at] = copied_version(&values[at], &changes);
        }
    }
    format!(
        "INSERT INTO {} ({})\n    SELECT {}\n    FROM {};",
        Ident(&temporary(name)),
        columns.join(", "),
        values.join(", "),
        origin.rows()
    )
}
