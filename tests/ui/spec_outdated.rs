//! A generated copy that is older than its original.

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

fn main() {}
