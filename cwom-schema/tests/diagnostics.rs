//! Every file in `cases/diagnostics` is a spec with mistakes, followed by what is said about them in
//! comments at its end. `UPDATE_EXPECT=1` writes the comments anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use cwom_schema::diagnostics::{Code, render};

/// The line that separates a spec from what is expected of it.
const MARK: &str = "# ── diagnostics ──";

/// Tests run at once, and one of them may be writing the cases.
static CASES: Mutex<()> = Mutex::new(());

fn cases() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diagnostics");
    let entries = fs::read_dir(directory).expect("the directory of cases");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

/// `unknown_key__nested` shows `unknown-key`.
fn code_of(stem: &str) -> String {
    stem.split("__").next().unwrap_or(stem).replace('_', "-")
}

fn spec_of(text: &str) -> &str {
    text.find(MARK).map_or(text, |mark| &text[..mark])
}

/// The rendering as comments, without spaces at the ends of lines.
fn as_comments(rendered: &str) -> String {
    let mut comments = format!("{MARK}\n");
    for line in rendered.trim_end().lines() {
        comments.push_str(format!("# {line}").trim_end());
        comments.push('\n');
    }
    comments
}

#[test]
fn every_case_says_what_is_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let _guard = CASES.lock().unwrap_or_else(PoisonError::into_inner);
    let mut wrong = Vec::new();
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a case");
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let spec = spec_of(&text);
        let (_, diagnostics) = cwom_schema::parse(spec);
        let found = as_comments(&render(&diagnostics, spec, name, false));
        let expected = &text[spec.len()..];
        if found == expected {
            continue;
        }
        if update {
            let separator = if spec.ends_with('\n') { "" } else { "\n" };
            fs::write(&path, format!("{spec}{separator}{found}")).expect("a writable case");
        } else {
            wrong.push(format!("{name}: expected\n{expected}\nbut found\n{found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nUPDATE_EXPECT=1 accepts what is found",
        wrong.join("\n")
    );
}

#[test]
fn every_case_shows_the_mistake_it_is_named_after() {
    let _guard = CASES.lock().unwrap_or_else(PoisonError::into_inner);
    let mut wrong = Vec::new();
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a case");
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name");
        let name = code_of(stem);
        let (_, diagnostics) = cwom_schema::parse(spec_of(&text));
        if diagnostics.is_empty() {
            wrong.push(format!("{stem} shows nothing"));
        }
        for item in &diagnostics {
            if item.code.as_str() != name {
                wrong.push(format!("{stem} shows more: {item}"));
            }
            if item.help.is_none() {
                wrong.push(format!("{stem} gives no help: {item}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_and_an_explanation() {
    let shown: BTreeSet<String> = cases()
        .iter()
        .filter_map(|path| path.file_stem()?.to_str())
        .map(code_of)
        .collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !shown.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    for code in Code::ALL {
        let lines = code.explain().lines().count();
        assert!(
            (2..=6).contains(&lines),
            "{} has {lines} lines",
            code.as_str()
        );
    }
}

#[test]
fn names_of_codes_are_unique() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for code in Code::ALL {
        assert_eq!(Code::from_name(code.as_str()), Some(*code));
    }
    assert_eq!(Code::from_name("no-such-code"), None);
}

#[test]
fn color_adds_escapes_and_nothing_else() {
    let spec = "format = 2\n";
    let (_, diagnostics) = cwom_schema::parse(spec);
    assert!(render(&diagnostics, spec, "spec.toml", true).contains('\u{1b}'));
    assert!(!render(&diagnostics, spec, "spec.toml", false).contains('\u{1b}'));
}

#[test]
fn a_foreign_source_renders_without_panic() {
    let (_, diagnostics) = cwom_schema::parse("format = 1\nmodel = 3 # ää\n");
    for source in ["", "ä", "日本語", "format"] {
        assert!(!render(&diagnostics, source, "spec.toml", false).is_empty());
    }
}
