//! DDL of a snapshot's tables.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_sql::audit::default_partition;
use cwom_sql::{Ident, Text};

use crate::snapshot::{Column, ForeignKey, Index, Table};

/// The CREATE TABLE. Foreign keys are in it where `target` gives the table that they shall name.
pub(crate) fn create_table(
    name: &str,
    table: &Table,
    dialect: Dialect,
    target: impl Fn(&str) -> Option<String>,
) -> String {
    let mut lines: Vec<String> = table
        .columns
        .iter()
        .map(|column| column_definition(column, dialect))
        .collect();
    let key = &table.primary_key;
    lines.push(format!(
        "CONSTRAINT {} PRIMARY KEY ({}{})",
        Ident(&key.name),
        idents(&key.columns),
        if dialect == Dialect::Sqlite && table.is_numbered() {
            " AUTOINCREMENT"
        } else {
            ""
        }
    ));
    for (unique, columns) in &table.uniques {
        lines.push(unique_constraint(unique, columns));
    }
    for (foreign_key, key) in &table.foreign_keys {
        if let Some(target) = target(&key.target) {
            lines.push(foreign_key_constraint(foreign_key, key, &target));
        }
    }
    for (check, rule) in &table.checks {
        if let Some(condition) = rule.condition.get(dialect) {
            lines.push(check_constraint(check, condition));
        }
    }
    let options = match (dialect, &table.monthly) {
        (Dialect::Postgres, None) => String::new(),
        (Dialect::Postgres, Some(column)) => format!(
            " PARTITION BY RANGE ({});\nCREATE TABLE {} PARTITION OF {} DEFAULT",
            Ident(column),
            Ident(&default_partition(name)),
            Ident(name)
        ),
        (Dialect::Sqlite, _) if table.without_rowid => " STRICT, WITHOUT ROWID".to_owned(),
        (Dialect::Sqlite, _) => " STRICT".to_owned(),
    };
    format!(
        "CREATE TABLE {} (\n    {}\n){options};",
        Ident(name),
        lines.join(",\n    ")
    )
}

/// Name, type, nullability and default of a column, as in CREATE TABLE.
pub(crate) fn column_definition(column: &Column, dialect: Dialect) -> String {
    let mut out = format!("{} {}", Ident(&column.name), column.type_name.get(dialect));
    if !column.nullable {
        out.push_str(" NOT NULL");
    }
    if dialect == Dialect::Postgres && column.numbered {
        out.push_str(" GENERATED ALWAYS AS IDENTITY");
    }
    if let Some(default) = column.default.get(dialect) {
        // Writing to a string cannot fail.
        let _ = write!(out, " DEFAULT {default}");
    }
    if let Some(generated) = &column.generated {
        let _ = write!(
            out,
            " GENERATED ALWAYS AS ({}) STORED",
            generated.get(dialect)
        );
    }
    out
}

pub(crate) fn unique_constraint(name: &str, columns: &[String]) -> String {
    format!("CONSTRAINT {} UNIQUE ({})", Ident(name), idents(columns))
}

pub(crate) fn check_constraint(name: &str, condition: &str) -> String {
    format!("CONSTRAINT {} CHECK ({condition})", Ident(name))
}

pub(crate) fn foreign_key_constraint(name: &str, key: &ForeignKey, target: &str) -> String {
    format!(
        "CONSTRAINT {} FOREIGN KEY ({}) {}",
        Ident(name),
        idents(&key.columns),
        references(key, target)
    )
}

/// `REFERENCES …`, as it stands in a foreign key or behind a column.
pub(crate) fn references(key: &ForeignKey, target: &str) -> String {
    format!(
        "REFERENCES {} ({}) ON DELETE {}{}",
        Ident(target),
        idents(&key.target_columns),
        key.on_delete,
        if key.deferred {
            " DEFERRABLE INITIALLY DEFERRED"
        } else {
            ""
        }
    )
}

/// The CREATE INDEX; `how` is what PostgreSQL is told on the way.
pub(crate) fn create_index(
    name: &str,
    table: &str,
    index: &Index,
    dialect: Dialect,
    how: &str,
) -> String {
    let unique = if index.unique { "UNIQUE " } else { "" };
    format!(
        "CREATE {unique}INDEX {how}{} ON {} {};",
        Ident(name),
        Ident(table),
        index.parts.get(dialect)
    )
}

/// What PostgreSQL shows of a table or column.
pub(crate) fn comment(table: &str, column: Option<&str>, doc: &str) -> String {
    let what = match column {
        None => format!("TABLE {}", Ident(table)),
        Some(column) => format!("COLUMN {}.{}", Ident(table), Ident(column)),
    };
    if doc.is_empty() {
        format!("COMMENT ON {what} IS NULL;")
    } else {
        format!("COMMENT ON {what} IS {};", Text(doc))
    }
}

pub(crate) fn idents(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| Ident(name).to_string()).collect();
    names.join(", ")
}
