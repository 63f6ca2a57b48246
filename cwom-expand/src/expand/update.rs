//! `Updatable`, and `Stateful` where the entity has a state machine.

use cwom_schema::schema::{Entity, FieldId, FieldKind, StateMachine, Type};
use cwom_schema::tables::{Column, ColumnSource};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Ident;

use super::{Model, columns, statements};
use crate::definition::Defined;
use crate::valid::Pair;

/// The implementations; nothing where rows never change.
pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let Defined::Entity(_, entity) = model.definition.subject else {
        return TokenStream::new();
    };
    if written_columns(model, entity).is_empty() {
        return TokenStream::new();
    }
    let runtime = model.runtime;
    let name = model.input.ident;
    let update = update_statement(model, entity);
    let version = version(model, entity);
    let touch = touch(model, entity);
    let slot = slot(model, entity);
    let writes = model
        .pairs
        .iter()
        .zip(entity.fields())
        .filter(|(_, (id, _))| is_written(entity, *id))
        .filter_map(|(pair, _)| columns::write(model, pair));
    let states = entity
        .states
        .as_ref()
        .map(|machine| stateful(model, machine));
    quote! {
        #[automatically_derived]
        impl #runtime::Updatable for #name {
            const UPDATE: #runtime::PerDialect = #update;

            #version
            #touch
            #slot

            fn write_changes<W: #runtime::RowWriter>(
                &self,
                row: &mut W,
            ) -> ::core::result::Result<(), #runtime::EncodeError> {
                #(#writes)*
                ::core::result::Result::Ok(())
            }
        }

        #states
    }
}

/// Whether a caller can change the field: by an update, or as the state by a transition.
fn may_change(entity: &Entity, id: FieldId) -> bool {
    let is_state = entity
        .states
        .as_ref()
        .is_some_and(|machine| machine.field == id);
    entity.is_settable(id) || is_state
}

/// Whether the statement writes the field: what a caller can change, and what the library keeps.
fn is_written(entity: &Entity, id: FieldId) -> bool {
    may_change(entity, id) || matches!(entity[id].kind, FieldKind::Version | FieldKind::UpdatedAt)
}

fn update_statement(model: &Model<'_>, entity: &Entity) -> TokenStream {
    let columns = written_columns(model, entity);
    statements::per_dialect(model, |_, statements| statements.update(&columns))
}

/// The columns that an update writes; none where rows never change.
pub(super) fn written_columns<'a>(model: &'a Model<'_>, entity: &Entity) -> Vec<&'a Column> {
    if !entity.fields().any(|(id, _)| may_change(entity, id)) || !entity.is_updatable() {
        return Vec::new();
    }
    let of_field = |column: &&Column| match column.source {
        ColumnSource::Field(id) | ColumnSource::Part { field: id, .. } => is_written(entity, id),
        _ => false,
    };
    model.table.columns.iter().filter(of_field).collect()
}

