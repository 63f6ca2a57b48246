//! What the derive accepts, and the words in which it refuses.
//!
//! `TRYBUILD=overwrite cargo test -p cwom-ui-tests` accepts changed words.

use std::path::PathBuf;

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    for case in sources() {
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("pass_") {
            cases.pass(&case);
        } else {
            cases.compile_fail(&case);
        }
    }
}

/// Every `cases/*.rs`, sorted: a case that is there is run.
fn sources() -> Vec<PathBuf> {
    let mut sources: Vec<PathBuf> = std::fs::read_dir("cases")
        .expect("tests run in the directory of their package")
        .map(|entry| entry.expect("the directory can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    sources.sort();
    sources
}
