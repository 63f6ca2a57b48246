//! Reading by other keys than one id.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use super::find::fetch;
use super::meta::Queryable;
use super::sql::{Sql, Target};
use super::value::Value;
use crate::backend::Backend;
use crate::store::explain;
use crate::store::observe::observed;
use crate::store::read::kept;
use crate::{Error, Invalid, Key, Read, Result, Scalar};

/// A unique key of an `E` besides its id, made of a `K`: one value, or a tuple of several.
pub struct UniqueKey<E, K> {
    name: &'static str,
    types: PhantomData<fn() -> (E, K)>,
}

/// What gives the values of a unique key: `"a slug"`, or `(id, "a version")`.
pub trait UniqueValues<K>: Send {
    /// Binds the values in their order.
    #[doc(hidden)]
    fn values(self) -> Result<Vec<Bound>, String>;
}

/// A value of a unique key.
#[derive(Debug)]
pub struct Bound(pub(super) Value);

impl<E, K> UniqueKey<E, K> {
    /// The handle of the unique key with this name.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            types: PhantomData,
        }
    }
}

/// Implements [`UniqueValues`] for tuples.
macro_rules! tuples {
    ($($($given:ident: $part:ident),+;)*) => {$(
        impl<$($given: Into<$part> + Send, $part: Scalar),+> UniqueValues<($($part,)+)>
            for ($($given,)+)
        {
            fn values(self) -> Result<Vec<Bound>, String> {
                #[expect(non_snake_case, reason = "the parts are named after their types")]
                let ($($given,)+) = self;
                Ok(vec![$(Bound(Value::of::<$part>(&$given.into())?)),+])
            }
        }
    )*};
}

tuples! {
    A: W, B: X;
    A: W, B: X, C: Y;
    A: W, B: X, C: Y, D: Z;
}

impl<A: Into<W> + Send, W: Scalar> UniqueValues<(W,)> for A {
    fn values(self) -> Result<Vec<Bound>, String> {
        Ok(vec![Bound(Value::of::<W>(&self.into())?)])
    }
}

/// The row with these values of a unique key, if there is one.
pub(crate) async fn get_by<R: Read, E: Queryable, K>(
    read: &mut R,
    key: UniqueKey<E, K>,
    values: impl UniqueValues<K>,
) -> Result<Option<E>> {
    let invalid = |rule| Invalid::new(E::META.name, key.name, rule);
    let values = values.values().map_err(invalid)?;
    let mut parameters = <R::Dialect as Backend>::Writer::default();
    for Bound(value) in &values {
        value
            .write(&mut parameters)
            .map_err(|error| invalid(error.rule))?;
    }
    let unique = E::QUERY
        .uniques
        .iter()
        .find(|unique| unique.name == key.name);
    // The handle and the metadata are made from the same spec.
    let Some(unique) = unique else {
        return Err(invalid("is no unique key of this entity".to_owned()).into());
    };
    let trace = read.trace();
    let work = async {
        let rows = {
            let mut connection = read.connection().await?;
            let text = <R::Dialect as Backend>::text(&unique.get);
            let rows = <R::Dialect as Backend>::fetch(&mut connection, text, parameters).await;
            kept(rows, &mut connection)
        };
        read.outcome(rows)
    };
    let rows = observed(E::META.name, "get_by", trace, work).await?;
    rows.first()
        .map(|row| E::read(&mut <R::Dialect as Backend>::reader(row)))
        .transpose()
        .map_err(|error| explain::decode(E::META.name, E::META.columns, error))
}

/// The row with these values of a unique key, or [`Error::NotFound`].
pub(crate) async fn get_by_or_fail<R: Read, E: Queryable, K>(
    read: &mut R,
    key: UniqueKey<E, K>,
    values: impl UniqueValues<K>,
) -> Result<E> {
    let name = key.name;
    get_by(read, key, values).await?.ok_or(Error::NotFound {
        entity: E::META.name,
        key: name.to_owned(),
    })
}

/// The rows with these ids, in their order, or [`Error::NotFound`] with the first that is missing.
pub(crate) async fn get_many<R: Read, E: Queryable<Key: Scalar>>(
    read: &mut R,
    keys: &[E::Key],
) -> Result<Vec<E>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let invalid = |rule: String| Error::from(Invalid::new(E::META.name, "key", rule));
    let values: Result<Vec<Value>, String> = keys.iter().map(Value::of).collect();
    let values = values.map_err(invalid)?;
    let target = Target::of::<E>();
    let mut sql = Sql::select(<R::Dialect as Backend>::SYNTAX, target);
    sql.columns(E::META.columns);
    sql.rows_by(target.query.key.first().copied().unwrap_or_default());
    sql.among(&values);
    let rows = fetch(read, "get_many", sql).await?;
    let decoded = |error| explain::decode(E::META.name, E::META.columns, error);
    let mut by_key = BTreeMap::new();
    for row in &rows {
        let found = E::read(&mut <R::Dialect as Backend>::reader(row)).map_err(decoded)?;
        let value = Value::of(&found.key()).map_err(invalid)?;
        by_key.insert(value.key_text(), (row, Some(found)));
    }
    let mut found = Vec::with_capacity(keys.len());
    for (key, value) in keys.iter().zip(&values) {
        let Some((row, first)) = by_key.get_mut(&value.key_text()) else {
            return Err(Error::NotFound {
                entity: E::META.name,
                key: key.text(),
            });
        };
        // An id that is asked for twice is read twice, because a row need not be clonable.
        found.push(match first.take() {
            Some(first) => first,
            None => E::read(&mut <R::Dialect as Backend>::reader(row)).map_err(decoded)?,
        });
    }
    Ok(found)
}

impl<E, K> Clone for UniqueKey<E, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E, K> Copy for UniqueKey<E, K> {}

impl<E, K> fmt::Debug for UniqueKey<E, K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("UniqueKey")
            .field(&self.name)
            .finish()
    }
}
