//! A generated copy that is older than its original: one struct tells for all.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "outdated/copy.toml")]
struct Tag {
    id: Id<Tag>,
    word: String,
    note: Option<String>,
    uses: i64,
}

#[derive(CwomEntity)]
#[cwom(entity = "Tag", view, spec = "outdated/copy.toml")]
struct Word {
    word: String,
}

fn main() {}
