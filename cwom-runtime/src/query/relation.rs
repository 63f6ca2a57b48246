//! Relations: from rows of one entity to rows of another.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use super::filter::{Comparison, Filter, Node};
use super::find::fetch;
use super::meta::{ColumnKind, Queryable};
use super::sql::{Sql, Target};
use super::value::{Recorder, Value};
use crate::backend::{Backend, RowOf};
use crate::link_row::Direction;
use crate::store::explain;
use crate::{
    Clearable, Column, Entity, Error, Id, Invalid, Key, Read, Result, Scalar, Settable, TextId,
};

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
        let owners = keys_of(rows);
        async move {
            let column = Target::of::<T>().column(self.column);
            load_many::<R, T>(read, owners?, &column.kind, |sql| {
                sql.extra_column(self.column);
                sql.rows_by(self.column);
            })
            .await
        }
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
        let owners = keys_of(rows);
        async move {
            let key = E::QUERY.key.first().copied().unwrap_or_default();
            let column = Target::of::<E>().column(key);
            load_many::<R, T>(read, owners?, &column.kind, |sql| {
                sql.link_column(L::META.table, self.own);
                sql.rows_linked(L::META.table, self.own, self.other);
            })
            .await
        }
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
                let keys = column_of(rows, self.name);
                async move {
                    let keys = keys?;
                    let found = load_ones::<R, T>(read, &keys).await?;
                    let missing = |value: &Value| Error::NotFound {
                        entity: T::META.name,
                        key: value.key_text(),
                    };
                    found
                        .into_iter()
                        .zip(&keys)
                        .map(|(found, key)| found.ok_or_else(|| missing(key)))
                        .collect()
                }
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
                let keys = column_of(rows, self.name);
                async move { load_ones::<R, T>(read, &keys?).await }
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

fn keys_of<E: Queryable<Key: Scalar>>(rows: &[E]) -> Result<Vec<Value>> {
    rows.iter()
        .map(|row| Value::of(&row.key()))
        .collect::<Result<_, String>>()
        .map_err(|rule| Invalid::new(E::META.name, "key", rule).into())
}

/// What a column holds in each row: rows give their values as they would be written.
fn column_of<E: Queryable>(rows: &[E], name: &str) -> Result<Vec<Value>> {
    let written = E::META
        .columns
        .iter()
        .zip(E::QUERY.columns)
        .filter(|(_, column)| column.written);
    let position = written
        .map(|(meta, _)| meta.name)
        .position(|known| known == name);
    let mut values = Vec::with_capacity(rows.len());
    for row in rows {
        let mut recorder = Recorder::default();
        row.write(&mut recorder)
            .map_err(|error| explain::encode(E::META, error))?;
        let value = position.and_then(|position| recorder.values.into_iter().nth(position));
        values.push(value.unwrap_or(Value::Null));
    }
    Ok(values)
}

/// The rows of `T` that belong to each owner. `from` says where they are, and adds the column that
/// names the owner.
async fn load_many<R: Read, T: Queryable>(
    read: &mut R,
    owners: Vec<Value>,
    kind: &ColumnKind,
    from: impl FnOnce(&mut Sql) + Send,
) -> Result<Vec<Vec<T>>> {
    if owners.is_empty() {
        return Ok(Vec::new());
    }
    let syntax = <R::Dialect as Backend>::SYNTAX;
    let target = Target::of::<T>();
    let mut sql = Sql::select(syntax, target);
    sql.columns(T::META.columns);
    from(&mut sql);
    sql.among(&owners);
    sql.order_by_key();
    let rows = fetch(read, "load", sql).await?;
    // An owner that was given twice gets its rows twice; a row is read once for each.
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, owner) in owners.iter().enumerate() {
        places.entry(owner.key_text()).or_default().push(place);
    }
    let mut related: Vec<Vec<T>> = owners.iter().map(|_| Vec::new()).collect();
    for row in &rows {
        let decoded = |error| explain::decode(T::META.name, T::META.columns, error);
        let mut reader = <R::Dialect as Backend>::reader(row);
        let mut found = Some(T::read(&mut reader).map_err(decoded)?);
        let owner = Value::read(kind, syntax, &mut reader).map_err(decoded)?;
        for place in places.get(&owner.key_text()).into_iter().flatten() {
            let found = match found.take() {
                Some(found) => found,
                None => T::read(&mut <R::Dialect as Backend>::reader(row)).map_err(decoded)?,
            };
            related[*place].push(found);
        }
    }
    Ok(related)
}

/// The row with each of these keys; none for a null.
async fn load_ones<R: Read, T: Queryable<Key: Scalar>>(
    read: &mut R,
    keys: &[Value],
) -> Result<Vec<Option<T>>> {
    let mut wanted: Vec<Value> = Vec::new();
    for key in keys {
        if *key != Value::Null {
            wanted.push(key.clone());
        }
    }
    wanted.sort_by_key(Value::key_text);
    wanted.dedup();
    let rows = if wanted.is_empty() {
        Vec::new()
    } else {
        let target = Target::of::<T>();
        let mut sql = Sql::select(<R::Dialect as Backend>::SYNTAX, target);
        sql.columns(T::META.columns);
        sql.rows_by(target.query.key.first().copied().unwrap_or_default());
        sql.among(&wanted);
        fetch(read, "load", sql).await?
    };
    let decode = |row: &RowOf<R::Dialect>| {
        T::read(&mut <R::Dialect as Backend>::reader(row))
            .map_err(|error| explain::decode(T::META.name, T::META.columns, error))
    };
    let mut by_key = BTreeMap::new();
    for row in &rows {
        by_key.insert(decode(row)?.key().text(), row);
    }
    keys.iter()
        .map(|key| {
            by_key
                .get(&key.key_text())
                .map(|row| decode(row))
                .transpose()
        })
        .collect()
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
