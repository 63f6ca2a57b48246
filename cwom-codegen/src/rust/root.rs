//! `src/lib.rs`: what the generated crate offers, and under which names.

use super::changes::has_changes;
use super::file::source_file;
use super::fixture::FEATURE;
use super::layout::Code;
use super::literal::string;
use super::names::{Imports, changes_name, in_order, module_name, new_name};
use super::sort::version_order;
use crate::FileSet;
use crate::context::Context;

/// Lints that speak of the author's words, which here are the spec's.
const ALLOWED: [&str; 8] = [
    "clippy::doc_markdown",
    "clippy::enum_variant_names",
    "clippy::missing_fields_in_debug",
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
    let mut page = Code::new();
    emit_example(context, &mut page);
    page.raw(&code.finish());
    files.insert("src/lib.rs", source_file(context, &doc, &imports, page));
}

/// Names of the library that the example says, and that no entity in it may have.
const SAID: [&str; 4] = ["Context", "Dialect", "Result", "Store"];

/// The way of a row from its creation to being read, as a test of the documentation: by the first
/// entity that fits, over either engine. The crate's own name is the compiler's to say.
fn emit_example(context: &Context<'_>, code: &mut Code) {
    let is_free = |name: &str| !SAID.contains(&name);
    let mut entities = context.schema.entities.iter();
    let Some(entity) =
        entities.find(|entity| is_free(&entity.name) && is_free(&new_name(&entity.name)))
    else {
        return;
    };
    let (name, new, key) = (&entity.name, new_name(&entity.name), &entity.key().rust);
    for line in [
        "# First steps",
        "",
        "A database is migrated, a row is written in a context, and read again:",
        "",
        "```",
    ] {
        code.line(format!("//! {line}").trim_end());
    }
    for names in [
        "prelude::*".to_owned(),
        format!("{{MIGRATIONS, {new}, {name}}}"),
    ] {
        code.line(format!(
            "#![doc = concat!(\"use \", module_path!(), \"::{names};\")]"
        ));
    }
    for line in [
        "",
        &format!("async fn first_steps<D: Dialect>(store: &Store<D>, new: {new}) -> Result<()> {{"),
        "    store.migrate(&MIGRATIONS).await?;",
        "    let ctx = Context::human(\"ada\").note(\"the first of many\");",
        "    let mut tx = store.begin(&ctx).await?;",
        "    let created = tx.create(new).await?;",
        "    tx.commit().await?;",
        &format!("    let same: {name} = store.get(&created.{key}).await?;"),
        "    assert_eq!(same, created);",
        "    Ok(())",
        "}",
        "```",
    ] {
        code.line(format!("//! {line}").trim_end());
    }
    code.blank();
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
    let for_tests = format!("#[cfg(feature = {})]\n", string(FEATURE));
    let mut modules: Vec<(String, String)> = schema
        .entities
        .iter()
        .map(|entity| (module_name(&entity.module), "mod".to_owned()))
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
        .map(|(name, _)| (name.to_owned(), "mod".to_owned())),
    );
    modules.push(("prelude".to_owned(), "pub mod".to_owned()));
    modules.push(("fixtures".to_owned(), format!("{for_tests}mod")));
    modules.push(("testing".to_owned(), format!("{for_tests}pub mod")));
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
