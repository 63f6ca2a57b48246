//! `src/spec.rs`: the text of the spec, for projections in other crates.

use super::file::source_file;
use super::layout::Code;
use super::names::Imports;
use crate::FileSet;
use crate::context::Context;

/// A macro that other crates call through the derive of a projection.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    // A source file has no carriage returns in raw strings.
    let text = context.spec_text.replace("\r\n", "\n").replace('\r', "\n");
    let marks = "#".repeat(longest_run(&text) + 1);
    let imports = Imports::new(&context.names, []);
    let mut code = Code::new();
    code.prose(
        "Hands the spec and a struct to the derive, which checks the one against the other.",
        &imports,
    );
    code.line("#[doc(hidden)]");
    code.line("#[macro_export]");
    code.line("#[rustfmt::skip]");
    code.open("macro_rules! __cwom_spec {");
    code.open("($($input:tt)*) => {");
    code.open("$crate::__runtime::__cwom_view! {");
    code.line("[$crate::__runtime]");
    code.line(format!("r{marks}\"{text}\"{marks}"));
    code.line("$($input)*");
    code.close("}");
    code.close("};");
    code.close("}");
    let title = "The spec, for projections in other crates.";
    files.insert("src/spec.rs", source_file(context, title, &imports, code));
}

/// The longest run of `#` that follows a quotation mark.
fn longest_run(text: &str) -> usize {
    text.split('"')
        .skip(1)
        .map(|rest| rest.len() - rest.trim_start_matches('#').len())
        .max()
        .unwrap_or(0)
}
