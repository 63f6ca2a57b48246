//! Comparing the chain with what its plans say: each leads from the revision that the one before
//! leads to, and the last one to the snapshot.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Finding, Lock};
use crate::Snapshot;
use crate::digest;

/// What a plan's file says of itself.
struct Recorded {
    parent: String,
    result: String,
    /// What its operations are about.
    places: Vec<String>,
}

/// Everything that is wrong between the chain, the texts of the plans by their stems, and the text
/// of `snapshot.toml`. No operation is done again: each plan names its revisions by digest.
pub fn verify_plans(lock: &Lock, plans: &BTreeMap<String, String>, snapshot: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut known: Vec<(&str, Recorded)> = Vec::new();
    let mut before = Snapshot::default().hash();
    for plan in &lock.plans {
        let path = format!("plans/{}.toml", plan.stem);
        let Some(text) = plans.get(&plan.stem) else {
            findings.push(Finding::Removed(path));
            before.clone_from(&plan.ir);
            continue;
        };
        let Some(recorded) = Recorded::read(text) else {
            findings.push(Finding::Edited(path));
            before.clone_from(&plan.ir);
            continue;
        };
        // A revision may come again: after a change and its opposite, or a migration by hand.
        let follows = recorded.parent == before && recorded.result == plan.ir;
        let rival = known.iter().find(|(_, it)| it.parent == recorded.parent);
        match rival {
            _ if follows => {}
            Some((other, it)) => findings.push(Finding::Fork {
                plan: plan.stem.clone(),
                other: (*other).to_owned(),
                both: recorded.meets(it),
            }),
            None => findings.push(Finding::NotTheFold(path)),
        }
        before.clone_from(&plan.ir);
        known.push((&plan.stem, recorded));
    }
    for stem in plans.keys() {
        if !lock.plans.iter().any(|plan| plan.stem == *stem) {
            findings.push(Finding::Added(format!("plans/{stem}.toml")));
        }
    }
    if digest::sha256(snapshot.as_bytes()) != before {
        findings.push(Finding::NotTheFold("snapshot.toml".to_owned()));
    }
    findings
}

impl Recorded {
    fn read(text: &str) -> Option<Self> {
        let parsed = DeTable::parse(text).ok()?;
        let root = parsed.get_ref();
        let text_of = |table: &DeTable<'_>, key: &str| match table.get(key)?.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        let ops = match root.get("op").map(Spanned::get_ref) {
            Some(DeValue::Array(ops)) => ops.iter().map(Spanned::get_ref).collect(),
            _ => Vec::new(),
        };
        let places = ops.into_iter().filter_map(|op| match op {
            DeValue::Table(op) => text_of(op, "on"),
            _ => None,
        });
        Some(Self {
            parent: text_of(root, "parent")?,
            result: text_of(root, "result")?,
            places: places.collect(),
        })
    }

    /// The places that both are about: the same column, or a table and anything in it.
    fn meets(&self, other: &Self) -> Vec<String> {
        let meets = |one: &str, two: &str| {
            one == two
                || one
                    .strip_prefix(two)
                    .is_some_and(|rest| rest.starts_with('.'))
                || two
                    .strip_prefix(one)
                    .is_some_and(|rest| rest.starts_with('.'))
        };
        let places = self.places.iter();
        let mut both: Vec<String> = places
            .filter(|one| other.places.iter().any(|two| meets(one, two)))
            .cloned()
            .collect();
        both.sort();
        both.dedup();
        both
    }
}
