//! What may change of a row, as far as types can say it.

use std::any::Any;
use std::fmt;
use std::ops::Deref;

use crate::{Column, EncodeError, Entity, EnumValue, PerDialect, RowWriter, Timestamp};

/// An entity whose rows may change. Where the spec forbids it, this is missing, and so a call of
/// `update` does not compile.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` never change",
    label = "this is immutable, append-only or the row of a link",
    note = "a new fact is a new row; a link is unlinked and linked again"
)]
pub trait Updatable: Entity {
    /// Changes one row as a whole. Takes what [`Updatable::write_changes`] writes, then the key,
    /// then the version that the row had where the entity has one.
    const UPDATE: PerDialect;

    /// The version of the row, where the entity has one.
    fn version(&self) -> Option<i64>;

    /// Puts the version one up and the moment of the last change to `now`, or leaves that moment
    /// where it is when the clock went back.
    fn touch(&mut self, now: Timestamp);

    /// The field behind a column that an update may set.
    fn slot(&mut self, column: &str) -> Option<&mut dyn Any>;

    /// Writes what an update may change, in the order of the columns.
    fn write_changes<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError>;
}

/// An entity with a state machine.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no state machine",
    label = "no rows that could move from state to state"
)]
pub trait Stateful: Updatable {
    /// The states.
    type State: EnumValue + Send;

    /// The oldest living row in a state, locked against other workers where the dialect has locks
    /// on rows. Takes the state.
    const NEXT: PerDialect;
    /// The field that holds the state.
    const FIELD: &'static str;

    /// The states that a state leads to, in the order of the spec.
    fn moves(from: Self::State) -> &'static [Self::State];

    /// The state of the row.
    fn state(&self) -> Self::State;

    /// Puts the row into a state and clears the fields that this state cannot have.
    fn enter(&mut self, state: Self::State);
}

/// A column that an update may set: neither immutable nor kept by the library or the database, and
/// no state. It can be used wherever a [`Column`] can.
pub struct Settable<E, T>(Column<E, T>);

/// A column that an update may set or make null. It can be used wherever a [`Column`] can.
pub struct Clearable<E, T>(Column<E, Option<T>>);

/// What `set` takes: a column of an `E` that an update may set.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no column of `{E}` that an update may set",
    label = "not a column of `{E}` that may be set",
    note = "columns that are immutable, computed or kept by the library are of the type `Column`; \
            a state changes by `transition`"
)]
pub trait Set<E: Updatable>: Copy {
    /// What the column holds when it is not null.
    type Value;

    /// The column's name.
    fn name(&self) -> &'static str;

    /// Puts the value into the row; whether the row has the field.
    fn put(&self, row: &mut E, value: Self::Value) -> bool;
}

/// What `clear` takes: a column of an `E` that an update may make null.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no column of `{E}` that an update may clear",
    label = "not a column of `{E}` that may become null",
    note = "required columns are of the type `Settable`, and columns that never change `Column`"
)]
pub trait Clear<E: Updatable>: Set<E> {
    /// Makes the field null; whether the row has it.
    fn clear(&self, row: &mut E) -> bool;
}

impl<E: Updatable, T: 'static> Set<E> for Settable<E, T> {
    type Value = T;

    fn name(&self) -> &'static str {
        self.0.name
    }

    fn put(&self, row: &mut E, value: T) -> bool {
        fill(row, self.0.name, value)
    }
}

impl<E: Updatable, T: 'static> Set<E> for Clearable<E, T> {
    type Value = T;

    fn name(&self) -> &'static str {
        self.0.name
    }

    fn put(&self, row: &mut E, value: T) -> bool {
        fill(row, self.0.name, Some(value))
    }
}

impl<E: Updatable, T: 'static> Clear<E> for Clearable<E, T> {
    fn clear(&self, row: &mut E) -> bool {
        fill(row, self.0.name, None::<T>)
    }
}

/// The handle and the row's slot come from the same spec, so their types agree; a handle that was
/// made by hand may lie, and then nothing is written.
fn fill<E: Updatable, T: 'static>(row: &mut E, column: &str, value: T) -> bool {
    match row.slot(column).and_then(|slot| slot.downcast_mut::<T>()) {
        Some(field) => {
            *field = value;
            true
        }
        None => false,
    }
}

macro_rules! handle {
    ($name:ident, $held:ty) => {
        impl<E, T> $name<E, T> {
            /// The handle of this column.
            pub const fn new(name: &'static str, field: &'static str) -> Self {
                Self(Column::new(name, field))
            }
        }

        impl<E, T> Deref for $name<E, T> {
            type Target = Column<E, $held>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl<E, T> Clone for $name<E, T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<E, T> Copy for $name<E, T> {}

        impl<E, T> fmt::Debug for $name<E, T> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter
                    .debug_tuple(stringify!($name))
                    .field(&self.0.name)
                    .finish()
            }
        }
    };
}

handle!(Settable, T);
handle!(Clearable, Option<T>);
