//! A copy that says what its original says; and one whose original is out of reach, as in a
//! packaged crate.

#![allow(dead_code)]

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

#[derive(CwomEntity)]
#[cwom(entity = "Shelf", spec = "packaged/copy.toml")]
struct Shelf {
    id: Id<Shelf>,
    place: String,
}

#[derive(CwomEntity)]
#[cwom(entity = "Shelf", spec = "packaged/alone.toml", view)]
struct Place {
    place: String,
}

fn main() {}
