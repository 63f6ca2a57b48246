//! A random spec, as the text of a TOML file: entities with their relations, and what they use.

use std::fmt::Write as _;

use super::entity::{self, EntityDraft};
use super::expressions::Kind;
use super::names::Names;
use super::random::Random;

/// Everything that fields and relations may refer to.
pub(super) struct Plan {
    /// The values of each enum `E0`, `E1`, …
    pub(super) enums: Vec<Vec<String>>,
    /// Whether PostgreSQL has a type of its own for the enum.
    pub(super) native: Vec<bool>,
    /// The value types `V0`, `V1`, …
    pub(super) values: Vec<ValueDraft>,
    /// The entities `N0`, `N1`, …; each may require the ones before it.
    pub(super) entities: Vec<EntityDraft>,
    /// Tables, native types and the like: one namespace in PostgreSQL.
    pub(super) tables: Names,
    /// Whether kinds are mixed that may not go together.
    pub(super) wild: bool,
}

/// A value type.
pub(super) struct ValueDraft {
    /// Whether `{}` is one.
    pub(super) has_default: bool,
    /// Its parts by name and kind, for those who embed it.
    pub(super) parts: Vec<(String, Kind)>,
}

/// The text of a spec. With `wild`, not all of it may be valid.
pub(super) fn spec(seed: u64, wild: bool) -> String {
    let random = &mut Random::new(seed);
    let mut plan = Plan {
        enums: Vec::new(),
        native: Vec::new(),
        values: Vec::new(),
        entities: Vec::new(),
        tables: Names::default(),
        wild,
    };
    let mut text = format!(
        "# Seed {seed}.\nformat = 1\n\n[model]\nname = \"model_{seed}\"\ndoc = \"It's a \\\"test\\\".\"\n\n"
    );
    let audited = random.chance(60);
    let _ = writeln!(text, "[defaults]\naudited = {audited}\n");
    if random.chance(50) {
        let table = plan.tables.fresh("history");
        let partitions = random.pick(&["none", "month"]);
        let _ = writeln!(
            text,
            "[audit]\ntable = \"{table}\"\nindexes = [\"trace\", \"actor\", \"action\", \"ts\"]\n\
             partitions = \"{partitions}\"\n"
        );
    }
    for position in 0..random.below(4) {
        push_enum(&mut text, position, &mut plan, random);
    }
    for position in 0..random.below(4) {
        push_value(&mut text, position, &mut plan, random);
    }
    let count = 1 + random.below(6);
    for _ in 0..count {
        let draft = EntityDraft::new(&mut plan.tables, audited, random);
        plan.entities.push(draft);
    }
    let mut sections: Vec<String> = (0..count)
        .map(|position| entity::section(position, &mut plan, random))
        .collect();
    random.shuffle(&mut sections);
    text.push_str(&sections.join("\n"));
    text
}

/// A type that a column or a part of a value may have, its kind and a default for it.
pub(super) fn scalar(plan: &Plan, random: &mut Random) -> (String, Kind, Option<String>) {
    let of = |ty: &str, kind, default: &str| {
        let default = (!default.is_empty()).then(|| default.to_owned());
        (ty.to_owned(), kind, default)
    };
    match random.below(24) {
        0 => of("bool", Kind::Bool, "true"),
        1 => of("i16", Kind::Int, "-32768"),
        2 => of("i16(-5..5)", Kind::Int, "0"),
        3 => of("i32", Kind::Int, "7"),
        4 => of(
            "i64(..9223372036854775807)",
            Kind::Int,
            "-9223372036854775808",
        ),
        5 => of("f64", Kind::Float, "1e300"),
        6 => of("f64(-0.5..1)", Kind::Float, "0.1"),
        7 => of("decimal(18, 0)", Kind::Decimal(0), "999999999999999999"),
        8 => of("decimal(12, 2, 0..)", Kind::Decimal(2), "0.05"),
        9 => of("decimal(4, 4)", Kind::Decimal(4), "-0.9999"),
        10 => of("string", Kind::Text, "\"it's 'ü'\""),
        11 => of("string(1..64)", Kind::Text, "\"a\\\\b\""),
        12 => of("text(..16000)", Kind::Text, "\"\""),
        13 => of("bytes", Kind::Bytes, ""),
        14 => of("bytes(1..32)", Kind::Bytes, ""),
        15 => of("uuid", Kind::Uuid, "\"new\""),
        16 => of("ulid", Kind::Ulid, "\"new\""),
        17 => of("date", Kind::Date, "\"now\""),
        18 => of(
            "timestamp",
            Kind::Timestamp,
            "\"2024-02-29T23:59:59.000001Z\"",
        ),
        19 => of("duration", Kind::Duration, "-1"),
        20 => of("trace", Kind::Uuid, "\"context\""),
        _ if plan.enums.is_empty() => of("date", Kind::Date, "\"2024-02-29\""),
        _ => {
            let position = random.below(plan.enums.len());
            let value = random.pick(&plan.enums[position]);
            let kind = Kind::Enum(position, plan.native[position]);
            (format!("E{position}"), kind, Some(format!("\"{value}\"")))
        }
    }
}

