//! The JSON Schema for editors, which is printed from the tables of the grammar.

use std::collections::BTreeSet;

use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(&cwom_schema::json_schema()).expect("it is JSON")
}

/// Calls `visit` with every object in the document.
fn visit(value: &Value, visitor: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visitor(members);
            members.values().for_each(|member| visit(member, visitor));
        }
        Value::Array(items) => items.iter().for_each(|item| visit(item, visitor)),
        _ => {}
    }
}

#[test]
fn it_is_the_same_every_time() {
    assert_eq!(cwom_schema::json_schema(), cwom_schema::json_schema());
    assert!(cwom_schema::json_schema().ends_with("}\n"));
}

#[test]
fn every_reference_leads_to_a_definition_and_each_is_used() {
    let schema = schema();
    let defined: BTreeSet<String> = schema["$defs"]
        .as_object()
        .expect("definitions")
        .keys()
        .map(|name| format!("#/$defs/{name}"))
        .collect();
    let mut used = BTreeSet::new();
    visit(&schema, &mut |members| {
        if let Some(Value::String(target)) = members.get("$ref") {
            used.insert(target.clone());
        }
    });
    assert_eq!(defined, used);
}

#[test]
fn sections_refuse_unknown_keys_and_describe_the_known() {
    let mut sections = 0;
    visit(&schema(), &mut |members| {
        if let Some(properties) = members.get("properties").and_then(Value::as_object) {
            sections += 1;
            assert_eq!(
                members.get("additionalProperties"),
                Some(&Value::Bool(false))
            );
            for (key, property) in properties {
                assert!(
                    property["description"].is_string(),
                    "{key} has no description"
                );
            }
        }
    });
    assert!(sections > 10, "{sections} sections");
}

#[test]
fn keys_are_known_to_the_schema_exactly_when_the_reader_takes_them() {
    let entity = schema()["$defs"]["entity"]["properties"].clone();
    let known = entity.as_object().expect("properties");
    assert!(known.contains_key("soft_delete") && !known.contains_key("removed"));
    for key in known.keys() {
        let spec = format!("format = 1\n[entity.Item]\n{key} = 1979-05-27\n");
        let (_, diagnostics) = cwom_schema::parse(&spec);
        let unknown = diagnostics
            .iter()
            .any(|item| item.code == cwom_schema::diagnostics::Code::UnknownKey);
        assert!(!unknown, "{key}");
    }
}

/// As much of a validator as the schema uses.
fn accepts(root: &Value, rule: &Value, value: &Value) -> bool {
    let Some(rule) = rule.as_object() else {
        return true;
    };
    rule.iter().all(|(key, expected)| match key.as_str() {
        "$ref" => {
            let target = expected
                .as_str()
                .and_then(|target| target.strip_prefix('#'));
            let target = target.and_then(|target| root.pointer(target));
            accepts(root, target.expect("a definition"), value)
        }
        "type" => match expected.as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("boolean") => value.is_boolean(),
            other => panic!("unknown type {other:?}"),
        },
        "const" => value == expected,
        "enum" => expected
            .as_array()
            .is_some_and(|choices| choices.contains(value)),
        "anyOf" => {
            let rules = expected.as_array().expect("a list");
            rules.iter().any(|rule| accepts(root, rule, value))
        }
        "items" => value
            .as_array()
            .is_none_or(|items| items.iter().all(|item| accepts(root, expected, item))),
        "required" => expected.as_array().is_some_and(|keys| {
            keys.iter()
                .all(|key| value.get(key.as_str().unwrap_or_default()).is_some())
        }),
        "additionalProperties" => value.as_object().is_none_or(|members| {
            members
                .iter()
                .filter(|(name, _)| {
                    rule.get("properties")
                        .and_then(|all| all.get(*name))
                        .is_none()
                })
                .all(|(_, member)| match expected {
                    Value::Bool(allowed) => *allowed,
                    rule => accepts(root, rule, member),
                })
        }),
        "properties" => value.as_object().is_none_or(|members| {
            members
                .iter()
                .filter_map(|(name, member)| Some((expected.get(name)?, member)))
                .all(|(rule, member)| accepts(root, rule, member))
        }),
        "$schema" | "$defs" | "title" | "description" | "examples" | "minLength" | "pattern" => {
            true
        }
        other => panic!("the validator does not know `{other}`"),
    })
}

/// TOML as JSON; moments become strings.
fn json_of(value: &toml::de::DeValue<'_>) -> Value {
    use toml::de::DeValue;
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => Value::from(number.as_str().parse::<i64>().unwrap_or(0)),
        DeValue::Float(number) => Value::from(number.as_str().parse::<f64>().unwrap_or(0.0)),
        DeValue::Boolean(flag) => Value::from(*flag),
        DeValue::Datetime(moment) => Value::from(moment.to_string()),
        DeValue::Array(items) => items.iter().map(|item| json_of(item.get_ref())).collect(),
        DeValue::Table(table) => json_of_table(table),
    }
}

fn json_of_table(table: &toml::de::DeTable<'_>) -> Value {
    let members = table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref())));
    Value::Object(members.collect())
}

fn document(text: &str) -> Value {
    let (table, errors) = toml::de::DeTable::parse_recoverable(text);
    assert!(errors.is_empty(), "{errors:?}");
    json_of_table(table.get_ref())
}

#[test]
fn it_accepts_a_rich_spec_and_refuses_its_mistakes() {
    let schema = schema();
    let text = include_str!("library.toml");
    assert!(accepts(&schema, &schema, &document(text)));
    for (right, wrong) in [
        ("format = 1", "format = 2"),
        ("timestamps = \"both\"", "timestamps = \"often\""),
        ("id = \"text(64)\"", "id = 64"),
        ("soft_delete = true", "soft_deleted = true"),
        ("moves.finished = []", "moves.finished = \"none\""),
        ("table = \"lib_books\"\n", ""),
        ("version = \"row_version\"", "version = true"),
    ] {
        assert!(text.contains(right), "{right}");
        let document = document(&text.replacen(right, wrong, 1));
        assert!(!accepts(&schema, &schema, &document), "{wrong}");
    }
}
