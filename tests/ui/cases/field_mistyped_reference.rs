//! A reference to another entity.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<String>,
    word: String,
    note: Option<String>,
    uses: i64,
}

fn main() {}
