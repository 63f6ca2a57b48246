//! The derive, outside of the compiler.

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

/// The spec that structs are held against.
const SPEC: &str = include_str!("../../../cwom-schema/tests/library.toml");
/// What syn goes down by itself; deeper than people write, and than its stack is asked to hold here.
const DEPTH: usize = 64;

/// Any tokens become items: implementations, or errors that say what is wrong.
///
/// # Panics
///
/// When they do not.
pub fn derive(text: &str) {
    if is_deep(text) {
        return;
    }
    let Ok(input) = TokenStream::from_str(text) else {
        return;
    };
    assert_items(cwom_expand::foreign_view(
        quote!([::cwom_runtime] #SPEC #input),
    ));
    // The same with the spec of a package, which there is none of here.
    assert_items(cwom_expand::derive(input));
}

fn assert_items(tokens: TokenStream) {
    let text = tokens.to_string();
    let parsed = syn::parse2::<syn::File>(tokens);
    assert!(parsed.is_ok(), "{:?}\n{text}", parsed.err());
}

fn is_deep(text: &str) -> bool {
    let goes_down = |c: &char| matches!(c, '(' | '[' | '{' | '<' | '&' | '*' | '!' | '-');
    text.chars().filter(goes_down).count() > DEPTH
}
