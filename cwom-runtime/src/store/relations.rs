//! Reading by unique keys, by several ids, and along relations: the same on a store and in a
//! transaction.

use std::borrow::Borrow;

use super::{Read, Store, Tx};
use crate::query::unique;
use crate::{
    Dialect, Entity, Query, Queryable, Relation, Result, Scalar, ToMany, UniqueKey, UniqueValues,
    Whole,
};

/// Defines the same methods for what reads.
macro_rules! reads {
    ($(#[$of:meta])* $type:ident, [$($receiver:tt)+], $this:ident: $lent_type:ty => $lent:expr) => {
        impl<D: Dialect> $type<D> {
            /// The row with this value of a unique key, or [`Error::NotFound`](crate::Error).
            pub async fn get_by<E: Queryable, K>(
                $($receiver)+,
                key: UniqueKey<E, K>,
                values: impl UniqueValues<K>,
            ) -> Result<E> {
                unique::get_by_or_fail($lent, key, values).await
            }

            /// The row with this value of a unique key, if there is one.
            pub async fn get_by_opt<E: Queryable, K>(
                $($receiver)+,
                key: UniqueKey<E, K>,
                values: impl UniqueValues<K>,
            ) -> Result<Option<E>> {
                unique::get_by($lent, key, values).await
            }

            /// The rows with these ids, in their order, by one query; or
            /// [`Error::NotFound`](crate::Error) with the first that is missing.
            pub async fn get_many<E: Queryable<Key: Scalar>>(
                $($receiver)+,
                keys: &[E::Key],
            ) -> Result<Vec<E>> {
                unique::get_many($lent, keys).await
            }

            /// What each of these rows leads to, in their order, by one query for all of them.
            pub async fn load<L: Relation>(
                $($receiver)+,
                rows: &[L::From],
                relation: L,
            ) -> Result<Vec<L::Related>> {
                relation.load($lent, rows).await
            }

            /// A query over the rows that this one leads to.
            pub fn related<L: ToMany>(
                $($receiver)+,
                row: &L::From,
                relation: L,
            ) -> Query<$lent_type, Whole<L::To>> {
                Query::new($this).filter(relation.of(&row.key()))
            }
        }
    };
}

reads!(Store, [&self], self: &Self => &mut &*self);
reads!(Tx, [&mut self], self: &mut Self => self);

impl<R: Read, E: Queryable> Query<R, Whole<E>> {
    /// Only rows that a relation leads from to the row with this key.
    pub fn linked<L: ToMany<From = E>>(
        self,
        relation: L,
        key: impl Borrow<<L::To as Entity>::Key>,
    ) -> Self {
        self.filter(relation.with(key.borrow()))
    }
}
