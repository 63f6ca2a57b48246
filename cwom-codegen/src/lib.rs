//! Emitters of a work-object model: schema and tables in, a set of files out.
//!
//! Nothing here touches a disk or starts a process: Rust is laid out as rustfmt would lay it out,
//! and whoever asks writes the [`FileSet`] or compares it with what is there.

mod context;
mod document;
mod file_set;
mod hex;
mod interchange;
mod json;
mod rust;
mod sql;
mod text;

use cwom_schema::Schema;
use cwom_schema::tables::Tables;

use context::Context;
pub use file_set::{FileSet, MARKER};

/// What a generation reads.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The model.
    pub schema: &'a Schema,
    /// Its relational view.
    pub tables: &'a Tables,
    /// The text of the spec.
    pub spec_text: &'a str,
    /// The spec's file name, as headers mention it: `cwom-spec.toml`.
    pub spec_file_name: &'a str,
    /// The way from the output directory to the spec: `../cwom-spec.toml`.
    pub spec_path_from_output: &'a str,
}

/// An emitter: adds its files.
type Emitter = fn(&Context<'_>, &mut FileSet);

/// Every emitter, beside what it emits.
const EMITTERS: &[(&str, Emitter)] = &[
    ("src/lib.rs", rust::root::emit),
    ("src/prelude.rs", rust::prelude::emit),
    ("src/<entity>.rs", rust::entity::emit),
    ("src/enums.rs", rust::enumeration::emit),
    ("src/values.rs", rust::value::emit),
    ("src/links.rs, src/links/<link>.rs", rust::link::emit),
    ("src/spec.rs", rust::spec::emit),
    ("src/migrations.rs", rust::migrations::emit),
    ("migrations/", sql::emit),
    ("SCHEMA.md", document::emit),
    ("schemas/<entity>.json", interchange::emit),
    ("cwom-spec.toml", text::emit_spec_copy),
    ("cwom-spec.schema.json", text::emit_spec_schema),
    ("rustfmt.toml", text::emit_rustfmt),
];

/// Generates every file of the model.
pub fn generate(input: &Input<'_>) -> FileSet {
    let context = Context::new(input);
    let mut files = FileSet::new();
    for (_, emit) in EMITTERS {
        emit(&context, &mut files);
    }
    files
}
