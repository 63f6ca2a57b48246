//! The struct that the derive stands on, reduced to what later stages ask about.

use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, Ident, Type};

use crate::attr::Attributes;
use crate::errors::Errors;

/// A struct with named fields and a readable `#[cwom(…)]`.
pub(crate) struct Input<'a> {
    /// Its attributes.
    pub(crate) attributes: Attributes,
    /// Its name.
    pub(crate) ident: &'a Ident,
    /// Its fields in the order of the source.
    pub(crate) fields: Vec<Field<'a>>,
}

/// A named field.
pub(crate) struct Field<'a> {
    /// The identifier as written, for spans and for emitted code.
    pub(crate) ident: &'a Ident,
    /// The name without `r#`.
    pub(crate) name: String,
    /// The type as written.
    pub(crate) ty: &'a Type,
}

impl<'a> Input<'a> {
    /// Reads a struct, or says why it cannot stand for anything in a spec.
    pub(crate) fn parse(input: &'a DeriveInput) -> syn::Result<Self> {
        let mut errors = Errors::default();
        let fields = fields(input, &mut errors);
        if !input.generics.params.is_empty() || input.generics.where_clause.is_some() {
            errors.on(
                &input.generics,
                "what a spec describes has no generic parameters",
            );
        }
        let attributes = Attributes::parse(&input.attrs, &input.ident, &mut errors);
        errors.finish()?;
        // Without a mistake both are there; the second arm only keeps a slip of ours from panicking.
        match (attributes, fields) {
            (Some(attributes), Some(fields)) => Ok(Self {
                attributes,
                ident: &input.ident,
                fields,
            }),
            _ => Err(syn::Error::new_spanned(
                &input.ident,
                "cannot read this struct",
            )),
        }
    }
}

fn fields<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<Vec<Field<'a>>> {
    let other = |span| syn::Error::new(span, "only a struct stands for an entity or a link");
    let data = match &input.data {
        Data::Struct(data) => data,
        Data::Enum(data) => {
            errors.push(other(data.enum_token.span));
            return None;
        }
        Data::Union(data) => {
            errors.push(other(data.union_token.span));
            return None;
        }
    };
    let Fields::Named(named) = &data.fields else {
        errors.on(
            &input.ident,
            "fields are matched by name, so they need names",
        );
        return None;
    };
    let mut fields = Vec::with_capacity(named.named.len());
    for field in &named.named {
        for attribute in field
            .attrs
            .iter()
            .filter(|attribute| attribute.path().is_ident("cwom"))
        {
            errors.on(
                attribute,
                "a field takes no `#[cwom]`; the spec says everything about it",
            );
        }
        if let Some(ident) = &field.ident {
            fields.push(Field {
                ident,
                name: ident.unraw().to_string(),
                ty: &field.ty,
            });
        }
    }
    Some(fields)
}
