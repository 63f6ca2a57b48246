//! Several rows by one statement.

use std::collections::BTreeMap;

use super::attribution::Writing;
use super::{explain, link, statement};
use crate::backend::{Backend, Batch, ConnectionOf, RowOf, RowsWriter};
use crate::new_links::LinkedRow;
use crate::{Dialect, EncodeError, Entity, EntityMeta, Key, Result};

/// Inserts rows that were validated, in order, and returns them whole.
pub(super) async fn create_all<D: Dialect, E: Entity>(
    connection: &mut ConnectionOf<D>,
    entities: Vec<E>,
) -> Result<Vec<E>> {
    let mut created = Vec::with_capacity(entities.len());
    let batch = E::INSERT_ALL.as_ref().map(D::batch);
    let mut left = entities.into_iter();
    loop {
        let chunk: Vec<E> = left.by_ref().take(size(batch.as_ref())).collect();
        if chunk.is_empty() {
            return Ok(created);
        }
        let sent = match batch.as_ref().filter(|batch| takes(batch, chunk.len())) {
            Some(batch) => {
                let write = |row: &E, rows: &mut D::Rows| row.write(rows);
                send::<D, E>(connection, E::META, batch, &chunk, E::READ_BACK, write).await
            }
            None => Ok(None),
        };
        match sent {
            Ok(Some(rows)) if E::READ_BACK => created.extend(read::<D, E>(&rows, &chunk)?),
            Ok(Some(_)) => created.extend(chunk),
            // No statement takes so few, or the driver does not say which row was the wrong one.
            Ok(None) => {
                for entity in chunk {
                    created.push(
                        statement::create::<D, E>(connection, entity, Writing::Within).await?,
                    );
                }
            }
            Err(error) => return Err(error),
        }
    }
}

/// Inserts the rows of join tables, in a transaction. Those of one table keep their order.
pub(super) async fn link_all<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    rows: Vec<Box<dyn LinkedRow>>,
) -> Result<()> {
    for (meta, rows) in by_table(rows) {
        let batch = rows.first().and_then(|row| row.insert_all());
        let batch = batch.as_ref().map(D::batch);
        for chunk in rows.chunks(size(batch.as_ref())) {
            let sent = match batch.as_ref().filter(|batch| takes(batch, chunk.len())) {
                Some(batch) => {
                    #[expect(clippy::borrowed_box, reason = "a chunk is made of boxes")]
                    let write = |row: &Box<dyn LinkedRow>, rows: &mut D::Rows| row.write(rows);
                    send::<D, _>(connection, meta, batch, chunk, false, write).await?
                }
                None => None,
            };
            if sent.is_none() {
                for row in chunk {
                    link::insert::<D>(connection, &**row).await?;
                }
            }
        }
    }
    Ok(())
}

/// How many rows to send at once.
fn size(batch: Option<&Batch>) -> usize {
    batch.map_or(1, |batch| batch.rows.max(1))
}

/// Whether the statement takes so many rows; a single one has its own.
fn takes(batch: &Batch, rows: usize) -> bool {
    rows > 1 && (rows == batch.rows || !batch.is_exact)
}

/// Sends one statement. None where a reference of one of the rows points at nothing and the driver
/// does not say which: then nothing was written, and the rows have to be tried one by one.
async fn send<D: Dialect, T>(
    connection: &mut ConnectionOf<D>,
    meta: &'static EntityMeta,
    batch: &Batch,
    rows: &[T],
    read_back: bool,
    write: impl Fn(&T, &mut D::Rows) -> Result<(), EncodeError>,
) -> Result<Option<Vec<RowOf<D>>>> {
    let parameters = parameters::<D, T>(meta, rows, write)?;
    let sent = if read_back {
        D::fetch(connection, batch.sql, parameters).await
    } else {
        let done = D::execute(connection, batch.sql, parameters).await;
        done.map(|_| Vec::new())
    };
    match sent {
        Ok(rows) => Ok(Some(rows)),
        Err(error) if statement::is_unnamed_reference::<D>(&error) => Ok(None),
        Err(error) => Err(explain::insert::<D>(meta, error)),
    }
}

fn parameters<D: Backend, T>(
    meta: &'static EntityMeta,
    rows: &[T],
    write: impl Fn(&T, &mut D::Rows) -> Result<(), EncodeError>,
) -> Result<D::Writer> {
    let mut parameters = D::Rows::default();
    for row in rows {
        let first = crate::RowWriter::count(&parameters);
        write(row, &mut parameters).map_err(|error| {
            let index = error.index.saturating_sub(first);
            explain::encode(meta, EncodeError { index, ..error })
        })?;
        parameters.end_row();
    }
    parameters
        .finish()
        .map_err(|error| explain::encode(meta, error))
}

/// The rows as the database has them, in the order in which they were given: it may yield them in
/// another.
fn read<D: Backend, E: Entity>(rows: &[RowOf<D>], given: &[E]) -> Result<Vec<E>> {
    let mut found = BTreeMap::new();
    for row in rows {
        let row = E::read(&mut D::reader(row))
            .map_err(|error| explain::decode(E::META.name, E::META.columns, error))?;
        found.insert(row.key().text(), row);
    }
    given
        .iter()
        .map(|given| {
            let key = given.key();
            found
                .remove(&key.text())
                .ok_or_else(|| super::read::not_found::<E>(&key))
        })
        .collect()
}

/// Rows of the same table together, in the order of their first.
fn by_table(rows: Vec<Box<dyn LinkedRow>>) -> Vec<(&'static EntityMeta, Vec<Box<dyn LinkedRow>>)> {
    let mut tables: Vec<(&'static EntityMeta, Vec<Box<dyn LinkedRow>>)> = Vec::new();
    for row in rows {
        let meta = row.meta();
        match tables
            .iter_mut()
            .find(|(known, _)| known.table == meta.table)
        {
            Some((_, rows)) => rows.push(row),
            None => tables.push((meta, vec![row])),
        }
    }
    tables
}
