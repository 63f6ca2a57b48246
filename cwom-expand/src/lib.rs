//! The expansion of `#[derive(CwomEntity)]`, as functions from tokens to tokens: `cwom-derive`, which
//! may export nothing else than macros, calls them for the compiler, and tests and the fuzzer call
//! them without one.
//!
//! The stages, in reading order:
//!
//! 1. `ast`, `attr`: the struct, and which definition it stands for.
//! 2. `spec`: the spec, found, read and parsed once per compilation.
//! 3. `definition`, `valid`: the fields that the spec names beside those that the struct has.
//! 4. `expand`: the implementations, a template without decisions; `fallback` where there were
//!    mistakes, so that they are the only ones that the user sees.

// Asks whether a compiler is there, and where in the source a token stands.
extern crate proc_macro;

mod ast;
mod attr;
mod definition;
mod errors;
mod expand;
mod fallback;
mod foreign;
mod rust_type;
mod spec;
mod suggest;
mod valid;

use proc_macro2::TokenStream;

/// The expansion of the derive, for a struct. What is wrong with it becomes `compile_error!`.
pub fn derive(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(input) => expand::derive(&input),
        Err(error) => error.into_compile_error(),
    }
}

/// The second stage of a view of another crate's entity: `[path of the runtime] "spec" struct`.
pub fn foreign_view(call: TokenStream) -> TokenStream {
    match syn::parse2(call) {
        Ok(call) => expand::foreign_view(call),
        Err(error) => error.into_compile_error(),
    }
}
