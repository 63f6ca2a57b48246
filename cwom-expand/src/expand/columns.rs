//! Reading and writing one field: a column, JSON in a column, or the columns of an embedded value.

use cwom_schema::schema::{Embedded, FieldKind, Schema, Type, ValueField};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{format_ident, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, Ident, PathArguments};

use super::Model;
use crate::definition::Source;
use crate::valid::Pair;

/// An expression that reads the columns of a field from `row`.
///
/// It carries the span of the field's type: where a name in scope is not the type that the spec
/// means, the compiler says so there.
pub(super) fn read(model: &Model<'_>, pair: &Pair<'_>) -> TokenStream {
    let span = type_span(pair);
    let runtime = &located(model.runtime, span);
    match pair.member.source {
        Source::End => quote_spanned!(span=> #runtime::Field::read(row)?),
        Source::Field(field) => match &field.kind {
            FieldKind::Embedded(embedded) => {
                let parts = Parts::of(model.schema(), embedded, span);
                read_embedded(runtime, &parts, field.nullable, pair.field.ty, span)
            }
            _ => read_column(runtime, &field.ty, field.nullable, span),
        },
    }
}

/// A statement that writes the columns of a field to `row`; `None` where the database computes it.
pub(super) fn write(model: &Model<'_>, pair: &Pair<'_>) -> Option<TokenStream> {
    let span = type_span(pair);
    let runtime = &located(model.runtime, span);
    let ident = pair.field.ident;
    let place = quote_spanned!(span=> self.#ident);
    match pair.member.source {
        Source::End => Some(quote_spanned!(span=> #runtime::Field::write(&#place, row)?;)),
        Source::Field(field) => match &field.kind {
            FieldKind::Generated(_) => None,
            FieldKind::Embedded(embedded) => {
                let parts = Parts::of(model.schema(), embedded, span);
                Some(write_embedded(
                    runtime,
                    &parts,
                    field.nullable,
                    &place,
                    span,
                ))
            }
            _ => Some(write_column(
                runtime,
                &field.ty,
                field.nullable,
                &place,
                span,
            )),
        },
    }
}

/// The place of the field's type, with the hygiene of the rest of the expansion.
pub(super) fn type_span(pair: &Pair<'_>) -> Span {
    pair.field.ty.span().resolved_at(Span::call_site())
}

/// The same path, shown at `span`. Each token keeps its hygiene, because `$crate` means a crate by
/// it.
pub(super) fn located(path: &TokenStream, span: Span) -> TokenStream {
    let at_span = |mut token: TokenTree| {
        token.set_span(span.resolved_at(token.span()));
        token
    };
    path.clone().into_iter().map(at_span).collect()
}

fn read_column(runtime: &TokenStream, ty: &Type, nullable: bool, span: Span) -> TokenStream {
    match (is_json(ty), nullable) {
        (false, _) => quote_spanned!(span=> #runtime::Field::read(row)?),
        (true, false) => quote_spanned!(span=> #runtime::read_json(row)?),
        (true, true) => quote_spanned!(span=> #runtime::read_json_opt(row)?),
    }
}

/// `place` is an expression of the field's type.
fn write_column(
    runtime: &TokenStream,
    ty: &Type,
    nullable: bool,
    place: &TokenStream,
    span: Span,
) -> TokenStream {
    match (is_json(ty), nullable) {
        (false, _) => quote_spanned!(span=> #runtime::Field::write(&#place, row)?;),
        (true, false) => quote_spanned!(span=> #runtime::write_json(&#place, row)?;),
        (true, true) => {
            let value = quote_spanned!(span=> ::core::option::Option::as_ref(&#place));
            quote_spanned!(span=> #runtime::write_json_opt(#value, row)?;)
        }
    }
}

/// Whether a column of this type holds JSON.
fn is_json(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Json | Type::Map(_) | Type::Value(_) | Type::List(..)
    )
}

fn read_embedded(
    runtime: &TokenStream,
    parts: &Parts<'_>,
    nullable: bool,
    written: &syn::Type,
    span: Span,
) -> TokenStream {
    let Parts {
        fields,
        names,
        locals,
    } = parts;
    if !nullable {
        let path = plain(written);
        let reads = fields
            .iter()
            .map(|part| read_column(runtime, &part.ty, part.nullable, span));
        return quote_spanned!(span=> #path { #(#names: #reads),* });
    }
    // Null in every column is no value; null in some only is refused by the database, and read as
    // an error here.
    let path = plain(option_argument(written));
    let reads = fields.iter().zip(locals).map(|(part, local)| {
        let read = read_column(runtime, &part.ty, true, span);
        quote_spanned!(span=> let #local: ::core::option::Option<_> = #read;)
    });
    let values = fields
        .iter()
        .zip(locals)
        .enumerate()
        .map(|(index, (part, local))| {
            if part.nullable {
                return quote_spanned!(span=> #local);
            }
            let columns_after = fields.len() - 1 - index;
            quote_spanned!(span=> match #local {
                ::core::option::Option::Some(part) => part,
                ::core::option::Option::None => {
                    return ::core::result::Result::Err(#runtime::DecodeError {
                        index: row.last() - #columns_after,
                        problem: #runtime::DecodeProblem::Null,
                    });
                }
            })
        });
    quote_spanned!(span=> {
        #(#reads)*
        if #(#locals.is_none())&&* {
            ::core::option::Option::None
        } else {
            ::core::option::Option::Some(#path { #(#names: #values),* })
        }
    })
}

/// `place` is an expression of the field's type.
fn write_embedded(
    runtime: &TokenStream,
    parts: &Parts<'_>,
    nullable: bool,
    place: &TokenStream,
    span: Span,
) -> TokenStream {
    let writes = parts.fields.iter().zip(&parts.names).map(|(part, name)| {
        if !nullable {
            let place = quote_spanned!(span=> #place.#name);
            return write_column(runtime, &part.ty, part.nullable, &place, span);
        }
        let some = quote_spanned!(span=> ::core::option::Option::as_ref(&#place));
        let value = if part.nullable {
            quote_spanned!(span=> #some.and_then(|value| value.#name.as_ref()))
        } else {
            quote_spanned!(span=> #some.map(|value| &value.#name))
        };
        if is_json(&part.ty) {
            quote_spanned!(span=> #runtime::write_json_opt(#value, row)?;)
        } else {
            quote_spanned!(span=> #runtime::Scalar::write(#value, row)?;)
        }
    });
    quote_spanned!(span=> #(#writes)*)
}

/// The parts of an embedded value: what the spec says, their names in Rust, and local variables.
struct Parts<'a> {
    fields: &'a [ValueField],
    names: Vec<Ident>,
    locals: Vec<Ident>,
}

impl<'a> Parts<'a> {
    fn of(schema: &'a Schema, embedded: &Embedded, span: Span) -> Self {
        let fields = &schema[embedded.value].fields;
        let names = fields
            .iter()
            .map(|part| Ident::new(&part.rust, span))
            .collect();
        let locals = (0..fields.len()).map(|index| format_ident!("part_{index}", span = span));
        Self {
            fields,
            names,
            locals: locals.collect(),
        }
    }
}

/// The type without invisible groups and parentheses, which a struct literal cannot begin with.
fn plain(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(group) => plain(&group.elem),
        syn::Type::Paren(paren) => plain(&paren.elem),
        _ => ty,
    }
}

/// `T` of `Option<T>`; the type itself where it is none, which the check of types has refused.
fn option_argument(ty: &syn::Type) -> &syn::Type {
    let argument = match plain(ty) {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .and_then(|last| match &last.arguments {
                PathArguments::AngleBracketed(arguments) => arguments.args.first(),
                _ => None,
            }),
        _ => None,
    };
    match argument {
        Some(GenericArgument::Type(inner)) => inner,
        _ => ty,
    }
}
