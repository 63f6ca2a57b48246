//! Files that accompany the generated crate: the copy of the spec, settings of tools.

use crate::context::Context;
use crate::{FileSet, MARKER};

/// `cwom-spec.toml`: the copy that the derive reads, and that a packaged crate carries. Below the
/// first line it is the original, byte for byte.
pub(crate) fn emit_spec_copy(context: &Context<'_>, files: &mut FileSet) {
    let command = &context.schema.generate.command;
    let path = context.spec_path;
    let text = format!(
        "# {MARKER} `{command}` from {path}; edit that file.\n{}",
        context.spec_text
    );
    files.insert("cwom-spec.toml", text);
}

/// `rustfmt.toml`: the defaults, so that settings of directories above do not reach generated code.
pub(crate) fn emit_rustfmt(context: &Context<'_>, files: &mut FileSet) {
    let header = &context.header;
    let text = format!(
        "# {header}\n\n# Generated code has one form everywhere.\nedition = \"2024\"\n\
         style_edition = \"2024\"\nnewline_style = \"Unix\"\n"
    );
    files.insert("rustfmt.toml", text);
}

/// `cwom-spec.schema.json`: what editors complete and check a spec with. JSON has no comments.
pub(crate) fn emit_spec_schema(_: &Context<'_>, files: &mut FileSet) {
    let mut text = cwom_schema::json_schema();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    files.insert("cwom-spec.schema.json", text);
}
