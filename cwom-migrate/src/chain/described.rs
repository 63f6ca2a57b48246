//! Whether a spec is the one that a chain was made from.

use cwom_schema::Schema;

use super::Chain;
use crate::snapshot::Snapshot;
use crate::{Decisions, Op, Revision, diff};

/// The spec that a revision was made from, as far as anybody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentSpec {
    /// Its text.
    pub text: String,
    /// Whether this toolkit makes of it what the revision is. Else rows have the columns that it
    /// says, and rules, checks or indexes are worded as another toolkit did: what was there can be
    /// filled with rows, and not be made from it.
    pub is_exact: bool,
}

impl Chain {
    /// Whether the head is what a schema says.
    pub fn leads_to(&self, schema: &Schema) -> bool {
        self.follows(schema) == Some(true)
    }

    /// A text as the spec that the head was made from: by this toolkit, or by another that words
    /// its rules otherwise. `None` where it is not one.
    pub(crate) fn made_from(&self, text: &str) -> Option<ParentSpec> {
        let (schema, _) = cwom_schema::parse(text);
        Some(ParentSpec {
            text: text.to_owned(),
            is_exact: self.follows(&schema?)?,
        })
    }

    /// Whether the head is what a schema says; `None` where rows of one are none of the other.
    fn follows(&self, schema: &Schema) -> Option<bool> {
        let next = Revision::new(schema).snapshot;
        let head = self.lock.plans.last();
        if head.is_some_and(|head| head.ir == next.hash()) {
            return Some(true);
        }
        let head = self.head().ok()?.snapshot;
        let ops = diff(&head, &next, &Decisions::default()).ok()?;
        let alike = ops.iter().all(|op| is_wording(op, &next));
        alike.then_some(ops.is_empty())
    }
}

/// Whether another toolkit could be all that an operation comes from: it keeps the columns of every
/// table that the spec describes. What the toolkit adds to each spec is its own to change.
fn is_wording(op: &Op, next: &Snapshot) -> bool {
    match op {
        Op::Table { table, change } => change.keeps_columns() || is_own(table, next),
        Op::CreateTable(table) => is_own(table, next),
        _ => false,
    }
}

fn is_own(table: &str, next: &Snapshot) -> bool {
    next.tables.get(table).is_some_and(|it| it.of.is_none())
}
