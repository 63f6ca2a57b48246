//! A project in a temporary directory, and the program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A small library.
pub(crate) const SPEC: &str = r#"format = 1

[model]
name = "reading_room"
doc = "A library that lends books."

[enum.Shelf]
doc = "Where a book stands."
[enum.Shelf.values]
open = "Where readers may take it."
closed = "Where they may not."

[entity.Book]
doc = "A book that can be lent."
table = "books"
[entity.Book.fields]
title = { type = "string(1..200)", doc = "As it stands on the cover." }
shelf = { type = "Shelf", default = "open" }

[entity.Loan]
doc = "A book in somebody's hands."
table = "loans"
[entity.Loan.fields]
book = { type = "-> Book", inverse = "loans" }
reader = "string(1..100)"
"#;

/// A further entity, to be appended to [`SPEC`].
pub(crate) const FINE: &str = r#"
[entity.Fine]
doc = "What a late reader owes."
table = "fines"
[entity.Fine.fields]
loan = { type = "-> Loan", inverse = "fines" }
cents = "i64(0..)"
"#;

/// A project with a spec.
pub(crate) struct Project {
    root: TempDir,
}

/// How a run ended.
pub(crate) struct Invocation {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self::with_spec(SPEC)
    }

    pub(crate) fn with_spec(spec: &str) -> Self {
        let project = Self {
            root: tempfile::tempdir().unwrap(),
        };
        project.write("cwom-spec.toml", spec);
        project
    }

    /// A project whose files are generated.
    pub(crate) fn generated() -> Self {
        let project = Self::new();
        project.run(&["gen"]).succeeds();
        project
    }

    /// What a project with the same spec holds when it is generated from nothing, under the
    /// paths of this one.
    pub(crate) fn generated_like(other: &Self) -> BTreeMap<PathBuf, Vec<u8>> {
        let fresh = Self::with_spec(&other.read("cwom-spec.toml"));
        fresh.run(&["gen"]).succeeds();
        let rebase = |path: PathBuf| {
            other
                .path("")
                .join(path.strip_prefix(fresh.path("")).unwrap())
        };
        fresh
            .output()
            .into_iter()
            .map(|(path, content)| (rebase(path), content))
            .collect()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, content: &str) {
        let full = self.path(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, content).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn exists(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Every file below `generated` with its content.
    pub(crate) fn output(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let root = self.path("generated");
        if root.exists() {
            collect(&root, &mut files);
        }
        files
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-cwom"));
        command
            .arg("cwom")
            .args(arguments)
            .current_dir(self.root.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("GITHUB_WORKSPACE");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Invocation {
        self.command(arguments).output().unwrap().into()
    }

    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let run = self.run(arguments);
        let object: Value = serde_json::from_str(&run.stdout)
            .unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.stdout, run.stderr));
        assert_eq!(object["exit"], run.code, "the object and the process agree");
        object
    }
}

impl From<Output> for Invocation {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Invocation {
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        self.ends_with(0)
    }

    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n{}\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let said = format!("{}\n{}", self.stdout, self.stderr);
        assert!(said.contains(text), "`{text}` is not in:\n{said}");
        self
    }
}

fn collect(directory: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
}
