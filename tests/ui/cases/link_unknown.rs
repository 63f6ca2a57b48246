//! A link that the spec does not have, near one that it has.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(link = "Book.tag", spec = "library.toml")]
struct BookTags {
    book_id: i64,
}

fn main() {}
