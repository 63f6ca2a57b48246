//! A path needs names on both sides of `::`.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "library::", view)]
struct Word {
    word: String,
}

fn main() {}
