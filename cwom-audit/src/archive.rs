//! Archiving: entries of old checkpoints go into a file, and a signed checkpoint says so.
//!
//! The file is on the disk before anything is taken out, and the record and the removal are one
//! transaction: killed anywhere, it is run again.

use std::path::{Path, PathBuf};

use cwom_runtime::Timestamp;
use cwom_schema::schema::Dialect;
use cwom_sql::quote;

use crate::archive_file::{Line, Writer};
use crate::checkpoint::{Checkpoint, CheckpointKind};
use crate::database::{Tx, Value};
use crate::digest::Hash;
use crate::error::{Error, Result};
use crate::key::Key;
use crate::log::{Log, entry_of};
use crate::merkle::Head;
use crate::partitions;
use crate::seal::Chain;
use crate::span::{Known, Note, Span, merged, pruned_through, spans};

/// What was taken out.
#[derive(Debug, Clone)]
pub struct Archived {
    /// Where the entries are now.
    pub file: PathBuf,
    /// How many there are.
    pub entries: i64,
    /// The records of it. They belong into the anchor file.
    pub checkpoints: Vec<Checkpoint>,
    /// Partitions that went as a whole.
    pub partitions: Vec<String>,
}

/// The last checkpoint that was made before a moment: all its entries are older.
pub async fn checkpoint_before(log: &Log<'_>, moment: Timestamp) -> Result<Option<i64>> {
    let mut tx = log.database.snapshot().await?;
    let known = log.outline(&mut tx).await?;
    let mut old = known.iter().rev().filter(|it| it.has_entries());
    let old = old.find(|it| it.checkpoint.ts < moment.unix_micros());
    Ok(old.map(|it| it.checkpoint.n))
}

/// Takes the entries of the checkpoints up to `through` out of the log, into a file in `directory`.
pub async fn archive(
    log: &Log<'_>,
    through: i64,
    directory: &Path,
    key: Option<&Key>,
) -> Result<Archived> {
    let export = export(log, through, directory).await?;
    let mut tx = log.database.write().await?;
    log.lock(&mut tx).await?;
    let known = log.outline(&mut tx).await?;
    let state = (pruned_through(&known), redactions(log, &mut tx).await?);
    if state != export.state {
        return Err(Error::Changed);
    }
    let mut chain = Chain::after(&known, key);
    for group in &export.groups {
        let draft = group.record(log, &mut tx, &export).await?;
        chain.add(log, &mut tx, draft).await?;
    }
    let spans: Vec<Span> = export
        .groups
        .iter()
        .flat_map(|it| it.spans.clone())
        .collect();
    let condition = any_of(&merged(&spans), log.dialect());
    let (partitions, mut gone) = match log.dialect() {
        Dialect::Sqlite => (Vec::new(), 0),
        Dialect::Postgres => drop_partitions(log, &mut tx, &condition).await?,
    };
    let sql = format!("DELETE FROM {} WHERE {condition}", quote(log.name));
    gone += tx.execute(sql, &[]).await?;
    if gone != export.entries.unsigned_abs() {
        return Err(Error::Contradiction { n: through });
    }
    let checkpoints = chain.added;
    tx.commit().await?;
    Ok(Archived {
        file: export.file,
        entries: export.entries,
        checkpoints,
        partitions,
    })
}

/// What was written into the file.
struct Export {
    file: PathBuf,
    sha256: String,
    entries: i64,
    groups: Vec<Group>,
    /// What must not change before the entries go.
    state: (i64, Option<i64>),
}

/// Checkpoints of one count of positions.
struct Group {
    spans: Vec<Span>,
    through: i64,
    lo: i64,
    hi: i64,
    after: i64,
    entries: i64,
    head: Head,
    has_restart: bool,
}

impl Group {
    fn new(known: &Known, after: i64) -> Self {
        Self {
            spans: Vec::new(),
            through: 0,
            lo: known.checkpoint.lo,
            hi: 0,
            after,
            entries: 0,
            head: Head::new(),
            has_restart: false,
        }
    }

    async fn record(&self, log: &Log<'_>, tx: &mut Tx, export: &Export) -> Result<Checkpoint> {
        let mut hi = self.hi;
        if self.has_restart {
            // What came late may have any position.
            let sql = format!(
                "SELECT CAST(max({}) AS text) FROM {} WHERE {}",
                log.position(),
                quote(log.name),
                any_of(&self.spans, log.dialect())
            );
            let [highest] = tx.ints(sql, &[]).await?;
            hi = hi.max(highest.unwrap_or(hi - 1) + 1);
        }
        let file = export.file.file_name();
        let note = Note {
            through: Some(self.through),
            file: file.map(|name| name.to_string_lossy().into_owned()),
            sha256: Some(export.sha256.clone()),
            ..Note::default()
        };
        Ok(Checkpoint {
            n: 0,
            kind: CheckpointKind::Pruned,
            lo: if self.has_restart { 0 } else { self.lo },
            hi,
            after_seq: self.after,
            entries: self.entries,
            root: self.head.root(),
            previous: Hash::ZERO,
            ts: Timestamp::now().unix_micros(),
            note: Some(note.text()),
            signature: None,
        })
    }
}

