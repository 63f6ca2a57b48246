//! Tables and columns.

use super::super::{Change, Does, name, names};
use super::{part, with_comment};
use crate::schema::{Column, RowSecurity, Table};
use crate::{Facet, ObjectKind, ObjectPath, PhysicalSchema};

pub(super) fn table(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let table = &change.object.name;
    let own = name(table);
    match change.does {
        Does::Make => whole(to, table),
        Does::Drop => Some(format!("DROP TABLE {own};")),
        Does::Alter => {
            let (before, after) = (from.tables.get(table)?, to.tables.get(table)?);
            let clauses = altered(before, after, change.facet)?;
            let lines = clauses
                .iter()
                .map(|clause| format!("ALTER TABLE {own} {clause};"));
            Some(lines.collect::<Vec<_>>().join("\n"))
        }
    }
}

fn altered(before: &Table, after: &Table, facet: Facet) -> Option<Vec<String>> {
    let clauses = match facet {
        Facet::Persistence => vec![
            if after.unlogged {
                "SET UNLOGGED"
            } else {
                "SET LOGGED"
            }
            .to_owned(),
        ],
        Facet::Options => options(&before.options, &after.options),
        Facet::RowSecurity => {
            let (enabled, forced) = match after.row_security {
                RowSecurity::Off => ("DISABLE", "NO FORCE"),
                RowSecurity::Enabled => ("ENABLE", "NO FORCE"),
                RowSecurity::Forced => ("ENABLE", "FORCE"),
                RowSecurity::ForcedOnly => ("DISABLE", "FORCE"),
            };
            let clause = |word| format!("{word} ROW LEVEL SECURITY");
            vec![clause(enabled), clause(forced)]
        }
        Facet::ReplicaIdentity => {
            let identity = after.replica_identity.as_deref().unwrap_or("DEFAULT");
            vec![format!("REPLICA IDENTITY {identity}")]
        }
        Facet::Inherits => {
            let gone = before
                .inherits
                .iter()
                .filter(|it| !after.inherits.contains(it));
            let new = after
                .inherits
                .iter()
                .filter(|it| !before.inherits.contains(it));
            gone.map(|parent| format!("NO INHERIT {}", name(parent)))
                .chain(new.map(|parent| format!("INHERIT {}", name(parent))))
                .collect()
        }
        // Moving a partition, or making a table one, is a migration of its rows.
        _ => return None,
    };
    Some(clauses)
}

/// SET and RESET of options.
pub(super) fn options(before: &[String], after: &[String]) -> Vec<String> {
    let key = |option: &str| {
        option
            .split_once('=')
            .map_or(option, |(key, _)| key)
            .to_owned()
    };
    let kept: Vec<String> = after.iter().map(|it| key(it)).collect();
    let gone: Vec<String> = before
        .iter()
        .map(|it| key(it))
        .filter(|it| !kept.contains(it))
        .collect();
    let mut clauses = Vec::new();
    if !gone.is_empty() {
        clauses.push(format!("RESET ({})", gone.join(", ")));
    }
    if !after.is_empty() {
        clauses.push(format!("SET ({})", after.join(", ")));
    }
    clauses
}

/// A table with all that belongs to it.
fn whole(to: &PhysicalSchema, table: &str) -> Option<String> {
    let it = to.tables.get(table)?;
    let mut sql = create(to, table, it);
    let path = |kind, part: &String| ObjectPath::part(table, kind, part);
    let mut add = |statement: String| {
        sql.push('\n');
        sql.push_str(&statement);
    };
    let security = altered(&Table::default(), it, Facet::RowSecurity)?;
    if it.row_security != RowSecurity::Off {
        for clause in security {
            add(format!("ALTER TABLE {} {clause};", name(table)));
        }
    }
    for (index, facts) in &it.indexes {
        let path = path(ObjectKind::Index, index);
        add(with_comment(
            part::index_sql(table, index, facts),
            to,
            &path,
        )?);
    }
    for (trigger, facts) in &it.triggers {
        let path = path(ObjectKind::Trigger, trigger);
        add(with_comment(
            part::trigger_sql(table, trigger, facts),
            to,
            &path,
        )?);
    }
    if let Some(identity) = &it.replica_identity {
        add(format!(
            "ALTER TABLE {} REPLICA IDENTITY {identity};",
            name(table)
        ));
    }
    for (kind, part) in parts(it) {
        let path = path(kind, part);
        if let Some(comment) = super::comment_of(to, &path) {
            add(super::comment(to, &path, Some(&comment))?);
        }
    }
    with_comment(sql, to, &ObjectPath::relation(ObjectKind::Table, table))
}

/// Parts whose comments are not given where they are made.
fn parts(it: &Table) -> impl Iterator<Item = (ObjectKind, &String)> {
    let columns = it.columns.keys().map(|it| (ObjectKind::Column, it));
    let key = it.primary_key.iter().filter_map(|key| key.name.as_ref());
    let key = key.map(|it| (ObjectKind::PrimaryKey, it));
    let uniques = it.uniques.keys().map(|it| (ObjectKind::Unique, it));
    let checks = it.checks.keys().map(|it| (ObjectKind::Check, it));
    let foreign = it
        .foreign_keys
        .keys()
        .map(|it| (ObjectKind::ForeignKey, it));
    columns
        .chain(key)
        .chain(uniques)
        .chain(checks)
        .chain(foreign)
}

