//! What concerns a field is said in the spec.

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    #[cwom(column = "the_word")]
    word: String,
    note: Option<String>,
    uses: i64,
}

fn main() {}
