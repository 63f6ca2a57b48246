//! A field that is no owned value.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    word: &'static str,
    note: Option<(String, u8)>,
    uses: [i64; 1],
}

fn main() {}
