//! Migrations as text: what changed between two revisions of a spec, and the SQL that leads from
//! one to the other and back, for each dialect.
//!
//! Pure: no file is read or written here, and no database asked.
//!
//! 1. [`Snapshot`] is what the database of a revision is meant to be, [`Texts`] the words of its
//!    triggers, functions and views; together they are a [`Revision`].
//! 2. [`diff`] finds the [`Op`]s between two snapshots. What can be read in more than one way takes
//!    a [`Decision`]; nothing is guessed.
//! 3. [`hazards`] says what could go wrong with them.
//! 4. [`plan`] lowers them to SQL, up and down, and [`files`] lays the result out so that sqlx runs
//!    it; [`lock`] keeps the chain.
//!
//! [`propose`] does all of it for a [`chain`](chain::Chain) that was read from a directory: what
//! `gen` calls.
//!
//! Audited tables are rebuilt, extended and shrunk like all others. The triggers that write entries
//! are dropped and made again around it, and the migration itself writes what they would have
//! written: one entry by `system` and the next version for each row of which a value changes. A
//! column that is new changes no value that was there, so its default is no entry.

pub mod cast;
pub mod chain;
mod data;
mod decisions;
mod demands;
mod diff;
mod digest;
mod entries;
pub mod files;
mod hazard;
mod kept;
pub mod lock;
mod mapping;
mod op;
mod plan;
mod postgres;
mod projection;
mod propose;
mod render;
mod side_by_side;
mod snapshot;
mod sqlite;
mod texts;

pub use data::audited_update;
pub use decisions::{Decision, Decisions, Kind};
pub use diff::{MissingDecision, diff};
pub use hazard::{Explanation, Hazard, Severity, explain, explanations, hazards};
pub use kept::Kept;
pub use op::{Expression, Irreversible, Op, Part, TableOp};
pub use plan::{Form, Outline, Phase, Plan, Script, Step, TxMode, plan};
pub use propose::{New, Proposal, Refusal, Request, propose, propose_lowered};
pub use snapshot::{
    Check, Column, Digests, ForeignKey, Index, Key, PerDialect, RoutineKey, RoutineKind, Snapshot,
    SnapshotError, Table,
};
pub use texts::{Routines, Texts};

use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Tables, lower_tables};

/// A snapshot with the texts that its digests are of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// What the database is meant to be.
    pub snapshot: Snapshot,
    /// Its triggers, functions and views.
    pub texts: Texts,
}

impl Revision {
    /// The revision that a spec describes.
    pub fn new(schema: &Schema) -> Self {
        Self::of_tables(schema, &lower_tables(schema))
    }

    /// The same of a spec that was lowered already.
    pub(crate) fn of_tables(schema: &Schema, tables: &Tables) -> Self {
        let texts = Texts::new(tables);
        let snapshot = Snapshot::new(schema, tables, &texts);
        Self { snapshot, texts }
    }

    /// What a dialect has of it.
    pub(crate) fn of(&self, dialect: Dialect) -> Self {
        let mut texts = Texts::default();
        let routines = texts.routines.get_mut(dialect);
        routines.clone_from(self.texts.routines.get(dialect));
        Self {
            snapshot: self.snapshot.of(dialect),
            texts,
        }
    }
}
