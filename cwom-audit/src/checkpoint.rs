//! Checkpoints: what was sealed, started again or taken out, chained by their hashes.

use std::fmt;
use std::str::FromStr;

use cwom_runtime::Timestamp;
use serde::{Deserialize, Serialize};

use crate::digest::{Hash, Hasher, Tag};
use crate::key::{Key, PublicKey, Signature};

/// What a checkpoint records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckpointKind {
    /// Entries were sealed.
    Sealed,
    /// What was left was sealed, and positions begin again: a database was restored.
    Restart,
    /// Entries of earlier checkpoints were exported and taken out.
    Pruned,
}

impl CheckpointKind {
    /// The text that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Restart => "restart",
            Self::Pruned => "pruned",
        }
    }
}

impl fmt::Display for CheckpointKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for CheckpointKind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Sealed, Self::Restart, Self::Pruned]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(())
    }
}

/// One checkpoint, as it is stored. A position is an entry's `seq` on SQLite, its `xid` on
/// PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Checkpoints count from 1.
    pub n: i64,
    /// What it records.
    pub kind: CheckpointKind,
    /// The first position.
    pub lo: i64,
    /// The position after the last one.
    pub hi: i64,
    /// Only entries with a greater `seq` are meant; those of a restart are the ones up to it.
    pub after_seq: i64,
    /// How many entries there are.
    pub entries: i64,
    /// The root of the tree over them, in the order of `seq`.
    pub root: Hash,
    /// The hash of the checkpoint before.
    pub previous: Hash,
    /// When it was made, in microseconds since 1970.
    pub ts: i64,
    /// What else is recorded, as JSON.
    pub note: Option<String>,
    /// A signature over the hash.
    pub signature: Option<Signature>,
}

impl Checkpoint {
    /// The hash over everything but the signature.
    pub fn hash(&self) -> Hash {
        let number = |number: i64| number.to_string();
        let numbers = [
            self.n,
            self.lo,
            self.hi,
            self.after_seq,
            self.entries,
            self.ts,
        ]
        .map(number);
        let [n, lo, hi, after_seq, entries, ts] = &numbers;
        let (root, previous) = (self.root.to_string(), self.previous.to_string());
        [
            n,
            self.kind.as_str(),
            lo,
            hi,
            after_seq,
            entries,
            &root,
            &previous,
            ts,
        ]
        .into_iter()
        .map(Some)
        .chain([self.note.as_deref()])
        .fold(Hasher::new(Tag::Checkpoint), |hasher, part| {
            hasher.part(part.map(str::as_bytes))
        })
        .finish()
    }

    /// The same with a signature by a key, or without one.
    #[must_use]
    pub fn signed(mut self, key: Option<&Key>) -> Self {
        self.signature = key.map(|key| key.sign(&self.hash()));
        self
    }

    /// Whether the signature is there and by this key.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        let signature = self.signature.as_ref();
        signature.is_some_and(|signature| key.verifies(&self.hash(), signature))
    }

    /// The moment of sealing; `None` for one that no clock shows.
    pub fn moment(&self) -> Option<Timestamp> {
        Timestamp::from_unix_micros(self.ts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Checkpoint {
        Checkpoint {
            n: 2,
            kind: CheckpointKind::Sealed,
            lo: 10,
            hi: 20,
            after_seq: 0,
            entries: 7,
            root: Hash([1; 32]),
            previous: Hash([2; 32]),
            ts: 1_700_000_000_000_000,
            note: None,
            signature: None,
        }
    }

    #[test]
    fn every_field_is_in_the_hash_except_the_signature() {
        let changes: [fn(&mut Checkpoint); 10] = [
            |it| it.n += 1,
            |it| it.kind = CheckpointKind::Pruned,
            |it| it.lo += 1,
            |it| it.hi += 1,
            |it| it.after_seq += 1,
            |it| it.entries += 1,
            |it| it.root = Hash([3; 32]),
            |it| it.previous = Hash([3; 32]),
            |it| it.ts += 1,
            |it| it.note = Some(String::new()),
        ];
        for (position, change) in changes.iter().enumerate() {
            let mut changed = sample();
            change(&mut changed);
            assert_ne!(changed.hash(), sample().hash(), "{position}");
        }
        let signed = sample().signed(Some(&Key::from_seed([7; 32])));
        assert!(signed.signature.is_some());
        assert_eq!(signed.hash(), sample().hash());
    }

    #[test]
    fn only_its_own_key_verifies_a_signature() {
        let key = Key::from_seed([7; 32]);
        let signed = sample().signed(Some(&key));
        assert!(signed.is_signed_by(&key.public()));
        assert!(!signed.is_signed_by(&Key::from_seed([8; 32]).public()));
        assert!(!sample().is_signed_by(&key.public()));
        let mut changed = signed;
        changed.hi += 1;
        assert!(!changed.is_signed_by(&key.public()));
    }
}
