//! A valid spec that no person would write: names of every length in every position, every type,
//! every kind of default.

use std::fmt::Write as _;

/// Types of value fields and entity fields, with a default or nothing.
const TYPES: [(&str, &str); 40] = [
    ("bool", ""),
    ("bool", "true"),
    ("i16", ""),
    ("i32(0..5)", "3"),
    ("i64", "-1234567890123"),
    ("i64?", ""),
    ("f64", "0.1"),
    ("f64(0..)?", ""),
    ("decimal(12, 2)", "12345.67"),
    ("decimal(18, 0, 0..)?", ""),
    ("string(1..512)", ""),
    ("string(1..512)", "\"plain\""),
    (
        "string(1..512)",
        "\"some longer text, \\\"quoted\\\", with | and ` and <b> in it\"",
    ),
    ("string(1..64)?", ""),
    ("text", ""),
    ("text(..16000)", "\"\""),
    ("text?", ""),
    ("bytes", ""),
    ("bytes(1..8)?", ""),
    ("uuid", ""),
    ("uuid", "\"01890a5d-ac96-774b-bcce-b302099a8057\""),
    ("uuid?", ""),
    ("ulid", ""),
    ("ulid", "\"01ARZ3NDEKTSV4RRFFQ69G5FAV\""),
    ("date", "\"2024-02-29\""),
    ("date?", ""),
    ("timestamp", "\"2024-02-29T12:30:15.000001Z\""),
    ("timestamp?", ""),
    ("duration", ""),
    ("duration?", ""),
    ("json?", ""),
    ("map", ""),
    ("map(string(1..9))", ""),
    ("map(i32(0..9))?", ""),
    ("trace", ""),
    ("trace?", ""),
    ("[string]", ""),
    ("[string(1..9)](1..3)", ""),
    ("[decimal(4, 1)]?", ""),
    ("[i64]", ""),
];

/// Defaults that a creation decides; only entities have them.
const LATE: [(&str, &str); 7] = [
    ("timestamp", "now"),
    ("date", "now"),
    ("uuid", "new"),
    ("ulid", "new"),
    ("trace", "context"),
    ("trace?", "context"),
    ("timestamp?", "now"),
];

/// A lower-case name of this length that starts with the letters of `number`.
pub(crate) fn lower(number: usize, length: usize) -> String {
    let mut name = letters(number);
    while name.len() < length {
        name.push(if name.len() % 7 == 5 && name.len() + 1 < length {
            '_'
        } else {
            'x'
        });
    }
    name
}

/// An upper-case name, likewise.
pub(crate) fn upper(prefix: char, number: usize, length: usize) -> String {
    let mut name = format!("{prefix}{}", letters(number));
    while name.len() < length {
        name.push(if name.len() % 9 == 4 { 'Y' } else { 'z' });
    }
    name
}

/// The spec. Every value type, enum and entity has names of one length, and names of the others.
pub(crate) fn spec() -> String {
    let mut out = String::from(
        "format = 1\n[model]\nname = \"nasty\"\ndoc = \"Names of every length.\"\n\
         [defaults]\naudited = false\n",
    );
    for length in 1..=60 {
        let _ = write!(
            out,
            "[enum.{name}]\ndoc = \"An enum with a doc of its own that is long enough to be wrapped \
             somewhere near the end of the line.\"\nordered = {ordered}\n[enum.{name}.values]\n",
            name = enum_name(length),
            ordered = length % 2 == 0,
        );
        for value in 0..=length % 9 {
            let _ = writeln!(out, "{} = \"One of them.\"", lower(value, length));
        }
        write_value(&mut out, length);
    }
    for length in 1..=60 {
        write_entity(&mut out, length);
    }
    out
}

