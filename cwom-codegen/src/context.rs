//! What every emitter reads: the input, and what is derived from it once.

use cwom_schema::Schema;
use cwom_schema::tables::Tables;

use crate::rust::Names;
use crate::{Input, MARKER};

/// What every emitter reads.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The model.
    pub(crate) schema: &'a Schema,
    /// Its relational view.
    pub(crate) tables: &'a Tables,
    /// The text of the spec.
    pub(crate) spec_text: &'a str,
    /// The way from the output directory to the spec.
    pub(crate) spec_path: &'a str,
    /// SHA-256 of the spec's text.
    pub(crate) digest: String,
    /// The text of the first line of every file, without the sign that makes it a comment. It names
    /// neither version nor date: a file changes when its content does.
    pub(crate) header: String,
    /// The types of the generated crate.
    pub(crate) names: Names,
}

impl<'a> Context<'a> {
    pub(crate) fn new(input: &Input<'a>) -> Self {
        let command = &input.schema.generate.command;
        let spec = input.spec_file_name;
        Self {
            schema: input.schema,
            tables: input.tables,
            spec_text: input.spec_text,
            spec_path: input.spec_path_from_output,
            digest: cwom_schema::digest(input.spec_text),
            header: format!("{MARKER} `{command}` from {spec}; do not edit."),
            names: Names::of(input.schema),
        }
    }
}
