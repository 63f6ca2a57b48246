//! Every mistake of a struct is told at once.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    word: bool,
    note: Option<String>,
    colour: Vec<u8>,
}

fn main() {}
