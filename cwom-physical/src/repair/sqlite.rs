//! SQLite: what stands beside a table is dropped and made; a table that is to be another is made
//! anew with its rows.

mod table;

use super::{Change, Does, name};
use crate::schema::{Index, IndexPart, OtherObject, Table, Trigger, View};
use crate::{ObjectKind, PhysicalSchema};

pub(super) fn scripts(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    changes: &[Change<'_>],
) -> Vec<Option<String>> {
    // A table that is made anew gets its indexes and triggers with it.
    let anew = |table: &str| {
        changes.iter().any(|change| {
            change.object.table.as_deref() == Some(table) && needs_another_table(change)
        })
    };
    changes
        .iter()
        .map(|change| match change.object.table.as_deref() {
            Some(table) if anew(table) => {
                let (old, new) = (find(&from.tables, table)?, find(&to.tables, table)?);
                Some(table::anew(old, new))
            }
            _ => script(from, to, *change),
        })
        .collect()
}

/// Whether nothing but another table will do.
fn needs_another_table(change: &Change<'_>) -> bool {
    match change.object.kind {
        ObjectKind::Table => change.does == Does::Alter,
        ObjectKind::Column
        | ObjectKind::PrimaryKey
        | ObjectKind::Unique
        | ObjectKind::Check
        | ObjectKind::ForeignKey => true,
        _ => false,
    }
}

fn script(from: &PhysicalSchema, to: &PhysicalSchema, change: Change<'_>) -> Option<String> {
    let lines: Vec<String> = [
        (change.does != Does::Make).then(|| drop(from, change)),
        (change.does != Does::Drop).then(|| make(to, change)),
    ]
    .into_iter()
    .flatten()
    .collect::<Option<_>>()?;
    Some(lines.join("\n"))
}

fn drop(from: &PhysicalSchema, change: Change<'_>) -> Option<String> {
    let object = change.object;
    let sql = match object.kind {
        ObjectKind::Table => format!("DROP TABLE {};", name(&object.name)),
        ObjectKind::View => format!("DROP VIEW {};", name(&object.name)),
        ObjectKind::Index => format!("DROP INDEX {};", name(&object.name)),
        ObjectKind::Trigger => format!("DROP TRIGGER {};", name(&object.name)),
        ObjectKind::Other => format!("DROP TABLE {};", name(&other(from, &object.name)?.name)),
        _ => return None,
    };
    Some(sql)
}

fn make(to: &PhysicalSchema, change: Change<'_>) -> Option<String> {
    let object = change.object;
    match object.kind {
        ObjectKind::Table => {
            let (table, it) = find(&to.tables, &object.name)?;
            Some(table::whole(table, it))
        }
        ObjectKind::View => {
            let (view, it) = find(&to.views, &object.name)?;
            Some(view_with_triggers(view, it))
        }
        ObjectKind::Index => {
            let (table, it) = find(&to.tables, object.table.as_deref()?)?;
            let (index, it) = find(&it.indexes, &object.name)?;
            Some(index_sql(table, index, it))
        }
        ObjectKind::Trigger => {
            let owner = object.table.as_deref()?;
            let table = find(&to.tables, owner).map(|(owner, it)| (owner, &it.triggers));
            let view = || find(&to.views, owner).map(|(owner, it)| (owner, &it.triggers));
            let (owner, triggers) = table.or_else(view)?;
            let (trigger, it) = find(triggers, &object.name)?;
            Some(trigger_sql(owner, trigger, it))
        }
        ObjectKind::Other => {
            let it = other(to, &object.name)?;
            (it.kind == "virtual table").then(|| {
                let table = name(&it.name);
                format!("CREATE VIRTUAL TABLE {table} USING {};", it.definition)
            })
        }
        _ => None,
    }
}

/// The one of that name; SQLite tells no cases apart.
fn find<'a, T>(
    all: &'a std::collections::BTreeMap<String, T>,
    wanted: &str,
) -> Option<(&'a str, &'a T)> {
    all.iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
        .map(|(name, it)| (name.as_str(), it))
}

/// An object by what a path calls it: its kind and its name.
fn other<'a>(schema: &'a PhysicalSchema, wanted: &str) -> Option<&'a OtherObject> {
    let mut all = schema.others.values();
    all.find(|it| format!("{} {}", it.kind, it.name).eq_ignore_ascii_case(wanted))
}

fn view_with_triggers(view: &str, it: &View) -> String {
    // A definition that states its columns begins with them.
    let link = if it.definition.starts_with('(') {
        ""
    } else {
        "AS "
    };
    let mut sql = format!("CREATE VIEW {} {link}{};", name(view), it.definition);
    for (trigger, it) in &it.triggers {
        sql.push('\n');
        sql.push_str(&trigger_sql(view, trigger, it));
    }
    sql
}

/// Indexes and triggers of a table, a statement in a line.
fn beside(table: &str, it: &Table) -> Vec<String> {
    let indexes = it.indexes.iter();
    let indexes = indexes.map(|(index, it)| index_sql(table, index, it));
    let triggers = it.triggers.iter();
    let triggers = triggers.map(|(trigger, it)| trigger_sql(table, trigger, it));
    indexes.chain(triggers).collect()
}

fn index_sql(table: &str, index: &str, it: &Index) -> String {
    let unique = if it.unique { "UNIQUE " } else { "" };
    let parts: Vec<String> = it.parts.iter().map(part).collect();
    let predicate = it.predicate.as_ref();
    let predicate = predicate.map_or_else(String::new, |it| format!(" WHERE {it}"));
    format!(
        "CREATE {unique}INDEX {} ON {} ({}){predicate};",
        name(index),
        name(table),
        parts.join(", ")
    )
}

fn part(part: &IndexPart) -> String {
    let mut sql = if part.expression {
        part.key.clone()
    } else {
        name(&part.key)
    };
    if let Some(collation) = &part.collation {
        sql.push_str(" COLLATE ");
        sql.push_str(collation);
    }
    if part.descending {
        sql.push_str(" DESC");
    }
    sql
}

fn trigger_sql(owner: &str, trigger: &str, it: &Trigger) -> String {
    let condition = it.condition.as_ref();
    let condition = condition.map_or_else(String::new, |it| format!("\nWHEN {it}"));
    let mut statements = String::new();
    for line in it.action.lines() {
        statements.push_str("    ");
        statements.push_str(line);
        statements.push('\n');
    }
    let statements = statements.trim_end();
    format!(
        "CREATE TRIGGER {} {} {} ON {} FOR EACH ROW{condition}\nBEGIN\n{statements};\nEND;",
        name(trigger),
        it.timing,
        it.events,
        name(owner),
    )
}
