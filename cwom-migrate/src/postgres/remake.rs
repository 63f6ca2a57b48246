//! Tables that get partitions, or lose them: PostgreSQL cannot alter that, so the table is made
//! anew and its rows are moved. Nothing of a row changes, its number neither.

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Text, quote};

use super::rows;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::render;
use crate::snapshot::Table;

/// Whether a table that stays is made anew.
pub(super) fn is_remade(old: &Table, new: &Table) -> bool {
    old.monthly != new.monthly
}

/// Makes a table anew, without foreign keys and triggers, which come later. Names of keys and
/// indexes belong to the whole schema, so those of the old table go first.
pub(super) fn push(steps: &mut Vec<Step>, mapping: &Mapping<'_>, name: &str, new: &Table) {
    let old_name = mapping.old_name(name).unwrap_or(name);
    let old = &mapping.from.tables[old_name];
    let aside = format!("cwom_old_{name}");
    push_aside(steps, old_name, &aside, old);
    let create = render::create_table(name, new, Dialect::Postgres, |_| None);
    steps.push(Step::new(new.doc.clone(), create));
    for (index, it) in &new.indexes {
        let sql = render::create_index(index, name, it, Dialect::Postgres, "");
        steps.push(Step::new(format!("An index of {name}."), sql));
    }
    steps.push(Step::new("", render::comment(name, None, &new.doc)));
    for column in new.columns.iter().filter(|column| !column.doc.is_empty()) {
        let comment = render::comment(name, Some(&column.name), &column.doc);
        steps.push(Step::new("", comment));
    }
    steps.push(Step::new(
        "Every row moves as it is.",
        copy(mapping, name, &aside, new),
    ));
    for column in new.columns.iter().filter(|column| column.numbered) {
        let old_column = mapping.old_column(name, &column.name);
        steps.push(Step::new(
            "No number is given twice, not even one whose row is gone.",
            numbers(name, &column.name, &aside, old_column),
        ));
    }
    let drop = format!("DROP TABLE {};", Ident(&aside));
    steps.push(Step::new("Every row is in the new one.", drop));
}

fn push_aside(steps: &mut Vec<Step>, old_name: &str, aside: &str, old: &Table) {
    let rename = format!(
        "ALTER TABLE {} RENAME TO {};",
        Ident(old_name),
        Ident(aside)
    );
    steps.push(Step::new("The table makes room for another one.", rename));
    let keys = [&old.primary_key.name]
        .into_iter()
        .chain(old.uniques.keys());
    for key in keys {
        let sql = format!(
            "ALTER TABLE {} DROP CONSTRAINT {};",
            Ident(aside),
            Ident(key)
        );
        steps.push(Step::new("", sql));
    }
    for index in old.indexes.keys() {
        steps.push(Step::new("", format!("DROP INDEX {};", Ident(index))));
    }
    for column in old.columns.iter().filter(|column| column.numbered) {
        let sql = format!(
            "DO $cwom$ BEGIN\n    EXECUTE format('ALTER SEQUENCE %s RENAME TO %I',\n        \
             pg_get_serial_sequence({}, {}), {});\nEND $cwom$;",
            Text(&quote(aside)),
            Text(&column.name),
            Text(&format!("{aside}_{}", column.name))
        );
        steps.push(Step::new("", sql));
    }
}

fn copy(mapping: &Mapping<'_>, name: &str, aside: &str, new: &Table) -> String {
    let moved = &mapping.moved.tables[name];
    let mut columns = Vec::new();
    let mut values = Vec::new();
    for column in &new.columns {
        let before = moved.column(&column.name);
        let old = mapping.old_column(name, &column.name);
        let base = Ident(old).to_string();
        if let Some(source) = rows::source_from(mapping, name, before, column, &base) {
            columns.push(Ident(&column.name).to_string());
            values.push(source.value);
        }
    }
    format!(
        "INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE\n    SELECT {}\n    FROM {};",
        Ident(name),
        columns.join(", "),
        values.join(", "),
        Ident(aside)
    )
}

/// Counts on from where the old table was.
fn numbers(name: &str, column: &str, aside: &str, old_column: &str) -> String {
    format!(
        "DO $cwom$ DECLARE\n    last bigint;\n    given boolean;\nBEGIN\n    \
         EXECUTE 'SELECT last_value, is_called FROM ' || pg_get_serial_sequence({}, {})\n        \
         INTO last, given;\n    \
         PERFORM setval(pg_get_serial_sequence({}, {}), last, given);\nEND $cwom$;",
        Text(&quote(aside)),
        Text(old_column),
        Text(&quote(name)),
        Text(column)
    )
}
