//! A field that the struct lacks, with what the spec says about it.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    word: String,
    uses: i64,
}

fn main() {}
