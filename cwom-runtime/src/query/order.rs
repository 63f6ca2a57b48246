//! The order of rows.

use std::fmt;
use std::marker::PhantomData;

/// One column to sort by, made by `asc` and `desc` of a column.
///
/// Nulls stand after all values, on both engines: last in ascending order, first in descending.
#[must_use = "an order does nothing until a query takes it"]
pub struct Order<E> {
    pub(super) term: Term,
    entity: PhantomData<fn() -> E>,
}

/// One column to sort by, without the type of its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) column: &'static str,
    pub(crate) descending: bool,
}

/// What rows can be sorted by: one [`Order`], or several from the most to the least important.
pub trait Ordering<E> {
    /// The columns.
    fn orders(self) -> Vec<Order<E>>;
}

impl<E> Order<E> {
    pub(super) fn new(column: &'static str, descending: bool) -> Self {
        Self {
            term: Term { column, descending },
            entity: PhantomData,
        }
    }
}

impl<E> Ordering<E> for Order<E> {
    fn orders(self) -> Vec<Order<E>> {
        vec![self]
    }
}

impl<E> Ordering<E> for Vec<Order<E>> {
    fn orders(self) -> Vec<Order<E>> {
        self
    }
}

impl<E, const N: usize> Ordering<E> for [Order<E>; N] {
    fn orders(self) -> Vec<Order<E>> {
        self.into()
    }
}

/// Implements [`Ordering`] for tuples.
macro_rules! tuples {
    ($(($($part:ident)*);)*) => {$(
        impl<E> Ordering<E> for ($(tuples!(@ $part),)*) {
            fn orders(self) -> Vec<Order<E>> {
                #[expect(non_snake_case, reason = "the parts are named after types")]
                let ($($part,)*) = self;
                vec![$($part),*]
            }
        }
    )*};
    (@ $part:ident) => { Order<E> };
}

tuples! {
    (A);
    (A B);
    (A B C);
    (A B C D);
    (A B C D F);
}

impl<E> Clone for Order<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Order<E> {}

impl<E> fmt::Debug for Order<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.term.fmt(formatter)
    }
}
