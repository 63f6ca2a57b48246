//! Related rows of many rows by one query: found by their keys, given back in the rows' order.

use std::collections::BTreeMap;

use crate::backend::{Backend, RowOf};
use crate::query::find::fetch;
use crate::query::meta::{ColumnKind, Queryable};
use crate::query::sql::{Sql, Target};
use crate::query::value::{Recorder, Value};
use crate::store::explain;
use crate::{DecodeError, Error, Invalid, Key, Read, Result, Scalar};

/// Where related rows are found, and which column names their owner.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// By a column of their own.
    Column(&'static str),
    /// By a join table, whose column `own` names the owner and `other` the related row.
    Link {
        table: &'static str,
        own: &'static str,
        other: &'static str,
    },
}

/// The rows of `T` that belong to each owner, whose keys have this kind.
pub(super) async fn load_many<R: Read, T: Queryable>(
    read: &mut R,
    owners: Result<Vec<Value>>,
    kind: ColumnKind,
    place: Place,
) -> Result<Vec<Vec<T>>> {
    let owners = owners?;
    let rows = rows_among::<R, T>(read, &owners, |sql| {
        match place {
            Place::Column(name) => {
                sql.extra_column(name);
                sql.rows_by(name);
            }
            Place::Link { table, own, other } => {
                sql.link_column(table, own);
                sql.rows_linked(table, own, other);
            }
        }
        sql.among(&owners);
        sql.order_by_key();
    })
    .await?;
    // An owner that was given twice gets its rows twice; a row is read once for each.
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, owner) in owners.iter().enumerate() {
        places.entry(owner.key_text()).or_default().push(place);
    }
    let mut related: Vec<Vec<T>> = owners.iter().map(|_| Vec::new()).collect();
    for row in &rows {
        let mut reader = <R::Dialect as Backend>::reader(row);
        let mut found = Some(T::read(&mut reader).map_err(unreadable::<T>)?);
        let syntax = <R::Dialect as Backend>::SYNTAX;
        let owner = Value::read(&kind, syntax, &mut reader).map_err(unreadable::<T>)?;
        for place in places.get(&owner.key_text()).into_iter().flatten() {
            let found = match found.take() {
                Some(found) => found,
                None => decode::<R, T>(row)?,
            };
            related[*place].push(found);
        }
    }
    Ok(related)
}

/// The row with each of these keys; none for a null, and for a key that no row has.
pub(super) async fn load_ones<R: Read, T: Queryable<Key: Scalar>>(
    read: &mut R,
    keys: Result<Vec<Value>>,
) -> Result<Vec<Option<T>>> {
    ones(read, &keys?).await
}

/// The row with each of these keys, all of which there must be.
pub(super) async fn load_required<R: Read, T: Queryable<Key: Scalar>>(
    read: &mut R,
    keys: Result<Vec<Value>>,
) -> Result<Vec<T>> {
    let keys = keys?;
    let missing = |key: &Value| Error::NotFound {
        entity: T::META.name,
        key: key.key_text(),
    };
    let found = ones::<R, T>(read, &keys).await?.into_iter().zip(&keys);
    found
        .map(|(found, key)| found.ok_or_else(|| missing(key)))
        .collect()
}

async fn ones<R: Read, T: Queryable<Key: Scalar>>(
    read: &mut R,
    keys: &[Value],
) -> Result<Vec<Option<T>>> {
    let present = keys.iter().filter(|key| **key != Value::Null);
    let mut wanted: Vec<Value> = present.cloned().collect();
    wanted.sort_by_key(Value::key_text);
    wanted.dedup();
    let rows = rows_among::<R, T>(read, &wanted, |sql| {
        sql.rows_by(T::QUERY.key.first().copied().unwrap_or_default());
        sql.among(&wanted);
    })
    .await?;
    let mut by_key = BTreeMap::new();
    for row in &rows {
        by_key.insert(decode::<R, T>(row)?.key().text(), row);
    }
    let found = keys.iter().map(|key| by_key.get(&key.key_text()));
    found
        .map(|row| row.map(|row| decode::<R, T>(row)).transpose())
        .collect()
}

/// The rows of `T` that belong to some of the keys; `from` adds where they are and which. Without a
/// key nothing is asked.
async fn rows_among<R: Read, T: Queryable>(
    read: &mut R,
    keys: &[Value],
    from: impl FnOnce(&mut Sql) + Send,
) -> Result<Vec<RowOf<R::Dialect>>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::select(<R::Dialect as Backend>::SYNTAX, Target::of::<T>());
    sql.columns(T::META.columns);
    from(&mut sql);
    fetch(read, "load", sql).await
}

fn decode<R: Read, T: Queryable>(row: &RowOf<R::Dialect>) -> Result<T> {
    T::read(&mut <R::Dialect as Backend>::reader(row)).map_err(unreadable::<T>)
}

fn unreadable<T: Queryable>(error: DecodeError) -> Error {
    explain::decode(T::META.name, T::META.columns, error)
}

/// The key of each row.
pub(super) fn keys_of<E: Queryable<Key: Scalar>>(rows: &[E]) -> Result<Vec<Value>> {
    rows.iter()
        .map(|row| Value::of(&row.key()))
        .collect::<Result<_, String>>()
        .map_err(|rule| Invalid::new(E::META.name, "key", rule).into())
}

/// What a column holds in each row: rows give their values as they would be written.
pub(super) fn column_of<E: Queryable>(rows: &[E], name: &str) -> Result<Vec<Value>> {
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
