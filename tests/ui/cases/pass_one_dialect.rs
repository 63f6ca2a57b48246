//! A model for one dialect has no text for the other.

#![allow(dead_code)]

use cwom_derive::CwomEntity;
use cwom_runtime::{Entity, Id};

#[derive(CwomEntity)]
#[cwom(entity = "Shelf", spec = "pass_one_dialect.toml")]
struct Shelf {
    id: Id<Shelf>,
    place: String,
}

fn main() {
    let statements = &Shelf::META.statements;
    assert!(statements.insert.sqlite.starts_with("INSERT INTO"));
    assert_eq!(statements.insert.postgres, "");
    assert_eq!(statements.list_after.postgres, "");
}
