//! An enum stands for no entity.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
enum Tag {
    Word,
}

fn main() {}
