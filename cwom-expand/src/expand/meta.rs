//! What is known of an entity at compile time, as a constant.

use cwom_schema::schema::{FieldKind, IdStrategy, ValueField};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, audit, constraints, statements};
use crate::definition::{Defined, Member, Source};

/// The metadata of an entity or a link.
pub(super) fn entity(model: &Model<'_>) -> TokenStream {
    let runtime = model.runtime;
    let name = model.definition.name();
    let table = &model.table.name;
    let doc = match model.definition.subject {
        Defined::Entity(_, entity) => &entity.doc,
        Defined::Link(_, link) => &link.doc,
    };
    let id = id_strategy(model);
    let columns = columns(model);
    let constraints = constraints::all(model);
    let references = constraints::references(model);
    let inbound = constraints::inbound(model);
    let statements = statements::entity(model, model.definition.is_deletable());
    let audited = audit::meta(model);
    let cascades = audit::cascades(model);
    quote! {
        &#runtime::EntityMeta {
            name: #name,
            table: #table,
            doc: #doc,
            id: #runtime::IdStrategy::#id,
            columns: &[#(#columns),*],
            constraints: &[#(#constraints),*],
            references: &[#(#references),*],
            inbound: &[#(#inbound),*],
            statements: #statements,
            audited: #audited,
            cascades: #cascades,
        }
    }
}

/// The metadata of a projection.
pub(super) fn view(model: &Model<'_>) -> TokenStream {
    let runtime = model.runtime;
    let name = model.input.ident.to_string();
    let columns = columns(model);
    let statements = statements::view(model);
    quote! {
        &#runtime::ViewMeta {
            name: #name,
            columns: &[#(#columns),*],
            #statements
        }
    }
}

/// Every column of a member with the field that it belongs to: `field.part` for embedded values.
pub(super) fn columns_of<'a>(
    model: &'a Model<'_>,
    member: &'a Member<'_>,
) -> Vec<(&'a str, String)> {
    let Source::Field(field) = member.source else {
        return vec![(member.name, member.name.to_owned())];
    };
    let FieldKind::Embedded(embedded) = &field.kind else {
        return vec![(field.column.as_str(), field.rust.clone())];
    };
    let parts = &model.schema()[embedded.value].fields;
    let field_of = |part: &ValueField| format!("{}.{}", field.rust, part.rust);
    embedded
        .columns
        .iter()
        .zip(parts)
        .map(|(column, part)| (column.as_str(), field_of(part)))
        .collect()
}

fn columns(model: &Model<'_>) -> Vec<TokenStream> {
    let runtime = model.runtime;
    model
        .pairs
        .iter()
        .flat_map(|pair| columns_of(model, pair.member))
        .map(|(name, field)| quote!(#runtime::ColumnMeta { name: #name, field: #field }))
        .collect()
}

fn id_strategy(model: &Model<'_>) -> TokenStream {
    match model.definition.subject {
        Defined::Entity(_, entity) => match entity.id {
            IdStrategy::Uuid7 => quote!(Uuid7),
            IdStrategy::Uuid4 => quote!(Uuid4),
            IdStrategy::Ulid => quote!(Ulid),
            IdStrategy::Text { .. } => quote!(Given),
        },
        Defined::Link(..) => quote!(Given),
    }
}
