//! A field with another type.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    word: String,
    note: Option<String>,
    uses: u32,
}

fn main() {}
