//! The spec of another crate's entity is that crate's.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "library::Tag", view, spec = "library.toml")]
struct Word {
    word: String,
}

fn main() {}
