//! A view of another crate's entity is checked in two stages, the second with that crate's spec.

#![deny(warnings)]

#[path = "support/other_crate.rs"]
#[macro_use]
mod other_crate;

use cwom_derive::CwomEntity;
use cwom_runtime::View;
pub use other_crate::{__runtime, Tag};

/// The documentation of a view stays with the struct.
#[derive(Debug, CwomEntity)]
#[cwom(entity = "crate::Tag", view)]
struct Word {
    /// And so does that of its fields.
    uses: i64,
    word: String,
}

#[derive(CwomEntity)]
#[cwom(entity = "crate::other_crate::exported::Tag", view)]
struct Note {
    note: Option<String>,
}

fn main() {
    let statement = Word::META.get.sqlite;
    assert!(statement.starts_with(r#"SELECT "tags"."uses", "tags"."word" FROM "tags""#), "{statement}");
    assert_eq!(Word::META.name, "Word");
    assert_eq!(Note::META.columns.len(), 1);
    let _ = |word: Word, note: Note| (word.uses, word.word, note.note);
}
