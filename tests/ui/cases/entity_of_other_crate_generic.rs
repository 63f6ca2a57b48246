//! A struct that the second stage would refuse is refused by the first.

#[path = "support/other_crate.rs"]
#[macro_use]
mod other_crate;

use cwom_derive::CwomEntity;
pub use other_crate::{Tag, __runtime};

#[derive(CwomEntity)]
#[cwom(entity = "crate::Tag", view)]
struct Word<T> {
    word: T,
}

fn main() {}
