//! The toolkit knows no entity of the model that it ships: any team's spec must work as well.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the toolkit's own code lives. The spec, the generated crate, the demo, these tests and the
/// benchmark of the shipped model are the model and its consumers.
const TOOLKIT: [&str; 14] = [
    "cwom-schema",
    "cwom-sql",
    "cwom-codegen",
    "cwom-migrate",
    "cwom-derive",
    "cwom-expand",
    "cwom-runtime",
    "cwom-physical",
    "cwom-audit",
    "cwom-cli",
    "cwom-db",
    "cargo-cwom",
    "xtask",
    "benches/src",
];

/// Names that the toolkit needs for something of its own.
const OWN_WORDS: [(&str, &str); 1] = [("Agent", "a kind of actor, in every audited model")];

#[test]
fn toolkit_names_no_entity_of_the_shipped_model() {
    let root = crate::workspace_root();
    let text = fs::read_to_string(root.join("cwom-spec.toml")).expect("the spec is there");
    let (schema, _) = cwom_schema::parse(&text);
    let schema = schema.expect("the spec is valid");
    let own: BTreeSet<&str> = OWN_WORDS.iter().map(|(word, _)| *word).collect();
    let entities: BTreeSet<&str> = schema
        .entities
        .iter()
        .map(|entity| entity.name.as_str())
        .filter(|name| !own.contains(name))
        .collect();
    let tables: Vec<&str> = schema
        .entities
        .iter()
        .map(|entity| entity.table.as_str())
        .chain(schema.links.iter().map(|link| link.table.as_str()))
        .filter(|table| table.contains('_'))
        .collect();

    let mut found = Vec::new();
    let mut searched = 0;
    for file in TOOLKIT.iter().flat_map(|name| rust_files(&root.join(name))) {
        searched += 1;
        let source = fs::read_to_string(&file).expect("a source file is UTF-8");
        let code = Stripped::of(&source);
        let shown = file
            .strip_prefix(&root)
            .unwrap_or(&file)
            .display()
            .to_string();
        found.extend(
            words(&code.code)
                .filter(|word| entities.contains(word))
                .map(|word| format!("{shown}: `{word}` in code")),
        );
        found.extend(
            tables
                .iter()
                .filter(|table| code.strings.contains(*table))
                .map(|table| format!("{shown}: `{table}` in a string")),
        );
    }
    assert!(
        searched > 50,
        "only {searched} files were searched: the list of folders is out of date"
    );
    assert!(
        found.is_empty(),
        "the toolkit knows its model:\n{}",
        found.join("\n")
    );
}

fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(directory) else {
        return files;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
}

/// Source text taken apart: code without comments and literals, and the text of string literals.
struct Stripped {
    code: String,
    strings: String,
}

impl Stripped {
    fn of(source: &str) -> Self {
        let mut stripped = Self {
            code: String::new(),
            strings: String::new(),
        };
        let mut rest = source;
        while let Some(c) = rest.chars().next() {
            let taken = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else if let Some(hashes) = raw_string_hashes(rest) {
                let open = rest.find('"').map_or(rest.len(), |at| at + 1);
                let close = format!("\"{}", "#".repeat(hashes));
                let end = rest[open..].find(&close).map_or(rest.len(), |at| open + at);
                stripped.strings.push_str(&rest[open..end]);
                (end + close.len()).min(rest.len())
            } else if c == '"' {
                let end = closing_quote(rest);
                stripped.strings.push_str(&rest[1..end]);
                (end + 1).min(rest.len())
            } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
                rest[1..].find('\'').map_or(rest.len(), |at| at + 2)
            } else {
                stripped.code.push(c);
                c.len_utf8()
            };
            if taken > c.len_utf8() || c == '"' {
                stripped.code.push(' ');
            }
            rest = &rest[taken..];
        }
        stripped
    }
}

/// The number of `#` of a raw string that starts here.
fn raw_string_hashes(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn closing_quote(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

#[test]
fn the_search_sees_code_and_strings_apart() {
    let stripped = Stripped::of("let a = Gadget::new(); // Widget\nlet s = \"gadget_parts\";");
    assert!(words(&stripped.code).any(|word| word == "Gadget"));
    assert!(!words(&stripped.code).any(|word| word == "Widget"));
    assert_eq!(stripped.strings, "gadget_parts");
}
