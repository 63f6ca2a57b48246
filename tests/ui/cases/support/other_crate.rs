//! What a generated crate exports for views in other crates, on a small scale: here `$crate` is the
//! case itself.

#![allow(dead_code, unused_imports)]

use cwom_derive::CwomEntity;
use cwom_runtime::Id;

pub mod __runtime {
    pub use cwom_derive::__cwom_view;
    pub use cwom_runtime::*;
}

#[derive(CwomEntity)]
#[cwom(entity = "Tag", spec = "../library.toml")]
pub struct Tag {
    pub id: Id<Tag>,
    pub word: String,
    pub note: Option<String>,
    pub uses: i64,
}

pub mod exported {
    pub use crate::{__cwom_spec, other_crate::Tag};
}

#[macro_export]
macro_rules! __cwom_spec {
    ($($input:tt)*) => {
        $crate::__runtime::__cwom_view! {
            [$crate::__runtime]
            r##"
format = 1

[model]
name = "library"
doc = "What another crate carries, with \"quotes\"# and \n escapes."

[entity.Tag]
doc = "A word that books are found by."
table = "tags"
timestamps = "none"
version = false
audited = false
[entity.Tag.fields]
word = "string(1..40)"
note = "text?"
uses = "i64"
"##
            $($input)*
        }
    };
}
