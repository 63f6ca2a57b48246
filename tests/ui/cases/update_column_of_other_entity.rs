//! A column belongs to one entity.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Dialect, Result, Settable, Tx};
use model::*;

const NAME: Settable<Author, String> = Settable::new("name", "name");

async fn change<D: Dialect>(tx: &mut Tx<D>, book: &Book) -> Result<Book> {
    tx.update(book).set(NAME, "Ada").await
}

fn main() {}
