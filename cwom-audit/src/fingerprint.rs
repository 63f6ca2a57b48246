//! Short digests of entries and their parts. The root of a tree tells that something was altered;
//! these, which the checkpoint's hash covers as well, tell which entry and what in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::digest::hex;
use crate::entry::{Entry, PARTS};

/// How many bytes of the leaf are kept: enough for it to show every change but one in 2^32.
const LEAF_BYTES: usize = 4;

/// Fingerprints of the entries of one checkpoint: `seq`, four bytes of the leaf, one of each part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Fingerprints(Vec<(i64, String)>);

impl Fingerprints {
    pub(crate) fn push(&mut self, entry: &Entry) {
        self.0.push((entry.seq, fingerprint(entry)));
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The fingerprints by `seq`.
    pub(crate) fn into_map(self) -> BTreeMap<i64, String> {
        self.0.into_iter().collect()
    }
}

/// What differs between an entry and its fingerprint; `None` when nothing does.
pub(crate) fn altered(entry: &Entry, sealed: &str) -> Option<Vec<&'static str>> {
    let now = fingerprint(entry);
    if now == sealed {
        return None;
    }
    let parts = |text: &str| -> Vec<String> {
        let digits = text.get(LEAF_BYTES * 2..).unwrap_or_default();
        let pairs = digits.as_bytes().chunks(2);
        pairs
            .map(|pair| String::from_utf8_lossy(pair).into_owned())
            .collect()
    };
    let differing = parts(&now)
        .into_iter()
        .zip(parts(sealed))
        .zip(PARTS)
        .filter(|((now, sealed), _)| now != sealed)
        .map(|(_, name)| name);
    Some(differing.collect())
}

fn fingerprint(entry: &Entry) -> String {
    let leaf = entry.leaf();
    let mut bytes = leaf.0[..LEAF_BYTES].to_vec();
    entry.with_parts(|parts| {
        for part in parts {
            bytes.push(match part {
                None => 0,
                Some(part) => Sha256::digest(part)[0],
            });
        }
    });
    hex(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_altered_part_is_named() {
        let entry = Entry {
            seq: 1,
            ts: "5".to_owned(),
            actor_kind: "human".to_owned(),
            actor_id: "ada".to_owned(),
            action: "created".to_owned(),
            entity_kind: "Thing".to_owned(),
            entity_id: "a".to_owned(),
            entity_version: Some("1".to_owned()),
            spec_rev: "0".repeat(12),
            trace_id: None,
            xid: None,
            db_role: None,
            before: None,
            after: Some(r#"{"id":"a","title":"x"}"#.to_owned()),
            note: None,
            salt: "0".repeat(32),
        };
        let sealed = fingerprint(&entry);
        assert_eq!(altered(&entry, &sealed), None);
        let mut changed = entry.clone();
        changed.actor_id = "bob".to_owned();
        changed.after = Some(r#"{"id":"a","title":"y"}"#.to_owned());
        assert_eq!(altered(&changed, &sealed), Some(vec!["actor_id", "after"]));
    }
}
