//! SeaORM, as `sea-orm-cli` lays it out: a module with a `Model` and its relations for each entity.

mod frame;

use std::fmt::Write as _;

use super::project::Peer;
use super::sources::Source;
use crate::model::{FIELDS, target};

pub(super) const PEER: Peer = Peer {
    name: "SeaORM",
    library: "sea-orm",
    directory: "models",
    flags: &[],
    most: None,
    frame: frame::write,
    models,
    generate: None,
};

fn models(entities: u32, edited: bool) -> Vec<Source> {
    let mut root = String::from("//! A made-up model.\n\npub mod types;\n");
    let mut sources = Vec::new();
    for index in 0..entities {
        // Writing to a String cannot fail.
        let _ = writeln!(root, "pub mod unit_{index};");
        let is_edited = edited && index + 1 == entities;
        let path = format!("models/src/unit_{index}.rs");
        sources.push(Source::new(path, entity(index, is_edited)));
    }
    sources.push(Source::new("models/src/lib.rs", root));
    sources
}

fn entity(index: u32, edited: bool) -> String {
    let target = target(index);
    let other = if target == index {
        "Entity".to_owned()
    } else {
        format!("super::unit_{target}::Entity")
    };
    let other_column = other.replace("Entity", "Column::Id");
    let mut text = format!(
        "//! Unit number {index}.\n\n\
         use sea_orm::entity::prelude::*;\nuse serde::{{Deserialize, Serialize}};\n\n\
         use super::types::{{Status, Texts}};\n\n\
         /// Unit number {index}.\n\
         #[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]\n\
         #[sea_orm(table_name = \"unit_{index}\")]\n\
         pub struct Model {{\n    \
         #[sea_orm(primary_key, auto_increment = false)]\n    \
         pub id: Uuid,\n"
    );
    for field in FIELDS {
        push_field(&mut text, field.name, field.ty);
    }
    push_field(&mut text, "previous_id", "uuid?");
    if edited {
        push_field(&mut text, "remark", "text?");
    }
    // What ours adds to each entity.
    push_field(&mut text, "row_version", "i64");
    push_field(&mut text, "created_at", "timestamp");
    push_field(&mut text, "updated_at", "timestamp");
    let _ = write!(
        text,
        "}}\n\n\
         #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\n\
         pub enum Relation {{\n    \
         #[sea_orm(\n        belongs_to = \"{other}\",\n        from = \"Column::PreviousId\",\n        \
         to = \"{other_column}\"\n    )]\n    \
         Previous,\n}}\n"
    );
    if target != index {
        let _ = write!(
            text,
            "\nimpl Related<{other}> for Entity {{\n    \
             fn to() -> RelationDef {{\n        Relation::Previous.def()\n    }}\n}}\n"
        );
    }
    text.push_str("\nimpl ActiveModelBehavior for ActiveModel {}\n");
    text
}

fn push_field(text: &mut String, name: &str, ty: &str) {
    let (attribute, rust) = match ty.trim_end_matches('?') {
        "text" => ("column_type = \"Text\"", "String"),
        "bool" => ("", "bool"),
        "i32" => ("", "i32"),
        "i64" => ("", "i64"),
        "f64" => ("column_type = \"Double\"", "f64"),
        "decimal(12, 2)" => ("column_type = \"Decimal(Some((12, 2)))\"", "Decimal"),
        "date" => ("", "Date"),
        "timestamp" => ("", "DateTimeUtc"),
        "uuid" => ("", "Uuid"),
        "[string]" => ("column_type = \"Json\"", "Texts"),
        "map" => ("column_type = \"Json\"", "Json"),
        "Status" => ("", "Status"),
        // A string of at most so many characters.
        _ => ("", "String"),
    };
    let is_nullable = ty.ends_with('?');
    if !attribute.is_empty() {
        let nullable = if is_nullable { ", nullable" } else { "" };
        let _ = writeln!(text, "    #[sea_orm({attribute}{nullable})]");
    }
    let _ = if is_nullable {
        writeln!(text, "    pub {name}: Option<{rust}>,")
    } else {
        writeln!(text, "    pub {name}: {rust},")
    };
}
