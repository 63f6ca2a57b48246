//! `SCHEMA.md`: the model for readers, with diagrams that GitHub draws.

mod diagram;
mod dictionary;
mod markdown;
mod relations;
mod states;
mod words;

use std::fmt::Write as _;

use crate::FileSet;
use crate::context::Context;

/// One document: picture first, then the details.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let schema = context.schema;
    let mut out = String::with_capacity(16 * 1024);
    let _ = writeln!(out, "<!-- {} -->\n", context.header);
    let _ = writeln!(out, "# The model {}\n", markdown::code(&schema.name));
    let _ = writeln!(out, "{}\n", markdown::text(&schema.doc));
    diagram::write(schema, &mut out);
    states::write(schema, &mut out);
    dictionary::write_entities(context, &mut out);
    dictionary::write_links(context, &mut out);
    relations::write(schema, &mut out);
    dictionary::write_values(schema, &mut out);
    dictionary::write_enums(schema, &mut out);
    dictionary::write_audit(context, &mut out);
    files.insert("SCHEMA.md", out.trim_end().to_owned() + "\n");
}
