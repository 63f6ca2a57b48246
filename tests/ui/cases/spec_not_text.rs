//! A spec that is not UTF-8.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "spec_not_text.toml")]
struct Tag {
    id: Id<Tag>,
    word: String,
    note: Option<String>,
    uses: i64,
}

fn main() {}
