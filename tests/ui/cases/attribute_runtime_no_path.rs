//! A runtime that is no path.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml", runtime = "no path")]
struct Tag {
    id: Id<Tag>,
    word: String,
    note: Option<String>,
    uses: i64,
}

fn main() {}
