//! The made-up model: as many entities as asked for, all alike, each pointing at the one before.

use std::fmt::Write as _;

/// A field of every entity: its name and its type in the spec.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) ty: &'static str,
}

/// Fourteen fields of many kinds; the fifteenth is the reference.
pub(crate) const FIELDS: [Field; 14] = [
    Field {
        name: "name",
        ty: "string(1..120)",
    },
    Field {
        name: "code",
        ty: "string(1..32)",
    },
    Field {
        name: "summary",
        ty: "text?",
    },
    Field {
        name: "active",
        ty: "bool",
    },
    Field {
        name: "rank",
        ty: "i32",
    },
    Field {
        name: "amount",
        ty: "i64",
    },
    Field {
        name: "ratio",
        ty: "f64?",
    },
    Field {
        name: "price",
        ty: "decimal(12, 2)?",
    },
    Field {
        name: "opened_on",
        ty: "date?",
    },
    Field {
        name: "closed_at",
        ty: "timestamp?",
    },
    Field {
        name: "external",
        ty: "uuid?",
    },
    Field {
        name: "labels",
        ty: "[string]",
    },
    Field {
        name: "meta",
        ty: "map",
    },
    Field {
        name: "status",
        ty: "Status",
    },
];

/// The values of the one enum.
pub(crate) const STATUSES: [&str; 3] = ["draft", "open", "closed"];

/// The entity that number `index` points at; the first points at itself.
pub(crate) fn target(index: u32) -> u32 {
    index.saturating_sub(1)
}

/// The spec. `edited` adds one field to the last entity, as a person's edit would.
pub(crate) fn spec(entities: u32, edited: bool) -> String {
    let mut text = String::from(
        "format = 1\n\n[model]\nname = \"bench\"\ndoc = \"A made-up model.\"\n\n\
         [enum.Status]\ndoc = \"How far it has come.\"\n[enum.Status.values]\n",
    );
    // Writing to a String cannot fail.
    for status in STATUSES {
        let _ = writeln!(text, "{status} = \"It is {status}.\"");
    }
    for index in 0..entities {
        let _ = write!(
            text,
            "\n[entity.Unit{index}]\ndoc = \"Unit number {index}.\"\ntable = \"unit_{index}\"\n\
             indexes = [[\"status\", \"opened_on desc\"], [\"code\"]]\n[entity.Unit{index}.fields]\n"
        );
        for Field { name, ty } in FIELDS {
            let _ = writeln!(text, "{name} = \"{ty}\"");
        }
        let _ = writeln!(text, "previous = \"-> Unit{}?\"", target(index));
    }
    if edited {
        text.push_str("remark = \"text?\"\n");
    }
    text
}
