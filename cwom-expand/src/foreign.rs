//! Views of another crate's entities, in two stages. The derive cannot see the spec of another
//! crate, so it hands the struct to a macro of that crate, which hands it back with the spec.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{DeriveInput, Ident, LitStr, Path, bracketed};

use crate::ast::Input;

/// What comes back: `[path of the runtime] "spec" struct`.
pub(crate) struct Call {
    /// The path of the runtime.
    pub(crate) runtime: TokenStream,
    /// The spec.
    pub(crate) spec: LitStr,
    /// The struct as the first stage wrote it.
    pub(crate) input: DeriveInput,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let runtime;
        bracketed!(runtime in input);
        // Kept as tokens, because `$crate` is no path to syn.
        Ok(Self {
            runtime: runtime.parse()?,
            spec: input.parse()?,
            input: input.parse()?,
        })
    }
}

/// The first stage: a call of the macro that the crate of `entity` exports.
pub(crate) fn hand_over(
    input: &Input<'_>,
    derive_input: &DeriveInput,
    entity: &Path,
) -> TokenStream {
    let crate_path = parent(entity);
    // Where the crate exports no such macro, the compiler says so at the path.
    let exported = Ident::new("__cwom_spec", entity.span().resolved_at(Span::call_site()));
    let attributes = derive_input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("cwom"));
    let name = input.ident;
    // Documentation and other attributes stay behind: the second stage has no use for them.
    let fields = input.fields.iter().map(|field| {
        let (ident, ty) = (field.ident, field.ty);
        quote!(#ident: #ty)
    });
    quote! {
        #crate_path #exported! {
            #(#attributes)*
            struct #name { #(#fields),* }
        }
    }
}

/// The path without its last segment, with the `::` at its end.
fn parent(entity: &Path) -> TokenStream {
    let leading = &entity.leading_colon;
    let segments = entity
        .segments
        .iter()
        .take(entity.segments.len().saturating_sub(1));
    quote!(#leading #(#segments ::)*)
}
