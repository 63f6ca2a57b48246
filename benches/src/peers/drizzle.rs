//! drizzle-kit: `generate`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::{Peer, Project, remove, task};
use crate::model::{FIELDS, STATUSES, target};

pub(super) const PEER: Peer = Peer {
    name: "drizzle-kit generate",
    install: "`npm install --prefix target/peers drizzle-kit drizzle-orm`",
    largest: 200,
    find,
    prepare,
};

const SETTINGS: &str = r#"export default { dialect: "sqlite", schema: "./schema.ts", out: "./drizzle" };
"#;

/// The directory of its packages, if there are any and there is a node to run them.
fn find() -> Option<PathBuf> {
    let modules = super::directory().join("node_modules");
    let runs = Command::new("node")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    (runs && modules.join("drizzle-kit/bin.cjs").is_file() && modules.join("drizzle-orm").is_dir())
        .then_some(modules)
}

fn prepare(modules: &Path, directory: &Path, entities: u32) -> Result<Project> {
    fs::write(directory.join("drizzle.config.ts"), SETTINGS)?;
    fs::write(directory.join("package.json"), "{ \"type\": \"module\" }\n")?;
    fs::write(directory.join("schema.ts"), schema(entities))?;
    link(modules, &directory.join("node_modules")).context("could not link its packages")?;
    let generate = task(&[
        "node".as_ref(),
        "node_modules/drizzle-kit/bin.cjs".as_ref(),
        "generate".as_ref(),
    ]);
    Ok(Project {
        from_nothing: generate.clone(),
        catch_up: Vec::new(),
        nothing_to_do: generate,
        reset: |directory| remove(&directory.join("drizzle")),
    })
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(windows)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(from, to)
}

fn schema(entities: u32) -> String {
    let mut text = String::from(
        "import { AnySQLiteColumn, index, integer, real, sqliteTable, text } from \
         \"drizzle-orm/sqlite-core\";\n",
    );
    // Writing to a String cannot fail.
    for index in 0..entities {
        let _ = write!(
            text,
            "\nexport const unit{index} = sqliteTable(\"unit_{index}\", {{\n  \
             id: text(\"id\").primaryKey(),\n"
        );
        for field in FIELDS {
            let not_null = if field.ty.ends_with('?') {
                ""
            } else {
                ".notNull()"
            };
            let _ = writeln!(
                text,
                "  {}: {}{not_null},",
                field.name,
                column(field.name, field.ty)
            );
        }
        let _ = write!(
            text,
            "  previous_id: text(\"previous_id\").references((): AnySQLiteColumn => unit{}.id),\n\
             }}, (table) => [\n  index(\"ix_{index}_status\").on(table.status, table.opened_on),\n  \
             index(\"ix_{index}_code\").on(table.code),\n]);\n",
            target(index)
        );
    }
    text
}

fn column(name: &str, ty: &str) -> String {
    match ty.trim_end_matches('?') {
        "bool" => format!("integer(\"{name}\", {{ mode: \"boolean\" }})"),
        "i32" | "i64" => format!("integer(\"{name}\")"),
        "f64" => format!("real(\"{name}\")"),
        "[string]" | "map" => format!("text(\"{name}\", {{ mode: \"json\" }})"),
        "Status" => {
            let values: Vec<String> = STATUSES
                .iter()
                .map(|status| format!("\"{status}\""))
                .collect();
            format!("text(\"{name}\", {{ enum: [{}] }})", values.join(", "))
        }
        // Strings, and what SQLite has no type for.
        _ => format!("text(\"{name}\")"),
    }
}
