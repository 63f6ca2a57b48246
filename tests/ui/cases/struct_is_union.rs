//! A union stands for no entity.

use cwom_derive::CwomEntity;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
union Tag {
    word: u8,
}

fn main() {}
