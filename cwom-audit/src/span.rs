//! Which entries a checkpoint is about, and what it records besides.

// Writing to a text cannot fail, so that its answers are left.
use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use serde::{Deserialize, Serialize};

use crate::checkpoint::{Checkpoint, CheckpointKind};
use crate::digest::Hash;
use crate::fingerprint::Fingerprints;

/// What a checkpoint records besides its columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Note {
    /// The highest `seq` among its entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_seq: Option<i64>,
    /// Of a restart: entries after this one came to the database after it was restored, whatever
    /// their transactions' numbers say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) late_after: Option<i64>,
    /// Of a pruned one: the checkpoint up to which entries were taken out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) through: Option<i64>,
    /// Of a pruned one: the name of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    /// Of a pruned one: the digest of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<String>,
    /// Short digests of each entry and its parts, so that an altered one can be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) leaves: Option<Fingerprints>,
}

impl Note {
    pub(crate) fn parse(text: Option<&str>) -> Self {
        // Its text is in the hash of the checkpoint, so what cannot be read was not written here.
        text.and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A checkpoint with its hash, and its note without the leaves.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// Without its note.
    pub(crate) checkpoint: Checkpoint,
    pub(crate) hash: Hash,
    pub(crate) note: Note,
}

impl Known {
    pub(crate) fn of(mut checkpoint: Checkpoint) -> Self {
        let hash = checkpoint.hash();
        let note = Note {
            leaves: None,
            ..Note::parse(checkpoint.note.as_deref())
        };
        checkpoint.note = None;
        Self {
            checkpoint,
            hash,
            note,
        }
    }

    /// Whether it is about entries that are in the log, or were.
    pub(crate) fn has_entries(&self) -> bool {
        self.checkpoint.kind != CheckpointKind::Pruned
    }
}

/// A set of entries, told by their positions and numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// Number of the checkpoint.
    pub(crate) n: i64,
    lo: i64,
    /// None: all that follow.
    hi: Option<i64>,
    after: i64,
    upto: Option<i64>,
    /// Those after this one belong to it whatever their position is.
    late: Option<i64>,
}

impl Span {
    /// What is not sealed yet.
    pub(crate) const fn open(lo: i64, after: i64) -> Self {
        Self {
            n: 0,
            lo,
            hi: None,
            after,
            upto: None,
            late: None,
        }
    }

    /// The same up to a position.
    pub(crate) const fn until(self, lo: i64, hi: i64) -> Self {
        Self {
            lo,
            hi: Some(hi),
            ..self
        }
    }

    /// What a restart seals.
    pub(crate) const fn restart(lo: i64, after: i64, upto: i64, late: i64) -> Self {
        Self {
            n: 0,
            lo,
            hi: None,
            after,
            upto: Some(upto),
            late: Some(late),
        }
    }

    /// The condition that an entry belongs to it. Nothing but numbers is in the text.
    pub(crate) fn condition(&self, dialect: Dialect) -> String {
        let position = match dialect {
            Dialect::Sqlite => "seq",
            Dialect::Postgres => "xid",
        };
        let mut place = format!("{position} >= {}", self.lo);
        if let Some(hi) = self.hi {
            let _ = write!(place, " AND {position} < {hi}");
        }
        if let Some(late) = self.late {
            place = format!("({place} OR seq > {late})");
        }
        if self.after != 0 {
            let _ = write!(place, " AND seq > {}", self.after);
        }
        if let Some(upto) = self.upto {
            let _ = write!(place, " AND seq <= {upto}");
        }
        place
    }
}

/// The entries of each checkpoint that has some, in the order of the checkpoints.
pub(crate) fn spans(known: &[Known]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut after = 0;
    for (position, it) in known.iter().enumerate() {
        let checkpoint = &it.checkpoint;
        match checkpoint.kind {
            CheckpointKind::Pruned => {}
            CheckpointKind::Sealed => {
                // What came after a restore is the restart's, whatever its position.
                let mut later = known[position..].iter();
                let restart = later.find(|it| it.checkpoint.kind == CheckpointKind::Restart);
                spans.push(Span {
                    n: checkpoint.n,
                    lo: checkpoint.lo,
                    hi: Some(checkpoint.hi),
                    after,
                    upto: restart.and_then(|it| it.note.late_after),
                    late: None,
                });
            }
            CheckpointKind::Restart => {
                spans.push(Span {
                    n: checkpoint.n,
                    ..Span::restart(
                        checkpoint.lo,
                        after,
                        checkpoint.after_seq,
                        it.note.late_after.unwrap_or(i64::MAX),
                    )
                });
                after = checkpoint.after_seq;
            }
        }
    }
    spans
}

