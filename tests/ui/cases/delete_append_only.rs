//! Rows that are only ever added do not go away.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Dialect, Id, Result, Tx};
use model::*;

async fn forget<D: Dialect>(tx: &mut Tx<D>, stamp: Id<Stamp>) -> Result<()> {
    tx.delete::<Stamp>(stamp).await
}

fn main() {}
