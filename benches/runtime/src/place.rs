//! Databases of the same rows, one for each peer.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use anyhow::{Result, ensure};

use crate::model::KIND;

/// What a log holds of the rows that are written here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Audited {
    /// Entries.
    pub(crate) entries: u64,
    /// Rows whose present version has no entry.
    pub(crate) without_entry: u64,
    /// Entries that lack an image that they should have.
    pub(crate) without_image: u64,
    /// How long an image is, on average, in bytes of text.
    pub(crate) image_bytes: u64,
}

impl Audited {
    /// A peer that did less than the others is none.
    pub(crate) fn expect(self, peer: &str, entries: u64) -> Result<()> {
        let Self {
            without_entry,
            without_image,
            ..
        } = self;
        ensure!(
            self.entries == entries && without_entry == 0 && without_image == 0,
            "{peer}: {} entries of {entries}; {without_entry} rows without an entry, \
             {without_image} entries without an image",
            self.entries
        );
        Ok(())
    }
}

/// Counts what [`Audited`] holds, in its order; the dialects differ in how an id becomes text.
fn counting(id_as_text: &str) -> [String; 4] {
    [
        format!("SELECT count(*) FROM audit_log WHERE entity_kind = '{KIND}'"),
        format!(
            "SELECT count(*) FROM cwom_issues i WHERE NOT EXISTS (SELECT 1 FROM audit_log e \
             WHERE e.entity_kind = '{KIND}' AND e.entity_id = {id_as_text} \
             AND e.entity_version = i.row_version)"
        ),
        format!(
            "SELECT count(*) FROM audit_log WHERE entity_kind = '{KIND}' AND (after IS NULL \
             OR (action = 'status_changed') <> (before IS NOT NULL))"
        ),
        format!(
            "SELECT CAST(avg(length(CAST(after AS text))) AS bigint) FROM audit_log \
             WHERE entity_kind = '{KIND}'"
        ),
    ]
}
