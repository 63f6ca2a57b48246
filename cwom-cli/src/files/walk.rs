//! What the output directory holds, without following links.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};

use super::{Wanted, display_path};
use crate::source::SPEC_FILE;

/// Staging directories of ours start with this; the process id follows.
pub(super) const STAGING_PREFIX: &str = ".cwom-staging-";

/// Something found in the output directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link, to whatever.
    Link,
    /// A socket, a device, a pipe.
    Other,
}

/// Everything below `root`, by relative path.
///
/// Cargo's `target` at the root, dotted directories and the projects of other specs are passed
/// over, as nothing of ours is there, unless a wanted file lies below them. Names that are not
/// UTF-8 or hold control characters are passed over too: no emitter makes such a name.
pub(super) fn walk(root: &Path, wanted: &Wanted<'_>) -> Result<BTreeMap<String, Found>> {
    let mut found = BTreeMap::new();
    let mut pending = vec![String::new()];
    while let Some(directory) = pending.pop() {
        let entries = list(root, &directory)?;
        let is_other_project = entries.iter().any(|(name, _)| name == SPEC_FILE);
        if !directory.is_empty() && is_other_project && !holds_wanted(&directory, wanted) {
            continue;
        }
        for (name, kind) in entries {
            let path = if directory.is_empty() {
                name.clone()
            } else {
                format!("{directory}/{name}")
            };
            let passed_over = name.starts_with('.') || path == "target";
            if kind == Found::Directory && (!passed_over || holds_wanted(&path, wanted)) {
                pending.push(path.clone());
            }
            found.insert(path, kind);
        }
    }
    Ok(found)
}

/// The entries of one directory; an output directory that does not exist yet holds nothing.
fn list(root: &Path, directory: &str) -> Result<Vec<(String, Found)>> {
    let full = root.join(directory);
    let entries = match fs::read_dir(&full) {
        Ok(entries) => entries,
        Err(error) if directory.is_empty() && error.kind() == io::ErrorKind::NotFound => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error).with_context(|| could_not_read(&full)),
    };
    let mut named = Vec::new();
    for entry in entries {
        let entry = entry.with_context(|| could_not_read(&full))?;
        let name = entry.file_name();
        let Some(name) = name
            .to_str()
            .filter(|name| !name.contains(char::is_control))
        else {
            continue;
        };
        let file_type = entry
            .file_type()
            .with_context(|| could_not_read(&entry.path()))?;
        let kind = if file_type.is_symlink() {
            Found::Link
        } else if file_type.is_dir() {
            Found::Directory
        } else if file_type.is_file() {
            Found::File
        } else {
            Found::Other
        };
        named.push((name.to_owned(), kind));
    }
    Ok(named)
}

/// The directories that killed runs left in `root`, in the order of their names.
pub(super) fn leftovers(root: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(names),
        Err(error) => return Err(error).with_context(|| could_not_read(root)),
    };
    for entry in entries {
        let entry = entry.with_context(|| could_not_read(root))?;
        let is_directory = entry.file_type().is_ok_and(|file_type| file_type.is_dir());
        if let Some(name) = entry.file_name().to_str()
            && name.starts_with(STAGING_PREFIX)
            && is_directory
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn holds_wanted(directory: &str, wanted: &Wanted<'_>) -> bool {
    let below = format!("{directory}/");
    wanted
        .range(below.as_str()..)
        .next()
        .is_some_and(|(path, _)| path.starts_with(&below))
}

fn could_not_read(path: &Path) -> String {
    format!("could not read `{}`", display_path(path))
}