fn version(model: &Model<'_>, entity: &Entity) -> TokenStream {
    let value = kept(model, entity, &FieldKind::Version).map_or_else(
        || quote!(::core::option::Option::None),
        |ident| quote!(::core::option::Option::Some(self.#ident)),
    );
    quote! {
        fn version(&self) -> ::core::option::Option<::core::primitive::i64> {
            #value
        }
    }
}

fn touch(model: &Model<'_>, entity: &Entity) -> TokenStream {
    let runtime = model.runtime;
    let version = kept(model, entity, &FieldKind::Version)
        .map(|ident| quote!(self.#ident = self.#ident.saturating_add(1);));
    let updated_at = kept(model, entity, &FieldKind::UpdatedAt)
        .map(|ident| quote!(self.#ident = ::core::cmp::max(self.#ident, now);));
    let now = if updated_at.is_some() {
        quote!(now)
    } else {
        quote!(_)
    };
    quote! {
        fn touch(&mut self, #now: #runtime::Timestamp) {
            #version
            #updated_at
        }
    }
}

/// A managed field of the struct.
fn kept<'m>(model: &'m Model<'_>, entity: &Entity, kind: &FieldKind) -> Option<&'m Ident> {
    let (id, _) = entity.managed(|found| found == kind)?;
    Some(model.pairs[id.0].field.ident)
}

fn slot(model: &Model<'_>, entity: &Entity) -> TokenStream {
    let settable = model
        .pairs
        .iter()
        .zip(entity.fields())
        .filter(|(_, (id, _))| entity.is_settable(*id));
    let arms: Vec<TokenStream> = settable
        .flat_map(|(pair, (_, field))| match &field.kind {
            FieldKind::Embedded(_) if field.nullable => Vec::new(),
            FieldKind::Embedded(embedded) => {
                let parts = &model.schema()[embedded.value].fields;
                let columns = embedded.columns.iter().zip(parts);
                columns
                    .map(|(column, part)| {
                        let part = Ident::new(&part.rust, Span::call_site());
                        arm(pair, column, &quote!(.#part))
                    })
                    .collect()
            }
            _ => vec![arm(pair, &field.column, &TokenStream::new())],
        })
        .collect();
    let column = if arms.is_empty() {
        quote!(_)
    } else {
        quote!(column)
    };
    let body = if arms.is_empty() {
        quote!(::core::option::Option::None)
    } else {
        quote! {
            match column {
                #(#arms)*
                _ => ::core::option::Option::None,
            }
        }
    };
    quote! {
        fn slot(
            &mut self,
            #column: &::core::primitive::str,
        ) -> ::core::option::Option<&mut dyn ::core::any::Any> {
            #body
        }
    }
}

pub(super) fn arm(pair: &Pair<'_>, column: &str, part: &TokenStream) -> TokenStream {
    let ident = pair.field.ident;
    quote!(#column => ::core::option::Option::Some(&mut self.#ident #part),)
}

fn stateful(model: &Model<'_>, machine: &StateMachine) -> Option<TokenStream> {
    let runtime = model.runtime;
    let name = model.input.ident;
    let pair = &model.pairs[machine.field.0];
    let (ident, ty) = (pair.field.ident, pair.field.ty);
    let Defined::Entity(_, entity) = model.definition.subject else {
        return None;
    };
    let Type::Enum(states) = entity[machine.field].ty else {
        return None;
    };
    let values = &model.schema()[states].values;
    let value = |position: &usize| {
        let value = Ident::new(&values[*position].rust, Span::call_site());
        quote!(<#ty>::#value)
    };
    let moves = machine.moves.iter().map(|step| {
        let from = value(&step.from);
        let to = step.to.iter().map(value);
        quote!(#from => &[#(#to),*],)
    });
    let cleared = machine.only_in.iter().map(|only| {
        let field = model.pairs[only.field.0].field.ident;
        let states = only.states.iter().map(value);
        quote! {
            if !::core::matches!(state, #(#states)|*) {
                self.#field = ::core::option::Option::None;
            }
        }
    });
    let field = &entity[machine.field].rust;
    let created_at = entity.managed(|kind| *kind == FieldKind::CreatedAt);
    let created_at = created_at.map(|(_, field)| field.column.as_str());
    let next = statements::per_dialect(model, |_, statements| {
        statements.next_in(&entity[machine.field].column, created_at)
    });
    Some(quote! {
        #[automatically_derived]
        impl #runtime::Stateful for #name {
            type State = #ty;

            const NEXT: #runtime::PerDialect = #next;
            const FIELD: &'static ::core::primitive::str = #field;

            fn moves(from: Self::State) -> &'static [Self::State] {
                match from {
                    #(#moves)*
                }
            }

            fn state(&self) -> Self::State {
                self.#ident
            }

            fn enter(&mut self, state: Self::State) {
                self.#ident = state;
                #(#cleared)*
            }
        }
    })
}
