//! What was taken out of the log, and what archives say of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use cwom_schema::schema::Dialect;
use cwom_sql::quote;

use super::finding::{Incomplete, Place, Problem, Report};
use crate::archive_file::{self, Line};
use crate::checkpoint::Checkpoint;
use crate::database::{Tx, Value};
use crate::entry::Entry;
use crate::error::Result;
use crate::log::Log;
use crate::merkle::Head;
use crate::span::{Known, Span, pruned_through};

/// Where entries of archives are while a verification lasts.
const ARCHIVED: &str = "cwom_audit_archived";
/// How many entries are written at once.
const BATCH: usize = 100;

/// What was taken out, and what of it was given back.
#[derive(Debug)]
pub(super) struct History {
    pruned_through: i64,
    /// Whether entries are missing that no archive holds.
    cut: bool,
    /// Whether there are entries from archives.
    archived: bool,
}

impl History {
    /// Whether the entries of a checkpoint were taken out.
    pub(super) const fn is_pruned(&self, n: i64) -> bool {
        n <= self.pruned_through
    }

    /// Whether the first entries of a thing may be out of sight.
    pub(super) const fn is_cut(&self) -> bool {
        self.cut
    }

    /// The tables that hold entries.
    pub(super) fn sources<'a>(&self, log: &Log<'a>) -> Vec<&'a str> {
        let archived = self.archived.then_some(ARCHIVED);
        [log.name].into_iter().chain(archived).collect()
    }
}

pub(super) async fn load(
    tx: &mut Tx,
    files: &[PathBuf],
    known: &[Known],
    spans: &[Span],
    report: &mut Report,
) -> Result<History> {
    let mut history = History {
        pruned_through: pruned_through(known),
        cut: false,
        archived: !files.is_empty(),
    };
    let mut given = BTreeSet::new();
    if history.archived {
        create(tx).await?;
    }
    for file in files {
        let mut lines = archive_file::Reader::open(file)?;
        let mut reader = Reader {
            name: file.display().to_string(),
            known,
            current: None,
            given: &mut given,
            report: &mut *report,
        };
        let mut batch: Vec<Entry> = Vec::new();
        while let Some(line) = lines.next()? {
            match line {
                Line::Archive { .. } => {}
                Line::Checkpoint(checkpoint) => reader.begin(checkpoint),
                Line::Entry(entry) => {
                    let n = reader.entry(&entry);
                    if history.is_pruned(n) {
                        batch.push(*entry);
                    }
                    if batch.len() == BATCH {
                        insert(tx, &std::mem::take(&mut batch)).await?;
                    }
                }
            }
        }
        reader.end();
        insert(tx, &batch).await?;
    }
    let mut missing = 0;
    for span in spans.iter().filter(|span| history.is_pruned(span.n)) {
        let sealed = known.iter().find(|it| it.checkpoint.n == span.n);
        if let Some(sealed) = sealed.filter(|_| !given.contains(&span.n)) {
            missing += sealed.checkpoint.entries;
        }
    }
    if missing > 0 {
        history.cut = true;
        report.incomplete.push(Incomplete::Pruned(missing));
    }
    Ok(history)
}

/// Reads one file.
struct Reader<'a> {
    name: String,
    known: &'a [Known],
    current: Option<(Checkpoint, Head)>,
    given: &'a mut BTreeSet<i64>,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn begin(&mut self, checkpoint: Checkpoint) {
        self.end();
        let hash = checkpoint.hash();
        let here = self.known.iter().find(|it| it.checkpoint.n == checkpoint.n);
        if here.is_none_or(|it| it.hash != hash) {
            self.add(checkpoint.n, "its checkpoint is not the one of the log");
        }
        self.current = Some((checkpoint, Head::new()));
    }

    /// Adds an entry; returns the number of its checkpoint.
    fn entry(&mut self, entry: &Entry) -> i64 {
        let Some((checkpoint, head)) = &mut self.current else {
            return i64::MAX;
        };
        head.push(entry.leaf());
        checkpoint.n
    }

    fn end(&mut self) {
        let Some((checkpoint, head)) = self.current.take() else {
            return;
        };
        let n = checkpoint.n;
        if head.root() != checkpoint.root || head.leaves() != checkpoint.entries.unsigned_abs() {
            self.add(n, "its entries are not those that were sealed");
        }
        if !self.given.insert(n) {
            self.add(n, "it is in the archives twice");
        }
    }

    fn add(&mut self, n: i64, detail: &str) {
        let place = Place {
            checkpoint: Some(n),
            object: Some(self.name.clone()),
            ..Place::default()
        };
        self.report.add(Problem::ArchiveDiffers, place, detail);
    }
}

async fn create(tx: &mut Tx) -> Result<()> {
    let json = match tx.dialect() {
        Dialect::Sqlite => "text",
        Dialect::Postgres => "jsonb",
    };
    let sql = format!(
        "CREATE TEMPORARY TABLE {} (seq bigint, action text, entity_kind text, entity_id text, \
         entity_version bigint, before {json}, after {json}, spec_rev text, salt text, \
         actor_kind text, actor_id text)",
        quote(ARCHIVED)
    );
    tx.execute(sql, &[]).await?;
    Ok(())
}

async fn insert(tx: &mut Tx, entries: &[Entry]) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let json = match tx.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "::text::jsonb",
    };
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for entry in entries {
        let first = values.len();
        let place = |offset: usize| first + offset;
        rows.push(format!(
            "({}, ${}, ${}, ${}, {}, ${}{json}, ${}{json}, ${}, ${}, ${}, ${})",
            entry.seq,
            place(1),
            place(2),
            place(3),
            entry
                .version()
                .map_or("NULL".to_owned(), |it| it.to_string()),
            place(4),
            place(5),
            place(6),
            place(7),
            place(8),
            place(9),
        ));
        values.extend([
            Value::Text(&entry.action),
            Value::Text(&entry.entity_kind),
            Value::Text(&entry.entity_id),
            Value::OptText(entry.before.as_deref()),
            Value::OptText(entry.after.as_deref()),
            Value::Text(&entry.spec_rev),
            Value::Text(&entry.salt),
            Value::Text(&entry.actor_kind),
            Value::Text(&entry.actor_id),
        ]);
    }
    let sql = format!("INSERT INTO {} VALUES {}", quote(ARCHIVED), rows.join(", "));
    tx.execute(sql, &values).await?;
    Ok(())
}
