//! A field that the spec does not have, near one that it has.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", view, spec = "library.toml")]
struct Word {
    wrod: String,
}

fn main() {}