fn write_value(out: &mut String, length: usize) {
    let _ = writeln!(out, "[value.{}]\ndoc = \"A value.\"", value_name(length));
    let nullable: Vec<String> = TYPES
        .iter()
        .enumerate()
        .filter(|(_, (ty, _))| ty.ends_with('?'))
        .map(|(index, _)| format!("{:?}", lower(index, length)))
        .collect();
    let _ = writeln!(
        out,
        "at_most_one = [[{}]]",
        nullable[..2 + length % 6].join(", ")
    );
    let _ = writeln!(out, "[value.{}.fields]", value_name(length));
    for (index, (ty, default)) in TYPES.iter().enumerate() {
        // A value of every third length can be left out altogether.
        let is_required = default.is_empty() && !ty.ends_with('?');
        if is_required && length.is_multiple_of(3) {
            continue;
        }
        write_field(out, &lower(index, length), ty, default);
    }
    let slug = lower(50, length);
    let _ = writeln!(
        out,
        "{slug} = {{ type = \"string(1..40)?\", pattern = [{{ chars = \"a-z0-9_./-\", prefix = \
         \"a\" }}, {{ suffix = \"b\", contains = \"cd\", excludes = \"\\\"\" }}] }}"
    );
    // One level only: the rules of stored JSON repeat those of what is nested in it.
    if length.is_multiple_of(2) {
        let inner = value_name(61 - length);
        let _ = writeln!(out, "{} = \"{inner}?\"", lower(51, length));
        let _ = writeln!(out, "{} = \"[{inner}](..4)\"", lower(52, length));
        let _ = writeln!(out, "{} = \"map({inner})\"", lower(53, length));
        let item = enum_name(61 - length);
        let _ = writeln!(out, "{} = \"{item}?\"", lower(54, length));
        let _ = writeln!(out, "{} = \"[{item}]\"", lower(55, length));
    }
}

fn write_entity(out: &mut String, length: usize) {
    let name = entity_name(length);
    let ids = ["uuid7", "ulid", "text(40)", "uuid4"];
    let _ = write!(
        out,
        "[entity.{name}]\ndoc = \"A record of something. It has a second sentence.\"\ntable = \
         \"t{length}\"\nid = \"{}\"\n[entity.{name}.fields]\n",
        ids[length % 4]
    );
    for (index, (ty, default)) in TYPES.iter().enumerate() {
        write_field(out, &lower(index, length), ty, default);
    }
    for (index, (ty, default)) in LATE.iter().enumerate() {
        write_field(out, &lower(60 + index, length), ty, &format!("{default:?}"));
    }
    let value = value_name(61 - length);
    let _ = writeln!(
        out,
        "{} = {{ type = \"{value}?\", sensitive = true }}",
        lower(70, length)
    );
    let _ = writeln!(out, "{} = \"[{value}]\"", lower(71, length));
    let item = enum_name(61 - length);
    let _ = writeln!(out, "{} = \"{item}\"", lower(72, length));
    let first = lower(0, 61 - length);
    let _ = writeln!(
        out,
        "{} = {{ type = \"{item}\", default = \"{first}\" }}",
        lower(73, length)
    );
    // A reference takes three more letters, and its role five.
    let short = length.min(54);
    if length > 1 {
        let target = entity_name(length - 1);
        let _ = writeln!(
            out,
            "{} = {{ type = \"-> {target}?\", role = true }}",
            lower(80, short)
        );
    }
    if length > 2 {
        let target = entity_name(length - 1);
        let _ = writeln!(
            out,
            "{} = {{ type = \"-> {target}\", immutable = true }}",
            lower(81, short)
        );
    }
    if length > 3 {
        let target = entity_name(length - 1);
        let source = lower(81, (length - 1).min(54));
        let _ = writeln!(
            out,
            "{} = {{ type = \"-> {}\", same_as = \"{}.{source}\" }}",
            lower(82, short),
            entity_name(length - 2),
            lower(81, short),
        );
        let _ = writeln!(
            out,
            "{} = {{ type = \"-> {target}?\", immutable = true }}",
            lower(83, short)
        );
    }
    if length > 1 {
        let _ = write!(
            out,
            "[entity.{name}.links]\n{link}.to = \"{target}\"\n{link}.table = \"l{length}\"\n\
             {link}.columns = [\"{left}\", \"{right}\"]\n{link}.inverse = \"{inverse}\"\n\
             {link}.rust = \"{row}\"\n",
            link = lower(90, length),
            target = entity_name(length - 1),
            left = lower(91, length),
            right = lower(92, length),
            inverse = lower(93, length),
            row = upper('L', length, length),
        );
    }
}

fn write_field(out: &mut String, name: &str, ty: &str, default: &str) {
    if default.is_empty() {
        let _ = writeln!(out, "{name} = \"{ty}\"");
    } else {
        let _ = writeln!(out, "{name} = {{ type = \"{ty}\", default = {default} }}");
    }
}

fn entity_name(length: usize) -> String {
    upper('E', length, length)
}

fn value_name(length: usize) -> String {
    upper('V', length, length)
}

fn enum_name(length: usize) -> String {
    upper('N', length, length)
}

/// Two letters for a number; no Rust keyword has the letter `q` first.
fn letters(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + u8::try_from(digit % 26).unwrap_or(0));
    format!("q{}{}", letter(number / 26), letter(number))
}
