//! A link that is only ever added has no way back.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{CwomEntity, Dialect, Id, Link, Result, Timestamp, Tx};
use model::*;

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(link = "Book.seals", spec = "library.toml")]
pub struct BookSeal {
    pub book_id: Id<Book>,
    pub tag_id: Id<Tag>,
    pub created_at: Timestamp,
}

const SEALS: Link<Book, Tag, BookSeal> = Link::new("book_id", "tag_id");

async fn unseal<D: Dialect>(tx: &mut Tx<D>, book: Id<Book>, tag: Id<Tag>) -> Result<()> {
    tx.unlink(SEALS, book, tag).await
}

fn main() {}
