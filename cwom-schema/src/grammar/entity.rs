//! Entities, their links and states.

use super::field::{ENTITY_FIELD, EXPRESSION, LINK_FIELD};
use super::root::{IMAGES, TIMESTAMPS, VERSION};
use super::{Key, Kind, Section};

const NAMES: Kind = Kind::List(&Kind::Text);

const KEYS: Kind = Kind::List(&Kind::Either(&[NAMES, Kind::Section(&KEY)]));

static KEY: Section = Section {
    name: "index",
    doc: "A unique key or an index, with options.",
    keys: &[
        Key::required("on", NAMES, "The fields."),
        Key::optional("name", Kind::Text, "Its name in the database."),
        Key::optional("where", EXPRESSION, "Only rows that fulfil this."),
    ],
};

pub(super) static ENTITY: Section = Section {
    name: "entity",
    doc: "A record type with identity and a table of its own.",
    keys: &[
        Key::required("doc", Kind::Doc, "What the entity is."),
        Key::required(
            "table",
            Kind::Text,
            "Its table; always written, never pluralised.",
        ),
        Key::optional(
            "use",
            NAMES,
            "Mixins, whose columns follow the entity's own.",
        ),
        Key::optional("id", Kind::IdStrategy, "How ids are made."),
        Key::optional("timestamps", TIMESTAMPS, "Which timestamps are kept."),
        Key::optional(
            "version",
            VERSION,
            "Column of the optimistic lock, or `false`.",
        ),
        Key::optional(
            "audited",
            Kind::Flag,
            "Whether changes are recorded in the audit log.",
        ),
        Key::optional("images", IMAGES, "What an audit image holds."),
        Key::optional("immutable", Kind::Flag, "No update and no delete, ever."),
        Key::optional("append_only", Kind::Flag, "Rows are only added."),
        Key::optional("soft_delete", Kind::Flag, "Deleting sets `deleted_at`."),
        Key::optional(
            "rust_module",
            Kind::Text,
            "The file's name in generated Rust.",
        ),
        Key::optional("unique", KEYS, "Unique keys."),
        Key::optional("indexes", KEYS, "Indexes."),
        Key::optional(
            "checks",
            Kind::Map(&EXPRESSION),
            "Checks between fields of one row.",
        ),
        Key::required(
            "fields",
            Kind::Map(&Kind::Either(&[
                Kind::TypeText,
                Kind::Section(&ENTITY_FIELD),
            ])),
            "The fields in order: `name = \"type\"`.",
        ),
        Key::optional(
            "links",
            Kind::Map(&Kind::Section(&LINK)),
            "Many-to-many relations.",
        ),
        Key::optional("states", Kind::Section(&STATES), "The state machine."),
        Key::optional(
            "renamed_from",
            Kind::Text,
            "What it was called in the spec, for migrations.",
        ),
        Key::reserved("removed"),
        Key::reserved("cast"),
        Key::reserved("backfill"),
    ],
};

static LINK: Section = Section {
    name: "link",
    doc: "A many-to-many relation with a join table.",
    keys: &[
        Key::required("to", Kind::Text, "The entity at the other end."),
        Key::required("table", Kind::Text, "The join table."),
        Key::required(
            "inverse",
            Kind::Text,
            "The name on the target; derived, never stored.",
        ),
        Key::optional("columns", NAMES, "The two columns; needed for a self-join."),
        Key::optional("rust", Kind::Text, "The row's struct in Rust."),
        Key::optional("doc", Kind::Text, "What the relation says."),
        Key::optional(
            "acyclic",
            Kind::Flag,
            "Following it never comes back; self-joins only.",
        ),
        Key::optional("irreflexive", Kind::Flag, "A row never links to itself."),
        Key::optional("append_only", Kind::Flag, "Rows are never removed."),
        Key::optional(
            "audited",
            Kind::Flag,
            "Links and unlinks are recorded in the audit log.",
        ),
        Key::optional(
            "role",
            Kind::Flag,
            "Adds a free label, never part of the key.",
        ),
        Key::optional(
            "fields",
            Kind::Map(&Kind::Either(&[Kind::TypeText, Kind::Section(&LINK_FIELD)])),
            "Further payload of the row.",
        ),
        Key::optional(
            "renamed_from",
            Kind::Text,
            "What it was called in the spec, for migrations.",
        ),
        Key::reserved("removed"),
        Key::reserved("cast"),
        Key::reserved("backfill"),
    ],
};

static STATES: Section = Section {
    name: "state machine",
    doc: "Which states a row may be created in, and where it may go from each.",
    keys: &[
        Key::required("field", Kind::Text, "The enum field that holds the state."),
        Key::required(
            "initial",
            Kind::Either(&[Kind::Choice(&["any"]), NAMES]),
            "The states that a row may be created in, or `any`.",
        ),
        Key::required(
            "moves",
            Kind::Map(&NAMES),
            "Where a row may go from each state.",
        ),
        Key::optional(
            "requires",
            Kind::Map(&NAMES),
            "What must be there in a state.",
        ),
        Key::optional(
            "only_in",
            Kind::Map(&NAMES),
            "Fields that are null in every other state.",
        ),
    ],
};
