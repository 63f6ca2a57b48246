//! The implementation of a projection.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{Model, columns, meta};
use crate::attr::Subject;

/// `View`.
pub(super) fn expand(model: &Model<'_>, entity: &TokenStream) -> TokenStream {
    let runtime = model.runtime;
    let name = model.input.ident;
    let meta = meta::view(model);
    let reads = model.pairs.iter().map(|pair| {
        let ident = pair.field.ident;
        let read = columns::read(model, pair);
        quote!(#ident: #read)
    });
    quote! {
        #[automatically_derived]
        // A path to the entity stands in the attribute, also where its name is imported.
        #[allow(unused_qualifications)]
        impl #runtime::View for #name {
            type Entity = #entity;

            const META: &'static #runtime::ViewMeta = #meta;

            fn read<R: #runtime::RowReader>(
                row: &mut R,
            ) -> ::core::result::Result<Self, #runtime::DecodeError> {
                ::core::result::Result::Ok(Self { #(#reads),* })
            }
        }
    }
}

/// The struct of the entity that a view shows: a name in scope where the view stands, or a path to
/// another crate; `None` for what is no view.
pub(super) fn entity(subject: &Subject) -> Option<TokenStream> {
    match subject {
        Subject::Entity(_) | Subject::Link(_) => None,
        // The name of an entity is an identifier; this is called for those that the spec has.
        Subject::View(name) => {
            let name = Ident::new(&name.value(), name.span());
            Some(quote!(#name))
        }
        Subject::ForeignView(path) => Some(quote!(#path)),
    }
}
