//! `gen --onto REV`: the migrations of another revision of the repository are the history, and
//! what this branch adds to them is made anew behind it.
//!
//! Two branches that each add a migration meet in a conflict of `cwom.lock`, since the order of
//! migrations is one. Whoever comes second takes the other's history whole, says in the spec what
//! both want, and gets one migration that leads there.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::migrations::{DIRECTORY, Files};
use crate::source::SPEC_FILE;

/// The migrations that a revision of the repository has below the output directory.
pub(crate) fn read_files(root: &Path, revision: &str) -> Result<Files> {
    let below = format!("{DIRECTORY}/");
    let arguments = ["ls-tree", "-r", "-z", "--name-only", revision, "--", &below];
    let listed = git(root, &arguments)?;
    let mut files = Files::new();
    for name in listed
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
    {
        let name = std::str::from_utf8(name).context("a file of the revision")?;
        let object = format!("{revision}:./{name}");
        let path = name.strip_prefix(&below).unwrap_or(name);
        files.insert(path.to_owned(), git(root, &["show", &object])?);
    }
    if files.is_empty() {
        bail!("`{revision}` has no migrations in this place");
    }
    Ok(files)
}

/// The spec that the output of a revision was made from, where it has one.
pub(crate) fn read_spec(root: &Path, revision: &str) -> Option<String> {
    let text = git(root, &["show", &format!("{revision}:./{SPEC_FILE}")]).ok()?;
    String::from_utf8(text).ok()
}

fn git(root: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .context("could not start `git`, which has the other revision")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("git {}: {}", arguments.join(" "), said.trim());
    }
    Ok(output.stdout)
}
