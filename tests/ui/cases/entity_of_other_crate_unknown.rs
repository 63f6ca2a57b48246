//! A view of what the other crate does not have.

#[path = "support/other_crate.rs"]
#[macro_use]
mod other_crate;

use cwom_derive::CwomEntity;
pub use other_crate::{Tag, __runtime};

#[derive(CwomEntity)]
#[cwom(entity = "crate::Tga", view)]
struct Word {
    word: String,
}

fn main() {}