async fn export(log: &Log<'_>, through: i64, directory: &Path) -> Result<Export> {
    let mut tx = log.database.snapshot().await?;
    let known = log.outline(&mut tx).await?;
    let gone = pruned_through(&known);
    let spans = spans(&known);
    let old = |span: &&Span| span.n > gone && span.n <= through;
    let chosen: Vec<Span> = spans.iter().filter(old).copied().collect();
    if !chosen.iter().any(|span| span.n == through) {
        return Err(Error::NoCheckpoint(through));
    }
    let first = chosen.first().map_or(through, |span| span.n);
    let file = directory.join(format!("{}-{first:06}-{through:06}.jsonl", log.name));
    let dialect = log.dialect();
    let mut writer = Writer::create(&file, log.name, dialect.name())?;
    let mut groups: Vec<Group> = Vec::new();
    for span in chosen {
        let Some(it) = known.iter().find(|it| it.checkpoint.n == span.n) else {
            continue;
        };
        let after = span.after();
        if groups.last().is_none_or(|group| group.after != after) {
            groups.push(Group::new(it, after));
        }
        let Some(group) = groups.last_mut() else {
            continue;
        };
        let checkpoint = whole(log, &mut tx, span.n).await?;
        let (root, entries) = (checkpoint.root, checkpoint.entries);
        writer.line(&Line::Checkpoint(checkpoint))?;
        let mut head = Head::new();
        let sql = format!(
            "{} WHERE {} ORDER BY seq",
            log.select_entries(),
            span.condition(dialect)
        );
        tx.each(sql, &[], |mut row| {
            let entry = entry_of(&mut row, dialect);
            let leaf = entry.leaf();
            head.push(leaf);
            group.head.push(leaf);
            writer.line(&Line::Entry(Box::new(entry)))
        })
        .await?;
        if head.root() != root || head.leaves() != entries.unsigned_abs() {
            return Err(Error::Contradiction { n: span.n });
        }
        group.spans.push(span);
        group.through = span.n;
        group.hi = group.hi.max(it.checkpoint.hi);
        group.entries += entries;
        group.has_restart |= it.checkpoint.kind == CheckpointKind::Restart;
    }
    Ok(Export {
        sha256: writer.finish()?,
        file,
        entries: groups.iter().map(|group| group.entries).sum(),
        groups,
        state: (gone, redactions(log, &mut tx).await?),
    })
}

/// A checkpoint with its note.
async fn whole(log: &Log<'_>, tx: &mut Tx, n: i64) -> Result<Checkpoint> {
    log.checkpoint(tx, n).await?.ok_or(Error::NoCheckpoint(n))
}

/// The last redaction: one that comes while entries are exported would leave its values in the file.
async fn redactions(log: &Log<'_>, tx: &mut Tx) -> Result<Option<i64>> {
    let sql = format!(
        "SELECT CAST(max(seq) AS text) FROM {} WHERE action = $1",
        quote(log.name)
    );
    let [last] = tx.ints(sql, &[Value::Text("redacted")]).await?;
    Ok(last)
}

/// Drops the partitions of past months that hold nothing else, and counts what was in them.
async fn drop_partitions(
    log: &Log<'_>,
    tx: &mut Tx,
    condition: &str,
) -> Result<(Vec<String>, u64)> {
    let mut dropped = Vec::new();
    let mut entries = 0;
    for partition in partitions::past(log, tx).await? {
        let name = quote(&partition);
        let sql =
            format!("SELECT count(*)::text, count(*) FILTER (WHERE {condition})::text FROM {name}");
        let [all, covered] = tx.ints(sql, &[]).await?;
        if all != covered || all == Some(0) {
            continue;
        }
        let log = quote(log.name);
        let detach = format!("ALTER TABLE {log} DETACH PARTITION {name}");
        tx.execute(detach, &[]).await?;
        tx.execute(format!("DROP TABLE {name}"), &[]).await?;
        entries += all.unwrap_or_default().unsigned_abs();
        dropped.push(partition);
    }
    Ok((dropped, entries))
}

fn any_of(spans: &[Span], dialect: Dialect) -> String {
    let conditions: Vec<String> = spans
        .iter()
        .map(|span| format!("({})", span.condition(dialect)))
        .collect();
    format!("({})", conditions.join(" OR "))
}
