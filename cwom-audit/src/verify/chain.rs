//! The chain of checkpoints: each follows from the one before, and is the one that was anchored.

use super::Verify;
use super::finding::{Incomplete, Place, Problem, Report};
use crate::checkpoint::{Checkpoint, CheckpointKind};
use crate::database::Tx;
use crate::digest::Hash;
use crate::error::Result;
use crate::log::Log;
use crate::span::Known;

/// Follows the chain; what can be read of it is returned.
pub(super) async fn check(
    log: &Log<'_>,
    tx: &mut Tx,
    verify: &Verify<'_>,
    report: &mut Report,
) -> Result<Vec<Known>> {
    let mut link = Link::default();
    let mut known: Vec<Known> = Vec::new();
    log.each_checkpoint(tx, |checkpoint| {
        match checkpoint {
            Ok(checkpoint) => {
                link.follow(&checkpoint, report);
                let signed = verify.keys.iter().any(|key| checkpoint.is_signed_by(key));
                if !verify.keys.is_empty() && !signed {
                    let detail = "it is not signed by a known key";
                    report.add(Problem::BadSignature, at(checkpoint.n), detail);
                }
                known.push(Known::of(checkpoint));
            }
            Err(unreadable) => {
                let place = at(unreadable.n);
                report.add(Problem::CheckpointAltered, place, unreadable.problem);
                link.n = unreadable.n;
                // What follows cannot be compared with what cannot be read.
                link.hash = None;
            }
        }
    })
    .await?;
    report.checkpoints = known.len() as u64;
    if let Some(anchors) = &verify.anchors {
        compare(anchors, &known, report);
    }
    Ok(known)
}

/// Where a chain has come to.
struct Link {
    n: i64,
    hash: Option<Hash>,
    hi: i64,
    after: i64,
}

impl Default for Link {
    fn default() -> Self {
        Self {
            n: 0,
            hash: Some(Hash::ZERO),
            hi: 0,
            after: 0,
        }
    }
}

impl Link {
    fn follow(&mut self, checkpoint: &Checkpoint, report: &mut Report) {
        let mut add = |detail: String| {
            report.add(Problem::CheckpointAltered, at(checkpoint.n), detail);
        };
        for missing in (self.n + 1)..checkpoint.n.min(self.n + 100) {
            add(format!("checkpoint {missing} before it is missing"));
        }
        if checkpoint.n <= self.n {
            add("its number does not follow".to_owned());
        } else if self.hash.is_some_and(|hash| hash != checkpoint.previous) {
            add("the checkpoint before it is not the one that it was made after".to_owned());
        }
        match checkpoint.kind {
            CheckpointKind::Pruned => {}
            CheckpointKind::Sealed => {
                if checkpoint.lo != self.hi || checkpoint.after_seq != self.after {
                    add(format!(
                        "it begins at {} after entry {}, the one before ended at {} after entry {}",
                        checkpoint.lo, checkpoint.after_seq, self.hi, self.after
                    ));
                }
                if checkpoint.hi <= checkpoint.lo {
                    add("it ends before it begins".to_owned());
                }
            }
            CheckpointKind::Restart => {
                if checkpoint.lo != self.hi || checkpoint.after_seq < self.after {
                    add("it does not begin where the one before ended".to_owned());
                }
            }
        }
        if checkpoint.kind != CheckpointKind::Pruned {
            (self.hi, self.after) = (checkpoint.hi, checkpoint.after_seq);
        }
        (self.n, self.hash) = (checkpoint.n, Some(checkpoint.hash()));
    }
}

fn compare(anchors: &crate::anchor::Anchors, known: &[Known], report: &mut Report) {
    for (n, lines) in anchors.by_number() {
        let here = known.iter().find(|it| it.checkpoint.n == n);
        for line in lines {
            match here {
                None => report.add(
                    Problem::AnchorDiffers,
                    at(n),
                    "it was anchored and is not there: the log was cut off, or an older backup came back",
                ),
                Some(it) if it.hash != line.hash => report.add(
                    Problem::AnchorDiffers,
                    at(n),
                    format!("it was anchored as {} and is {}: the log was sealed again", line.hash, it.hash),
                ),
                Some(_) => {}
            }
        }
    }
    if anchors.torn {
        let notice = "the anchor file ends in the middle of a line; the next seal mends it";
        report.notices.push(notice.to_owned());
    }
    let (anchored, last) = (anchors.last(), known.last().map_or(0, |it| it.checkpoint.n));
    if anchored < last {
        let incomplete = Incomplete::NotAnchored { anchored, last };
        report.incomplete.push(incomplete);
    }
}

fn at(n: i64) -> Place {
    Place {
        checkpoint: Some(n),
        ..Place::default()
    }
}
