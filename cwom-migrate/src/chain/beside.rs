//! What is kept beside the plans: the texts of the head's triggers and functions, and the revision
//! before an unreleased head. No lock covers them, but what they have to be follows from it.

use cwom_schema::schema::Dialect;

use super::parts::routines;
use super::{Chain, ChainError, PARENT, PARENT_SPEC, Parts, SNAPSHOT};
use crate::lock::LockedPlan;
use crate::{Routines, Snapshot, digest};

impl Chain {
    /// Everything that is wrong with what is kept beside the plans. [`Chain::read`] leaves it
    /// alone, since whoever runs migrations never looks at it.
    pub fn verify_beside(&self) -> Vec<ChainError> {
        let Some((_, before)) = self.lock.plans.split_last() else {
            return Vec::new();
        };
        let mut errors = self.head.verify("", &self.lock.plans);
        if self.lock.unreleased {
            errors.extend(self.verify_parent(before));
        }
        errors
    }

    /// Whether the spec of the revision before an unreleased head is not there, though there is
    /// such a revision.
    pub fn lacks_parent_spec(&self) -> bool {
        self.lock.unreleased && self.lock.plans.len() > 1 && self.parent.spec.is_empty()
    }

    fn verify_parent(&self, before: &[LockedPlan]) -> Vec<ChainError> {
        let Some(last) = before.last() else {
            // Before the first migration there is nothing, which no file says.
            let path = format!("{PARENT}{SNAPSHOT}");
            let is_there = !self.parent.snapshot.is_empty();
            return is_there
                .then_some(ChainError::Parent(path))
                .into_iter()
                .collect();
        };
        let path = format!("{PARENT}{SNAPSHOT}");
        if self.parent.snapshot.is_empty() {
            return vec![ChainError::Missing(path)];
        }
        if digest::sha256(self.parent.snapshot.as_bytes()) != last.ir {
            return vec![ChainError::Parent(path)];
        }
        let mut errors = self.parent.verify(PARENT, before);
        let spec = &self.parent.spec;
        if !spec.is_empty() && self.without_head().made_from(spec).is_none() {
            errors.push(ChainError::Parent(PARENT_SPEC.to_owned()));
        }
        errors
    }
}

impl Parts {
    /// Whether the texts are those of the snapshot, letter for letter. Dialects that no plan has a
    /// file for keep none.
    fn verify(&self, prefix: &str, plans: &[LockedPlan]) -> Vec<ChainError> {
        let snapshot: Snapshot = match self.snapshot.parse() {
            Ok(snapshot) => snapshot,
            Err(error) => return vec![ChainError::Unreadable(error)],
        };
        let mut errors = Vec::new();
        for dialect in Dialect::ALL {
            let file = self.routines.get(dialect.name());
            let file = file.cloned().unwrap_or_default();
            let path = format!("{prefix}{}", routines(dialect));
            let digests = snapshot.digests.get(dialect);
            let knows = plans.iter().any(|plan| has_files(plan, dialect));
            if file.is_empty() && knows && !digests.is_empty() {
                errors.push(ChainError::Missing(path));
            } else if !file.is_empty() && Routines::read_as(file, digests).is_none() {
                errors.push(ChainError::Routines(path));
            }
        }
        errors
    }
}

fn has_files(plan: &LockedPlan, dialect: Dialect) -> bool {
    let mut paths = plan.files.iter().map(|(path, _)| path.as_str());
    paths.any(|path| {
        let below = path.strip_prefix(dialect.name());
        below.is_some_and(|below| below.starts_with('/'))
    })
}
