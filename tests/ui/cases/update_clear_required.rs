//! Only a nullable column can be cleared.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Dialect, Result, Settable, Tx};
use model::*;

const TITLE: Settable<Book, String> = Settable::new("title", "title");

async fn change<D: Dialect>(tx: &mut Tx<D>, book: &Book) -> Result<Book> {
    tx.update(book).clear(TITLE).await
}

fn main() {}
