//! What the fuzzer found so far, and where it began, is run by every machine.

use std::fs;
use std::path::{Path, PathBuf};

use cwom_fuzz::{TARGETS, call};

fn corpus(target: &str) -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let directory = corpus.join(target);
    let entries = fs::read_dir(&directory).expect("each target has a corpus");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn run(name: &str) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    let (_, target) = target.expect("a target of that name");
    let files = corpus(name);
    assert!(!files.is_empty(), "the corpus of {name} is empty");
    for file in files {
        // The harness shows it where the target panics.
        println!("{}", file.display());
        call(*target, &fs::read(&file).unwrap());
    }
}

#[test]
fn derive() {
    run("derive");
}

#[test]
fn migration() {
    run("migration");
}

#[test]
fn spec() {
    run("spec");
}

/// A new target has a test here, and a program for the fuzzer.
#[test]
fn every_target_is_run() {
    let here = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus.rs"));
    let here = here.unwrap();
    for (name, _) in TARGETS {
        assert!(here.contains(&format!("run(\"{name}\")")), "{name}");
        let program = format!("../../fuzz/fuzz_targets/{name}.rs");
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join(program);
        assert!(program.is_file(), "{}", program.display());
    }
}
