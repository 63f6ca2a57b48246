//! The id of one entity is none of another.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Dialect, Id, Result, Settable, Tx};
use model::*;

const AUTHOR: Settable<Book, Id<Author>> = Settable::new("author_id", "author_id");

async fn change<D: Dialect>(tx: &mut Tx<D>, book: &Book, tag: Id<Tag>) -> Result<Book> {
    tx.update(book).set(AUTHOR, tag).await
}

fn main() {}
