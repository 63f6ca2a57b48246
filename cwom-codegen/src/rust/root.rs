//! `src/lib.rs`: what the generated crate offers, and under which names.

use super::changes::has_changes;
use super::file::source_file;
use super::layout::Code;
use super::literal::string;
use super::names::{Imports, changes_name, in_order, module_name, new_name};
use super::sort::version_order;
use crate::FileSet;
use crate::context::Context;

/// Lints that speak of the author's words, which here are the spec's.
const ALLOWED: [&str; 7] = [
    "clippy::doc_markdown",
    "clippy::enum_variant_names",
    "clippy::should_implement_trait",
    "clippy::struct_excessive_bools",
    "clippy::struct_field_names",
    "clippy::too_many_lines",
    "clippy::upper_case_acronyms",
];

/// `src/lib.rs`: modules, re-exports, the digest of the spec.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let schema = context.schema;
    let mut code = Code::new();
    let mut allowed: Vec<String> = ALLOWED.map(str::to_owned).to_vec();
    allowed.push("reason = \"names and documentation are the spec's\"".to_owned());
    code.attribute_of_file("allow", &allowed);
    code.blank();
    emit_modules(context, &mut code);
    code.blank();
    code.line("#[doc(hidden)]");
    code.line("pub use cwom_runtime as __runtime;");
    code.blank();
    emit_exports(context, &mut code);
    code.blank();
    let imports = Imports::new(&context.names, context.names.iter());
    code.prose(
        "SHA-256 of the spec that this crate was generated from, in hexadecimal.",
        &imports,
    );
    code.assign("pub const SPEC_DIGEST: &str", &string(&context.digest));
    emit_audit(context, &imports, &mut code);
    let doc = format!("{}\n\n{}", schema.doc, CRATE_DOC);
    files.insert("src/lib.rs", source_file(context, &doc, &imports, code));
}

/// The log, by any row type whose changes are in it.
fn emit_audit(context: &Context<'_>, imports: &Imports<'_>, code: &mut Code) {
    let schema = context.schema;
    let entities = schema.entities.iter().filter(|entity| entity.audited);
    let links = schema.links.iter().filter(|link| link.audited);
    let mut names = entities
        .map(|entity| &entity.name)
        .chain(links.map(|link| &link.rust));
    let Some(name) = names.next() else {
        return;
    };
    code.blank();
    code.prose(
        "The audit log of the model: what `Store::audit` and `Tx::note` are given.",
        imports,
    );
    code.assign(
        "pub const AUDIT: __runtime::AuditLog",
        &format!("__runtime::AuditLog::of::<{name}>()"),
    );
}

const CRATE_DOC: &str = "Every type of the model is at the root; `prelude` has the names of the \
library that come with them.";

fn emit_modules(context: &Context<'_>, code: &mut Code) {
    let schema = context.schema;
    let mut modules: Vec<(String, &str)> = schema
        .entities
        .iter()
        .map(|entity| (module_name(&entity.module), "mod"))
        .collect();
    modules.extend(
        [
            ("enums", !schema.enums.is_empty()),
            ("links", !schema.links.is_empty()),
            ("migrations", true),
            ("spec", true),
            ("values", !schema.values.is_empty()),
        ]
        .into_iter()
        .filter(|(_, exists)| *exists)
        .map(|(name, _)| (name.to_owned(), "mod")),
    );
    modules.push(("prelude".to_owned(), "pub mod"));
    modules.sort_by(|(left, _), (right, _)| version_order(left, right));
    for (name, keyword) in modules {
        code.line(format!("{keyword} {name};"));
    }
}

fn emit_exports(context: &Context<'_>, code: &mut Code) {
    let schema = context.schema;
    let mut exports: Vec<(String, Vec<String>)> = vec![
        (
            "cwom_runtime".to_owned(),
            vec!["CwomEntity".to_owned(), "with_store".to_owned()],
        ),
        ("migrations".to_owned(), vec!["MIGRATIONS".to_owned()]),
    ];
    if !schema.enums.is_empty() {
        let names = schema.enums.iter().map(|item| item.name.clone());
        exports.push(("enums".to_owned(), names.collect()));
    }
    if !schema.values.is_empty() {
        let names = schema.values.iter().map(|item| item.name.clone());
        exports.push(("values".to_owned(), names.collect()));
    }
    if !schema.links.is_empty() {
        let names = schema
            .links
            .iter()
            .flat_map(|link| [link.rust.clone(), new_name(&link.rust)]);
        exports.push(("links".to_owned(), names.collect()));
    }
    for entity in &schema.entities {
        let mut names = vec![entity.name.clone(), new_name(&entity.name)];
        if has_changes(entity) {
            names.push(changes_name(&entity.name));
        }
        exports.push((module_name(&entity.module), names));
    }
    exports.sort_by(|(left, _), (right, _)| version_order(left, right));
    for (path, names) in &exports {
        code.export(path, &in_order(names));
    }
}
