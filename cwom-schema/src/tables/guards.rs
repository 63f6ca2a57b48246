//! Rules that compare a row with what it was, with other rows or with other tables: what no CHECK
//! can keep, and a trigger does.

mod items;
mod links;
mod lower;

use super::JsonShape;
use crate::schema::Expr;

pub(super) use lower::lower_guards;

/// A rule that a trigger keeps, in words that no dialect owns.
#[derive(Debug, Clone, PartialEq)]
pub struct Guard {
    /// Name of the trigger: `tr_<table>_<rule>`.
    pub name: String,
    /// What the rule is asked about.
    pub event: GuardEvent,
    /// What must hold.
    pub rule: GuardRule,
    /// The same in words.
    pub doc: String,
}

/// What a guard stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardEvent {
    /// A row comes.
    Insert,
    /// A row changes.
    Update,
    /// A row goes.
    Delete,
    /// All rows go at once, past the other guards. Only PostgreSQL has a statement for it.
    Truncate,
}

/// What must hold when a row comes, changes or goes.
#[derive(Debug, Clone, PartialEq)]
pub enum GuardRule {
    /// It does not happen at all.
    Never(Standing),
    /// No other row makes way, whatever the statement says of conflicts. Only SQLite has
    /// statements that delete the row in their way.
    KeepsOthers {
        /// The unique keys, the primary key first.
        keys: Vec<GuardedKey>,
    },
    /// These columns stay as they were.
    Frozen {
        /// The columns, at least one.
        columns: Vec<String>,
    },
    /// A new row has version 1.
    FirstVersion {
        /// The column of the version.
        column: String,
    },
    /// A changed row has the version after the one it had: whoever changes it must say so.
    NextVersion {
        /// The column of the version.
        column: String,
    },
    /// The moment never moves backwards. It may stay: two changes fit into one microsecond.
    NeverBackwards {
        /// The column of the moment.
        column: String,
    },
    /// What was deleted softly is changed no more, and does not come back.
    StaysDeleted {
        /// The column that says when.
        column: String,
    },
    /// A new row is in one of these states.
    Initial {
        /// The column of the state.
        column: String,
        /// The states.
        states: Vec<String>,
    },
    /// A row goes from state to state as the machine says; staying is no move.
    Moves {
        /// The column of the state.
        column: String,
        /// Every state, with those that may follow it.
        moves: Vec<StateMoves>,
    },
    /// A row that enters one of these states has a link.
    NeedsLink(LinkNeed),
    /// While its owner is in one of these states, the last link does not go.
    KeepsLink(LinkNeed),
    /// An entry of the audit log changes only by a redaction that was recorded before: what it
    /// says of values goes, and all else stays.
    OnlyRedacted {
        /// The log.
        log: String,
        /// The columns that stay.
        fixed: Vec<String>,
    },
    /// An entry of the audit log goes only when it was exported, as a checkpoint says.
    OnlyPruned {
        /// The checkpoints.
        checkpoints: String,
    },
    /// Following `to` from row to row never comes back.
    Acyclic {
        /// The column that a row is pointed at by: its id, or the left end of a link.
        from: String,
        /// The column that points at the next row.
        to: String,
    },
    /// What is inside a list or a map of this column has the right shape.
    Items {
        /// The column.
        column: String,
        /// The lists and maps in it, outermost first.
        places: Vec<ItemPlace>,
    },
}

/// What sort of rows these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Never changed, never deleted.
    Immutable,
    /// Only ever added.
    AppendOnly,
    /// Counted or required one by one.
    Counted,
}

/// A unique key whose rows never make way.
#[derive(Debug, Clone, PartialEq)]
pub struct GuardedKey {
    /// Its columns.
    pub columns: Vec<String>,
    /// Unique only among the rows that fulfil this.
    pub predicate: Option<Expr>,
}

/// Where a row may go from one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateMoves {
    /// The state that it is in.
    pub from: String,
    /// The states that may follow; none: the state is final.
    pub to: Vec<String>,
}

/// States of an owner that require a row of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkNeed {
    /// Name of the link in the spec.
    pub link: String,
    /// The table of the owner.
    pub owner: String,
    /// The column of its id.
    pub key: String,
    /// The column of its state.
    pub state: String,
    /// The states.
    pub states: Vec<String>,
    /// The join table.
    pub table: String,
    /// The column there that holds the owner's id.
    pub column: String,
    /// Whether its rows may go away.
    pub removable: bool,
}

/// A list or map somewhere in the JSON of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPlace {
    /// The steps that lead from the column to its items; the last one is a walk through them.
    pub steps: Vec<ItemStep>,
    /// What each item is.
    pub shape: JsonShape,
}

/// A step into JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemStep {
    /// To the value of a key.
    Key(String),
    /// To each item of a list.
    Items,
    /// To each value of a map.
    Values,
}
