//! Names as people choose them: plain, reserved by SQL or by Rust, and as long as they may be.

use std::collections::BTreeSet;

use super::random::Random;

const PLAIN: [&str; 14] = [
    "title", "note", "amount", "size", "started", "code", "label", "weight", "place", "hint",
    "kind", "score", "a", "x1",
];

const SQL: [&str; 40] = [
    "order",
    "group",
    "user",
    "select",
    "table",
    "check",
    "default",
    "primary",
    "references",
    "limit",
    "offset",
    "from",
    "to",
    "values",
    "key",
    "column",
    "index",
    "unique",
    "constraint",
    "natural",
    "returning",
    "with",
    "grant",
    "collate",
    "left",
    "cast",
    "case",
    "when",
    "then",
    "end",
    "having",
    "union",
    "exists",
    "distinct",
    "rowid",
    "analyze",
    "both",
    "trigger",
    "date",
    "interval",
];

/// Keywords of Rust that the expression language does not claim for itself.
const RUST: [&str; 14] = [
    "type", "match", "move", "ref", "async", "loop", "yield", "abstract", "for", "where", "as",
    "fn", "struct", "box",
];

/// Names that are taken in one namespace.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

/// A field's name, and the name in Rust where that has to be another.
pub(super) struct FieldName {
    pub(super) name: String,
    pub(super) rust: Option<String>,
}

impl Names {
    /// A name for a field; a long one leaves room for what is appended to it.
    pub(super) fn field(&mut self, random: &mut Random, short: bool) -> FieldName {
        let word = match random.below(10) {
            0..4 => (*random.pick(&PLAIN)).to_owned(),
            4..8 => (*random.pick(&SQL)).to_owned(),
            8 if !short => {
                let length = 40 + random.below(17);
                let word = format!("{}_{}", random.pick(&PLAIN), "long".repeat(16));
                word[..length].to_owned()
            }
            8 => "brief".to_owned(),
            _ => {
                let word = *random.pick(&RUST);
                if self.taken.insert(word.to_owned()) {
                    return FieldName {
                        name: word.to_owned(),
                        rust: Some(format!("rust_{word}")),
                    };
                }
                "odd".to_owned()
            }
        };
        FieldName {
            name: self.fresh(&word),
            rust: None,
        }
    }

    /// A name for a table.
    pub(super) fn table(&mut self, random: &mut Random) -> String {
        let word = match random.below(8) {
            0..3 => (*random.pick(&SQL)).to_owned(),
            3 => "t".repeat(50 + random.below(11)),
            _ => format!("{}_rows", random.pick(&PLAIN)),
        };
        self.fresh(&word)
    }

    /// `word`, with a number behind it once it is taken.
    pub(super) fn fresh(&mut self, word: &str) -> String {
        let mut name = word.to_owned();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{word}{number}");
            number += 1;
        }
        name
    }
}
