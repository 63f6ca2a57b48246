//! Trees: the entries of each checkpoint still have the root that was kept.

use std::collections::BTreeMap;

use cwom_sql::quote;

use super::archives::History;
use super::finding::{Incomplete, Place, Problem, Report};
use super::{Stage, Verify};
use crate::database::{Tx, Value};
use crate::entry::Entry;
use crate::error::Result;
use crate::fingerprint;
use crate::log::{Log, entry_of};
use crate::merkle::Head;
use crate::span::{Known, Note, Span, next};

pub(super) async fn check(
    log: &Log<'_>,
    tx: &mut Tx,
    verify: &mut Verify<'_>,
    known: &[Known],
    spans: &[Span],
    history: &History,
    report: &mut Report,
) -> Result<()> {
    let covered = |span: &&Span| verify.scope.covers(span.n) && !history.is_pruned(span.n);
    let chosen: Vec<Span> = spans.iter().filter(covered).copied().collect();
    let expected = |span: &Span| {
        let mut known = known.iter();
        known.find(|it| it.checkpoint.n == span.n)
    };
    let total = chosen.iter().filter_map(expected);
    let total = total.map(|it| it.checkpoint.entries.unsigned_abs()).sum();
    for span in &chosen {
        let Some(sealed) = expected(span) else {
            continue;
        };
        let mut head = Head::new();
        entries(log, tx, span, |entry| {
            head.push(entry.leaf());
            report.hashed += 1;
            verify.tell(Stage::Hashing, report.hashed, Some(total));
        })
        .await?;
        let count = i64::try_from(head.leaves()).unwrap_or(i64::MAX);
        if head.root() != sealed.checkpoint.root || count != sealed.checkpoint.entries {
            name(log, tx, span, sealed, count, report).await?;
        }
    }
    remains(log, tx, spans, history, report).await?;
    unsealed(log, tx, known, report).await
}

/// Calls `act` with each entry of a span.
async fn entries(
    log: &Log<'_>,
    tx: &mut Tx,
    span: &Span,
    mut act: impl FnMut(Entry),
) -> Result<()> {
    let dialect = log.dialect();
    let sql = format!(
        "{} WHERE {} ORDER BY seq",
        log.select_entries(),
        span.condition(dialect)
    );
    tx.each(sql, &[], |mut row| {
        act(entry_of(&mut row, dialect));
        Ok(())
    })
    .await
}

/// Says which entries of a checkpoint are not those that were sealed.
async fn name(
    log: &Log<'_>,
    tx: &mut Tx,
    span: &Span,
    sealed: &Known,
    count: i64,
    report: &mut Report,
) -> Result<()> {
    let n = sealed.checkpoint.n;
    let sql = format!("SELECT note FROM {} WHERE n = $1", quote(log.checkpoints));
    let mut rows = tx.rows(sql, &[Value::Int(n)]).await?;
    let note = rows.first_mut().and_then(|row| row.text());
    let leaves = Note::parse(note.as_deref()).leaves;
    let mut left: BTreeMap<i64, String> = match leaves {
        Some(leaves) => leaves.into_map(),
        None => BTreeMap::new(),
    };
    let mut named = false;
    if !left.is_empty() {
        entries(log, tx, span, |entry| {
            let Some(fingerprint) = left.remove(&entry.seq) else {
                named = true;
                report.add(
                    Problem::EntryForged,
                    place(n, &entry),
                    "it was not there when its checkpoint was made",
                );
                return;
            };
            let Some(parts) = fingerprint::altered(&entry, &fingerprint) else {
                return;
            };
            named = true;
            for part in &parts {
                let place = Place {
                    field: Some((*part).to_owned()),
                    ..place(n, &entry)
                };
                report.add(Problem::EntryAltered, place, "it is not what was sealed");
            }
            if parts.is_empty() {
                let detail = "something in it is not what was sealed";
                report.add(Problem::EntryAltered, place(n, &entry), detail);
            }
        })
        .await?;
        for seq in left.into_keys() {
            named = true;
            let place = Place {
                checkpoint: Some(n),
                seq: Some(seq),
                ..Place::default()
            };
            report.add(Problem::EntryMissing, place, "it was sealed and is gone");
        }
    }
    if !named {
        let place = Place {
            checkpoint: Some(n),
            ..Place::default()
        };
        report.add(
            Problem::RootDiffers,
            place,
            format!(
                "{} entries were sealed and {count} are there; their root is another one",
                sealed.checkpoint.entries
            ),
        );
    }
    Ok(())
}

/// What was taken out is not there any more.
async fn remains(
    log: &Log<'_>,
    tx: &mut Tx,
    spans: &[Span],
    history: &History,
    report: &mut Report,
) -> Result<()> {
    let pruned = spans.iter().filter(|span| history.is_pruned(span.n));
    for span in pruned {
        entries(log, tx, span, |entry| {
            let detail = "it belongs to a checkpoint whose entries were taken out";
            report.add(Problem::PrunedRemains, place(span.n, &entry), detail);
        })
        .await?;
    }
    Ok(())
}

/// What is in no checkpoint yet, and what can be in none.
async fn unsealed(log: &Log<'_>, tx: &mut Tx, known: &[Known], report: &mut Report) -> Result<()> {
    let dialect = log.dialect();
    let (lo, after) = next(known);
    let sql = format!(
        "SELECT CAST(count(*) AS text) FROM {} WHERE {}",
        quote(log.name),
        Span::open(lo, after).condition(dialect)
    );
    let [count] = tx.ints(sql, &[]).await?;
    if let Some(count) = count.filter(|count| *count > 0) {
        report.incomplete.push(Incomplete::Unsealed(count));
    }
    // Positions begin at 0, so an entry below hides from every checkpoint. Numbers that do not
    // count any more hide likewise when no restart has sealed them.
    let sql = format!(
        "{} WHERE {} < 0 ORDER BY seq",
        log.select_entries(),
        log.position()
    );
    tx.each(sql, &[], |mut row| {
        let entry = entry_of(&mut row, dialect);
        let place = Place {
            checkpoint: None,
            ..place(0, &entry)
        };
        let detail = "its position is one that no entry can have";
        report.add(Problem::EntryForged, place, detail);
        Ok(())
    })
    .await
}

fn place(n: i64, entry: &Entry) -> Place {
    Place {
        checkpoint: Some(n),
        seq: Some(entry.seq),
        kind: Some(entry.entity_kind.clone()),
        id: Some(entry.entity_id.clone()),
        version: entry.version(),
        ..Place::default()
    }
}
