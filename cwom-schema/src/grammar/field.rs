//! Fields, as they stand in entities, mixins, value types and links.

use super::root::ON_DELETE;
use super::{Key, Kind, Section};

/// An expression, or its text for each dialect.
pub(super) const EXPRESSION: Kind = Kind::Either(&[Kind::Text, Kind::Section(&PER_DIALECT)]);

static PER_DIALECT: Section = Section {
    name: "text per dialect",
    doc: "What the expression language does not know, for each engine.",
    keys: &[
        Key::required("sqlite", Kind::Text, "The text for SQLite."),
        Key::required("postgres", Kind::Text, "The text for PostgreSQL."),
    ],
};

static BACKFILL_SQL: Section = Section {
    name: "backfill",
    doc: "An expression over the row, in SQL: one for both engines, or one for each.",
    keys: &[
        Key::optional("sql", Kind::Text, "The expression for both engines."),
        Key::optional("sqlite", Kind::Text, "The expression for SQLite."),
        Key::optional("postgres", Kind::Text, "The expression for PostgreSQL."),
    ],
};

static AFFIX: Section = Section {
    name: "pattern",
    doc: "A rule on text; every part given must hold.",
    keys: &[
        Key::optional(
            "chars",
            Kind::Text,
            "Every character is in this set, such as `a-z0-9_`.",
        ),
        Key::optional("prefix", Kind::Text, "The text starts with this."),
        Key::optional("suffix", Kind::Text, "The text ends with this."),
        Key::optional("contains", Kind::Text, "The text contains this."),
        Key::optional("excludes", Kind::Text, "The text does not contain this."),
    ],
};

const ALTERNATIVES: Kind =
    Kind::Either(&[Kind::Section(&AFFIX), Kind::List(&Kind::Section(&AFFIX))]);

const TYPE: Key = Key::required(
    "type",
    Kind::TypeText,
    "The type, such as `string(1..64)?`.",
);
const DOC: Key = Key::optional("doc", Kind::Text, "What the field says.");
const DEFAULT: Key = Key::optional(
    "default",
    Kind::Literal,
    "What a creator who says nothing gets.",
);
const RUST: Key = Key::optional("rust", Kind::Text, "The name in Rust.");
const COLUMN: Key = Key::optional(
    "column",
    Kind::Text,
    "The column, or its suffix when embedded.",
);
const PATTERN: Key = Key::optional(
    "pattern",
    ALTERNATIVES,
    "A rule on text, or a list of alternatives.",
);
const UNIQUE: Key = Key::optional("unique", Kind::Flag, "No two rows have the same value.");
const INDEX: Key = Key::optional(
    "index",
    Kind::Flag,
    "Indexed alone; on a reference, `false` leaves it out.",
);
const IMMUTABLE: Key = Key::optional("immutable", Kind::Flag, "Never changes after creation.");
const SENSITIVE: Key = Key::optional(
    "sensitive",
    Kind::Flag,
    "Left out of `Debug` and of audit images.",
);
const EMBED: Key = Key::optional(
    "embed",
    Kind::Choice(&["columns", "json"]),
    "How a value type is stored; `json` by default.",
);
const GENERATED: Key = Key::optional(
    "generated",
    EXPRESSION,
    "The database computes the column from this.",
);
const RAW: Key = Key::optional(
    "raw",
    Kind::Section(&PER_DIALECT),
    "The names of a `raw` type.",
);
const INVERSE: Key = Key::optional("inverse", Kind::Text, "The derived way back on the target.");
const ROLE: Key = Key::optional(
    "role",
    Kind::Flag,
    "Adds a free label beside the reference.",
);
const DELETE: Key = Key::optional("on_delete", ON_DELETE, "What deleting the target does.");
const ACYCLIC: Key = Key::optional("acyclic", Kind::Flag, "Following it never comes back.");
const SAME_AS: Key = Key::optional(
    "same_as",
    Kind::Text,
    "`<reference>.<field>`: points where that row's field points.",
);
const RENAMED_FROM: Key = Key::optional(
    "renamed_from",
    Kind::Text,
    "What the field was called in the spec, for migrations.",
);
const LITERAL_OR_SQL: Kind = Kind::Either(&[Kind::Section(&BACKFILL_SQL), Kind::Literal]);
const BACKFILL: Key = Key::optional(
    "backfill",
    LITERAL_OR_SQL,
    "What rows get that are there and have nothing: a literal, or SQL.",
);
const REMOVED: Key = Key::reserved("removed");
const CAST: Key = Key::reserved("cast");

/// A field of an entity: every key that a field can have.
pub(crate) static ENTITY_FIELD: Section = Section {
    name: "field",
    doc: "A field of an entity, with options.",
    keys: &[
        TYPE,
        DOC,
        DEFAULT,
        RUST,
        COLUMN,
        PATTERN,
        UNIQUE,
        INDEX,
        IMMUTABLE,
        SENSITIVE,
        EMBED,
        GENERATED,
        RAW,
        INVERSE,
        ROLE,
        DELETE,
        ACYCLIC,
        SAME_AS,
        RENAMED_FROM,
        BACKFILL,
        REMOVED,
        CAST,
    ],
};

/// A field of a mixin, which may be used by many entities.
static MIXIN_FIELD: Section = Section {
    name: "field of a mixin",
    doc: "A field of a mixin, with options.",
    keys: &[
        TYPE,
        DOC,
        DEFAULT,
        RUST,
        COLUMN,
        PATTERN,
        UNIQUE,
        INDEX,
        IMMUTABLE,
        SENSITIVE,
        EMBED,
        RAW,
        INVERSE,
        ROLE,
        DELETE,
        ACYCLIC,
        SAME_AS,
        RENAMED_FROM,
        BACKFILL,
        REMOVED,
        CAST,
    ],
};

/// A field of a value type.
pub(super) static VALUE_FIELD: Section = Section {
    name: "field of a value type",
    doc: "A field of a value type, with options.",
    keys: &[
        TYPE,
        DOC,
        DEFAULT,
        RUST,
        COLUMN,
        PATTERN,
        Key::reserved("renamed_from"),
        Key::reserved("backfill"),
        REMOVED,
        CAST,
    ],
};

/// A field of a link's row.
pub(super) static LINK_FIELD: Section = Section {
    name: "field of a link",
    doc: "A field of a link's row, with options.",
    keys: &[
        TYPE,
        DOC,
        DEFAULT,
        RUST,
        PATTERN,
        SENSITIVE,
        RENAMED_FROM,
        BACKFILL,
        REMOVED,
        CAST,
    ],
};

/// A set of fields written once.
pub(super) static MIXIN: Section = Section {
    name: "mixin",
    doc: "Fields written once and used by name.",
    keys: &[
        Key::optional("doc", Kind::Text, "What the fields have in common."),
        Key::required(
            "fields",
            Kind::Map(&Kind::Either(&[
                Kind::TypeText,
                Kind::Section(&MIXIN_FIELD),
            ])),
            "The fields in order: `name = \"type\"`.",
        ),
    ],
};
