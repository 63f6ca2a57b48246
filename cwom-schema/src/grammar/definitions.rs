//! Enums and value types.

use super::field::VALUE_FIELD;
use super::{Key, Kind, Section};

pub(super) static ENUM: Section = Section {
    name: "enum",
    doc: "A closed set of values.",
    keys: &[
        Key::required("doc", Kind::Doc, "What the enum says."),
        Key::optional(
            "ordered",
            Kind::Flag,
            "Sorts as listed, on both engines; without it, Rust has no `<`.",
        ),
        Key::optional(
            "native",
            Kind::Text,
            "A PostgreSQL enum type of this name; text with a CHECK without.",
        ),
        Key::required(
            "values",
            Kind::Map(&Kind::Either(&[Kind::Doc, Kind::Section(&ENUM_VALUE)])),
            "The values in order: `value = \"doc\"`.",
        ),
        Key::optional(
            "removed",
            Kind::Map(&Kind::Text),
            "Values that are gone, and which of the present ones rows get instead.",
        ),
        Key::reserved("renamed_from"),
        Key::reserved("cast"),
        Key::reserved("backfill"),
    ],
};

static ENUM_VALUE: Section = Section {
    name: "enum value",
    doc: "A value of an enum, with options.",
    keys: &[
        Key::required("doc", Kind::Doc, "What the value means."),
        Key::optional("rust", Kind::Text, "The variant in Rust."),
        Key::optional("renamed_from", Kind::Text, "What the value was called."),
        Key::reserved("removed"),
        Key::reserved("cast"),
        Key::reserved("backfill"),
    ],
};

const GROUPS: Kind = Kind::List(&Kind::List(&Kind::Text));

pub(super) static VALUE: Section = Section {
    name: "value type",
    doc: "A nested struct: JSON in a column, or columns of its own.",
    keys: &[
        Key::required("doc", Kind::Doc, "What the value says."),
        Key::optional(
            "exactly_one",
            GROUPS,
            "Groups of nullable fields of which one is set.",
        ),
        Key::optional(
            "at_most_one",
            GROUPS,
            "Groups of nullable fields of which one or none is set.",
        ),
        Key::optional(
            "at_least_one",
            GROUPS,
            "Groups of nullable fields of which one or more are set.",
        ),
        Key::required(
            "fields",
            Kind::Map(&Kind::Either(&[
                Kind::TypeText,
                Kind::Section(&VALUE_FIELD),
            ])),
            "The fields in order: `name = \"type\"`.",
        ),
        Key::reserved("renamed_from"),
        Key::reserved("removed"),
        Key::reserved("cast"),
        Key::reserved("backfill"),
    ],
};