/// Where the next checkpoint begins: its first position, and the `seq` after which entries count.
pub(crate) fn next(known: &[Known]) -> (i64, i64) {
    let mut last = known.iter().rev().filter(|it| it.has_entries());
    last.next()
        .map_or((0, 0), |it| (it.checkpoint.hi, it.checkpoint.after_seq))
}

impl Span {
    /// Whether an entry belongs to it; the same as [`Span::condition`].
    pub(crate) fn contains(&self, seq: i64, position: i64) -> bool {
        let in_range = position >= self.lo && self.hi.is_none_or(|hi| position < hi);
        let is_late = self.late.is_some_and(|late| seq > late);
        (in_range || is_late) && seq > self.after && self.upto.is_none_or(|upto| seq <= upto)
    }

    /// The `seq` after which its entries begin.
    pub(crate) const fn after(&self) -> i64 {
        self.after
    }
}

/// The same entries in fewer spans.
pub(crate) fn merged(spans: &[Span]) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last)
                if last.hi == Some(span.lo)
                    && (last.after, last.upto, last.late) == (span.after, span.upto, span.late) =>
            {
                last.hi = span.hi;
            }
            _ => merged.push(*span),
        }
    }
    merged
}

/// The checkpoint up to which entries were taken out; 0 where none were.
pub(crate) fn pruned_through(known: &[Known]) -> i64 {
    let pruned = known.iter().filter(|it| !it.has_entries());
    pruned
        .filter_map(|it| it.note.through)
        .max()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use sqlx::{AssertSqlSafe, SqlitePool};

    use super::*;

    const SPANS: [Span; 4] = [
        Span::open(3, 0),
        Span::open(3, 2).until(3, 6),
        Span {
            n: 1,
            upto: Some(4),
            ..Span::open(2, 1).until(2, 5)
        },
        Span::restart(4, 1, 7, 5),
    ];

    /// The entries that a condition holds for, as SQL reads it: `seq` and position.
    async fn chosen(pool: &SqlitePool, condition: &str) -> Vec<(i64, i64)> {
        let sql = format!(
            "WITH numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 9), \
             entries (seq, xid) AS (SELECT s.n, p.n FROM numbers AS s, numbers AS p WHERE s.n > 0) \
             SELECT seq, xid FROM entries WHERE {condition} ORDER BY seq, xid"
        );
        let rows = sqlx::query_as(AssertSqlSafe(sql)).fetch_all(pool);
        rows.await.expect("the condition is SQL")
    }

    #[tokio::test]
    async fn an_entry_belongs_to_a_span_by_its_condition_and_by_its_numbers() {
        let pool = SqlitePool::connect("sqlite::memory:").await;
        let pool = pool.expect("a database in memory");
        let all = chosen(&pool, "true").await;
        let mut there = 0;
        for span in SPANS {
            let condition = span.condition(Dialect::Postgres);
            let mut belonging = all.clone();
            belonging.retain(|&(seq, position)| span.contains(seq, position));
            there += belonging.len();
            assert_eq!(belonging, chosen(&pool, &condition).await, "{condition}");
        }
        assert_eq!(all.len(), 90);
        assert!((100..300).contains(&there), "some do, some do not: {there}");
    }

    #[test]
    fn a_condition_says_no_more_than_the_span_does() {
        let texts = SPANS.map(|span| span.condition(Dialect::Postgres));
        let expected = [
            "xid >= 3",
            "xid >= 3 AND xid < 6 AND seq > 2",
            "xid >= 2 AND xid < 5 AND seq > 1 AND seq <= 4",
            "(xid >= 4 OR seq > 5) AND seq > 1 AND seq <= 7",
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn spans_that_follow_each_other_become_one() {
        let [_, first, ..] = SPANS;
        let second = first.until(6, 9);
        let apart = first.until(10, 12);
        let other = Span {
            after: 3,
            ..first.until(12, 13)
        };
        let whole = merged(&[first, second, apart, other]);
        let bounds: Vec<_> = whole.iter().map(|it| (it.lo, it.hi, it.after)).collect();
        let expected = [(3, Some(9), 2), (10, Some(12), 2), (12, Some(13), 3)];
        assert_eq!(bounds, expected);
    }
}
