//! Files of entries that were taken out: a line of JSON for the file, one for each checkpoint, and
//! one for each of its entries.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::anchor::sync_directory;
use crate::checkpoint::Checkpoint;
use crate::digest::hex;
use crate::entry::Entry;
use crate::error::{Error, Result};

/// The form of the file.
const FORMAT: u32 = 1;

/// A line of an archive.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Line {
    /// The first one.
    Archive {
        /// The form of the file.
        format: u32,
        /// The log that the entries are from.
        log: String,
        /// The engine that they were stored by.
        dialect: String,
    },
    /// A checkpoint, before its entries.
    Checkpoint(Checkpoint),
    /// An entry.
    Entry(Box<Entry>),
}

/// A file in the making. It has its name once all of it is on the disk.
pub(crate) struct Writer {
    path: PathBuf,
    draft: PathBuf,
    file: BufWriter<File>,
    hasher: Sha256,
}

impl Writer {
    pub(crate) fn create(path: &Path, log: &str, dialect: &str) -> Result<Self> {
        let draft = path.with_extension("jsonl.draft");
        // What a killed run left behind is of no use.
        let file = File::create(&draft).map_err(|error| Error::io(&draft, error))?;
        let mut writer = Self {
            path: path.to_owned(),
            draft,
            file: BufWriter::new(file),
            hasher: Sha256::new(),
        };
        writer.line(&Line::Archive {
            format: FORMAT,
            log: log.to_owned(),
            dialect: dialect.to_owned(),
        })?;
        Ok(writer)
    }

    pub(crate) fn line(&mut self, line: &Line) -> Result<()> {
        let mut text = serde_json::to_string(line).map_err(|error| self.failed(error.into()))?;
        text.push('\n');
        self.hasher.update(text.as_bytes());
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|error| self.failed(error))
    }

    /// Gives the file its name; returns its digest.
    pub(crate) fn finish(mut self) -> Result<String> {
        let done = self.file.flush();
        let done = done.and_then(|()| self.file.get_ref().sync_all());
        let done = done.and_then(|()| std::fs::rename(&self.draft, &self.path));
        done.map_err(|error| self.failed(error))?;
        sync_directory(&self.path)?;
        Ok(hex(&self.hasher.finalize()))
    }

    fn failed(&self, error: std::io::Error) -> Error {
        Error::io(&self.draft, error)
    }
}

/// Calls `act` with each line of an archive after the first.
pub(crate) fn read(path: &Path, mut act: impl FnMut(Line) -> Result<()>) -> Result<()> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    for (position, text) in BufReader::new(file).lines().enumerate() {
        let wrong = |problem: String| Error::Line {
            path: path.to_owned(),
            line: position + 1,
            problem,
        };
        let text = text.map_err(|error| Error::io(path, error))?;
        let line: Line = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        match (position, line) {
            (0, Line::Archive { format: FORMAT, .. }) => {}
            (0, _) => return Err(wrong(format!("this is no archive of format {FORMAT}"))),
            (_, line) => act(line)?,
        }
    }
    Ok(())
}
