//! `validate`: what the spec says of single fields and values. Rules between fields are the
//! database's own.

use cwom_schema::schema::{Bounds, Field, FieldKind, IdStrategy, Pattern, Schema, Type};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use syn::Ident;

use super::{Model, columns};
use crate::definition::Source;
use crate::valid::Pair;

/// The method.
pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let runtime = model.runtime;
    let name = model.definition.name();
    let rules: Vec<TokenStream> = model
        .pairs
        .iter()
        .filter_map(|pair| field_rules(model, pair))
        .collect();
    let body = if rules.is_empty() {
        quote!(::core::result::Result::Ok(()))
    } else {
        quote! {
            let mut found = #runtime::Problems::new(#name);
            let problems = &mut found;
            #(#rules)*
            found.finish()
        }
    };
    quote! {
        fn validate(&self) -> ::core::result::Result<(), #runtime::Invalid> {
            #body
        }
    }
}

/// The rules of one field, as statements; `None` where every value of its type is allowed.
fn field_rules(model: &Model<'_>, pair: &Pair<'_>) -> Option<TokenStream> {
    let Source::Field(field) = pair.member.source else {
        // The ends of a link are ids of rows that the database knows.
        return None;
    };
    if matches!(field.kind, FieldKind::Generated(_)) {
        return None;
    }
    let span = columns::type_span(pair);
    let runtime = columns::located(model.runtime, span);
    let rules = Rules {
        runtime: &runtime,
        schema: model.schema(),
        name: &field.rust,
        span,
    };
    let rules = rules.of_field(field)?;
    let ident = pair.field.ident;
    Some(if field.nullable {
        quote_spanned! {span=>
            if let ::core::option::Option::Some(value) = &self.#ident {
                #rules
            }
        }
    } else {
        quote_spanned! {span=> {
            let value = &self.#ident;
            #rules
        }}
    })
}

/// Statements on `value`, a reference to what a field of this name holds.
struct Rules<'a> {
    runtime: &'a TokenStream,
    schema: &'a Schema,
    name: &'a str,
    span: Span,
}

impl Rules<'_> {
    fn of_field(&self, field: &Field) -> Option<TokenStream> {
        let rules = self.of_type(&field.ty);
        let pattern = field.pattern.as_ref().map(|pattern| self.pattern(pattern));
        (rules.is_some() || pattern.is_some()).then(|| quote!(#rules #pattern))
    }

    fn of_type(&self, ty: &Type) -> Option<TokenStream> {
        match ty {
            Type::Bool
            | Type::Int(
                _,
                Bounds {
                    min: None,
                    max: None,
                },
            )
            | Type::Bytes(Bounds {
                min: None,
                max: None,
            })
            | Type::Uuid
            | Type::Ulid
            | Type::Date
            | Type::Timestamp
            | Type::Duration
            | Type::Trace
            | Type::Enum(_) => None,
            Type::Int(_, bounds) => Some(self.bounded("integer", &quote!(*value), bounds)),
            Type::Float(bounds) => Some(self.bounded("float", &quote!(*value), bounds)),
            Type::Decimal {
                precision, bounds, ..
            } => Some(self.bounded("decimal", &quote!(*value, #precision), bounds)),
            Type::String(length) | Type::Text(length) => {
                Some(self.bounded("text", &quote!(value), length))
            }
            Type::Raw { .. } => Some(self.bounded("text", &quote!(value), &NO_LENGTH)),
            Type::Bytes(length) => Some(self.bounded("bytes", &quote!(value), length)),
            Type::Json => Some(self.call("json", &quote!(value))),
            Type::Value(_) | Type::Map(None) => Some(self.call("value", &quote!(value))),
            Type::Map(Some(item)) => {
                // The keys have a rule in any case: they are text.
                let keys = || self.call("value", &quote!(value));
                self.items("each_entry", item).or_else(|| Some(keys()))
            }
            Type::List(item, length) => {
                let count = (*length != NO_LENGTH)
                    .then(|| self.bounded("items", &quote!(value.len()), length));
                let items = self.items("each", item);
                (count.is_some() || items.is_some()).then(|| quote!(#count #items))
            }
            Type::Key(entity) => match self.schema[*entity].id {
                IdStrategy::Text { max } => {
                    let length = Bounds {
                        min: None,
                        max: Some(max),
                    };
                    Some(self.bounded("text", &quote!(value.as_str()), &length))
                }
                IdStrategy::Uuid7 | IdStrategy::Uuid4 | IdStrategy::Ulid => None,
            },
        }
    }

    /// The rules of what a list or map holds, each with its place in it.
    fn items(&self, function: &str, item: &Type) -> Option<TokenStream> {
        // Inside, the path already leads to the item.
        let rules = Self { name: "", ..*self }.of_type(item)?;
        Some(self.call(function, &quote!(value, |problems, value| { #rules })))
    }

    fn pattern(&self, pattern: &Pattern) -> TokenStream {
        let runtime = self.runtime;
        let name = self.name;
        let alternatives = pattern.alternatives.iter().map(|affix| {
            let ranges = affix.chars.as_ref().map(|ranges| {
                let ranges = ranges.iter().map(|(first, last)| quote!((#first, #last)));
                quote!(&[#(#ranges),*])
            });
            let chars = option(ranges);
            let prefix = option(affix.prefix.as_ref());
            let suffix = option(affix.suffix.as_ref());
            let contains = option(affix.contains.as_ref());
            let excludes = option(affix.excludes.as_ref());
            quote! {
                #runtime::rules::Affix {
                    chars: #chars,
                    prefix: #prefix,
                    suffix: #suffix,
                    contains: #contains,
                    excludes: #excludes,
                }
            }
        });
        quote! {
            #runtime::rules::pattern(
                problems,
                #name,
                value,
                &#runtime::rules::PatternRule { alternatives: &[#(#alternatives),*] },
            );
        }
    }

    fn bounded<T: Copy + ToTokens>(
        &self,
        rule: &str,
        value: &TokenStream,
        bounds: &Bounds<T>,
    ) -> TokenStream {
        let runtime = self.runtime;
        let (min, max) = (option(bounds.min), option(bounds.max));
        let bounds = quote!(#runtime::rules::Bounds::new(#min, #max));
        self.call(rule, &quote!(#value, #bounds))
    }

    fn call(&self, rule: &str, arguments: &TokenStream) -> TokenStream {
        let Self {
            runtime,
            name,
            span,
            ..
        } = *self;
        let rule = Ident::new(rule, span);
        let arguments = columns::located(arguments, span);
        quote_spanned!(span=> #runtime::rules::#rule(problems, #name, #arguments);)
    }
}

const NO_LENGTH: Bounds<u32> = Bounds {
    min: None,
    max: None,
};

fn option(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(
        || quote!(::core::option::Option::None),
        |value| quote!(::core::option::Option::Some(#value)),
    )
}
