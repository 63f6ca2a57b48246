//! Rows of join tables, as far as links are made and taken back by the two ends alone.

use std::any::Any;

use crate::{Entity, Key, New};

/// A row of a join table.
pub trait LinkRow: Entity {
    /// The key of the entity that declares the link.
    type Left: Key;
    /// The key of the entity that it links to.
    type Right: Key;

    /// The key of the row that links these two.
    fn key_of(left: Self::Left, right: Self::Right) -> Self::Key;

    /// The field behind a column of the payload.
    fn slot(&mut self, column: &str) -> Option<&mut dyn Any>;
}

/// A row of a join table that needs nothing but its two ends. Where the payload has a required
/// field, this is missing, and so a call of `link` does not compile.
#[diagnostic::on_unimplemented(
    message = "a row of `{Self}` needs more than the two that it links",
    label = "this link has a required field",
    note = "create its row instead, with `{Self}::new` and all that it requires"
)]
pub trait Linkable: LinkRow {
    /// What a creator gives of it.
    type New: New<Entity = Self>;

    /// Begins the row that links these two.
    fn between(left: Self::Left, right: Self::Right) -> Self::New;
}

/// Whether the declaring end of the link is the one that is named first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// As the spec declares it.
    Declared,
    /// From the other end.
    Inverse,
}

/// Puts two keys into the order of the spec. The handle of a relation comes from the same spec as
/// the row, so the types agree; one that was made by hand may lie, and then there are none.
pub(crate) fn in_order<L: LinkRow>(
    direction: Direction,
    from: impl Key,
    to: impl Key,
) -> Option<(L::Left, L::Right)> {
    let (from, to): (Box<dyn Any>, Box<dyn Any>) = (Box::new(from), Box::new(to));
    let (left, right) = match direction {
        Direction::Declared => (from, to),
        Direction::Inverse => (to, from),
    };
    Some((*left.downcast().ok()?, *right.downcast().ok()?))
}
