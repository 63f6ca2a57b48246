//! Without a state machine there is no transition.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Dialect, Result, Tx};
use model::*;

async fn change<D: Dialect>(tx: &mut Tx<D>, book: Book) -> Result<Book> {
    tx.transition(book, Condition::Used).await
}

fn main() {}
