//! A row of a link without one of its ends.

use cwom_derive::CwomEntity;
use cwom_runtime::{Id, Timestamp};

type Book = ();

#[derive(CwomEntity)]
#[cwom(link = "Book.cites", spec = "library.toml")]
struct BookCites {
    book_id: Id<Book>,
    created_at: Timestamp,
}

fn main() {}
