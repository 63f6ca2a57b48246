//! What is committed is what the spec yields.

use std::fs;

use crate::workspace_root;

#[test]
fn generated_crate_is_fresh() {
    assert_fresh("cwom-spec.toml", "generated");
}

#[test]
fn generated_crate_of_the_example_is_fresh() {
    assert_fresh(
        "examples/help-desk/cwom-spec.toml",
        "examples/help-desk/generated",
    );
}

/// Regenerates in memory and compares bytes with the files of `output`.
fn assert_fresh(spec: &str, output: &str) {
    let root = workspace_root();
    let text = fs::read_to_string(root.join(spec)).expect("the spec is there");
    let (schema, _) = cwom_schema::parse(&text);
    let schema = schema.expect("the spec is valid");
    let tables = cwom_schema::tables::lower_tables(&schema);
    let files = cwom_codegen::generate(&cwom_codegen::Input {
        schema: &schema,
        tables: &tables,
        spec_text: &text,
        spec_file_name: "cwom-spec.toml",
        spec_path_from_output: "../cwom-spec.toml",
    });
    let stale: Vec<&str> = files
        .iter()
        .filter(|(path, expected)| {
            fs::read_to_string(root.join(output).join(path))
                .ok()
                .as_deref()
                != Some(*expected)
        })
        .map(|(path, _)| path)
        .collect();
    assert!(
        stale.is_empty(),
        "run `{}`: {stale:?} are stale",
        schema.generate.command
    );
}
