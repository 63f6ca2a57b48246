//! A projection of nothing.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", view, spec = "library.toml")]
struct Word {
}

fn main() {}
