//! What is committed is what the spec yields.

use std::fs;
use std::path::Path;

use cwom_codegen::MigrationFile;
use cwom_schema::schema::Dialect;

use crate::workspace_root;

#[test]
fn generated_crate_is_fresh() {
    assert_fresh("cwom-spec.toml", "generated", "cwom");
}

#[test]
fn generated_crate_of_the_example_is_fresh() {
    assert_fresh(
        "examples/help-desk/cwom-spec.toml",
        "examples/help-desk/generated",
        "help_desk_model",
    );
}

/// Regenerates in memory and compares bytes with the files of `output`.
fn assert_fresh(spec: &str, output: &str, crate_name: &str) {
    let root = workspace_root();
    let text = fs::read_to_string(root.join(spec)).expect("the spec is there");
    let (schema, _) = cwom_schema::parse(&text);
    let schema = schema.expect("the spec is valid");
    let tables = cwom_schema::tables::lower_tables(&schema);
    let migrations = migrations(&root.join(output).join("migrations"));
    let migrations: Vec<MigrationFile<'_>> = migrations
        .iter()
        .map(|(dialect, version, name)| MigrationFile {
            dialect: *dialect,
            version: *version,
            name,
        })
        .collect();
    let files = cwom_codegen::generate(&cwom_codegen::Input {
        schema: &schema,
        tables: &tables,
        spec_text: &text,
        spec_file_name: "cwom-spec.toml",
        spec_path_from_output: "../cwom-spec.toml",
        migrations: &migrations,
        crate_name: Some(crate_name),
    });
    let stale: Vec<&str> = files
        .iter()
        .filter(|(path, expected)| {
            fs::read_to_string(root.join(output).join(path))
                .ok()
                .as_deref()
                != Some(*expected)
        })
        .map(|(path, _)| path)
        .collect();
    assert!(
        stale.is_empty(),
        "run `{}`: {stale:?} are stale",
        schema.generate.command
    );
}

/// The migrations of a directory, in the order in which they run.
fn migrations(directory: &Path) -> Vec<(Dialect, i64, String)> {
    let mut found = Vec::new();
    for dialect in Dialect::ALL {
        let files = fs::read_dir(directory.join(dialect.name())).expect("the migrations are there");
        for file in files {
            let name = file.expect("it can be read").file_name();
            let name = name.to_str().expect("it is UTF-8");
            if let Some(stem) = name.strip_suffix(".up.sql") {
                let (version, word) = stem.split_once('_').expect("a version and a word");
                let version = version.parse().expect("it is a number");
                found.push((dialect, version, word.to_owned()));
            }
        }
    }
    found.sort();
    found
}
