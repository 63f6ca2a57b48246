//! The report for people, and the same figures for machines.

mod json;
mod markdown;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::findings::Findings;
use crate::machine::Machine;
use crate::run::Scale;

pub(crate) use json::to_json;
pub(crate) use markdown::to_markdown;

/// All that a report tells.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) machine: Machine,
    pub(crate) scale: Scale,
    pub(crate) findings: Vec<Findings>,
    /// What `--quick` compares with: measured on one processor.
    pub(crate) quick: Vec<Findings>,
}

impl Report {
    /// Writes both forms beside the other reports. Tables of another size have reports of their own.
    pub(crate) fn write(&self) -> Result<()> {
        for (extension, text) in [("md", to_markdown(self)), ("json", to_json(self))] {
            let path = path(self.scale.rows, extension);
            fs::write(&path, text)
                .with_context(|| format!("could not write {}", path.display()))?;
        }
        Ok(())
    }
}

/// Rows of a run that nobody gave another size.
pub(crate) const ROWS: usize = 10_000;

/// Where a report is.
pub(crate) fn path(rows: usize, extension: &str) -> PathBuf {
    let name = match rows {
        ROWS => format!("runtime.{extension}"),
        rows => format!("runtime-{rows}.{extension}"),
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}
