//! A projection with a field of another type.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", view, spec = "library.toml")]
struct Word {
    word: String,
    uses: i32,
}

fn main() {}
