//! Numbers of entries. On SQLite they have no gaps: there is one writer at a time, and a number is
//! taken back with its transaction. What is missing was taken away. On PostgreSQL a transaction
//! that was rolled back leaves a gap, so that gaps say nothing there.

use cwom_schema::schema::Dialect;
use cwom_sql::quote;

use super::finding::{Place, Problem, Report};
use crate::checkpoint::CheckpointKind;
use crate::database::{Tx, Value};
use crate::error::Result;
use crate::log::Log;
use crate::span::Known;

pub(super) async fn check(
    log: &Log<'_>,
    tx: &mut Tx,
    known: &[Known],
    report: &mut Report,
) -> Result<()> {
    if log.dialect() == Dialect::Postgres {
        return Ok(());
    }
    let pruned = known
        .iter()
        .filter(|it| it.checkpoint.kind == CheckpointKind::Pruned)
        .map(|it| it.checkpoint.hi)
        .max();
    let first = pruned.unwrap_or(1).max(1);
    let sql = format!(
        "SELECT seq, previous FROM (SELECT seq, lag(seq, 1, $1) OVER (ORDER BY seq) AS previous \
         FROM {}) WHERE seq > previous + 1",
        quote(log.name)
    );
    tx.each(sql, &[Value::Int(first - 1)], |mut row| {
        let seq = row.int().unwrap_or_default();
        let previous = row.int().unwrap_or_default();
        gap(report, previous + 1, seq - 1);
        Ok(())
    })
    .await?;
    // SQLite remembers the highest number that it ever gave.
    let sql = format!(
        "SELECT (SELECT seq FROM sqlite_sequence WHERE name = $1), \
         (SELECT max(seq) FROM {})",
        quote(log.name)
    );
    let [given, last] = tx.ints(sql, &[Value::Text(log.name)]).await?;
    let last = last.unwrap_or(first - 1);
    match given {
        Some(given) if given > last => gap(report, last + 1, given),
        Some(given) if given >= last => {}
        _ if last >= first => report.add(
            Problem::SequenceGap,
            Place::default(),
            "SQLite does not know any more which number it gave last",
        ),
        _ => {}
    }
    Ok(())
}

fn gap(report: &mut Report, first: i64, last: i64) {
    let detail = if first == last {
        format!("entry {first} was written and is gone")
    } else {
        format!("entries {first} to {last} were written and are gone")
    };
    let place = Place {
        seq: Some(first),
        ..Place::default()
    };
    report.add(Problem::SequenceGap, place, detail);
}
