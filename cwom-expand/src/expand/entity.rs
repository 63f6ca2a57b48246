//! The implementations of a whole entity, or of the row of a link.

use cwom_schema::tables::ColumnType;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, columns, link, meta, query, rules, statements, update};
use crate::definition::Defined;

/// `Entity`, `Deletable` where the spec lets rows go, and `Updatable` where it lets them change.
pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let runtime = model.runtime;
    let name = model.input.ident;
    let meta = meta::entity(model);
    let key = key(model);
    let reads = model.pairs.iter().map(|pair| {
        let ident = pair.field.ident;
        let read = columns::read(model, pair);
        quote!(#ident: #read)
    });
    let writes = model
        .pairs
        .iter()
        .filter_map(|pair| columns::write(model, pair));
    let rules = rules::expand(model);
    let queryable = query::expand(model);
    let read_back = is_read_back(model).then(|| {
        quote!(
            const READ_BACK: ::core::primitive::bool = true;
        )
    });
    let deletable = model.definition.is_deletable().then(|| {
        quote! {
            #[automatically_derived]
            impl #runtime::Deletable for #name {}
        }
    });
    let updatable = update::expand(model);
    let insert_all = statements::insert_all(model);
    let linked = link::expand(model);
    quote! {
        #[automatically_derived]
        impl #runtime::Entity for #name {
            #key

            const META: &'static #runtime::EntityMeta = #meta;

            #read_back

            const INSERT_ALL: ::core::option::Option<#runtime::BatchStatement> =
                ::core::option::Option::Some(#insert_all);

            fn read<R: #runtime::RowReader>(
                row: &mut R,
            ) -> ::core::result::Result<Self, #runtime::DecodeError> {
                ::core::result::Result::Ok(Self { #(#reads),* })
            }

            fn write<W: #runtime::RowWriter>(
                &self,
                row: &mut W,
            ) -> ::core::result::Result<(), #runtime::EncodeError> {
                #(#writes)*
                ::core::result::Result::Ok(())
            }

            #rules
        }

        #queryable

        #deletable

        #updatable

        #linked
    }
}

/// The type of the key, and how a row gives it.
fn key(model: &Model<'_>) -> TokenStream {
    // The definition begins with the key: the id of an entity, the two ends of a link.
    let fields = &model.pairs[..model.definition.key_len()];
    let types = fields.iter().map(|pair| pair.field.ty);
    let values = fields.iter().map(|pair| {
        let ident = pair.field.ident;
        quote!(::core::clone::Clone::clone(&self.#ident))
    });
    match model.definition.subject {
        Defined::Entity(..) => quote! {
            type Key = #(#types)*;

            fn key(&self) -> Self::Key {
                #(#values)*
            }
        },
        Defined::Link(..) => quote! {
            type Key = (#(#types),*);

            fn key(&self) -> Self::Key {
                (#(#values),*)
            }
        },
    }
}

/// Whether a created row is known only once it is read: the database computes some of its columns,
/// or writes the text of some in its own way.
fn is_read_back(model: &Model<'_>) -> bool {
    model
        .table
        .columns
        .iter()
        .any(|column| column.generated.is_some() || matches!(column.ty, ColumnType::Raw { .. }))
}
