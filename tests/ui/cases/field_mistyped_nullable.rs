//! A field that may be null, and one that may not.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    word: Option<String>,
    note: String,
    uses: i64,
}

fn main() {}
