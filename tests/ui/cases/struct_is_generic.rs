//! An entity has no parameters.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag<T> {
    id: T,
    word: String,
    note: Option<String>,
    uses: i64,
}

fn main() {}
