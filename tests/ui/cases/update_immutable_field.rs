//! A column that never changes cannot be set.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Column, Dialect, Id, Result, Tx};
use model::*;

const ID: Column<Book, Id<Book>> = Column::new("id", "id");

async fn change<D: Dialect>(tx: &mut Tx<D>, book: &Book, id: Id<Book>) -> Result<Book> {
    tx.update(book).set(ID, id).await
}

fn main() {}
