//! `view` is said or not said.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", view = "Word", spec = "library.toml")]
struct Word {
    word: String,
}

fn main() {}
