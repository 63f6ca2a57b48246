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

/// A file that is read line by line.
pub(crate) struct Reader {
    path: PathBuf,
    lines: std::io::Lines<BufReader<File>>,
    number: usize,
}

impl Reader {
    /// Opens an archive; what is none is refused.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::io(path, error))?;
        let mut reader = Self {
            path: path.to_owned(),
            lines: BufReader::new(file).lines(),
            number: 0,
        };
        match reader.next()? {
            Some(Line::Archive { format: FORMAT, .. }) => Ok(reader),
            _ => Err(reader.wrong(format!("this is no archive of format {FORMAT}"))),
        }
    }

    /// The next line; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Line>> {
        let Some(text) = self.lines.next() else {
            return Ok(None);
        };
        self.number += 1;
        let text = text.map_err(|error| Error::io(&self.path, error))?;
        let line = serde_json::from_str(&text);
        line.map(Some)
            .map_err(|error| self.wrong(error.to_string()))
    }

    fn wrong(&self, problem: String) -> Error {
        Error::Line {
            path: self.path.clone(),
            line: self.number,
            problem,
        }
    }
}
