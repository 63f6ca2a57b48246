//! What ALTER TABLE does, and which tables are beyond it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, quote};

use super::closure::Closure;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::render;
use crate::snapshot::{Column, Table};

/// The tables that stay and that ALTER TABLE cannot make into what they shall be.
pub(super) fn rebuilt(mapping: &Mapping<'_>) -> BTreeSet<String> {
    mapping
        .kept()
        .filter(|(name, old, new)| needs_rebuild(mapping, name, old, new))
        .map(|(name, _, _)| name.to_owned())
        .collect()
}

fn needs_rebuild(mapping: &Mapping<'_>, name: &str, old: &Table, new: &Table) -> bool {
    let sqlite = |table: &Table| {
        let checks = table.checks.iter();
        let checks = checks.filter_map(|(name, check)| {
            let condition = check.condition.sqlite.clone()?;
            Some((name.clone(), condition))
        });
        checks.collect::<BTreeSet<_>>()
    };
    if mapping.old_name(name) != Some(name)
        || mapping.empty.contains_key(name)
        || old.primary_key != new.primary_key
        || old.uniques != new.uniques
        || old.without_rowid != new.without_rowid
        || sqlite(old).difference(&sqlite(new)).next().is_some()
        || old
            .foreign_keys
            .iter()
            .any(|(key, it)| new.foreign_keys.get(key) != Some(it))
    {
        return true;
    }
    let added = added(mapping, name, old, new);
    let mut checks = sqlite(new);
    checks.retain(|check| !sqlite(old).contains(check));
    let homeless = checks
        .iter()
        .any(|(_, condition)| last_named(&added, condition).is_none());
    let mut keys = new.foreign_keys.iter();
    let loose = keys.any(|(key, it)| {
        !old.foreign_keys.contains_key(key)
            && !matches!(it.columns.as_slice(), [only] if added.iter().any(|new| new.name == *only))
    });
    homeless
        || loose
        || added
            .iter()
            .any(|column| !can_add(mapping, name, new, column))
        || new.columns.iter().any(|column| {
            let before = old.column(mapping.old_column(name, &column.name));
            before.is_some_and(|before| changes(mapping, name, before, column))
        })
}

/// Whether a column that stays is another one in the words of SQLite, or holds something else.
fn changes(mapping: &Mapping<'_>, table: &str, old: &Column, new: &Column) -> bool {
    let source = mapping.source(table, Some(old), new, Dialect::Sqlite, "x");
    old.name != new.name
        || old.type_name.sqlite != new.type_name.sqlite
        || old.nullable != new.nullable
        || old.numbered != new.numbered
        || old.default.sqlite != new.default.sqlite
        || old.generated.as_ref().map(|it| &it.sqlite)
            != new.generated.as_ref().map(|it| &it.sqlite)
        || source.is_some_and(|source| source.value != "x" || source.condition.is_some())
}

/// ADD COLUMN takes constants only, and no value for rows that are there but the default.
fn can_add(mapping: &Mapping<'_>, name: &str, table: &Table, column: &Column) -> bool {
    let default = column.default.sqlite.as_deref();
    let constant =
        default.is_none_or(|text| !text.starts_with('(') && !text.starts_with("CURRENT"));
    let refers = table
        .foreign_keys
        .values()
        .any(|key| key.columns.contains(&column.name));
    let in_key = table.primary_key.columns.contains(&column.name);
    constant
        && column.generated.is_none()
        && (column.nullable || default.is_some())
        && !(refers && default.is_some())
        && !in_key
        && mapping.fill(name, &column.name, Dialect::Sqlite).is_none()
}

fn added<'t>(mapping: &Mapping<'_>, name: &str, old: &Table, new: &'t Table) -> Vec<&'t Column> {
    let columns = new.columns.iter();
    let is_new = |column: &&Column| old.column(mapping.old_column(name, &column.name)).is_none();
    columns.filter(is_new).collect()
}

/// The last of these columns that a condition names: once it is there, all of them are.
fn last_named<'t>(columns: &[&'t Column], condition: &str) -> Option<&'t Column> {
    let mut columns = columns.iter().rev();
    columns
        .find(|column| condition.contains(&quote(&column.name)))
        .copied()
}

/// ADD COLUMN and DROP COLUMN of the tables that are not built again.
pub(super) fn push_columns(steps: &mut Vec<Step>, mapping: &Mapping<'_>, closure: &Closure) {
    for (name, old, new) in mapping.kept() {
        if closure.contains(name) {
            continue;
        }
        let added = added(mapping, name, old, new);
        for column in &added {
            let mut sql = format!(
                "ALTER TABLE {} ADD COLUMN {}",
                Ident(name),
                render::column_definition(column, Dialect::Sqlite)
            );
            for (key, it) in &new.foreign_keys {
                if it.columns.contains(&column.name) && !old.foreign_keys.contains_key(key) {
                    let references = render::references(it, &it.target);
                    let _ = write!(sql, " CONSTRAINT {} {references}", Ident(key));
                }
            }
            for (check, rule) in &new.checks {
                if let Some(condition) = &rule.condition.sqlite
                    && !old.checks.contains_key(check)
                    && last_named(&added, condition) == Some(column)
                {
                    sql.push(' ');
                    sql.push_str(&render::check_constraint(check, condition));
                }
            }
            sql.push(';');
            steps.push(Step::new(format!("{name}.{} is new.", column.name), sql));
        }
        for column in &old.columns {
            if new.column(&column.name).is_none() {
                let sql = format!(
                    "ALTER TABLE {} DROP COLUMN {};",
                    Ident(name),
                    Ident(&column.name)
                );
                steps.push(Step::new(format!("{name}.{} is gone.", column.name), sql));
            }
        }
    }
}

/// Drops the indexes that go, or are others, of tables that are not built again.
pub(super) fn push_index_drops(steps: &mut Vec<Step>, mapping: &Mapping<'_>, closure: &Closure) {
    for (name, old, new) in mapping.kept() {
        if closure.contains(name) {
            continue;
        }
        for (index, it) in &old.indexes {
            let same = new
                .indexes
                .get(index)
                .is_some_and(|new| new.parts.sqlite == it.parts.sqlite);
            if !same {
                let sql = format!("DROP INDEX {};", Ident(index));
                steps.push(Step::new(format!("{index} is gone, or another one."), sql));
            }
        }
    }
}

/// Makes the indexes that are not there: all of them where the table was built again or is new.
pub(super) fn push_indexes(steps: &mut Vec<Step>, mapping: &Mapping<'_>, closure: &Closure) {
    for (name, table) in &mapping.to.tables {
        let old = mapping
            .old_name(name)
            .and_then(|old| mapping.from.tables.get(old));
        for (index, it) in &table.indexes {
            let there = !closure.contains(name)
                && old
                    .and_then(|old| old.indexes.get(index))
                    .is_some_and(|old| old.parts.sqlite == it.parts.sqlite);
            if !there {
                let sql = render::create_index(index, name, it, Dialect::Sqlite, "");
                steps.push(Step::new(format!("An index of {name}."), sql));
            }
        }
    }
}
