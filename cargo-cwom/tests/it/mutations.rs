//! One change of a file, and everything that `check` says about it: no less, and no more.
//!
//! The changes are the lines of `tests/mutations/files.txt` and `spec.txt`, whose heads explain
//! them. What is reported stands behind the arrow; `UPDATE_EXPECT=1` writes it anew.

mod edit;
mod forge;
mod harbour;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use edit::Edit;
use harbour::Harbour;

#[test]
fn edits_of_files_are_reported_and_nothing_else_is() {
    check("files.txt", 50);
}

#[test]
fn edits_of_the_spec_are_reported_and_nothing_else_is() {
    check("spec.txt", 30);
}

/// Every line of a table, each on a copy of the same project.
fn check(table: &str, least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/mutations")
        .join(table);
    let text = fs::read_to_string(&path).expect("the table is there");
    let lines: Vec<&str> = text.lines().collect();
    let edits = lines.iter().filter(|line| is_edit(line)).count();
    assert!(
        edits >= least,
        "{edits} edits, where there should be {least}"
    );
    let harbour = Harbour::new();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(line) = lines.get(index) else {
                return done;
            };
            done.push((index, outcome(&harbour, line, index)));
        }
    };
    let mut found: Vec<(usize, String)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        let joined = threads.into_iter().map(|it| it.join().expect("no panic"));
        joined.flatten().collect()
    });
    found.sort();
    let mut now = String::new();
    for (_, line) in found {
        // Writing to a String cannot fail.
        let _ = writeln!(now, "{line}");
    }
    let wrong = now.lines().filter(|line| line.contains("=> not an edit"));
    let wrong: Vec<&str> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    accept(&path, &text, &now);
}

fn is_edit(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with('#')
}

/// The line as it should be: the edit, and what is reported of it.
fn outcome(harbour: &Harbour, line: &str, index: usize) -> String {
    if !is_edit(line) {
        return line.to_owned();
    }
    let edit = line.split(" =>").next().unwrap_or_default().trim_end();
    let project = harbour.copy(index);
    let mut edits = edit.split(" ; ");
    let changed = edits.try_for_each(|edit| Edit::parse(edit)?.apply(project.path()));
    if let Err(problem) = changed {
        return format!("{edit} => not an edit: {problem}");
    }
    format!("{edit} => {}", harbour.check(project.path()))
}

fn accept(path: &PathBuf, before: &str, now: &str) {
    if before == now {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, now).expect("the table can be written");
        return;
    }
    let differ = before.lines().zip(now.lines());
    let differ: Vec<String> = differ
        .filter(|(before, now)| before != now)
        .map(|(before, now)| format!("- {before}\n+ {now}"))
        .collect();
    panic!("{}", differ.join("\n"));
}
