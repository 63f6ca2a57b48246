//! State machines over an enum field.

use super::{FieldId, LinkId};

/// Which states a row may be created in, and where it may go from each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateMachine {
    /// The enum field that holds the state. It is not nullable, and only a transition changes it.
    pub field: FieldId,
    /// Positions of the values that a row may be created in, ascending, at least one.
    pub initial: Vec<usize>,
    /// One entry for each value of the enum, in its order.
    pub moves: Vec<Move>,
    /// What must be there for a row to be in a state.
    pub requires: Vec<Required>,
    /// Fields that are null in every state but the listed ones.
    pub only_in: Vec<OnlyIn>,
}

/// Where a row may go from one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Position of the value that the row is in.
    pub from: usize,
    /// Positions of the values that it may go to, in the order of the spec. Empty: a final state.
    pub to: Vec<usize>,
}

/// What must be there for a row to be in `state`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// Position of the value.
    pub state: usize,
    /// What must be there.
    pub requirement: Requirement,
}

/// Something that a state requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// This nullable field is not null.
    Field(FieldId),
    /// At least one row of this link.
    Link(LinkId),
}

/// A nullable field that only some states may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyIn {
    /// The field.
    pub field: FieldId,
    /// Positions of the states that may have it, ascending.
    pub states: Vec<usize>,
}
