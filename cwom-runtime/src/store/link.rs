//! The rows of join tables that come with their owner.

use super::{explain, statement};
use crate::backend::{Backend, ConnectionOf};
use crate::new_links::LinkedRow;
use crate::{Dialect, EntityMeta, Error, Result};

/// Inserts the row of a join table, in a transaction.
pub(super) async fn insert<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    row: &dyn LinkedRow,
) -> Result<()> {
    let meta = row.meta();
    let parameters = parameters::<D>(row)?;
    let insert = D::text(&meta.statements.insert);
    let Err(error) = D::execute(connection, insert, parameters).await else {
        return Ok(());
    };
    if statement::is_unnamed_reference::<D>(&error)
        && let Some(missing) = missing_reference::<D>(connection, meta, row).await
    {
        return Err(missing);
    }
    Err(explain::insert::<D>(meta, error))
}

async fn missing_reference<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    meta: &'static EntityMeta,
    row: &dyn LinkedRow,
) -> Option<Error> {
    for reference in meta.references {
        let found = match parameters::<D>(row) {
            Ok(parameters) => statement::finds::<D>(connection, &reference.probe, parameters).await,
            Err(error) => Err(error),
        };
        match found {
            Ok(true) => return Some(explain::missing(meta, reference)),
            Ok(false) => {}
            Err(error) => return Some(error),
        }
    }
    None
}

fn parameters<D: Backend>(row: &dyn LinkedRow) -> Result<D::Writer> {
    let mut parameters = D::Writer::default();
    match row.write(&mut parameters) {
        Ok(()) => Ok(parameters),
        Err(error) => Err(explain::encode(row.meta(), error)),
    }
}
