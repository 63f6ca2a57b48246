//! Sealing: everything that is final becomes part of a tree, whose root a checkpoint keeps.
//!
//! On SQLite there is one writer at a time, so whatever is there is final. On PostgreSQL an entry
//! is final once every transaction up to its own has ended: `xid` below the oldest one that runs.
//! Nothing comes into such a range later, and no writer waits for a sealer.

use cwom_runtime::{Duration, Timestamp};
use cwom_schema::schema::Dialect;
use cwom_sql::quote;

use crate::checkpoint::{Checkpoint, CheckpointKind};
use crate::database::Tx;
use crate::digest::Hash;
use crate::error::{Error, Result};
use crate::fingerprint::Fingerprints;
use crate::key::Key;
use crate::log::{Log, entry_of};
use crate::merkle::Head;
use crate::span::{Known, Note, Span, next};

/// About how many entries a checkpoint has. More of them make more checkpoints, unless one
/// transaction wrote them all.
const BATCH: i64 = 1024;
/// Entries of one transaction beyond this many are not named one by one.
const NAMED: usize = 4 * BATCH as usize;

/// What was sealed.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The new checkpoints; none where nothing was new. They belong into the anchor file.
    pub checkpoints: Vec<Checkpoint>,
    /// What could not be sealed yet.
    pub lag: Lag,
}

/// Entries that a running transaction keeps from being sealed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lag {
    /// How many there are, as far as they are visible.
    pub entries: i64,
    /// How long the oldest transaction that has written has been running, where the server tells.
    pub oldest: Option<Duration>,
}

/// Seals whatever is final. Safe to call from several processes at once.
pub async fn seal(log: &Log<'_>, key: Option<&Key>) -> Result<Sealed> {
    let mut tx = log.database.write().await?;
    log.lock(&mut tx).await?;
    let known = log.outline(&mut tx).await?;
    let (lo, after) = next(&known);
    let horizon = horizon(log, &mut tx, lo, after).await?;
    let open = Span::open(lo, after);
    let mut chain = Chain::after(&known, key);
    let mut from = lo;
    for until in cuts(log, &mut tx, open.until(lo, horizon), horizon).await? {
        let span = open.until(from, until);
        let content = content(log, &mut tx, &span).await?;
        if content.entries > 0 {
            let draft = content.checkpoint(CheckpointKind::Sealed, from, until, after);
            chain.add(log, &mut tx, draft).await?;
            from = until;
        }
    }
    let lag = lag(log, &mut tx, horizon, after).await?;
    let checkpoints = chain.added;
    tx.commit().await?;
    Ok(Sealed { checkpoints, lag })
}

/// Seals what is left of a restored database and lets positions begin again. Writers wait
/// meanwhile. Only PostgreSQL has positions that a restore takes back.
pub async fn rebase(log: &Log<'_>, key: Option<&Key>) -> Result<Checkpoint> {
    if log.dialect() == Dialect::Sqlite {
        return Err(Error::OnlyPostgres("positions that a restore takes back"));
    }
    let mut tx = log.database.write().await?;
    log.lock(&mut tx).await?;
    let name = quote(log.name);
    tx.execute(format!("LOCK TABLE {name} IN SHARE MODE"), &[])
        .await?;
    let known = log.outline(&mut tx).await?;
    let (lo, after) = next(&known);
    if restored(log, &mut tx, lo, after).await?.is_none() {
        return Err(Error::NotRestored);
    }
    // Numbers only grow, across a restore as well: later ones came after it.
    let epoch = known.iter().filter(|it| it.checkpoint.after_seq == after);
    let late = epoch
        .filter_map(|it| it.note.last_seq)
        .max()
        .unwrap_or(after);
    let sql = format!(
        "SELECT coalesce(max(seq), 0)::text, \
         pg_snapshot_xmin(pg_current_snapshot())::text FROM {name}"
    );
    let [last, start] = tx.ints(sql, &[]).await?;
    let last = last.unwrap_or_default().max(after);
    let span = Span::restart(lo, after, last, late);
    let mut content = content(log, &mut tx, &span).await?;
    content.note.late_after = Some(late);
    content.note.last_seq = Some(last);
    let start = start.unwrap_or_default();
    let mut draft = content.checkpoint(CheckpointKind::Restart, lo, start, last);
    // Its own positions and those that follow are of two clocks.
    draft.hi = start;
    let mut chain = Chain::after(&known, key);
    chain.add(log, &mut tx, draft).await?;
    tx.commit().await?;
    chain.added.pop().ok_or(Error::NotRestored)
}

/// Checkpoints that are added to those that are there.
pub(crate) struct Chain<'k> {
    n: i64,
    previous: Hash,
    key: Option<&'k Key>,
    pub(crate) added: Vec<Checkpoint>,
}

impl<'k> Chain<'k> {
    pub(crate) fn after(known: &[Known], key: Option<&'k Key>) -> Self {
        let (n, previous) = known
            .last()
            .map_or((0, Hash::ZERO), |it| (it.checkpoint.n, it.hash));
        Self {
            n,
            previous,
            key,
            added: Vec::new(),
        }
    }

