//! Diesel, as a person would write it: `schema.rs` with all tables, and a file with a row, a new row
//! and its changes for each entity. Every type is one that both engines know, so the same models
//! work on both; what Diesel has no such type for is mapped once, in `types.rs`.

mod frame;

use std::fmt::Write as _;

use super::project::Peer;
use super::sources::Source;
use crate::model::{FIELDS, target};

pub(super) const PEER: Peer = Peer {
    name: "Diesel",
    library: "diesel",
    directory: "models",
    flags: &[],
    most: Some(50),
    frame: frame::write,
    models,
    generate: None,
};

/// A column: its name, its type in SQL and in Rust, and who may say what it holds.
struct Column {
    name: &'static str,
    sql: String,
    rust: String,
    given: Given,
}

/// Who says what a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    /// Its creator, once.
    Once,
    /// Its creator, and who changes it.
    Always,
}

fn models(entities: u32, edited: bool) -> Vec<Source> {
    let is_edited = |index| edited && index + 1 == entities;
    let mut schema = String::from("//! The tables.\n");
    let mut root = String::from(
        "//! A made-up model.\n\npub mod schema;\npub mod types;\n\npub use types::Status;\n",
    );
    let mut sources = Vec::new();
    for index in 0..entities {
        let columns = columns(is_edited(index));
        schema.push_str(&table(index, &columns));
        // Writing to a String cannot fail.
        let _ = write!(
            root,
            "\nmod unit{index};\npub use unit{index}::{{NewUnit{index}, Unit{index}, \
             Unit{index}Changes}};\n"
        );
        let path = format!("models/src/unit{index}.rs");
        sources.push(Source::new(path, entity(index, &columns)));
    }
    sources.push(Source::new("models/src/schema.rs", schema));
    sources.push(Source::new("models/src/lib.rs", root));
    sources.push(frame::program(entities, edited));
    sources
}

/// The columns of every table: the model's fields, and what ours adds to each entity.
fn columns(edited: bool) -> Vec<Column> {
    let column = |name, ty: &str, given| {
        let (sql, rust) = types(ty.trim_end_matches('?'));
        let is_nullable = ty.ends_with('?');
        let wrap = |outer: &str, inner: &str| {
            if is_nullable {
                format!("{outer}<{inner}>")
            } else {
                inner.to_owned()
            }
        };
        Column {
            name,
            sql: wrap("Nullable", sql),
            rust: wrap("Option", rust),
            given,
        }
    };
    let mut columns = vec![column("id", "uuid", Given::Once)];
    let fields = FIELDS.iter();
    columns.extend(fields.map(|field| column(field.name, field.ty, Given::Always)));
    columns.push(column("previous_id", "uuid?", Given::Always));
    if edited {
        columns.push(column("remark", "text?", Given::Always));
    }
    columns.push(column("row_version", "i64", Given::Always));
    columns.push(column("created_at", "timestamp", Given::Once));
    columns.push(column("updated_at", "timestamp", Given::Always));
    columns
}

/// The type of a field, in SQL and in Rust.
fn types(ty: &str) -> (&'static str, &'static str) {
    match ty {
        "bool" => ("Bool", "bool"),
        "i32" => ("Integer", "i32"),
        "i64" => ("BigInt", "i64"),
        "f64" => ("Double", "f64"),
        "date" => ("Date", "NaiveDate"),
        "timestamp" => ("Timestamp", "NaiveDateTime"),
        "uuid" => ("Text", "Key"),
        "[string]" => ("Json", "Texts"),
        "map" => ("Json", "Value"),
        "Status" => ("Text", "Status"),
        // Diesel has no decimal on SQLite.
        _ => ("Text", "String"),
    }
}

fn table(index: u32, columns: &[Column]) -> String {
    let mut text = format!("\ndiesel::table! {{\n    unit_{index} (id) {{\n");
    for Column { name, sql, .. } in columns {
        let _ = writeln!(text, "        {name} -> {sql},");
    }
    text.push_str("    }\n}\n");
    let target = target(index);
    if target != index {
        let _ = write!(
            text,
            "\ndiesel::joinable!(unit_{index} -> unit_{target} (previous_id));\n\
             diesel::allow_tables_to_appear_in_same_query!(unit_{index}, unit_{target});\n"
        );
    }
    text
}

fn entity(index: u32, columns: &[Column]) -> String {
    let mut text = format!(
        "//! Unit number {index}.\n\n\
         use chrono::{{NaiveDate, NaiveDateTime}};\nuse diesel::pg::Pg;\nuse diesel::prelude::*;\n\
         use diesel::sqlite::Sqlite;\nuse serde::{{Deserialize, Serialize}};\n\
         use serde_json::Value;\n\n\
         use crate::schema::unit_{index};\nuse crate::types::{{Key, Status, Texts}};\n\n\
         /// Unit number {index}.\n\
         #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]\n\
         #[derive(Identifiable, Queryable, Selectable)]\n\
         #[diesel(table_name = unit_{index}, check_for_backend(Sqlite, Pg))]\n\
         pub struct Unit{index} {{\n"
    );
    for Column { name, rust, .. } in columns {
        let _ = writeln!(text, "    pub {name}: {rust},");
    }
    let _ = write!(
        text,
        "}}\n\n/// A new one.\n\
         #[derive(Debug, Clone, PartialEq, Deserialize, Insertable)]\n\
         #[diesel(table_name = unit_{index})]\n\
         pub struct NewUnit{index} {{\n"
    );
    for Column { name, rust, .. } in columns {
        let _ = writeln!(text, "    pub {name}: {rust},");
    }
    let _ = write!(
        text,
        "}}\n\n/// What changes.\n\
         #[derive(Debug, Clone, Default, PartialEq, Deserialize, AsChangeset)]\n\
         #[diesel(table_name = unit_{index})]\n\
         pub struct Unit{index}Changes {{\n"
    );
    for Column { name, rust, .. } in columns.iter().filter(|one| one.given == Given::Always) {
        let _ = writeln!(text, "    pub {name}: Option<{rust}>,");
    }
    text.push_str("}\n");
    text
}
