//! What stands beside tables: views, functions, types, sequences and the rest.

use super::super::{Change, Does, name, text};
use super::{part, table, with_comment};
use crate::schema::{Function, OWN_SCHEMA, OtherObject, View};
use crate::{Facet, ObjectPath, PhysicalSchema};

/// Settings whose values are lists of names, which the server keeps as they are written.
const LISTS: [&str; 5] = [
    "local_preload_libraries",
    "search_path",
    "session_preload_libraries",
    "temp_tablespaces",
    "unix_socket_directories",
];

pub(super) fn view(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let own = name(&change.object.name);
    let word = change.object.kind.as_str().to_uppercase();
    let drop = format!("DROP {word} {own};");
    let made = || whole_view(to, change.object);
    if change.does == Does::Drop {
        return Some(drop);
    }
    let after = to.views.get(&change.object.name)?;
    if change.does == Does::Make {
        return made();
    }
    let before = from.views.get(&change.object.name)?;
    match change.facet {
        Facet::Options => {
            let clauses = table::options(&before.options, &after.options);
            let lines = clauses.iter().map(|it| format!("ALTER {word} {own} {it};"));
            Some(lines.collect::<Vec<_>>().join("\n"))
        }
        Facet::Valid => {
            let how = if after.unpopulated {
                " WITH NO DATA"
            } else {
                ""
            };
            Some(format!("REFRESH {word} {own}{how};"))
        }
        Facet::Default | Facet::ColumnComments => {
            let lines = columns(&own, before, after);
            Some(lines.join("\n"))
        }
        _ => Some(format!("{drop}\n{}", made()?)),
    }
}

fn whole_view(to: &PhysicalSchema, object: &ObjectPath) -> Option<String> {
    let it = to.views.get(&object.name)?;
    let own = name(&object.name);
    let word = object.kind.as_str().to_uppercase();
    let options = if it.options.is_empty() {
        String::new()
    } else {
        format!(" WITH ({})", it.options.join(", "))
    };
    let query = it.definition.trim().trim_end_matches(';');
    let empty = if it.unpopulated { " WITH NO DATA" } else { "" };
    let mut lines = vec![format!("CREATE {word} {own}{options} AS\n{query}{empty};")];
    lines.extend(columns(&own, &View::default(), it));
    for (index, facts) in &it.indexes {
        lines.push(part::index_sql(&object.name, index, facts));
    }
    for (trigger, facts) in &it.triggers {
        lines.push(part::trigger_sql(&object.name, trigger, facts));
    }
    with_comment(lines.join("\n"), to, object)
}

/// Defaults and comments of a view's columns.
fn columns(own: &str, before: &View, after: &View) -> Vec<String> {
    let mut lines = Vec::new();
    for column in before
        .column_defaults
        .keys()
        .chain(after.column_defaults.keys())
    {
        let clause = match after.column_defaults.get(column) {
            Some(default) => format!("SET DEFAULT {default}"),
            None => "DROP DEFAULT".to_owned(),
        };
        lines.push(format!(
            "ALTER VIEW {own} ALTER COLUMN {} {clause};",
            name(column)
        ));
    }
    for column in before
        .column_comments
        .keys()
        .chain(after.column_comments.keys())
    {
        let to = after.column_comments.get(column);
        let to = to.map_or_else(|| "NULL".to_owned(), |it| text(it));
        lines.push(format!("COMMENT ON COLUMN {own}.{} IS {to};", name(column)));
    }
    lines.dedup();
    lines
}

/// FUNCTION or PROCEDURE.
pub(super) fn word(function: &Function) -> &'static str {
    if function.kind == "procedure" {
        "PROCEDURE"
    } else {
        "FUNCTION"
    }
}

/// A function with the types of its arguments, from its key.
pub(super) fn call(key: &str) -> String {
    match key.split_once('(') {
        Some((function, arguments)) => format!("{}({arguments}", name(function)),
        None => name(key),
    }
}

pub(super) fn function(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let key = &change.object.name;
    let before = from.functions.get(key);
    let drop = before.map(|it| format!("DROP {} {};", word(it), call(key)));
    if change.does == Does::Drop {
        return drop;
    }
    let make = with_comment(
        function_sql(key, to.functions.get(key)?, &from.name)?,
        to,
        change.object,
    )?;
    // What callers rely on cannot be replaced.
    let is_another = matches!(change.facet, Facet::Kind | Facet::Arguments | Facet::Result);
    match drop.filter(|_| is_another && change.does == Does::Alter) {
        Some(drop) => Some(format!("{drop}\n{make}")),
        None => Some(make),
    }
}

fn function_sql(key: &str, it: &Function, schema: &str) -> Option<String> {
    // Those of the server's own languages are bound to its libraries.
    if matches!(it.language.as_str(), "c" | "internal") {
        return None;
    }
    let own = name(key.split_once('(').map_or(key, |(function, _)| function));
    let mut sql = format!("CREATE OR REPLACE {} {own}({})", word(it), it.arguments);
    let mut add = |words: &str| {
        sql.push(' ');
        sql.push_str(words);
    };
    if let Some(result) = &it.result {
        add(&format!("RETURNS {result}"));
    }
    add(&format!("LANGUAGE {}", name(&it.language)));
    if it.kind == "window function" {
        add("WINDOW");
    }
    if it.kind != "procedure" {
        add(&it.volatility);
    }
    if it.security_definer {
        add("SECURITY DEFINER");
    }
    for option in &it.options {
        add(option);
    }
    for setting in &it.settings {
        let (key, value) = setting.split_once('=')?;
        let is_list = LISTS.contains(&key);
        let value = if is_list && !value.is_empty() {
            // What stands for the schema in texts is not SQL.
            value.replace(OWN_SCHEMA, &name(schema))
        } else {
            text(value)
        };
        add(&format!("SET {key} TO {value}"));
    }
    let standard = ["RETURN ", "BEGIN ATOMIC"];
    let body = it.body.trim_start();
    if it.language == "sql" && standard.iter().any(|start| body.starts_with(start)) {
        add(body);
    } else {
        let quote = dollar_quote(&it.body);
        add(&format!("AS {quote}{}{quote}", it.body));
    }
    sql.push(';');
    Some(sql)
}

