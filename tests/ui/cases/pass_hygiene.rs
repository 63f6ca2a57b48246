//! The expansion means the same in any scope, and no lint has a say in it.

#![no_implicit_prelude]
#![deny(
    warnings,
    missing_docs,
    unused_qualifications,
    unreachable_pub,
    single_use_lifetimes,
    unused_results,
    trivial_casts
)]
#![forbid(unsafe_code)]

/// A model with words of the language's own.
pub mod model {
    use ::cwom_derive::CwomEntity;
    use ::cwom_runtime::Id;

    /// In the way of the prelude's.
    pub struct Result;
    /// In the way of the prelude's.
    pub struct Ok;
    /// In the way of the prelude's.
    pub trait Clone {}
    /// In the way of a crate.
    pub mod core {}
    /// In the way of a crate.
    pub mod cwom_runtime {}

    /// A word that books are found by.
    #[derive(CwomEntity)]
    #[cwom(entity = "Tag", spec = "library.toml")]
    pub struct Tag {
        /// Identity.
        pub id: Id<Tag>,
        /// The word.
        pub word: ::std::string::String,
        /// What for.
        pub note: ::std::option::Option<::std::string::String>,
        /// How often.
        pub uses: i64,
    }

    /// A view of it.
    #[derive(CwomEntity)]
    #[cwom(entity = "Tag", view, spec = "library.toml")]
    pub struct Word {
        /// The word.
        pub word: ::std::string::String,
    }
}

fn main() {
    let _ = <model::Tag as ::cwom_runtime::Entity>::META;
    let _ = <model::Word as ::cwom_runtime::View>::META;
}
