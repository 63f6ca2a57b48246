//! From a checked struct to its implementations. What is decided here is only which template to
//! fill; each template is a file of its own.

mod audit;
mod columns;
mod constraints;
mod entity;
mod link;
mod meta;
mod query;
mod rules;
mod statements;
mod update;
mod view;

use std::path::PathBuf;

use cwom_schema::schema::Schema;
use cwom_schema::tables::Table;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{DeriveInput, LitStr};

use crate::ast::Input;
use crate::attr::Subject;
use crate::definition::{Defined, Definition};
use crate::fallback::fallback;
use crate::foreign::{self, Call};
use crate::spec::{Source, Spec};
use crate::valid::{Pair, check_part, check_whole};

/// What the templates ask.
pub(crate) struct Model<'a> {
    /// The path of the runtime.
    pub(crate) runtime: &'a TokenStream,
    /// The struct.
    pub(crate) input: &'a Input<'a>,
    /// The spec.
    pub(crate) spec: &'a Spec,
    /// What the struct stands for.
    pub(crate) definition: &'a Definition<'a>,
    /// The table of that.
    pub(crate) table: &'a Table,
    /// The fields of the struct beside those of the spec, in the order in which rows are read.
    pub(crate) pairs: &'a [Pair<'a>],
}

impl Model<'_> {
    /// What the spec says.
    pub(crate) fn schema(&self) -> &Schema {
        &self.spec.schema
    }
}

/// The expansion of the derive.
pub(crate) fn derive(derive_input: &DeriveInput) -> TokenStream {
    let input = match Input::parse(derive_input) {
        Ok(input) => input,
        Err(error) => return fallback(derive_input, &default_runtime(), Some(&error), None),
    };
    let attributes = &input.attributes;
    if let Subject::ForeignView(entity) = &attributes.subject {
        return foreign::hand_over(&input, derive_input, entity);
    }
    let runtime = match &attributes.runtime {
        Some(path) => quote!(#path),
        None => default_runtime(),
    };
    match Source::read(attributes.spec.as_ref()) {
        Ok(source) => {
            let body = implement(&input, derive_input, &source, &runtime);
            let watched = watch(&source.files);
            quote!(#body #watched)
        }
        Err(message) => {
            let error = syn::Error::new(spec_span(&input), message);
            fallback(derive_input, &runtime, Some(&error), None)
        }
    }
}

/// The expansion of a view of another crate's entity, once that crate has added its spec.
pub(crate) fn foreign_view(call: Call) -> TokenStream {
    let Call {
        runtime,
        spec,
        input: derive_input,
    } = call;
    let input = match Input::parse(&derive_input) {
        Ok(input) => input,
        Err(error) => return fallback(&derive_input, &runtime, Some(&error), None),
    };
    let runtime = match &input.attributes.runtime {
        Some(path) => quote!(#path),
        None => runtime,
    };
    implement(
        &input,
        &derive_input,
        &Source::carried(spec.value()),
        &runtime,
    )
}

/// Where the spec is named, or the definition in it.
fn spec_span(input: &Input<'_>) -> Span {
    let attributes = &input.attributes;
    attributes
        .spec
        .as_ref()
        .map_or(attributes.subject.span(), LitStr::span)
}

fn implement(
    input: &Input<'_>,
    derive_input: &DeriveInput,
    source: &Source,
    runtime: &TokenStream,
) -> TokenStream {
    let spec = match source.parse() {
        Ok(spec) => spec,
        Err(mistakes) => {
            let error = mistakes.map(|message| syn::Error::new(spec_span(input), message));
            return fallback(derive_input, runtime, error.as_ref(), None);
        }
    };
    let definition = match define(input, &spec.schema) {
        Ok(definition) => definition,
        Err(error) => return fallback(derive_input, runtime, Some(&error), None),
    };
    let entity = view::entity(&input.attributes.subject);
    let checked = match entity {
        Some(_) => check_part(input, &definition),
        None => check_whole(input, &definition),
    };
    let pairs = match checked {
        Ok(pairs) => pairs,
        Err(error) => return fallback(derive_input, runtime, Some(&error), entity.as_ref()),
    };
    let table = match definition.subject {
        Defined::Entity(id, _) => spec.tables.entity(id),
        Defined::Link(id, _) => spec.tables.link(id),
    };
    let model = Model {
        runtime,
        input,
        spec: &spec,
        definition: &definition,
        table,
        pairs: &pairs,
    };
    let body = match &entity {
        Some(entity) => view::expand(&model, entity),
        None => entity::expand(&model),
    };
    quote! { const _: () = { #body }; }
}

fn define<'a>(input: &Input<'_>, schema: &'a Schema) -> syn::Result<Definition<'a>> {
    match &input.attributes.subject {
        Subject::Entity(name) | Subject::View(name) => Definition::entity(schema, name),
        Subject::ForeignView(path) => Definition::entity_at(schema, path),
        Subject::Link(name) => Definition::link(schema, name),
    }
}

/// Makes the compiler look again when one of the files changes. The constants have no name, so
/// nothing of them reaches the binary.
fn watch(files: &[PathBuf]) -> TokenStream {
    files
        .iter()
        .filter_map(|file| file.to_str())
        .map(|file| quote! { const _: &[::core::primitive::u8] = ::core::include_bytes!(#file); })
        .collect()
}

fn default_runtime() -> TokenStream {
    quote!(::cwom_runtime)
}
