//! Proofs: one entry, shown to somebody who has neither the database nor the other entries.

use serde::{Deserialize, Serialize};

use crate::anchor::Anchors;
use crate::checkpoint::{Checkpoint, CheckpointKind};
use crate::digest::Hash;
use crate::entry::{Entry, Fields};
use crate::error::{Error, Result};
use crate::key::PublicKey;
use crate::log::{Log, entry_of};
use crate::merkle;
use crate::span::spans;

/// An entry, and the way from it to the root of its checkpoint. As JSON it stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The form of the document: 1.
    pub format: u32,
    /// The entry, as far as it is shown.
    pub entry: Entry,
    /// Its place among the entries of the checkpoint, from 0.
    pub index: u64,
    /// The siblings on the way to the root, the lowest first.
    pub path: Vec<Hash>,
    /// The checkpoint.
    pub checkpoint: Checkpoint,
}

/// What a proof shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proven {
    /// The hash of the checkpoint that the entry is in.
    pub checkpoint: Hash,
    /// The checkpoint is signed by a given key.
    pub signed: bool,
    /// The checkpoint is among the given anchors.
    pub anchored: bool,
}

/// Proves that an entry is in its checkpoint. The values of `withheld` fields are left out, and the
/// proof holds all the same.
pub async fn prove(log: &Log<'_>, seq: i64, withheld: &Fields) -> Result<Proof> {
    let mut tx = log.database.snapshot().await?;
    let dialect = log.dialect();
    let known = log.outline(&mut tx).await?;
    let mut entry = None;
    let sql = format!("{} WHERE seq = {seq}", log.select_entries());
    tx.each(sql, &[], |mut row| {
        entry = Some(entry_of(&mut row, dialect));
        Ok(())
    })
    .await?;
    let mut entry = entry.ok_or(Error::NoEntry(seq))?;
    let position = match &entry.xid {
        Some(xid) => xid.parse().unwrap_or(-1),
        None => seq,
    };
    let mut spans = spans(&known).into_iter();
    let span = spans.find(|span| span.contains(seq, position));
    let span = span.ok_or(Error::NotSealed(seq))?;
    let checkpoint = log.checkpoint(&mut tx, span.n).await?;
    let checkpoint = checkpoint.ok_or(Error::NotSealed(seq))?;
    let mut leaves = Vec::new();
    let mut index = 0;
    let sql = format!(
        "{} WHERE {} ORDER BY seq",
        log.select_entries(),
        span.condition(dialect)
    );
    tx.each(sql, &[], |mut row| {
        let entry = entry_of(&mut row, dialect);
        if entry.seq == seq {
            index = leaves.len();
        }
        leaves.push(entry.leaf());
        Ok(())
    })
    .await?;
    if merkle::root(&leaves) != checkpoint.root {
        return Err(Error::Contradiction { n: checkpoint.n });
    }
    entry.redact(withheld);
    Ok(Proof {
        format: 1,
        entry,
        index: index as u64,
        path: merkle::path(&leaves, index).unwrap_or_default(),
        checkpoint,
    })
}

/// Checks a proof without a database. Where keys or anchors are given, the checkpoint must be
/// signed by one of them, or be among them.
pub fn check_proof(proof: &Proof, keys: &[PublicKey], anchors: Option<&Anchors>) -> Result<Proven> {
    let wrong = |why: &str| Err(Error::Proof(why.to_owned()));
    let checkpoint = &proof.checkpoint;
    if proof.format != 1 {
        return wrong("it has a form that this version does not know");
    }
    if checkpoint.kind == CheckpointKind::Pruned {
        return wrong("its checkpoint seals nothing");
    }
    let leaves = checkpoint.entries.unsigned_abs();
    let root = merkle::root_of_path(proof.entry.leaf(), proof.index, leaves, &proof.path);
    if root != Some(checkpoint.root) {
        return wrong("the entry does not lead to the root of its checkpoint");
    }
    let hash = checkpoint.hash();
    let signed = keys.iter().any(|key| checkpoint.is_signed_by(key));
    if !keys.is_empty() && !signed {
        return wrong("its checkpoint is not signed by a given key");
    }
    let anchored = anchors.is_some_and(|anchors| {
        let mut lines = anchors.lines.iter();
        lines.any(|line| line.n == checkpoint.n && line.hash == hash)
    });
    if anchors.is_some() && !anchored {
        return wrong("its checkpoint is not among the anchors");
    }
    Ok(Proven {
        checkpoint: hash,
        signed,
        anchored,
    })
}
