//! Specs to files, for every test.

#![allow(dead_code, reason = "each test binary uses a part")]

pub(crate) mod nasty;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cwom_codegen::{FileSet, Input, MigrationFile, generate};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;

/// A history in which names are short and long, and one dialect came later.
const MIGRATIONS: [MigrationFile<'static>; 3] = [
    migration(Dialect::Sqlite, 20_260_101_000_000, "init"),
    migration(
        Dialect::Sqlite,
        20_260_102_000_000,
        "a_change_with_a_name_that_makes_the_line_too_long_for_it",
    ),
    migration(Dialect::Postgres, 20_260_103_000_000, "init"),
];

const fn migration(dialect: Dialect, version: i64, name: &'static str) -> MigrationFile<'static> {
    MigrationFile {
        dialect,
        version,
        name,
    }
}

/// The files of a spec that must be valid.
pub(crate) fn files_of(spec: &str) -> FileSet {
    let (schema, diagnostics) = cwom_schema::parse(spec);
    let Some(schema) = schema else {
        let found: Vec<String> = diagnostics
            .iter()
            .map(|diagnostic| {
                let start = diagnostic.primary.span.start;
                let line = spec[..start].lines().count();
                format!(
                    "{line}: {}: {}",
                    diagnostic.code.as_str(),
                    diagnostic.message
                )
            })
            .collect();
        panic!("the spec of the test is not valid:\n{}", found.join("\n"));
    };
    let tables = lower_tables(&schema);
    generate(&Input {
        schema: &schema,
        tables: &tables,
        spec_text: spec,
        spec_file_name: "cwom-spec.toml",
        spec_path_from_output: "../cwom-spec.toml",
        migrations: &MIGRATIONS,
        crate_name: Some("model"),
    })
}

/// A specification in the repository, by its path from the root.
pub(crate) fn repository_spec(path: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::read_to_string(root.join(path)).ok()
}

/// Panics with the difference where rustfmt would change a file.
pub(crate) fn assert_formatted(name: &str, files: &FileSet) {
    let directory = write_files(name, files);
    let output = Command::new("rustfmt")
        .args(["--check", "--edition", "2024"])
        .arg(directory.join("src/lib.rs"))
        .output()
        .expect("rustfmt is part of the toolchain");
    let shown = String::from_utf8_lossy(&output.stdout);
    let first: Vec<&str> = shown.lines().take(80).collect();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && errors.is_empty(),
        "rustfmt would change the files of {name}:\n{}\n{errors}",
        first.join("\n")
    );
}

fn write_files(name: &str, files: &FileSet) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&directory);
    for (path, text) in files.iter() {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a directory")).expect("a directory");
        fs::write(path, text).expect("a file");
    }
    directory
}
