//! An entity belongs to the crate that is generated for it.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "library::Tag")]
struct Tag {
    id: Id<Tag>,
    word: String,
    note: Option<String>,
    uses: i64,
}

fn main() {}
