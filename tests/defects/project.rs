//! A small project in a temporary directory, for what happens to a spec over time.

use std::fs;
use std::path::{Path, PathBuf};

use cwom_runtime::Chain;
use cwom_schema::schema::Dialect;
use tempfile::TempDir;

use crate::door::{Said, verb};

/// A small library.
pub(crate) const SPEC: &str = r#"format = 1

[model]
name = "reading_room"
doc = "A library that lends books."

[defaults]
audited = false

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
"#;

/// A further entity, to be appended to [`SPEC`].
pub(crate) const LOAN: &str = r#"
[entity.Loan]
doc = "A book in somebody's hands."
table = "loans"
[entity.Loan.fields]
book = { type = "-> Book", inverse = "loans" }
reader = "string(1..100)"
"#;

/// A project with a spec.
pub(crate) struct Project {
    root: TempDir,
}

impl Project {
    /// A project whose first migration is there.
    pub(crate) fn generated() -> Self {
        let root = tempfile::tempdir().expect("a temporary directory");
        let project = Self { root };
        project.spec(SPEC);
        project.run("gen", &[]).ends_with(0);
        project
    }

    /// Writes the spec.
    pub(crate) fn spec(&self, text: &str) {
        fs::write(self.root.path().join("cwom-spec.toml"), text).expect("written");
    }

    /// Runs a verb in it.
    pub(crate) fn run(&self, name: &str, arguments: &[&str]) -> Said {
        let spec = self.root.path().join("cwom-spec.toml");
        let spec = spec.to_str().expect("it is UTF-8");
        verb(&[&[name], arguments, &["--spec", spec]].concat())
    }

    /// The migrations of a dialect, as a directory has them.
    pub(crate) fn chain(&self, dialect: Dialect) -> Chain {
        let files = fs::read_dir(self.migrations(dialect)).expect("migrations");
        let files = files.map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name.expect("it is UTF-8").to_owned();
            (name, fs::read_to_string(&path).expect("it is UTF-8"))
        });
        Chain::of_files(files).expect("one history")
    }

    /// Appends to the one file of a dialect whose name ends so.
    pub(crate) fn append(&self, dialect: Dialect, end: &str, text: &str) {
        let files = fs::read_dir(self.migrations(dialect)).expect("migrations");
        let mut paths = files.map(|file| file.expect("a file").path());
        let is_it = |path: &PathBuf| path.to_str().is_some_and(|path| path.ends_with(end));
        let path = paths.find(is_it).expect("the file");
        let whole = fs::read_to_string(&path).expect("it is UTF-8") + text;
        fs::write(&path, whole).expect("written");
    }

    fn migrations(&self, dialect: Dialect) -> PathBuf {
        let migrations = Path::new("generated/migrations").join(dialect.name());
        self.root.path().join(migrations)
    }
}