    /// Gives a checkpoint its place, signs and writes it.
    pub(crate) async fn add(
        &mut self,
        log: &Log<'_>,
        tx: &mut Tx,
        draft: Checkpoint,
    ) -> Result<()> {
        let checkpoint = Checkpoint {
            n: self.n + 1,
            previous: self.previous,
            ..draft
        }
        .signed(self.key);
        log.insert(tx, &checkpoint).await?;
        self.n = checkpoint.n;
        self.previous = checkpoint.hash();
        self.added.push(checkpoint);
        Ok(())
    }
}

/// What the entries of a span come to.
pub(crate) struct Content {
    pub(crate) entries: i64,
    pub(crate) root: Hash,
    pub(crate) note: Note,
}

impl Content {
    fn checkpoint(self, kind: CheckpointKind, lo: i64, hi: i64, after_seq: i64) -> Checkpoint {
        Checkpoint {
            n: 0,
            kind,
            lo,
            hi,
            after_seq,
            entries: self.entries,
            root: self.root,
            previous: Hash::ZERO,
            ts: Timestamp::now().unix_micros(),
            note: Some(self.note.text()),
            signature: None,
        }
    }
}

/// Reads the entries of a span, one after the other.
async fn content(log: &Log<'_>, tx: &mut Tx, span: &Span) -> Result<Content> {
    let dialect = log.dialect();
    let sql = format!(
        "{} WHERE {} ORDER BY seq",
        log.select_entries(),
        span.condition(dialect)
    );
    let mut head = Head::new();
    let mut leaves = Some(Fingerprints::default());
    let mut last_seq = None;
    tx.each(sql, &[], |mut row| {
        let entry = entry_of(&mut row, dialect);
        head.push(entry.leaf());
        last_seq = Some(entry.seq);
        if let Some(some) = &mut leaves {
            some.push(&entry);
            if some.len() > NAMED {
                leaves = None;
            }
        }
        Ok(())
    })
    .await?;
    Ok(Content {
        entries: i64::try_from(head.leaves()).unwrap_or(i64::MAX),
        root: head.root(),
        note: Note {
            last_seq,
            leaves,
            ..Note::default()
        },
    })
}

/// Positions that cut a span into pieces of about [`BATCH`] entries; the last one is its end.
async fn cuts(log: &Log<'_>, tx: &mut Tx, span: Span, end: i64) -> Result<Vec<i64>> {
    let dialect = log.dialect();
    let position = log.position();
    let sql = format!(
        "SELECT CAST({position} AS text) AS place, CAST(count(*) AS text) FROM {} WHERE {} \
         GROUP BY {position} ORDER BY {position}",
        quote(log.name),
        span.condition(dialect)
    );
    let mut cuts = Vec::new();
    let mut entries = 0;
    tx.each(sql, &[], |mut row| {
        let position = row.int().unwrap_or_default();
        let count = row.int().unwrap_or_default();
        if entries > 0 && entries + count > BATCH {
            cuts.push(position);
            entries = 0;
        }
        entries += count;
        Ok(())
    })
    .await?;
    if entries > 0 {
        cuts.push(end);
    }
    Ok(cuts)
}

/// The position before which everything is final.
async fn horizon(log: &Log<'_>, tx: &mut Tx, lo: i64, after: i64) -> Result<i64> {
    match log.dialect() {
        Dialect::Sqlite => {
            let sql = format!("SELECT coalesce(max(seq), 0) + 1 FROM {}", quote(log.name));
            let [end] = tx.ints(sql, &[]).await?;
            Ok(end.unwrap_or(1).max(lo))
        }
        Dialect::Postgres => {
            if let Some(error) = restored(log, tx, lo, after).await? {
                return Err(error);
            }
            let sql = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";
            let [horizon] = tx.ints(sql.to_owned(), &[]).await?;
            Ok(horizon.unwrap_or(lo))
        }
    }
}

/// Whether the log is ahead of the server's transactions, which no running server comes to.
async fn restored(log: &Log<'_>, tx: &mut Tx, lo: i64, after: i64) -> Result<Option<Error>> {
    let sql = format!(
        "SELECT pg_snapshot_xmax(s)::text, pg_snapshot_xmin(s)::text, (SELECT max(xid)::text \
         FROM {} WHERE seq > {after} AND xid >= pg_snapshot_xmax(s)::text::bigint) \
         FROM pg_current_snapshot() AS s",
        quote(log.name)
    );
    let [server, horizon, ahead] = tx.ints(sql, &[]).await?;
    let server = server.unwrap_or(i64::MAX);
    let sealed = (lo > horizon.unwrap_or(i64::MAX)).then_some(lo);
    Ok(ahead
        .max(sealed)
        .map(|found| Error::Restored { found, server }))
}

async fn lag(log: &Log<'_>, tx: &mut Tx, horizon: i64, after: i64) -> Result<Lag> {
    if log.dialect() == Dialect::Sqlite {
        return Ok(Lag::default());
    }
    let sql = format!(
        "SELECT (SELECT count(*) FROM {} WHERE {})::text, \
         (SELECT (extract(epoch FROM clock_timestamp() - min(xact_start)) * 1000000)::bigint \
         FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_xid IS NOT NULL)::text",
        quote(log.name),
        Span::open(horizon, after).condition(Dialect::Postgres)
    );
    let [entries, oldest] = tx.ints(sql, &[]).await?;
    Ok(Lag {
        entries: entries.unwrap_or_default(),
        oldest: oldest.map(Duration::from_micros),
    })
}
