//! A row of a link is read whole.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(link = "Book.tags", view, spec = "library.toml")]
struct BookTags {
    book_id: i64,
}

fn main() {}
