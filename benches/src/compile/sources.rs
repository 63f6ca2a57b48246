//! Files of a project. Cargo goes by times of files, so a file that does not change is not written.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A file and its place in the project.
pub(super) struct Source {
    path: String,
    text: String,
}

impl Source {
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// What is in it.
    #[cfg(test)]
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many lines it has that are not empty.
    pub(super) fn lines(&self) -> usize {
        let lines = self.text.lines();
        lines.filter(|line| !line.trim().is_empty()).count()
    }
}

/// Writes those that are not there in these words.
pub(super) fn write(root: &Path, sources: &[Source]) -> Result<()> {
    for Source { path, text } in sources {
        put(&root.join(path), text.as_bytes())
            .with_context(|| format!("could not write `{path}`"))?;
    }
    Ok(())
}

/// Everything that was in a directory.
pub(super) struct Sources(BTreeMap<PathBuf, Vec<u8>>);

impl Sources {
    pub(super) fn read(root: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        collect(root, &mut files).context("could not read the project")?;
        Ok(Self(files))
    }

    /// How many bytes are in the files that `is_counted` names.
    pub(super) fn bytes(&self, is_counted: impl Fn(&Path) -> bool) -> u64 {
        let counted = self.0.iter().filter(|(path, _)| is_counted(path));
        counted.map(|(_, content)| content.len() as u64).sum()
    }

    /// Makes the directory what it was.
    pub(super) fn restore(&self, root: &Path) -> Result<()> {
        let present = Self::read(root)?;
        for path in present.0.keys().filter(|path| !self.0.contains_key(*path)) {
            fs::remove_file(path).context("could not delete a file of the edit")?;
        }
        for (path, content) in &self.0 {
            put(path, content).context("could not take back an edit")?;
        }
        Ok(())
    }
}

fn collect(directory: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.insert(entry.path(), fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, content)
}
