//! A key that signs checkpoints, and the file or stream that keeps them besides the database.

use std::path::Path;

use anyhow::{Context as _, Result};
use cwom_audit::anchor::{self, Anchor, Anchors};
use cwom_audit::{Checkpoint, Key, Log, read};
use cwom_cli::output::{self, count};
use serde_json::{Value, json};

use crate::args::Signed;

/// Both are read before anything is written: a checkpoint without its anchor is what an attacker
/// would wish for.
pub(crate) struct Signing<'a> {
    key: Option<Key>,
    file: Option<&'a Path>,
}

/// Anchors that are to be kept outside of the database.
pub(crate) struct Kept<'a> {
    anchors: Vec<Anchor>,
    /// Where they are already; none: whoever reads the output keeps them.
    file: Option<&'a Path>,
}

impl<'a> Signing<'a> {
    pub(crate) fn prepare(signed: &'a Signed) -> Result<Self> {
        let key = signed.key.as_deref().map(Key::read).transpose()?;
        let file = signed.anchor.as_deref();
        if let Some(path) = file {
            anchor::append(path, &[]).context("the anchor file cannot be written")?;
        }
        Ok(Self { key, file })
    }

    /// The key, where checkpoints are signed.
    pub(crate) fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Adds the checkpoints that the file lacks, those of an interrupted run as well. Without a
    /// file, the new ones are what is to be kept.
    pub(crate) async fn keep(&self, log: &Log<'_>, new: &[Checkpoint]) -> Result<Kept<'a>> {
        let anchors = match self.file {
            None => new.iter().map(Anchor::from).collect(),
            Some(path) => add(path, log)
                .await
                .context("the checkpoints are in the database, and not in the anchor file yet")?,
        };
        let file = self.file;
        Ok(Kept { anchors, file })
    }
}

async fn add(path: &Path, log: &Log<'_>) -> Result<Vec<Anchor>> {
    let last = Anchors::read(path)?.last();
    let lacking = read::checkpoints_after(log, last).await?;
    anchor::append(path, &lacking)?;
    Ok(lacking.iter().map(Anchor::from).collect())
}

impl Kept<'_> {
    /// Nothing was sealed.
    pub(crate) const NONE: Self = Self {
        anchors: Vec::new(),
        file: None,
    };

    /// Adds `anchors` and `anchor_file` to the object of a verb.
    pub(crate) fn add_to(&self, object: &mut Value) {
        object["anchors"] = json!(self.anchors);
        object["anchor_file"] = json!(self.file);
    }

    /// Prints the anchors, or where they are.
    pub(crate) fn print(&self) -> Result<()> {
        let Some(path) = self.file else {
            let lines = self.anchors.iter().map(|anchor| anchor.line() + "\n");
            return output::print(&lines.collect::<String>());
        };
        output::print_note(&format!(
            "{} in `{}`",
            count(self.anchors.len(), "new anchor"),
            path.display()
        ));
        Ok(())
    }
}
