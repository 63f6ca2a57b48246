//! Implementations for a struct with mistakes. They keep the rest of the crate from complaining
//! about missing ones, so that the true mistakes are the only ones that the user sees. Nothing of
//! them is ever run, because the crate does not compile.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, DeriveInput};

/// The mistakes, and implementations without meaning. `entity` is the entity of a view, where the
/// spec has it.
pub(crate) fn fallback(
    input: &DeriveInput,
    runtime: &TokenStream,
    error: &syn::Error,
    entity: Option<&TokenStream>,
) -> TokenStream {
    let errors = error.to_compile_error();
    if !input.generics.params.is_empty() {
        // Parameters would need bounds that nobody wrote.
        return errors;
    }
    let name = &input.ident;
    let stub = match (is_view(&input.attrs), entity) {
        (false, _) => {
            let entity = entity_stub(&quote!(#name), runtime);
            quote! {
                #entity

                #[automatically_derived]
                impl #runtime::Deletable for #name {}
            }
        }
        (true, Some(entity)) => view_stub(&quote!(#name), entity, runtime),
        (true, None) => {
            let unknown = entity_stub(&quote!(Unknown), runtime);
            let view = view_stub(&quote!(#name), &quote!(Unknown), runtime);
            quote! {
                #[allow(dead_code)]
                struct Unknown;
                #unknown
                #view
            }
        }
    };
    quote! {
        #errors

        const _: () = {
            #stub
        };
    }
}

/// Whether the attributes ask for a view, as far as they can be read.
fn is_view(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cwom"))
        .any(|attribute| {
            let list = attribute.meta.require_list();
            let mut tokens = list.into_iter().flat_map(|list| list.tokens.clone());
            tokens
                .any(|token| matches!(token, proc_macro2::TokenTree::Ident(word) if word == "view"))
        })
}

fn entity_stub(name: &TokenStream, runtime: &TokenStream) -> TokenStream {
    let none = quote!(#runtime::PerDialect { sqlite: "", postgres: "" });
    quote! {
        #[automatically_derived]
        impl #runtime::Entity for #name {
            type Key = #runtime::Id<Self>;

            const META: &'static #runtime::EntityMeta = &#runtime::EntityMeta {
                name: "",
                table: "",
                doc: "",
                id: #runtime::IdStrategy::Uuid7,
                columns: &[],
                constraints: &[],
                references: &[],
                inbound: &[],
                statements: #runtime::Statements {
                    insert: #none,
                    get: #none,
                    list_first: #none,
                    list_after: #none,
                    delete: ::core::option::Option::None,
                },
            };

            fn key(&self) -> Self::Key {
                ::core::unimplemented!()
            }

            fn read<R: #runtime::RowReader>(
                _: &mut R,
            ) -> ::core::result::Result<Self, #runtime::DecodeError> {
                ::core::unimplemented!()
            }

            fn write<W: #runtime::RowWriter>(
                &self,
                _: &mut W,
            ) -> ::core::result::Result<(), #runtime::EncodeError> {
                ::core::unimplemented!()
            }

            fn validate(&self) -> ::core::result::Result<(), #runtime::Invalid> {
                ::core::unimplemented!()
            }
        }
    }
}

fn view_stub(name: &TokenStream, entity: &TokenStream, runtime: &TokenStream) -> TokenStream {
    let none = quote!(#runtime::PerDialect { sqlite: "", postgres: "" });
    quote! {
        #[automatically_derived]
        impl #runtime::View for #name {
            type Entity = #entity;

            const META: &'static #runtime::ViewMeta = &#runtime::ViewMeta {
                name: "",
                columns: &[],
                get: #none,
                list_first: #none,
                list_after: #none,
            };

            fn read<R: #runtime::RowReader>(
                _: &mut R,
            ) -> ::core::result::Result<Self, #runtime::DecodeError> {
                ::core::unimplemented!()
            }
        }
    }
}