fn create(to: &PhysicalSchema, table: &str, it: &Table) -> String {
    let own = name(table);
    let unlogged = if it.unlogged { "UNLOGGED " } else { "" };
    let mut lines: Vec<String> = Vec::new();
    if it.partition_of.is_none() {
        let mut columns: Vec<(&String, &Column)> = it.columns.iter().collect();
        columns.sort_by_key(|(_, column)| column.position);
        lines.extend(
            columns
                .into_iter()
                .map(|(column, it)| column_sql(column, it)),
        );
    }
    lines.extend(part::constraints_of(to, it));
    let body = format!("(\n    {}\n)", lines.join(",\n    "));
    let mut sql = match &it.partition_of {
        Some(place) => {
            let body = if lines.is_empty() {
                String::new()
            } else {
                format!(" {body}")
            };
            format!(
                "CREATE {unlogged}TABLE {own} PARTITION OF {}{body} {}",
                name(&place.parent),
                place.bound
            )
        }
        None => format!("CREATE {unlogged}TABLE {own} {body}"),
    };
    if !it.inherits.is_empty() {
        push!(sql, " INHERITS ({})", names(&it.inherits));
    }
    if let Some(key) = &it.partitioning {
        push!(sql, " PARTITION BY {key}");
    }
    if !it.options.is_empty() {
        push!(sql, " WITH ({})", it.options.join(", "));
    }
    sql.push(';');
    sql
}

fn column_sql(column: &str, it: &Column) -> String {
    let mut sql = format!("{} {}", name(column), it.data_type);
    if let Some(collation) = &it.collation {
        push!(sql, " COLLATE {collation}");
    }
    if let Some(default) = &it.default {
        push!(sql, " DEFAULT {default}");
    }
    if let Some(generated) = &it.generated {
        sql.push_str(&generation(&generated.expression, generated.stored));
    }
    if let Some(identity) = &it.identity {
        push!(
            sql,
            " GENERATED {} AS IDENTITY ({})",
            always(identity.always),
            identity.sequence
        );
    }
    if !it.nullable {
        sql.push_str(" NOT NULL");
    }
    sql
}

fn generation(expression: &str, stored: bool) -> String {
    let kind = if stored { "STORED" } else { "VIRTUAL" };
    format!(" GENERATED ALWAYS AS ({expression}) {kind}")
}

const fn always(always: bool) -> &'static str {
    if always { "ALWAYS" } else { "BY DEFAULT" }
}

pub(super) fn column(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let table = change.object.table.as_deref()?;
    let column = &change.object.name;
    let find =
        |schema: &PhysicalSchema| Some(schema.tables.get(table)?.columns.get(column)?.clone());
    let (own, part) = (name(table), name(column));
    let drop = format!("ALTER TABLE {own} DROP COLUMN {part};");
    let add = |it: &Column| {
        let sql = format!("ALTER TABLE {own} ADD COLUMN {};", column_sql(column, it));
        with_comment(sql, to, change.object)
    };
    let clauses = match change.does {
        Does::Drop => return Some(drop),
        Does::Make => return add(&find(to)?),
        Does::Alter => {
            let (before, after) = (find(from)?, find(to)?);
            if change.facet == Facet::Generated && after.generated.is_some() {
                // No statement makes a column a computed one.
                return Some(format!("{drop}\n{}", add(&after)?));
            }
            column_clauses(&before, &after, change.facet, &part)?
        }
    };
    let lines = clauses
        .iter()
        .map(|clause| format!("ALTER TABLE {own} ALTER COLUMN {part} {clause};"));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn column_clauses(
    before: &Column,
    after: &Column,
    facet: Facet,
    part: &str,
) -> Option<Vec<String>> {
    let collation = after.collation.as_ref();
    let collation = collation.map_or_else(String::new, |it| format!(" COLLATE {it}"));
    let clauses = match facet {
        Facet::Type => vec![format!(
            "TYPE {ty}{collation} USING {part}::{ty}",
            ty = after.data_type
        )],
        Facet::Collation => vec![format!("TYPE {}{collation}", after.data_type)],
        Facet::Nullable if after.nullable => vec!["DROP NOT NULL".to_owned()],
        Facet::Nullable => vec!["SET NOT NULL".to_owned()],
        Facet::Default => vec![match &after.default {
            Some(default) => format!("SET DEFAULT {default}"),
            None => "DROP DEFAULT".to_owned(),
        }],
        Facet::Generated => vec!["DROP EXPRESSION".to_owned()],
        Facet::Identity => match (&before.identity, &after.identity) {
            (_, None) => vec!["DROP IDENTITY".to_owned()],
            (None, Some(it)) => vec![format!(
                "ADD GENERATED {} AS IDENTITY ({})",
                always(it.always),
                it.sequence
            )],
            (Some(_), Some(it)) => {
                let mut words = vec![format!("SET GENERATED {}", always(it.always))];
                words.extend(sequence_options(&it.sequence).map(|it| format!("SET {it}")));
                vec![words.join(" ")]
            }
        },
        // Several settings in one text, of which each has its own statement.
        _ => return None,
    };
    Some(clauses)
}

/// `START 1 INCREMENT 1 … CYCLE` as its options.
fn sequence_options(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let cycles = words.last() == Some(&"CYCLE");
    let pairs = words.chunks_exact(2).map(<[&str]>::to_vec);
    let mut options: Vec<String> = pairs.map(|pair| pair.join(" ")).collect();
    options.push(if cycles { "CYCLE" } else { "NO CYCLE" }.to_owned());
    options.into_iter()
}
