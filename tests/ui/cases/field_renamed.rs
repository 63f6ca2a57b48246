//! A field under another name: the only missing one of its type.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    text: String,
    note: Option<String>,
    uses: i64,
}

fn main() {}
