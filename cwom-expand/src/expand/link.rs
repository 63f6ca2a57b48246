//! `LinkRow`: what a row of a join table holds together, and its payload.

use cwom_schema::schema::FieldKind;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, update};
use crate::definition::{Defined, Source};

/// The implementation for the row of a link; nothing for an entity.
pub(super) fn expand(model: &Model<'_>) -> Option<TokenStream> {
    let Defined::Link(..) = model.definition.subject else {
        return None;
    };
    let runtime = model.runtime;
    let name = model.input.ident;
    // The definition begins with the two ends.
    let (ends, payload) = model.pairs.split_at(model.definition.key_len());
    let mut types = ends.iter().map(|pair| pair.field.ty);
    let (left, right) = (types.next()?, types.next()?);
    let arms: Vec<TokenStream> = payload
        .iter()
        .filter_map(|pair| match pair.member.source {
            Source::Field(field) if matches!(field.kind, FieldKind::Data) => {
                Some(update::arm(pair, &field.column, &TokenStream::new()))
            }
            _ => None,
        })
        .collect();
    let (column, body) = if arms.is_empty() {
        (quote!(_), quote!(::core::option::Option::None))
    } else {
        let body = quote! {
            match column {
                #(#arms)*
                _ => ::core::option::Option::None,
            }
        };
        (quote!(column), body)
    };
    Some(quote! {
        #[automatically_derived]
        impl #runtime::LinkRow for #name {
            type Left = #left;
            type Right = #right;

            fn key_of(left: Self::Left, right: Self::Right) -> Self::Key {
                (left, right)
            }

            fn slot(
                &mut self,
                #column: &::core::primitive::str,
            ) -> ::core::option::Option<&mut dyn ::core::any::Any> {
                #body
            }
        }
    })
}
