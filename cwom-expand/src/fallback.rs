//! Implementations for a struct with mistakes. They keep the rest of the crate from complaining
//! about missing ones, so that the true mistakes are the only ones that the user sees. Nothing of
//! them is ever run, because the crate does not compile.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Field, Type};

use crate::rust_type::RustType;

/// The mistakes, and implementations without meaning. Without an error of its own, a struct suffers
/// from one that was told before. `entity` is the entity of a view, where the spec has it.
pub(crate) fn fallback(
    input: &DeriveInput,
    runtime: &TokenStream,
    error: Option<&syn::Error>,
    entity: Option<&TokenStream>,
) -> TokenStream {
    let errors = error.map(syn::Error::to_compile_error).unwrap_or_default();
    if !input.generics.params.is_empty() {
        // Parameters would need bounds that nobody wrote.
        return errors;
    }
    let name = &input.ident;
    let stub = match (says(&input.attrs, "view"), entity) {
        (false, _) => {
            let entity = entity_stub(&quote!(#name), &key(input, runtime), runtime);
            quote! {
                #entity

                #[automatically_derived]
                impl #runtime::Deletable for #name {}

                #[automatically_derived]
                impl #runtime::Updatable for #name {
                    const UPDATE: #runtime::PerDialect =
                        #runtime::PerDialect { sqlite: "", postgres: "" };

                    fn version(&self) -> ::core::option::Option<::core::primitive::i64> {
                        ::core::unimplemented!()
                    }

                    fn touch(&mut self, _: #runtime::Timestamp) {
                        ::core::unimplemented!()
                    }

                    fn slot(
                        &mut self,
                        _: &::core::primitive::str,
                    ) -> ::core::option::Option<&mut dyn ::core::any::Any> {
                        ::core::unimplemented!()
                    }

                    fn write_changes<W: #runtime::RowWriter>(
                        &self,
                        _: &mut W,
                    ) -> ::core::result::Result<(), #runtime::EncodeError> {
                        ::core::unimplemented!()
                    }
                }
            }
        }
        (true, Some(entity)) => view_stub(&quote!(#name), entity, runtime),
        (true, None) => {
            let key = quote!(#runtime::Id<Self>);
            let unknown = entity_stub(&quote!(Unknown), &key, runtime);
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

/// Whether the attributes hold this key, as far as they can be read.
fn says(attributes: &[Attribute], key: &str) -> bool {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cwom"))
        .any(|attribute| {
            let list = attribute.meta.require_list();
            let mut tokens = list.into_iter().flat_map(|list| list.tokens.clone());
            tokens.any(|token| matches!(token, TokenTree::Ident(word) if word == key))
        })
}

/// The type of the key that the struct seems to have, so that keys in use elsewhere fit.
fn key(input: &DeriveInput, runtime: &TokenStream) -> TokenStream {
    let unknown = quote!(#runtime::Id<Self>);
    let Data::Struct(data) = &input.data else {
        return unknown;
    };
    if says(&input.attrs, "link") {
        let mut ends = data.fields.iter().map(|field| &field.ty);
        return match (ends.next(), ends.next()) {
            (Some(left), Some(right)) if is_key(left, |_| true) && is_key(right, |_| true) => {
                quote!((#left, #right))
            }
            _ => unknown,
        };
    }
    let is_id = |field: &&Field| field.ident.as_ref().is_some_and(|ident| ident == "id");
    match data.fields.iter().find(is_id) {
        Some(Field { ty, .. }) if is_key(ty, |of| of == "Self" || input.ident == of) => quote!(#ty),
        _ => unknown,
    }
}

fn is_key(ty: &Type, accepts: impl Fn(&str) -> bool) -> bool {
    RustType::parse(ty).is_some_and(|ty| ty.key_of().is_some_and(accepts))
}

fn entity_stub(name: &TokenStream, key: &TokenStream, runtime: &TokenStream) -> TokenStream {
    let none = quote!(#runtime::PerDialect { sqlite: "", postgres: "" });
    quote! {
        #[automatically_derived]
        impl #runtime::Entity for #name {
            type Key = #key;

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
                audited: ::core::option::Option::None,
                cascades: ::core::option::Option::None,
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

        #[automatically_derived]
        impl #runtime::Queryable for #name {
            const QUERY: &'static #runtime::QueryMeta = &#runtime::QueryMeta {
                columns: &[],
                key: &[],
                deleted_at: ::core::option::Option::None,
                uniques: &[],
            };
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
