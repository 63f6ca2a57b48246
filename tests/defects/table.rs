//! `docs/control-tower-defects.md`, made of the tests: number, name and the sentence above each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use expect_test::expect_file;

use crate::list::DEFECTS;
use crate::workspace_root;

/// A test as its source tells it.
struct Test {
    file: char,
    name: String,
    sentence: String,
}

/// Number → its test. A function that is named like one runs on both engines.
fn tests() -> BTreeMap<String, Test> {
    let mut tests = BTreeMap::new();
    for file in 'a'..='g' {
        let path = workspace_root().join(format!("tests/defects/{file}.rs"));
        let source = fs::read_to_string(path).expect("a file for each letter");
        let runs = runs(&source);
        for name in &runs {
            let is_numbered = numbered(&format!("fn {name}("), file).is_some();
            assert!(is_numbered, "`{name}` has no number of this file");
        }
        let mut sentence = String::new();
        for line in source.lines() {
            if let Some(text) = line.strip_prefix("/// ") {
                sentence.push_str(text);
                sentence.push(' ');
            } else {
                if let Some((name, number)) = numbered(line, file) {
                    assert!(runs.contains(&name.as_str()), "`{name}` does not run");
                    let test = Test {
                        file,
                        name,
                        sentence: sentence.trim_end().to_owned(),
                    };
                    let other = tests.insert(number.clone(), test);
                    assert!(other.is_none(), "{number} has two tests");
                }
                sentence.clear();
            }
        }
    }
    tests
}

/// The names that `on_both!` is given: what it is not given does not run.
fn runs(source: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    for names in source.split("on_both!(").skip(1) {
        let names = names.split_once(')').map_or("", |(names, _)| names);
        let names = names.split_once(';').map_or(names, |(_, names)| names);
        let names = names.split(',').map(str::trim);
        runs.extend(names.filter(|name| !name.is_empty()));
    }
    runs
}

/// Name and number of the test that a line begins.
fn numbered(line: &str, letter: char) -> Option<(String, String)> {
    let function = line.strip_prefix("async ").unwrap_or(line);
    let name = function.strip_prefix("fn ")?;
    let name = &name[..name.find(['<', '('])?];
    let (number, _) = name.strip_prefix(letter)?.split_once('_')?;
    let number: u32 = number.parse().ok()?;
    Some((
        name.to_owned(),
        format!("{}{number}", letter.to_ascii_uppercase()),
    ))
}

#[test]
fn every_defect_has_its_test_and_its_line() {
    let mut tests = tests();
    let mut page = String::from(
        "<!-- Made of the tests in tests/defects; \
         `UPDATE_EXPECT=1 cargo test -p cwom-tests --test defects` writes it. -->\n\n\
         # The defects of the system before, and why they cannot occur here\n\n\
         Each line was a proven defect of the system that this one replaces. Each has a test of its \
         number in `tests/defects`, which runs on SQLite and on PostgreSQL: \
         `cargo test -p cwom-tests --test defects`.\n\n\
         | # | what it was | how it is made impossible | test |\n\
         |---|---|---|---|\n",
    );
    for (number, was) in DEFECTS {
        let Some(test) = tests.remove(number) else {
            panic!("{number} has no test");
        };
        let Test { file, name, .. } = &test;
        let sentence = &test.sentence;
        assert!(sentence.ends_with('.'), "`{name}` has no sentence");
        assert!(!sentence.contains('|'), "`{name}` would break the table");
        // Writing to a String cannot fail.
        let _ = writeln!(
            page,
            "| {number} | {was} | {sentence} | [`{name}`](../tests/defects/{file}.rs) |"
        );
    }
    let unlisted: Vec<&String> = tests.keys().collect();
    assert!(unlisted.is_empty(), "{unlisted:?} are not in the list");
    expect_file!["../../docs/control-tower-defects.md"].assert_eq(&page);
}
