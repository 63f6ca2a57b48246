//! A spec with mistakes of its own: the first few are told, and by one struct for all.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "spec_invalid.toml")]
struct Tag {
    id: Id<Tag>,
    word: String,
    note: Option<String>,
    uses: i64,
}

#[derive(CwomEntity)]
#[cwom(entity = "Tag", view, spec = "spec_invalid.toml")]
struct Word {
    word: String,
}

fn main() {}