/// A quote that does not occur in the text.
fn dollar_quote(body: &str) -> String {
    let mut tag = String::from("$$");
    let mut number = 0;
    while body.contains(&tag) {
        number += 1;
        tag = format!("$body{number}$");
    }
    tag
}

pub(super) fn enum_type(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let own = name(&change.object.name);
    if change.does == Does::Drop {
        return Some(format!("DROP TYPE {own};"));
    }
    let after = &to.enums.get(&change.object.name)?.values;
    if change.does == Does::Make {
        let values: Vec<String> = after.iter().map(|it| text(it)).collect();
        let sql = format!("CREATE TYPE {own} AS ENUM ({});", values.join(", "));
        return with_comment(sql, to, change.object);
    }
    let before = &from.enums.get(&change.object.name)?.values;
    let kept: Vec<&String> = after.iter().filter(|it| before.contains(it)).collect();
    if !kept.iter().copied().eq(before) {
        // A value cannot be taken out of a type, nor moved.
        return None;
    }
    let mut lines = Vec::new();
    for (at, value) in after.iter().enumerate() {
        if before.contains(value) {
            continue;
        }
        let place = match at.checked_sub(1) {
            Some(before) => format!("AFTER {}", text(&after[before])),
            None => format!("BEFORE {}", text(before.first()?)),
        };
        lines.push(format!(
            "ALTER TYPE {own} ADD VALUE {} {place};",
            text(value)
        ));
    }
    Some(lines.join("\n"))
}

pub(super) fn sequence(to: &PhysicalSchema, change: Change<'_>) -> Option<String> {
    let own = name(&change.object.name);
    if change.does == Does::Drop {
        // It may have gone with its table.
        return Some(format!("DROP SEQUENCE IF EXISTS {own};"));
    }
    let it = to.sequences.get(&change.object.name)?;
    let cycle = if it.definition.ends_with("CYCLE") {
        ""
    } else {
        " NO CYCLE"
    };
    let owner = match &it.owned_by {
        Some((table, column)) => format!("{}.{}", name(table), name(column)),
        None => "NONE".to_owned(),
    };
    match (change.does, change.facet) {
        (Does::Make, _) => {
            let sql = format!("CREATE SEQUENCE {own} {};", it.definition);
            with_comment(sql, to, change.object)
        }
        (_, Facet::OwnedBy) => Some(format!("ALTER SEQUENCE {own} OWNED BY {owner};")),
        _ => Some(format!("ALTER SEQUENCE {own} {}{cycle};", it.definition)),
    }
}

pub(super) fn find_other<'a>(
    schema: &'a PhysicalSchema,
    object: &ObjectPath,
) -> Option<&'a OtherObject> {
    let mut all = schema.others.values();
    all.find(|it| it.table == object.table && format!("{} {}", it.kind, it.name) == object.name)
}

/// How COMMENT and DROP call an object that is compared as a whole.
pub(super) fn other_place(schema: &PhysicalSchema, object: &ObjectPath) -> Option<String> {
    let it = find_other(schema, object)?;
    let own = name(&it.name);
    let word = match it.kind.as_str() {
        "composite type" | "range type" => "TYPE".to_owned(),
        "aggregate" => return Some(format!("AGGREGATE {}", call(&it.name))),
        "domain" | "foreign table" | "statistics" | "collation" | "extension" => {
            it.kind.to_uppercase()
        }
        "policy" | "rule" => {
            let table = name(it.table.as_deref()?);
            return Some(format!("{} {own} ON {table}", it.kind.to_uppercase()));
        }
        _ => return None,
    };
    Some(format!("{word} {own}"))
}

pub(super) fn other(
    from: &PhysicalSchema,
    to: &PhysicalSchema,
    change: Change<'_>,
) -> Option<String> {
    let drop = || Some(format!("DROP {};", other_place(from, change.object)?));
    let make = || {
        let it = find_other(to, change.object)?;
        let own = name(&it.name);
        let definition = &it.definition;
        let sql = match it.kind.as_str() {
            "domain" => format!("CREATE DOMAIN {own} AS {definition};"),
            "composite type" => format!("CREATE TYPE {own} AS ({definition});"),
            "range type" => format!("CREATE TYPE {own} AS RANGE (SUBTYPE = {definition});"),
            "policy" => {
                let table = name(it.table.as_deref()?);
                format!("CREATE POLICY {own} ON {table} AS {definition};")
            }
            "rule" => definition.clone(),
            "extension" => format!("CREATE EXTENSION {own};"),
            _ => return None,
        };
        with_comment(sql, to, change.object)
    };
    match change.does {
        Does::Drop => drop(),
        Does::Make => make(),
        Does::Alter => Some(format!("{}\n{}", drop()?, make()?)),
    }
}
