//! Types are compared by the last segment of their paths, fields by name, in any order; the struct
//! need not be called as the entity is.

#![allow(dead_code)]

use cwom_derive::CwomEntity;

mod keys {
    pub use cwom_runtime::Id;
}

type Text = std::string::String;

#[derive(CwomEntity)]
#[cwom(spec = "library.toml", entity = "Tag")]
struct Label {
    uses: core::primitive::i64,
    note: std::option::Option<::std::string::String>,
    word: std::string::String,
    id: keys::Id<Self>,
}

macro_rules! made_by_a_macro {
    ($name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(CwomEntity)]
        #[cwom(entity = "Tag")]
        #[cwom(spec = "library.toml")]
        struct $name {
            $($field: $type),*
        }
    };
}

made_by_a_macro!(Word { id: cwom_runtime::Id<Word>, word: String, note: Option<String>, uses: i64 });

fn main() {
    use cwom_runtime::Entity;

    let label = Label {
        uses: 1,
        note: None,
        word: Text::from("history"),
        id: keys::Id::new_v7(),
    };
    assert_eq!(label.key(), label.id);
    assert_eq!(Label::META.columns.len(), Word::META.columns.len());
}
