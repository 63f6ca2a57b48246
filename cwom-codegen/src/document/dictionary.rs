//! The data dictionary: every table, column, value type and enum.

use std::fmt::Write as _;

use cwom_schema::Schema;
use cwom_schema::schema::{
    Dialect, Entity, EnumStorage, Field, FieldKind, IdStrategy, Link, OneOfMode, Type, Value,
};
use cwom_schema::tables::{Column, ColumnSource, ColumnType, Table, TableSource};
use cwom_sql::{render_expr, type_name};

use super::markdown::{cell, code, codes, link, table, text};
use super::words::{column_default_text, default_text, field_rules, pattern_text, type_text};
use crate::context::Context;

/// Writes a section for each entity.
pub(crate) fn write_entities(context: &Context<'_>, out: &mut String) {
    out.push_str("## Data dictionary\n\n");
    for (id, entity) in context.schema.entities() {
        let table = context.tables.entity(id);
        let _ = writeln!(out, "### {}\n\n{}\n", entity.name, text(&entity.doc));
        let _ = writeln!(out, "{}\n", traits(entity));
        write_columns(context, table, Some(entity), &entity.fields, out);
        write_keys(table, out);
        write_checks(entity, table, out);
    }
}

/// Writes a section for each join table.
pub(crate) fn write_links(context: &Context<'_>, out: &mut String) {
    if context.schema.links.is_empty() {
        return;
    }
    out.push_str("## Join tables\n\n");
    for (index, relation) in context.schema.links.iter().enumerate() {
        let table = context.tables.link(cwom_schema::schema::LinkId(index));
        write_link(context, relation, table, out);
    }
}

/// Writes a section for each value type.
pub(crate) fn write_values(schema: &Schema, out: &mut String) {
    if schema.values.is_empty() {
        return;
    }
    out.push_str("## Value types\n\n");
    for value in &schema.values {
        let _ = writeln!(out, "### {}\n\n{}\n", value.name, text(&value.doc));
        let rows: Vec<Vec<String>> = value
            .fields
            .iter()
            .map(|field| {
                let default = field.default.as_ref();
                vec![
                    code(&field.name),
                    type_cell(schema, &field.ty),
                    yes(field.nullable),
                    default
                        .map(|default| default_text(schema, &field.ty, default))
                        .unwrap_or_default(),
                    field.pattern.as_ref().map(pattern_text).unwrap_or_default(),
                    cell(&field.doc),
                ]
            })
            .collect();
        table(
            &["Field", "Type", "Null", "Default", "Rules", "Meaning"],
            &rows,
            out,
        );
        write_one_of(value, out);
    }
}

/// Writes a section for each enum.
pub(crate) fn write_enums(schema: &Schema, out: &mut String) {
    if schema.enums.is_empty() {
        return;
    }
    out.push_str("## Closed sets of values\n\n");
    for item in &schema.enums {
        let _ = writeln!(out, "### {}\n\n{}\n", item.name, text(&item.doc));
        if item.ordered {
            out.push_str("Sorts in this order.\n\n");
        }
        if let EnumStorage::Native(name) = &item.storage {
            let _ = writeln!(out, "On PostgreSQL, the type {}.\n", code(name));
        }
        let rows: Vec<Vec<String>> = item
            .values
            .iter()
            .map(|value| vec![code(&value.name), cell(&value.doc)])
            .collect();
        table(&["Value", "Meaning"], &rows, out);
    }
}

/// Writes the section of the audit log.
pub(crate) fn write_audit(context: &Context<'_>, out: &mut String) {
    let tables = context.tables.tables.iter();
    let has = |table: &&Table| {
        let mut dialects = context.schema.dialects.iter();
        matches!(table.source, TableSource::Audit(_)) && dialects.any(|it| table.is_in(*it))
    };
    let parts = tables.filter(has);
    for (position, table) in parts.enumerate() {
        if position == 0 {
            out.push_str("## Audit log\n\n");
        } else {
            let _ = writeln!(out, "### {}\n", code(&table.name));
        }
        let _ = writeln!(out, "{}\n", text(&table.doc));
        match table.only {
            Some(Dialect::Sqlite) => {
                let _ = writeln!(out, "Table {} of SQLite.\n", code(&table.name));
            }
            Some(Dialect::Postgres) => {
                let _ = writeln!(out, "Table {} of PostgreSQL.\n", code(&table.name));
            }
            None => {
                let _ = writeln!(out, "Table {}.\n", code(&table.name));
            }
        }
        write_columns(context, table, None, &[], out);
        write_keys(table, out);
    }
}

