//! `#[derive(CwomEntity)]`: checks a struct against the spec at compile time, and implements what
//! the runtime needs to read and write it.
//!
//! The expansion is `cwom-expand`'s: a crate of macros can export nothing that a test could call.

use proc_macro::TokenStream;

/// Checks a struct against the spec, and implements what the runtime needs to read and write it.
///
/// | attribute | the struct is |
/// |---|---|
/// | `#[cwom(entity = "Book")]` | the whole entity, its fields in any order |
/// | `#[cwom(entity = "Book", view)]` | a projection: some of its fields; read, never written |
/// | `#[cwom(entity = "library::Book", view)]` | the same in another crate, where `library` is the generated crate |
/// | `#[cwom(link = "Book.authors")]` | a row of the join table of a link |
///
/// Further keys: `spec = "path.toml"`, relative to the source file, where the spec is not the
/// `cwom-spec.toml` beside the package's manifest; `runtime = "path"`, where the runtime crate is
/// not `::cwom_runtime`.
///
/// A field that the spec lacks, that the struct lacks, or that has another type is an error on the
/// tokens concerned. Types are compared by the last segments of their paths.
#[proc_macro_derive(CwomEntity, attributes(cwom))]
pub fn derive_entity(input: TokenStream) -> TokenStream {
    cwom_expand::derive(input.into()).into()
}

/// The second stage of a view of another crate's entity. A generated crate exports a macro that
/// calls this one with the path of its runtime, the text of its spec, and the struct:
///
/// ```text
/// #[doc(hidden)]
/// #[macro_export]
/// macro_rules! __cwom_spec {
///     ($($input:tt)*) => {
///         $crate::__runtime::__cwom_view! {
///             [$crate::__runtime] r#"the spec"# $($input)*
///         }
///     };
/// }
/// ```
///
/// `__runtime` is that crate's re-export of the runtime, because the crate of the view need not
/// depend on it. The struct keeps its spans on the way, so errors stand on the user's own tokens.
#[doc(hidden)]
#[proc_macro]
pub fn __cwom_view(input: TokenStream) -> TokenStream {
    cwom_expand::foreign_view(input.into()).into()
}
