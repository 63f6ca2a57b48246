//! Statements about triggers and functions that are there.

use crate::ddl::put;
use crate::quote::{Ident, Text};

/// Appends the statement after which replication and restores do not skip the triggers of a table.
pub(crate) fn push_always<'a>(
    out: &mut String,
    table: &str,
    triggers: impl Iterator<Item = &'a str>,
) {
    let names: Vec<String> = triggers
        .map(|name| format!("\n    ENABLE ALWAYS TRIGGER {}", Ident(name)))
        .collect();
    put(
        out,
        format_args!("ALTER TABLE {}{};\n", Ident(table), names.join(",")),
    );
}

/// Appends the statement after which functions that ask other rows find them where the tables are,
/// whoever calls, and never in a temporary table of the same name.
pub(crate) fn push_search_path<'a>(out: &mut String, functions: impl Iterator<Item = &'a str>) {
    let list: Vec<String> = functions.map(|name| Text(name).to_string()).collect();
    put(
        out,
        format_args!(
            "DO $$\nDECLARE\n    name text;\nBEGIN\n    FOREACH name IN ARRAY ARRAY[\n        {}\n    ] LOOP\n        \
             EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', \
             name, current_schema());\n    END LOOP;\nEND\n$$;\n",
            list.join(",\n        ")
        ),
    );
}