fn write_link(context: &Context<'_>, relation: &Link, table: &Table, out: &mut String) {
    let schema = context.schema;
    let owner = &schema[relation.owner].name;
    let _ = writeln!(
        out,
        "### {owner} to {}: {}\n",
        schema[relation.target].name, relation.name
    );
    if !relation.doc.is_empty() {
        let _ = writeln!(out, "{}\n", text(&relation.doc));
    }
    let mut words = vec![format!("Table {}", code(&table.name))];
    words.push(format!("rows are {}", code(&relation.rust)));
    for (holds, word) in [
        (relation.append_only, "append-only"),
        (relation.audited, "audited"),
        (relation.acyclic, "acyclic"),
        (relation.irreflexive && !relation.acyclic, "never to itself"),
    ] {
        if holds {
            words.push(word.to_owned());
        }
    }
    let _ = writeln!(out, "{}.\n", words.join("; "));
    write_columns(context, table, None, &relation.payload, out);
    write_keys(table, out);
}

fn write_columns(
    context: &Context<'_>,
    from: &Table,
    entity: Option<&Entity>,
    fields: &[Field],
    out: &mut String,
) {
    let schema = context.schema;
    let mut head = vec!["Column", "Type"];
    head.extend(schema.dialects.iter().map(|dialect| match dialect {
        Dialect::Sqlite => "SQLite",
        Dialect::Postgres => "PostgreSQL",
    }));
    head.extend(["Null", "Default", "Rules", "Meaning"]);
    let rows: Vec<Vec<String>> = from
        .columns
        .iter()
        .map(|column| {
            let mut row = vec![
                code(&column.name),
                column_type(context, from, column, fields),
            ];
            row.extend(schema.dialects.iter().map(|dialect| {
                if column.only.is_some_and(|only| only != *dialect) {
                    return "–".to_owned();
                }
                let name = type_name(&column.ty, *dialect);
                // Collation is the same for all text, and said once in the docs of the language.
                code(name.split(" COLLATE").next().unwrap_or_default())
            }));
            let default = column_default(schema, column, fields);
            let rules = column_rules(schema, entity, column, fields);
            row.extend([
                yes(column.nullable),
                default,
                rules.join(", "),
                cell(&column.doc),
            ]);
            row
        })
        .collect();
    table(&head, &rows, out);
}

fn column_type(context: &Context<'_>, from: &Table, column: &Column, fields: &[Field]) -> String {
    let schema = context.schema;
    match column.source {
        ColumnSource::Field(field) if fields[field.0].kind == FieldKind::Key => "id".to_owned(),
        ColumnSource::Field(field) => type_cell(schema, &fields[field.0].ty),
        ColumnSource::Payload(position) => type_cell(schema, &fields[position].ty),
        ColumnSource::Part { field, part } => match &fields[field.0].kind {
            FieldKind::Embedded(embedded) => {
                type_cell(schema, &schema[embedded.value].fields[part].ty)
            }
            _ => String::new(),
        },
        ColumnSource::End(end) => match from.source {
            TableSource::Link(id) => {
                let ends = [schema[id].owner, schema[id].target];
                link(&schema[ends[end]].name)
            }
            _ => String::new(),
        },
        ColumnSource::Audit => String::new(),
    }
}

fn column_rules(
    schema: &Schema,
    entity: Option<&Entity>,
    column: &Column,
    fields: &[Field],
) -> Vec<String> {
    match column.source {
        ColumnSource::Field(field) => field_rules(schema, entity, &fields[field.0]),
        ColumnSource::Payload(position) => field_rules(schema, entity, &fields[position]),
        ColumnSource::Part { field, part } => {
            let holder = &fields[field.0];
            let mut rules = field_rules(schema, entity, holder);
            if let FieldKind::Embedded(embedded) = &holder.kind {
                let part = &schema[embedded.value].fields[part];
                rules.extend(part.pattern.as_ref().map(pattern_text));
                rules.push(format!("part of {}", code(&holder.name)));
            }
            rules
        }
        ColumnSource::End(_) | ColumnSource::Audit => Vec::new(),
    }
}

