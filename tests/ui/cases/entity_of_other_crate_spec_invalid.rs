//! A crate that exports a spec with mistakes, as one of another revision of the toolkit may.

use cwom_derive::CwomEntity;

mod library {
    pub mod __runtime {
        pub use cwom_derive::__cwom_view;
        pub use cwom_runtime::*;
    }

    macro_rules! __cwom_spec {
        ($($input:tt)*) => {
            crate::library::__runtime::__cwom_view! {
                [crate::library::__runtime]
                r#"format = 1

[model]
name = "library"
doc = "Of another revision."

[entity.Tag]
doc = "A word that books are found by."
table = "tags"
[entity.Tag.fields]
word = "phrase(1..40)"
"#
                $($input)*
            }
        };
    }
    pub(crate) use __cwom_spec;
}

#[derive(CwomEntity)]
#[cwom(entity = "library::Tag", view)]
struct Word {
    word: String,
}

fn main() {}
