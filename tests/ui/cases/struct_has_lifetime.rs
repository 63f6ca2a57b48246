//! An entity borrows nothing.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag<'a> {
    id: Id<Tag<'a>>,
    word: &'a str,
    note: Option<String>,
    uses: i64,
}

fn main() {}
