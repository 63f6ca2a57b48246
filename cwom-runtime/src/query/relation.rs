//! Relations: from rows of one entity to rows of another.

mod load;

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use super::filter::{Comparison, Filter, Node};
use super::meta::Queryable;
use super::sql::Target;
use super::value::Value;
use crate::link_row::Direction;
use crate::{Clearable, Column, Entity, Id, Read, Result, Scalar, Settable, TextId};
use load::{Place, column_of, keys_of, load_many, load_ones, load_required};

/// The rows of `T` that refer to an `E` by one of their columns.
pub struct Many<E, T> {
    column: &'static str,
    types: PhantomData<fn() -> (E, T)>,
}

/// The rows of `T` that rows of the join table `L` link to an `E`.
pub struct Link<E, T, L> {
    own: &'static str,
    other: &'static str,
    types: Types<E, T, L>,
}

/// The types of a link, of which it holds no value.
type Types<E, T, L> = PhantomData<fn() -> (E, T, L)>;

/// What leads from a row to any number of others.
pub trait ToMany: Copy + Send {
    /// Where it begins.
    type From: Queryable<Key: Scalar>;
    /// Where it leads.
    type To: Queryable<Key: Scalar>;

    /// The rows that this one leads to.
    fn of(self, key: &<Self::From as Entity>::Key) -> Filter<Self::To>;

    /// The rows that lead to this one.
    fn with(self, key: &<Self::To as Entity>::Key) -> Filter<Self::From>;
}

/// What leads from rows to others, and can be read for many at once.
pub trait Relation: Send {
    /// Where it begins.
    type From: Queryable;
    /// What it leads to from one row: a row, perhaps a row, or several.
    type Related: Send;

    /// What each of these rows leads to, in their order, by one query.
    #[doc(hidden)]
    fn load<R: Read>(
        self,
        read: &mut R,
        rows: &[Self::From],
    ) -> impl Future<Output = Result<Vec<Self::Related>>> + Send;
}

impl<E, T> Many<E, T> {
    /// The rows whose column of this name holds the key of an `E`.
    pub const fn new(column: &'static str) -> Self {
        Self {
            column,
            types: PhantomData,
        }
    }
}

impl<E, T, L> Link<E, T, L> {
    /// The rows whose key stands in the column `other` of the join table, beside the key of an `E`
    /// in `own`.
    pub const fn new(own: &'static str, other: &'static str) -> Self {
        Self {
            own,
            other,
            types: PhantomData,
        }
    }
}

impl<E, T, L: Entity> Link<E, T, L> {
    /// Whether it begins where the spec declares it: the first column of the join table is that
    /// end's.
    pub(crate) fn direction(self) -> Direction {
        match L::META.columns.first() {
            Some(first) if first.name == self.own => Direction::Declared,
            _ => Direction::Inverse,
        }
    }
}

impl<E: Queryable<Key: Scalar>, T: Queryable<Key: Scalar>> ToMany for Many<E, T> {
    type From = E;
    type To = T;

    fn of(self, key: &E::Key) -> Filter<T> {
        keyed::<T, _>(key, |value| {
            Node::Compare(self.column, Comparison::Equal, value)
        })
    }

    fn with(self, key: &T::Key) -> Filter<E> {
        keyed::<E, _>(key, |value| Node::Linked {
            table: T::META.table,
            own: self.column,
            other: T::QUERY.key.first().copied().unwrap_or_default(),
            value,
        })
    }
}

impl<E: Queryable<Key: Scalar>, T: Queryable<Key: Scalar>, L: Entity> ToMany for Link<E, T, L> {
    type From = E;
    type To = T;

    fn of(self, key: &E::Key) -> Filter<T> {
        keyed::<T, _>(key, |value| Node::Linked {
            table: L::META.table,
            own: self.other,
            other: self.own,
            value,
        })
    }

    fn with(self, key: &T::Key) -> Filter<E> {
        keyed::<E, _>(key, |value| Node::Linked {
            table: L::META.table,
            own: self.own,
            other: self.other,
            value,
        })
    }
}

impl<E: Queryable<Key: Scalar>, T: Queryable<Key: Scalar>> Relation for Many<E, T> {
    type From = E;
    type Related = Vec<T>;

    fn load<R: Read>(
        self,
        read: &mut R,
        rows: &[E],
    ) -> impl Future<Output = Result<Vec<Vec<T>>>> + Send {
        let kind = Target::of::<T>().column(self.column).kind;
        load_many(read, keys_of(rows), kind, Place::Column(self.column))
    }
}

impl<E: Queryable<Key: Scalar>, T: Queryable<Key: Scalar>, L: Entity> Relation for Link<E, T, L> {
    type From = E;
    type Related = Vec<T>;

    fn load<R: Read>(
        self,
        read: &mut R,
        rows: &[E],
    ) -> impl Future<Output = Result<Vec<Vec<T>>>> + Send {
        let key = E::QUERY.key.first().copied().unwrap_or_default();
        let kind = Target::of::<E>().column(key).kind;
        let place = Place::Link {
            table: L::META.table,
            own: self.own,
            other: self.other,
        };
        load_many(read, keys_of(rows), kind, place)
    }
}

/// Implements [`Relation`] for the column of a reference.
macro_rules! references {
    ($($key:ident)*) => {$(
        impl<E: Queryable, T: Queryable<Key = $key<T>>> Relation for Column<E, $key<T>> {
            type From = E;
            type Related = T;

            fn load<R: Read>(
                self,
                read: &mut R,
                rows: &[E],
            ) -> impl Future<Output = Result<Vec<T>>> + Send {
                load_required(read, column_of(rows, self.name))
            }
        }

        impl<E: Queryable, T: Queryable<Key = $key<T>>> Relation for Column<E, Option<$key<T>>> {
            type From = E;
            type Related = Option<T>;

            fn load<R: Read>(
                self,
                read: &mut R,
                rows: &[E],
            ) -> impl Future<Output = Result<Vec<Option<T>>>> + Send {
                load_ones(read, column_of(rows, self.name))
            }
        }
    )*};
}

references!(Id TextId);

/// Implements [`Relation`] for the columns that an update may set: they are columns all the same.
macro_rules! settable_references {
    ($($wrapper:ident<$column:ty>)*) => {$(
        impl<E, T> Relation for $wrapper<E, T>
        where
            $column: Relation,
        {
            type From = <$column as Relation>::From;
            type Related = <$column as Relation>::Related;

            fn load<R: Read>(
                self,
                read: &mut R,
                rows: &[Self::From],
            ) -> impl Future<Output = Result<Vec<Self::Related>>> + Send {
                (*self).load(read, rows)
            }
        }
    )*};
}

settable_references!(Settable<Column<E, T>> Clearable<Column<E, Option<T>>>);

/// A condition with a key in it.
fn keyed<E, K: Scalar>(key: &K, node: impl FnOnce(Value) -> Node) -> Filter<E> {
    Filter::new(match Value::of(key) {
        Ok(value) => node(value),
        Err(rule) => Node::Refused("key", rule),
    })
}

/// Implements what derived impls would ask too much of the entities for.
macro_rules! handles {
    ($($name:ident<$($part:ident),*> { $($field:ident)* };)*) => {$(
        impl<$($part),*> Clone for $name<$($part),*> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($part),*> Copy for $name<$($part),*> {}

        impl<$($part),*> fmt::Debug for $name<$($part),*> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter
                    .debug_struct(stringify!($name))
                    $(.field(stringify!($field), &self.$field))*
                    .finish()
            }
        }
    )*};
}

handles! {
    Many<E, T> { column };
    Link<E, T, L> { own other };
}
