//! A crate that exports no spec.

use cwom_derive::CwomEntity;

mod library {}

#[derive(CwomEntity)]
#[cwom(entity = "library::Tag", view)]
struct Word {
    word: String,
}

fn main() {}
