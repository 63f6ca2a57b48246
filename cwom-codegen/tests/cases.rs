//! Golden cases: a spec of one feature, and the files of the model that come of it.
//!
//! `UPDATE_EXPECT=1 cargo test -p cwom-codegen --test cases` accepts what is emitted now.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use support::{assert_formatted, files_of};

/// Files that are the same for every model, or whose content is tested where it is made.
const ELSEWHERE: [&str; 6] = [
    "src/migrations.rs",
    "src/prelude.rs",
    "src/spec.rs",
    "src/testing.rs",
    "tests/round_trip/main.rs",
    "tests/round_trip/migrations.rs",
];

macro_rules! cases {
    ($($name:ident),* $(,)?) => {$(
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    )*};
}

cases!(
    entity,
    r#enum,
    link,
    names,
    same_as,
    same_as_nullable,
    sensitive,
    states,
    text_id,
    value,
);

#[test]
fn every_case_is_run() {
    let cases: BTreeSet<String> = fs::read_dir(directory(""))
        .expect("there are cases")
        .map(|entry| {
            entry
                .expect("a case")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let run = include_str!("cases.rs");
    for case in cases {
        assert!(
            run.contains(&format!("{case},")),
            "case `{case}` is not run"
        );
    }
}

fn check(case: &str) {
    let case = case.trim_start_matches("r#");
    let directory = directory(case);
    let spec = fs::read_to_string(directory.join("spec.toml")).expect("a case has a spec");
    let files = files_of(&spec);
    assert_formatted(&format!("case_{case}"), &files);
    let expected = directory.join("expected");
    let mut emitted = BTreeSet::new();
    for (path, text) in files.iter() {
        let is_model = path.starts_with("src/") && !ELSEWHERE.contains(&path);
        let is_document = path == "SCHEMA.md" && matches!(case, "link" | "states" | "sensitive");
        let is_schema = path.starts_with("schemas/") && matches!(case, "entity" | "value");
        if is_model || is_document || is_schema {
            let file = expected.join(path);
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent).expect("a directory");
            }
            emitted.insert(file.clone());
            expect_file![file].assert_eq(text);
        }
    }
    for file in files_below(&expected) {
        assert!(
            emitted.contains(&file),
            "`{}` is no longer emitted",
            file.display()
        );
    }
}

fn directory(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(case)
}

fn files_below(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}