/// The default of the spec where it says one, which may be more than raw SQL gets.
fn column_default(schema: &Schema, column: &Column, fields: &[Field]) -> String {
    let field = match column.source {
        ColumnSource::Field(field) => fields.get(field.0),
        ColumnSource::Payload(position) => fields.get(position),
        _ => None,
    };
    if let Some((field, default)) = field.and_then(|field| Some((field, field.default.as_ref()?))) {
        return default_text(schema, &field.ty, default);
    }
    let scale = match column.ty {
        ColumnType::Decimal { scale, .. } => Some(scale),
        _ => None,
    };
    let default = column.default.as_ref();
    default
        .map(|default| column_default_text(default, scale))
        .unwrap_or_default()
}

fn write_keys(from: &Table, out: &mut String) {
    let mut lines = Vec::new();
    if from.primary_key.columns.len() > 1 {
        let columns = codes(from.primary_key.columns.iter().map(String::as_str));
        lines.push(format!("- Key: {columns}."));
    }
    for unique in &from.uniques {
        let columns = codes(unique.columns.iter().map(String::as_str));
        let only = unique.predicate.as_ref().map(|predicate| {
            format!(
                " where {}",
                code(&render_expr(predicate, Dialect::Sqlite, from))
            )
        });
        lines.push(format!("- Unique: {columns}{}.", only.unwrap_or_default()));
    }
    for index in &from.indexes {
        let parts: Vec<String> = index
            .parts
            .iter()
            .map(|part| {
                let expression = render_expr(&part.expr, Dialect::Sqlite, from);
                let direction = if part.descending { " DESC" } else { "" };
                code(&format!("{}{direction}", expression.replace('"', "")))
            })
            .collect();
        let only = index.predicate.as_ref().map(|predicate| {
            format!(
                " where {}",
                code(&render_expr(predicate, Dialect::Sqlite, from))
            )
        });
        let only = only.unwrap_or_default();
        let how = if index.by_block {
            ", by block, on PostgreSQL"
        } else {
            ""
        };
        lines.push(format!("- Indexed: {}{only}{how}.", parts.join(", ")));
    }
    write_lines(&lines, out);
}

fn write_checks(entity: &Entity, from: &Table, out: &mut String) {
    let lines: Vec<String> = entity
        .checks
        .iter()
        .map(|check| {
            let rule = render_expr(&check.expr, Dialect::Sqlite, from);
            format!("- Check {}: {}.", code(&check.name), code(&rule))
        })
        .collect();
    write_lines(&lines, out);
}

fn write_one_of(value: &Value, out: &mut String) {
    let lines: Vec<String> = value
        .one_of
        .iter()
        .map(|rule| {
            let names = codes(
                rule.fields
                    .iter()
                    .map(|field| value.fields[*field].name.as_str()),
            );
            let mode = match rule.mode {
                OneOfMode::Exactly => "Exactly one",
                OneOfMode::AtMost => "At most one",
                OneOfMode::AtLeast => "At least one",
            };
            format!("- {mode} of {names} is set.")
        })
        .collect();
    write_lines(&lines, out);
}

fn write_lines(lines: &[String], out: &mut String) {
    if !lines.is_empty() {
        let _ = writeln!(out, "{}\n", lines.join("\n"));
    }
}

/// What holds for the whole table, in one line.
fn traits(entity: &Entity) -> String {
    let mut words = vec![format!("Table {}", code(&entity.table))];
    words.push(match entity.id {
        IdStrategy::Uuid7 => "ids are UUIDs, ordered by time".to_owned(),
        IdStrategy::Uuid4 => "ids are random UUIDs".to_owned(),
        IdStrategy::Ulid => "ids are ULIDs".to_owned(),
        IdStrategy::Text { max } => format!("ids are given, at most {max} characters"),
    });
    let soft = entity
        .managed(|kind| *kind == FieldKind::DeletedAt)
        .is_some();
    for (holds, word) in [
        (entity.immutable, "immutable"),
        (entity.append_only, "append-only"),
        (soft, "deleted softly"),
        (entity.audited, "audited"),
    ] {
        if holds {
            words.push(word.to_owned());
        }
    }
    format!("{}.", words.join("; "))
}

/// A type, with a link where it has a section of its own.
fn type_cell(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::Enum(id) => link(&schema[*id].name),
        Type::Value(id) => link(&schema[*id].name),
        Type::Key(id) => link(&schema[*id].name),
        Type::List(inner, _) => match &**inner {
            Type::Enum(id) => format!("list of {}", link(&schema[*id].name)),
            Type::Value(id) => format!("list of {}", link(&schema[*id].name)),
            _ => code(&type_text(schema, ty)),
        },
        _ => code(&type_text(schema, ty)),
    }
}

fn yes(holds: bool) -> String {
    if holds {
        "yes".to_owned()
    } else {
        String::new()
    }
}
