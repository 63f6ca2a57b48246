//! Rows of an immutable entity never change.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Dialect, Result, Tx};
use model::*;

async fn change<D: Dialect>(tx: &mut Tx<D>, stamp: &Stamp) -> Result<Stamp> {
    tx.update(stamp).await
}

fn main() {}
