//! The top level, and the sections that concern the whole model.

use super::definitions::{ENUM, VALUE};
use super::entity::ENTITY;
use super::field::MIXIN;
use super::{Key, Kind, Section};

/// The whole file.
pub(crate) static ROOT: Section = Section {
    name: "spec",
    doc: "A spec: entities, their fields, rules and relations.",
    keys: &[
        Key::required("format", Kind::Format, "The language of this file: `1`."),
        Key::required(
            "model",
            Kind::Section(&MODEL),
            "What the model is called and about.",
        ),
        Key::optional(
            "generate",
            Kind::Section(&GENERATE),
            "Where generated files go.",
        ),
        Key::optional(
            "defaults",
            Kind::Section(&DEFAULTS),
            "What an entity gets when it says nothing.",
        ),
        Key::optional(
            "audit",
            Kind::Section(&AUDIT),
            "The append-only log of changes.",
        ),
        Key::optional(
            "mixin",
            Kind::Map(&Kind::Section(&MIXIN)),
            "Fields written once and used by name.",
        ),
        Key::optional(
            "enum",
            Kind::Map(&Kind::Section(&ENUM)),
            "Closed sets of values.",
        ),
        Key::optional(
            "value",
            Kind::Map(&Kind::Section(&VALUE)),
            "Nested structs.",
        ),
        Key::optional(
            "entity",
            Kind::Map(&Kind::Section(&ENTITY)),
            "Record types with a table of their own.",
        ),
        Key::optional(
            "accept",
            Kind::List(&Kind::Section(&ACCEPT)),
            "Hazards of migrations that are accepted, each with a reason.",
        ),
        Key::reserved("unmanaged"),
    ],
};

static ACCEPT: Section = Section {
    name: "acceptance",
    doc: "A hazard of a migration that is accepted: for `CW-D01`, `CW-D02` and `CW-D09`, what may go.",
    keys: &[
        Key::required("hazard", Kind::Text, "Its id, such as `CW-D02`."),
        Key::required(
            "on",
            Kind::Doc,
            "What it is about, as the message has it: `table`, `table.column` and the like.",
        ),
        Key::required("reason", Kind::Doc, "Why it does no harm here."),
    ],
};

static MODEL: Section = Section {
    name: "model",
    doc: "What the model is called and about.",
    keys: &[
        Key::required(
            "name",
            Kind::Text,
            "Name of the model, in lower_snake_case.",
        ),
        Key::required("doc", Kind::Doc, "What the model is about."),
        Key::optional(
            "dialects",
            Kind::List(&Kind::Choice(&["sqlite", "postgres"])),
            "The engines that SQL is written for; both by default.",
        ),
    ],
};

static GENERATE: Section = Section {
    name: "generate",
    doc: "Where generated files go.",
    keys: &[
        Key::optional(
            "path",
            Kind::Text,
            "Folder of the generated crate, relative to the spec.",
        ),
        Key::optional(
            "command",
            Kind::Text,
            "The command that generates, named in file headers.",
        ),
    ],
};

static DEFAULTS: Section = Section {
    name: "defaults",
    doc: "What an entity gets when it says nothing.",
    keys: &[
        Key::optional(
            "id",
            Kind::IdStrategy,
            "How ids are made; `uuid7` by default.",
        ),
        Key::optional(
            "timestamps",
            TIMESTAMPS,
            "Which timestamps are kept; `both` by default.",
        ),
        Key::optional(
            "version",
            VERSION,
            "Column of the optimistic lock, or `false` for none.",
        ),
        Key::optional(
            "on_delete",
            ON_DELETE,
            "What deleting the target of a reference does.",
        ),
        Key::optional(
            "audited",
            Kind::Flag,
            "Whether changes are recorded in the audit log.",
        ),
    ],
};

static AUDIT: Section = Section {
    name: "audit",
    doc: "The append-only log of changes.",
    keys: &[
        Key::optional(
            "table",
            Kind::Text,
            "Name of the log's table; `audit_log` by default.",
        ),
        Key::optional(
            "images",
            IMAGES,
            "What an image holds: the whole row, or what changed.",
        ),
        Key::optional(
            "indexes",
            Kind::List(&Kind::Choice(&["trace", "actor", "action", "ts"])),
            "Further indexes besides the one by entity; each costs every write.",
        ),
        Key::optional(
            "sensitive",
            Kind::Choice(&["omit", "mark", "keep"]),
            "What an image holds for a sensitive field.",
        ),
        Key::optional(
            "partitions",
            Kind::Choice(&["none", "month"]),
            "How PostgreSQL partitions the log.",
        ),
    ],
};

/// Which timestamps an entity keeps.
pub(super) const TIMESTAMPS: Kind = Kind::Choice(&["both", "created", "none"]);

/// The version column.
pub(super) const VERSION: Kind = Kind::Either(&[Kind::Text, Kind::False]);

/// What deleting a target does.
pub(super) const ON_DELETE: Kind = Kind::Choice(&["restrict", "cascade", "set_null"]);

/// What an audit image holds.
pub(super) const IMAGES: Kind = Kind::Choice(&["full", "diff"]);
