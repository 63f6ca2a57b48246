//! No text makes the front end panic, and a long one takes no more than its length.

use std::fmt::Write;
use std::time::Duration;

use cwom_testkit_bare::processor_time;

const LIBRARY: &str = include_str!("library.toml");

fn survives(text: &str) {
    let (schema, diagnostics) = cwom_schema::parse(text);
    assert_eq!(schema.is_none(), diagnostics.has_errors());
    for diagnostic in &diagnostics {
        let span = diagnostic.primary.span;
        assert!(text.get(span.start..span.end).is_some(), "{diagnostic}");
    }
    cwom_schema::diagnostics::render(&diagnostics, text, "spec.toml", false);
}

/// Knuth's linear congruential generator: the same mutations on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

#[test]
fn every_beginning_of_a_spec_is_survived() {
    for (end, _) in LIBRARY.char_indices() {
        let (schema, diagnostics) = cwom_schema::parse(&LIBRARY[..end]);
        assert_eq!(schema.is_none(), diagnostics.has_errors());
    }
}

#[test]
fn mutated_bytes_are_survived() {
    let mut random = Random(7);
    let alphabet: Vec<char> = "aZ_09.,:;'\"\\[]{}()<>=?!-+*#|&% \n\t\0äа😀"
        .chars()
        .collect();
    for _ in 0..500 {
        let mut text: Vec<char> = LIBRARY.chars().collect();
        for _ in 0..=random.below(3) {
            let position = random.below(text.len());
            let character = alphabet[random.below(alphabet.len())];
            match random.below(3) {
                0 => text[position] = character,
                1 => text.insert(position, character),
                _ => drop(text.remove(position)),
            }
        }
        survives(&text.into_iter().collect::<String>());
    }
}

#[test]
fn swapped_values_are_survived() {
    let mut random = Random(11);
    let lines: Vec<&str> = LIBRARY.lines().collect();
    let words = [
        "\"\"",
        "-1",
        "1e400",
        "[]",
        "{}",
        "true",
        "\"-> Book\"",
        "\"[Maker]\"",
        "\"äö\"",
        "'null'",
    ];
    for _ in 0..500 {
        let mut mutated = lines.clone();
        let position = random.below(lines.len());
        let key = lines[position].split('=').next().unwrap_or("");
        let line = format!("{key}= {}", words[random.below(words.len())]);
        mutated[position] = &line;
        let other = random.below(lines.len());
        if random.below(4) == 0 {
            mutated.remove(other);
        }
        survives(&mutated.join("\n"));
    }
}

#[test]
fn nesting_does_not_exhaust_the_stack() {
    let head = "format = 1\n[model]\nname = \"shop\"\ndoc = \"A shop.\"\n[entity.Item]\ndoc = \"x\"\n\
                table = \"items\"\n[entity.Item.fields]\nname = \"string\"\n[entity.Item.checks]\n";
    for expression in [
        "(".repeat(50_000),
        format!("{}name is null{}", "(".repeat(50_000), ")".repeat(50_000)),
        format!("{}name is null", "not ".repeat(50_000)),
        format!("{}name", "name || ".repeat(50_000)),
        format!("{}name is null", "name is null and ".repeat(5_000)),
        format!("{}name", "lower(".repeat(50_000)),
    ] {
        survives(&format!("{head}check = \"{expression}\"\n"));
    }
    for text in [
        "[".repeat(50_000),
        "map(".repeat(50_000),
        "{a=".repeat(5_000),
    ] {
        survives(&format!("{head}[entity.Item.states]\nfield = \"{text}\"\n"));
        survives(&format!("format = 1\n[value.A.fields]\na = \"{text}\"\n"));
        survives(&format!("a = {text}"));
    }
}

/// A chain of entities, each with fields, a reference, a link and a machine of its own.
fn large_spec(entities: usize) -> String {
    let mut text = String::from(
        "format = 1\n[model]\nname = \"large\"\ndoc = \"Large.\"\n[enum.Step]\ndoc = \"Step.\"\n\
         [enum.Step.values]\nopen = \"Open.\"\nclosed = \"Closed.\"\n",
    );
    for index in 0..entities {
        let _ = write!(
            text,
            "[entity.Thing{index}]\ndoc = \"A thing.\"\ntable = \"things_{index}\"\n\
             unique = [[\"name\"]]\nindexes = [[\"amount desc\", \"name\"]]\n\
             [entity.Thing{index}.checks]\npositive = \"amount > 0 and length(name) > 1\"\n\
             [entity.Thing{index}.fields]\nname = \"string(1..64)\"\namount = \"decimal(12, 2)\"\n\
             step = {{ type = \"Step\", default = \"open\" }}\nnote = \"text?\"\n\
             previous = {{ type = \"-> Thing{}?\", inverse = \"next_{index}\" }}\n\
             [entity.Thing{index}.links]\n\
             peers = {{ to = \"Thing{}\", table = \"peers_{index}\", inverse = \"peers_of_{index}\" }}\n\
             [entity.Thing{index}.states]\nfield = \"step\"\ninitial = [\"open\"]\n\
             moves.open = [\"closed\"]\nmoves.closed = []\n",
            index.saturating_sub(1),
            (index + 1) % entities,
        );
    }
    text
}

fn fastest(text: &str) -> Duration {
    (0..3)
        .map(|_| {
            let begin = processor_time();
            let (schema, diagnostics) = cwom_schema::parse(text);
            let first = diagnostics.iter().next().map(ToString::to_string);
            assert!(schema.is_some(), "{first:?}");
            processor_time().saturating_sub(begin)
        })
        .min()
        .unwrap_or_default()
}

#[test]
fn time_grows_with_the_length_of_the_spec() {
    let (small, large) = (fastest(&large_spec(250)), fastest(&large_spec(2_000)));
    println!("250 entities: {small:?}, 2,000 entities: {large:?}");
    assert!(
        large < small * 24,
        "8 times the spec: {small:?} became {large:?}"
    );
}
