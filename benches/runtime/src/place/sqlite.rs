//! Files of SQLite.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use cwom::prelude::{Sqlite, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use super::{Audited, counting};
use crate::ground::Ground;

/// A directory with a file for each peer.
pub(crate) struct Files {
    directory: TempDir,
}

impl Files {
    /// Makes the file of our store, and fills it.
    pub(crate) async fn prepare(rows: usize) -> Result<(Self, Ground)> {
        let directory = tempfile::tempdir().context("could not make a temporary directory")?;
        let files = Self { directory };
        let store = Store::<Sqlite>::open(&files.url("ours")).await?;
        let ground = Ground::prepare(&store, rows).await?;
        // Closing the last connection moves what is in the write-ahead log into the file.
        store.close().await;
        let plain = files.copy("ours", "plain")?;
        drop_triggers(&plain)?;
        Ok((files, ground))
    }

    /// A file with the same rows and no triggers, for a peer.
    pub(crate) fn plain(&self, peer: &str) -> Result<PathBuf> {
        self.copy("plain", peer)
    }

    /// Where a file is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(format!("{name}.db"))
    }

    /// How a store opens it.
    pub(crate) fn url(&self, name: &str) -> String {
        format!("sqlite:{}", self.path(name).display())
    }

    fn copy(&self, from: &str, to: &str) -> Result<PathBuf> {
        let path = self.path(to);
        fs::copy(self.path(from), &path).with_context(|| format!("could not copy to `{to}`"))?;
        Ok(path)
    }
}

/// What the log of a file holds.
pub(crate) fn audited(path: &Path) -> Result<Audited> {
    let connection = Connection::open(path)?;
    let [entries, without_entry, without_image, image_bytes] = counting("i.id");
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    Ok(Audited {
        entries: u64::try_from(count(&entries)?)?,
        without_entry: u64::try_from(count(&without_entry)?)?,
        without_image: u64::try_from(count(&without_image)?)?,
        image_bytes: u64::try_from(count(&image_bytes)?)?,
    })
}

/// What a hand-written schema would not have: tables, checks and indexes stay as they are.
fn drop_triggers(path: &Path) -> Result<()> {
    let connection = Connection::open(path)?;
    let mut found = connection.prepare(
        "SELECT 'DROP ' || type || ' \"' || name || '\"' FROM sqlite_schema \
         WHERE type IN ('trigger', 'view') ORDER BY type",
    )?;
    let drops = found.query_map([], |row| row.get::<_, String>(0))?;
    let drops: Vec<String> = drops.collect::<rusqlite::Result<_>>()?;
    drop(found);
    for drop in drops {
        connection.execute_batch(&drop)?;
    }
    Ok(())
}
