//! A field under the name that the spec has for it, where Rust has another.

use cwom_derive::CwomEntity;
use cwom_runtime::{Id, Timestamp};

struct Copy;

#[derive(CwomEntity)]
#[cwom(entity = "Stamp", spec = "library.toml")]
struct Stamp {
    id: Id<Stamp>,
    copy: Id<Copy>,
    text: String,
    row_version: i64,
    created_at: Timestamp,
}

fn main() {}
