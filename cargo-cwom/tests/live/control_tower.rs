//! The database that the replaced system's own migrations make, beside the spec that ships: what
//! differs can be read, by table, and is all there.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use cwom_testkit::{Engine, Postgres, Sqlite};
use expect_test::{ExpectFile, expect_file};
use serde_json::Value;

use crate::desk::run;

const POSTGRES: &str = include_str!("control_tower/postgres.json");
const SQLITE: &str = include_str!("control_tower/sqlite.json");

/// The statements that make the database which the data describes.
fn ddl(data: &str) -> String {
    let data: Value = serde_json::from_str(data).expect("JSON");
    let mut sql = String::new();
    for it in list(&data["enums"]) {
        let values: Vec<String> = list(&it["values"]).iter().map(literal).collect();
        writeln!(
            sql,
            "CREATE TYPE {} AS ENUM ({});",
            name(&it["name"]),
            values.join(", ")
        )
        .expect("a String takes it");
    }
    let mut references = String::new();
    let is_postgres = data["engine"] == "postgresql";
    for (table, it) in data["tables"].as_object().expect("tables") {
        let mut lines: Vec<String> = list(&it["columns"]).iter().map(column).collect();
        let constraint = |named: &Value| match named.as_str() {
            Some(_) => format!("CONSTRAINT {} ", name(named)),
            None => String::new(),
        };
        let key = &it["primary_key"];
        lines.push(format!(
            "{}PRIMARY KEY ({})",
            constraint(&key["name"]),
            names(&key["columns"])
        ));
        for unique in list(&it["unique_constraints"]) {
            lines.push(format!(
                "{}UNIQUE ({})",
                constraint(&unique["name"]),
                names(&unique["columns"])
            ));
        }
        for key in list(&it["foreign_keys"]) {
            let line = format!(
                "{}FOREIGN KEY ({}) REFERENCES {} ({}) ON DELETE {} ON UPDATE {}",
                constraint(&key["name"]),
                names(&key["columns"]),
                name(&key["ref_table"]),
                names(&key["ref_columns"]),
                key["on_delete"].as_str().expect("an action"),
                key["on_update"].as_str().expect("an action"),
            );
            // PostgreSQL wants the other table to be there first.
            if is_postgres {
                writeln!(references, "ALTER TABLE \"{table}\" ADD {line};")
                    .expect("a String takes it");
            } else {
                lines.push(line);
            }
        }
        writeln!(
            sql,
            "CREATE TABLE \"{table}\" (\n    {}\n);",
            lines.join(",\n    ")
        )
        .expect("a String takes it");
        let own = list(&it["indexes"]).iter();
        for index in own.filter(|index| index["backs_constraint"] != true) {
            let unique = if index["unique"] == true {
                "UNIQUE "
            } else {
                ""
            };
            writeln!(
                references,
                "CREATE {unique}INDEX {} ON \"{table}\" ({});",
                name(&index["name"]),
                names(&index["columns"])
            )
            .expect("a String takes it");
        }
    }
    sql + &references
}

fn column(it: &Value) -> String {
    let mut sql = format!(
        "{} {}",
        name(&it["name"]),
        it["type"].as_str().expect("a type")
    );
    if let Some(default) = it["default"].as_str() {
        write!(sql, " DEFAULT {default}").expect("a String takes it");
    }
    if it["nullable"] == false {
        sql += " NOT NULL";
    }
    sql
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn name(value: &Value) -> String {
    format!("\"{}\"", value.as_str().expect("a name"))
}

fn names(value: &Value) -> String {
    let names: Vec<String> = list(value).iter().map(name).collect();
    names.join(", ")
}

fn literal(value: &Value) -> String {
    format!("'{}'", value.as_str().expect("a text").replace('\'', "''"))
}

/// Compares a database with the spec that ships; for people, and for machines.
fn check(url: &str, more: &[&str]) -> (Option<i32>, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-cwom"))
        .args(["cwom", "check", "live", "--database-url", url])
        .current_dir(root)
        .args(more)
        .env_remove("CWOM_SCRATCH_URL")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code(), text)
}

/// What people read is compared as a whole, but for the version of the engine.
async fn compared<E: Engine>(url: &str, data: &str, expected: ExpectFile) {
    let made = run::<E>(url, &ddl(data)).await;
    made.expect("the tables are made");
    let (code, text) = check(url, &[]);
    assert_eq!(code, Some(1), "{text}");
    let (verdict, rest) = text.split_once('\n').expect("several lines");
    let (_, numbers) = verdict.split_once(": ").expect("numbers");
    expected.assert_eq(&format!("{numbers}\n{rest}"));
    // Every table of the system stands there once, unless it is nothing to us.
    let data: Value = serde_json::from_str(data).expect("JSON");
    for table in data["tables"].as_object().expect("tables").keys() {
        let is_heading = |line: &&str| line.split(' ').next() == Some(table);
        let headings = rest.lines().filter(is_heading).count();
        assert_eq!(headings, 1, "{table}");
    }
    for line in rest.lines() {
        assert!(line.chars().count() <= 140, "{line}");
    }
    let (code, machine) = check(url, &["--format", "json"]);
    assert_eq!(code, Some(1));
    let machine: Value = serde_json::from_str(&machine).expect("JSON");
    for finding in list(&machine["legs"][0]["findings"]) {
        let object = &finding["object"];
        let is_ours = object["class"] == "drift" && object["difference"] != "unexpected";
        // Another partitioning is a migration of the rows.
        let is_free = object["facet"] == "partitioning";
        let repair = &object["to_migrations"];
        assert!(!is_ours || is_free || repair.is_string(), "{finding:#}");
    }
}

#[tokio::test]
async fn sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("tower.db").display());
    let expected = expect_file!["control_tower/sqlite.txt"];
    compared::<Sqlite>(&format!("{url}?mode=rwc"), SQLITE, expected).await;
}

#[tokio::test]
async fn postgres() {
    let Some(database) = Postgres::fresh().await else {
        return;
    };
    let expected = expect_file!["control_tower/postgres.txt"];
    compared::<Postgres>(&database.url, POSTGRES, expected).await;
}