/// A type that is stored as JSON, with its default.
pub(super) fn document(plan: &Plan, random: &mut Random) -> (String, Option<String>) {
    let item = match random.below(3) {
        0 if !plan.values.is_empty() => format!("V{}", random.below(plan.values.len())),
        _ => scalar(plan, random).0,
    };
    match random.below(6) {
        0 => ("json".to_owned(), None),
        1 => ("map".to_owned(), Some("{}".to_owned())),
        2 => (format!("map({item})"), None),
        3 => (format!("[{item}](1..9)"), None),
        4 if !plan.values.is_empty() => {
            let position = random.below(plan.values.len());
            let default = plan.values[position].has_default;
            (format!("V{position}"), default.then(|| "{}".to_owned()))
        }
        _ => (format!("[{item}]"), Some("[]".to_owned())),
    }
}

/// A field: its type alone, or a table with more.
pub(super) fn field_line(name: &str, ty: &str, options: &[String]) -> String {
    if options.is_empty() {
        format!("{name} = \"{ty}\"\n")
    } else {
        format!("{name} = {{ type = \"{ty}\", {} }}\n", options.join(", "))
    }
}

fn push_enum(text: &mut String, position: usize, plan: &mut Plan, random: &mut Random) {
    let values: Vec<String> = (0..=random.below(5))
        .map(|value| match value {
            0 => "order".to_owned(),
            1 => "in-between".to_owned(),
            2 => "zero.five".to_owned(),
            3 => "Aa_9".to_owned(),
            _ => "last".to_owned(),
        })
        .collect();
    let _ = writeln!(text, "[enum.E{position}]\ndoc = \"One of a few.\"");
    if random.chance(50) {
        text.push_str("ordered = true\n");
    }
    let native = random.chance(40);
    if native {
        let word = *random.pick(&["order", "select", "size", "kind_of_thing"]);
        let name = plan.tables.fresh(word);
        let _ = writeln!(text, "native = \"{name}\"");
    }
    let _ = writeln!(text, "[enum.E{position}.values]");
    for value in &values {
        let _ = writeln!(text, "\"{value}\" = \"The value {value}.\"");
    }
    text.push('\n');
    plan.enums.push(values);
    plan.native.push(native);
}

fn push_value(text: &mut String, position: usize, plan: &mut Plan, random: &mut Random) {
    let mut names = Names::default();
    let mut draft = ValueDraft {
        has_default: true,
        parts: Vec::new(),
    };
    let mut lines = String::new();
    let mut nullable_names = Vec::new();
    for _ in 0..=random.below(5) {
        let name = names.field(random, true);
        let (mut ty, kind, default) = if random.chance(70) {
            scalar(plan, random)
        } else {
            let (ty, default) = document(plan, random);
            (ty, Kind::Json, default)
        };
        let mut options = Vec::new();
        let nullable = random.chance(40);
        let implied = ty.starts_with("map") || (ty.starts_with('[') && !ty.contains("1.."));
        if nullable {
            ty.push('?');
            nullable_names.push(name.name.clone());
        } else if let Some(default) = default.filter(|_| random.chance(50)) {
            options.push(format!("default = {default}"));
        } else if !implied {
            draft.has_default = false;
        }
        options.extend(name.rust.map(|rust| format!("rust = \"{rust}\"")));
        lines.push_str(&field_line(&name.name, &ty, &options));
        draft.parts.push((name.name, kind));
    }
    let _ = writeln!(text, "[value.V{position}]\ndoc = \"Parts.\"");
    if nullable_names.len() > 1 && random.chance(60) {
        let key = random.pick(&["exactly_one", "at_most_one", "at_least_one"]);
        draft.has_default &= *key == "at_most_one";
        let _ = writeln!(text, "{key} = [{nullable_names:?}]");
    }
    let _ = writeln!(text, "[value.V{position}.fields]\n{lines}");
    plan.values.push(draft);
}
