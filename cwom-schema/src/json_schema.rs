//! The JSON Schema of the spec language, for editors that complete and check TOML by one.
//!
//! It is printed from the same tables that the reader checks a spec against.

use std::fmt::Write;

use crate::grammar::{Key, Kind, Presence, ROOT, Section};
use crate::resolve::SCALARS;

/// The JSON Schema (draft 2020-12) of a spec, pretty-printed; the same bytes every time.
pub fn json_schema() -> String {
    let mut sections: Vec<&'static Section> = vec![&ROOT];
    let mut next = 0;
    while next < sections.len() {
        for key in sections[next].usable() {
            collect(&key.kind, &mut sections);
        }
        next += 1;
    }
    let definitions = sections[1..]
        .iter()
        .map(|section| (definition_name(section), section_schema(section)))
        .collect();
    let mut members = vec![
        (
            "$schema".to_owned(),
            text("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("title".to_owned(), text("cwom-spec.toml")),
    ];
    if let Json::Object(root) = section_schema(&ROOT) {
        members.extend(root);
    }
    members.push(("$defs".to_owned(), Json::Object(definitions)));
    let mut printed = String::new();
    Json::Object(members).print(0, &mut printed);
    printed.push('\n');
    printed
}

/// As much of JSON as the schema needs; objects keep the order of the tables.
enum Json {
    Bool(bool),
    Number(u32),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Every section that a kind leads to, in the order of first mention.
fn collect(kind: &'static Kind, sections: &mut Vec<&'static Section>) {
    match kind {
        Kind::List(item) | Kind::Map(item) => collect(item, sections),
        Kind::Either(kinds) => {
            for kind in *kinds {
                collect(kind, sections);
            }
        }
        Kind::Section(section) if !sections.iter().any(|known| known.name == section.name) => {
            sections.push(section);
        }
        _ => {}
    }
}

fn section_schema(section: &Section) -> Json {
    let properties = section
        .usable()
        .map(|key| (key.name.to_owned(), key_schema(key)))
        .collect();
    let required: Vec<Json> = section
        .usable()
        .filter(|key| key.presence == Presence::Required)
        .map(|key| text(key.name))
        .collect();
    let mut members = vec![
        ("description".to_owned(), text(section.doc)),
        ("type".to_owned(), text("object")),
        ("properties".to_owned(), Json::Object(properties)),
    ];
    if !required.is_empty() {
        members.push(("required".to_owned(), Json::List(required)));
    }
    members.push(("additionalProperties".to_owned(), Json::Bool(false)));
    Json::Object(members)
}

fn key_schema(key: &Key) -> Json {
    let mut members = vec![("description".to_owned(), text(key.doc))];
    if let Json::Object(kind) = kind_schema(&key.kind) {
        members.extend(kind);
    }
    Json::Object(members)
}

fn kind_schema(kind: &Kind) -> Json {
    let of_type = |name: &str| ("type".to_owned(), text(name));
    let members = match kind {
        Kind::Format => vec![("const".to_owned(), Json::Number(1))],
        Kind::Flag => vec![of_type("boolean")],
        Kind::False => vec![("const".to_owned(), Json::Bool(false))],
        Kind::Text => vec![of_type("string")],
        Kind::Doc => vec![of_type("string"), ("minLength".to_owned(), Json::Number(1))],
        Kind::TypeText => {
            let scalars = SCALARS.iter().map(|scalar| text(scalar)).collect();
            vec![
                of_type("string"),
                ("minLength".to_owned(), Json::Number(1)),
                ("examples".to_owned(), Json::List(scalars)),
            ]
        }
        Kind::IdStrategy => {
            let named = Kind::Choice(&["uuid7", "uuid4", "ulid"]);
            let given = Json::Object(vec![
                of_type("string"),
                ("pattern".to_owned(), text("^text\\([0-9]{1,3}\\)$")),
            ]);
            vec![(
                "anyOf".to_owned(),
                Json::List(vec![kind_schema(&named), given]),
            )]
        }
        Kind::Choice(choices) => {
            let choices = choices.iter().map(|choice| text(choice)).collect();
            vec![("enum".to_owned(), Json::List(choices))]
        }
        Kind::Literal => Vec::new(),
        Kind::List(item) => vec![of_type("array"), ("items".to_owned(), kind_schema(item))],
        Kind::Map(item) => vec![
            of_type("object"),
            ("additionalProperties".to_owned(), kind_schema(item)),
        ],
        Kind::Section(section) => {
            let target = format!("#/$defs/{}", definition_name(section));
            vec![("$ref".to_owned(), Json::Text(target))]
        }
        Kind::Either(kinds) => {
            let kinds = kinds.iter().map(kind_schema).collect();
            vec![("anyOf".to_owned(), Json::List(kinds))]
        }
    };
    Json::Object(members)
}

fn definition_name(section: &Section) -> String {
    section.name.replace(' ', "-")
}

fn text(value: &str) -> Json {
    Json::Text(value.to_owned())
}

impl Json {
    fn print(&self, depth: usize, out: &mut String) {
        match self {
            Self::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => print_text(text, out),
            Self::List(items) => print_members(items, ['[', ']'], depth, out, |item, out| {
                item.print(depth + 1, out);
            }),
            Self::Object(members) => {
                print_members(members, ['{', '}'], depth, out, |(key, value), out| {
                    print_text(key, out);
                    out.push_str(": ");
                    value.print(depth + 1, out);
                });
            }
        }
    }
}

fn print_members<T>(
    members: &[T],
    [open, close]: [char; 2],
    depth: usize,
    out: &mut String,
    mut print: impl FnMut(&T, &mut String),
) {
    out.push(open);
    for (index, member) in members.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        print(member, out);
    }
    if !members.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn print_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
