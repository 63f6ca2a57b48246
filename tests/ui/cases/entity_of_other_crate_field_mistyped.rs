//! A view of another crate's entity with a field of another type.

#[path = "support/other_crate.rs"]
#[macro_use]
mod other_crate;

use cwom_derive::CwomEntity;
pub use other_crate::{Tag, __runtime};

#[derive(CwomEntity)]
#[cwom(entity = "crate::Tag", view)]
struct Word {
    word: String,
    uses: u8,
}

fn main() {}
