//! The JSON Schemas of entities are JSON, complete in themselves, and say what the spec says.

mod support;

use serde_json::{Value, json};
use support::{files_of, nasty, repository_spec};

const SPEC: &str = r#"
format = 1
[model]
name = "library"
doc = "What a library lends."
[enum.Binding]
doc = "How a book is bound."
[enum.Binding.values]
hard = "Stiff boards."
soft = "Paper covers."
[value.Origin]
doc = "Where it comes from."
at_most_one = [["uri", "words"]]
[value.Origin.fields]
uri = "string(..2000)?"
words = "text?"
[entity.Book]
doc = "A book."
table = "books"
[entity.Book.fields]
title = { type = "string(1..200)", doc = "As on the spine." }
binding = { type = "Binding", default = "soft" }
price = { type = "decimal(8, 2)", default = "1.50" }
origin = "Origin?"
parts = "[Origin](1..3)"
"#;

#[test]
fn every_schema_is_json_whose_references_lead_somewhere() {
    let model = repository_spec("cwom-spec.toml").expect("the repository has the spec");
    for spec in [SPEC.to_owned(), nasty::spec(), model] {
        let files = files_of(&spec);
        let mut count = 0;
        for (path, text) in files
            .iter()
            .filter(|(path, _)| path.starts_with("schemas/"))
        {
            let schema: Value = serde_json::from_str(text).expect(path);
            assert_references(&schema, &schema, path);
            count += 1;
        }
        assert!(count > 0);
    }
}

#[test]
fn a_schema_says_what_the_spec_says() {
    let files = files_of(SPEC);
    let text = files
        .get("schemas/book.json")
        .expect("the entity has a schema");
    let schema: Value = serde_json::from_str(text).expect("JSON");
    let properties = &schema["properties"];

    assert_eq!(
        properties["title"],
        json!({
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "description": "As on the spine."
        })
    );
    assert_eq!(
        properties["binding"],
        json!({ "$ref": "#/$defs/Binding", "default": "soft" })
    );
    assert_eq!(properties["price"]["default"], json!("1.50"));
    assert_eq!(properties["row_version"]["readOnly"], json!(true));
    assert_eq!(schema["$defs"]["Binding"]["enum"], json!(["hard", "soft"]));
    assert_eq!(schema["additionalProperties"], json!(false));
    let required = schema["required"].as_array().expect("a list");
    assert!(required.contains(&json!("title")) && !required.contains(&json!("origin")));
    assert_eq!(
        schema["$defs"]["Origin"]["allOf"][0]["oneOf"]
            .as_array()
            .map(Vec::len),
        Some(3)
    );
}

fn assert_references(part: &Value, whole: &Value, path: &str) {
    match part {
        Value::Object(entries) => {
            if let Some(Value::String(target)) = entries.get("$ref") {
                let pointer = target.trim_start_matches('#');
                assert!(
                    whole.pointer(pointer).is_some(),
                    "{path}: `{target}` leads nowhere"
                );
            }
            entries
                .values()
                .for_each(|entry| assert_references(entry, whole, path));
        }
        Value::Array(items) => {
            for item in items {
                assert_references(item, whole, path);
            }
        }
        _ => {}
    }
}
