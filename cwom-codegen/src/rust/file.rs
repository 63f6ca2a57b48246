//! What all source files share: the header, the imports, the body.

use super::layout::Code;
use super::names::Imports;
use crate::context::Context;

/// A source file: header, what it is about, imports, body.
pub(crate) fn source_file(
    context: &Context<'_>,
    title: &str,
    imports: &Imports<'_>,
    body: Code,
) -> String {
    let mut code = Code::new();
    code.line(format!("// {}", context.header));
    code.blank();
    code.file_prose(title, imports);
    code.blank();
    imports.write(&mut code);
    code.raw(&body.finish());
    code.finish()
}
