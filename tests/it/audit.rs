//! The audit log: each change has its entry, whoever writes, whatever statement they use and
//! whatever becomes of them on the way.

mod cancelled;
mod cluster;
mod context;
mod every_table;
mod history;
mod images;
mod kill;
mod ledger;
mod matrix;
mod model;
mod race;
mod rows;
mod script;
mod shell;
mod typed;

use std::fs;
use std::sync::OnceLock;

use cwom_schema::tables::{Tables, lower_tables};

/// The tables of the shipped model.
fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let path = crate::workspace_root().join("cwom-spec.toml");
        let text = fs::read_to_string(path).expect("the spec is there");
        tables_of(&text)
    })
}

/// The tables of a spec.
fn tables_of(text: &str) -> Tables {
    let (schema, diagnostics) = cwom_schema::parse(text);
    match schema {
        Some(schema) => lower_tables(&schema),
        None => panic!("the spec is not valid: {diagnostics:#?}"),
    }
}

/// Whether the long form of a test is wanted: minutes instead of seconds.
fn is_long() -> bool {
    std::env::var_os("CWOM_LONG_TESTS").is_some()
}
