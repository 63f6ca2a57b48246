//! The spec's front end, and everything that a valid spec becomes.

use std::path::Path;

use cwom_codegen::{Input, generate};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::{create_all, drop_all};

/// Any text is a schema or has mistakes; each mistake has a place in the text, and is the same when
/// it is looked for again. A schema becomes tables, SQL and files, and the Rust among them is Rust.
///
/// # Panics
///
/// When it is not so.
pub fn spec(text: &str) {
    let (schema, diagnostics) = cwom_schema::parse(text);
    assert_eq!(schema.is_none(), diagnostics.has_errors());
    for diagnostic in &diagnostics {
        for span in diagnostic
            .labels
            .iter()
            .map(|label| label.span)
            .chain([diagnostic.primary.span])
        {
            assert!(text.get(span.start..span.end).is_some(), "{diagnostic}");
        }
    }
    let told = cwom_schema::diagnostics::render(&diagnostics, text, "spec.toml", false);
    let (_, again) = cwom_schema::parse(text);
    let told_again = cwom_schema::diagnostics::render(&again, text, "spec.toml", false);
    assert_eq!(told, told_again);
    if let Some(schema) = schema {
        becomes(&schema, text);
    }
}

fn becomes(schema: &Schema, text: &str) {
    let tables = lower_tables(schema);
    for dialect in Dialect::ALL {
        create_all(&tables, dialect);
        drop_all(&tables, dialect);
    }
    let files = generate(&Input {
        schema,
        tables: &tables,
        spec_text: text,
        spec_file_name: "cwom-spec.toml",
        spec_path_from_output: "../cwom-spec.toml",
        migrations: &[],
        crate_name: Some("fuzzed"),
    });
    for (path, content) in files.iter() {
        if Path::new(path).extension().is_some_and(|it| it == "rs") {
            let parsed = syn::parse_file(content);
            assert!(parsed.is_ok(), "{path}: {:?}\n{content}", parsed.err());
        }
    }
}
