//! Tables of SQLite, whole.

use super::super::{name, names};
use super::beside;
use crate::schema::{Column, Deferrable, ForeignKey, PrimaryKey, RowMatch, Table};

/// The statements that make a table with all that stands beside it.
pub(super) fn whole(table: &str, it: &Table) -> String {
    let mut lines = vec![create(table, it)];
    lines.extend(beside(table, it));
    lines.join("\n")
}

/// The statements that make a table anew with the rows that it has, as SQLite's manual has it:
/// switches outside of the transaction, a copy, the name at last.
pub(super) fn anew((old, before): (&str, &Table), (table, it): (&str, &Table)) -> String {
    let copy = format!("_anew_{table}");
    let shared: Vec<&String> = ordered(it)
        .into_iter()
        .filter(|(column, it)| {
            let there = before
                .columns
                .iter()
                .any(|(name, _)| name.eq_ignore_ascii_case(column));
            there && it.generated.is_none()
        })
        .map(|(column, _)| column)
        .collect();
    let shared = names(shared);
    let mut lines = vec![
        "PRAGMA foreign_keys = OFF;".to_owned(),
        "PRAGMA legacy_alter_table = ON;".to_owned(),
        "BEGIN IMMEDIATE;".to_owned(),
        create(&copy, it),
    ];
    if !shared.is_empty() {
        lines.push(format!(
            "INSERT INTO {} ({shared}) SELECT {shared} FROM {};",
            name(&copy),
            name(old)
        ));
    }
    if before.autoincrement && it.autoincrement {
        // A number that was given once is not given again.
        lines.push(format!(
            "DELETE FROM sqlite_sequence WHERE name = {new};\n\
             INSERT INTO sqlite_sequence SELECT {new}, seq FROM sqlite_sequence WHERE name = {old};",
            new = super::super::text(&copy),
            old = super::super::text(old),
        ));
    }
    lines.push(format!("DROP TABLE {};", name(old)));
    lines.push(format!(
        "ALTER TABLE {} RENAME TO {};",
        name(&copy),
        name(table)
    ));
    lines.extend(beside(table, it));
    lines.extend(
        [
            "COMMIT;",
            "PRAGMA legacy_alter_table = OFF;",
            "PRAGMA foreign_keys = ON;",
        ]
        .map(str::to_owned),
    );
    lines.join("\n")
}

/// Columns in the order in which they stand.
fn ordered(table: &Table) -> Vec<(&String, &Column)> {
    let mut columns: Vec<(&String, &Column)> = table.columns.iter().collect();
    columns.sort_by_key(|(_, column)| column.position);
    columns
}

fn create(table: &str, it: &Table) -> String {
    let mut lines: Vec<String> = ordered(it)
        .into_iter()
        .map(|(column, facts)| {
            // AUTOINCREMENT is said with its column only.
            let key = it.primary_key.as_ref().filter(|_| it.autoincrement);
            column_sql(column, facts, key)
        })
        .collect();
    let key = it.primary_key.as_ref().filter(|_| !it.autoincrement);
    lines.extend(key.map(|key| {
        let columns: Vec<String> = key.columns.iter().map(|it| key_column(it)).collect();
        constraint(
            key.name.as_deref(),
            &format!("PRIMARY KEY ({})", columns.join(", ")),
            key.on_conflict.as_deref(),
        )
    }));
    for (unique, it) in &it.uniques {
        let columns: Vec<String> = it.columns.iter().map(|it| key_column(it)).collect();
        lines.push(constraint(
            stated(unique, "UNIQUE ("),
            &format!("UNIQUE ({})", columns.join(", ")),
            it.on_conflict.as_deref(),
        ));
    }
    for (check, it) in &it.checks {
        let text = format!("CHECK ({})", it.expression);
        lines.push(constraint(stated(check, "CHECK ("), &text, None));
    }
    for (key, it) in &it.foreign_keys {
        lines.push(constraint(
            stated(key, "FOREIGN KEY ("),
            &foreign_key(it),
            None,
        ));
    }
    let options: Vec<&str> = [(it.strict, "STRICT"), (it.without_rowid, "WITHOUT ROWID")]
        .into_iter()
        .filter_map(|(holds, word)| holds.then_some(word))
        .collect();
    let options = if options.is_empty() {
        String::new()
    } else {
        format!(" {}", options.join(", "))
    };
    format!(
        "CREATE TABLE {} (\n    {}\n){options};",
        name(table),
        lines.join(",\n    ")
    )
}

fn column_sql(column: &str, it: &Column, key: Option<&PrimaryKey>) -> String {
    let mut sql = name(column);
    let mut add = |words: &str| {
        sql.push(' ');
        sql.push_str(words);
    };
    if !it.data_type.is_empty() {
        add(&it.data_type);
    }
    if let Some(key) = key.filter(|key| key.columns.iter().any(|it| split(it).0 == column)) {
        add(&constraint(
            key.name.as_deref(),
            "PRIMARY KEY",
            key.on_conflict.as_deref(),
        ));
        add("AUTOINCREMENT");
    }
    if let Some(collation) = &it.collation {
        add(&format!("COLLATE {collation}"));
    }
    if !it.nullable {
        add(&constraint(None, "NOT NULL", it.on_conflict.as_deref()));
    }
    if let Some(default) = &it.default {
        add(&format!("DEFAULT ({default})"));
    }
    if let Some(generated) = &it.generated {
        let kind = if generated.stored {
            "STORED"
        } else {
            "VIRTUAL"
        };
        add(&format!(
            "GENERATED ALWAYS AS ({}) {kind}",
            generated.expression
        ));
    }
    sql
}

fn foreign_key(key: &ForeignKey) -> String {
    let mut sql = format!(
        "FOREIGN KEY ({}) REFERENCES {}",
        names(&key.columns),
        name(&key.table)
    );
    if !key.target.is_empty() {
        push!(sql, " ({})", names(&key.target));
    }
    for (clause, action) in [("ON DELETE", &key.on_delete), ("ON UPDATE", &key.on_update)] {
        if action != "NO ACTION" {
            push!(sql, " {clause} {action}");
        }
    }
    sql.push_str(match key.row_match {
        RowMatch::Simple => "",
        RowMatch::Full => " MATCH FULL",
        RowMatch::Partial => " MATCH PARTIAL",
    });
    sql.push_str(match key.deferrable {
        Deferrable::No => "",
        Deferrable::Immediate => " DEFERRABLE",
        Deferrable::Deferred => " DEFERRABLE INITIALLY DEFERRED",
    });
    sql
}

/// The name of a constraint, unless its text stands for one that nobody gave.
fn stated<'a>(key: &'a str, text: &str) -> Option<&'a str> {
    (!key.starts_with(text)).then_some(key)
}

fn constraint(stated: Option<&str>, text: &str, on_conflict: Option<&str>) -> String {
    let mut sql = String::new();
    if let Some(stated) = stated {
        push!(sql, "CONSTRAINT {} ", name(stated));
    }
    sql.push_str(text);
    if let Some(action) = on_conflict {
        push!(sql, " ON CONFLICT {action}");
    }
    sql
}

/// A column of a key, with what stands behind its name.
fn key_column(column: &str) -> String {
    let (column, rest) = split(column);
    format!("{}{rest}", name(column))
}

/// The name of a key's column, and its collation and direction.
fn split(column: &str) -> (&str, &str) {
    let bare = column.strip_suffix(" DESC").unwrap_or(column);
    let end = bare.rfind(" COLLATE ").unwrap_or(bare.len());
    column.split_at(end)
}
