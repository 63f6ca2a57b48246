//! A link named without its owner.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(link = "cites", spec = "library.toml")]
struct BookCites {
    book_id: i64,
}

fn main() {}
