//! The codes of all mistakes, with what each means and how it is repaired.

use std::fmt;

macro_rules! codes {
    ($($variant:ident = $text:literal: $explanation:literal,)*) => {
        /// Which mistake a diagnostic tells; one variant for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the stages that find it.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, such as `unknown-entity`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            /// The problem and its solution, in a few lines.
            pub const fn explain(self) -> &'static str {
                match self {
                    $(Self::$variant => $explanation,)*
                }
            }
        }
    };
}

impl Code {
    /// The code of this name, for people who ask what it means.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

codes! {
    TomlSyntax = "toml-syntax":
        "The file is not TOML at this place. Repair the syntax first: nothing else is checked\n\
         until the file can be read. Strings need quotes, lists need `[ ]`, inline tables\n\
         stay on one line.",
    DuplicateKey = "duplicate-key":
        "A key or a header stands twice in one table, and TOML allows each once. Keep one of\n\
         them; a second `[section]` header belongs under the first.",
    UnknownFormat = "unknown-format":
        "`format` names the language of the file, and this toolkit does not read that one.\n\
         Write `format = 1`, or use the version of the toolkit that the spec was written for.",
    UnknownKey = "unknown-key":
        "The key means nothing in this section. It would be ignored silently otherwise.\n\
         Correct its spelling; names of your own stand only under `fields`, `values`,\n\
         `links`, `checks`.",
    Evolution = "evolution":
        "What the spec says of older revisions contradicts itself: a thing cannot have been\n\
         called as it is called, a value that is gone cannot be there, a backfill is one\n\
         expression for both engines or one for each. Correct it or leave it out.",
    UnknownPlace = "unknown-place":
        "An `[[accept]]` names a table that the spec does not have, so it accepts nothing. Write\n\
         the place as the hazard's message has it, by table and column; leave the acceptance\n\
         out once its migration is made.",
    MissingKey = "missing-key":
        "The section cannot be understood without this key. Add it; the help line says what\n\
         it holds.",
    WrongType = "wrong-type":
        "The value is not of the kind that the key holds, such as a string where a flag is\n\
         meant. Write a value of the kind that the help line names.",
    UnknownChoice = "unknown-choice":
        "The key takes one of a few words, and this is none of them. Choose one of the words\n\
         that the help line lists.",
    ReservedKey = "reserved-key":
        "The key is reserved for changing a model over time and does nothing yet. Leave it\n\
         out. It is refused so that it is never ignored.",
    InvalidName = "invalid-name":
        "A name is a letter, then letters, digits and `_`, in ASCII; letters of other\n\
         alphabets look alike and are not. Write the name in plain ASCII. Names go into SQL,\n\
         Rust and file names, so nothing else is let through.",
    NameStyle = "name-style":
        "Entities, enums and value types are `UpperCamelCase`; all other names are\n\
         `lower_snake_case`. Write the name in the form that the help line gives.",
    NameTooLong = "name-too-long":
        "PostgreSQL cuts identifiers off after 63 bytes, so longer ones could collide. Choose\n\
         a shorter name.",
    ReservedName = "reserved-name":
        "The name belongs to an engine, to the toolkit or to generated code. Choose another\n\
         one, or a different `rust` name where only Rust is concerned.",
    InvalidPath = "invalid-path":
        "The path or command of `[generate]` cannot be used on every platform. Write a\n\
         relative path with `/`, at most one folder up, and a command on one line.",
    DuplicateDefinition = "duplicate-definition":
        "Enums, value types and entities share one set of names, since a type string only\n\
         says the name. Rename one of the two.",
    DuplicateName = "duplicate-name":
        "Two fields of one struct have the same name; a mixin's fields become the entity's\n\
         own. Rename one of them, or leave it out of the entity or the mixin.",
    EmptyDefinition = "empty-definition":
        "A definition without values or fields means nothing that could be stored. Add at\n\
         least one, or remove the definition.",
    MissingDoc = "missing-doc":
        "A definition, or a value of an enum, says nothing about its meaning; its name alone\n\
         is a guess. Say in a few words what it is. Generated code and documents show it.",
    TypeSyntax = "type-syntax":
        "The string is not a type. Types look like `string(1..64)?`, `[Tag]`, `map(i32)` or\n\
         `-> Entity`. Correct the underlined part; the `?` comes last.",
    UnknownType = "unknown-type":
        "No scalar, enum or value type has this name. Correct its spelling, or define it as\n\
         `[enum.Name]` or `[value.Name]`.",
    UnknownEntity = "unknown-entity":
        "A reference or link leads to an entity that the spec does not define. Correct its\n\
         spelling, or define `[entity.Name]`.",
    UnknownMixin = "unknown-mixin":
        "`use` names a mixin that the spec does not define. Correct its spelling, or define\n\
         `[mixin.name.fields]`.",
    TypeNotAllowed = "type-not-allowed":
        "The type exists but cannot stand here: lists hold no lists or references, values\n\
         hold no references. Use a link for many references, and a value type for nested\n\
         lists.",
    InvalidBounds = "invalid-bounds":
        "The bounds do not belong to this type, or are no values of it. Lengths are `(max)`\n\
         or `(min..max)`; bounds of numbers are `(min..max)`; either end may be left out.",
    ReversedBounds = "reversed-bounds":
        "The least is greater than the greatest, so nothing would fit.\n\
         Swap the two ends.",
    DecimalDigits = "decimal-digits":
        "A decimal has 1 to 18 digits in all, which both engines store exactly, and no more\n\
         after the point than in all. Write `decimal(p, s)` with p from 1 to 18 and s from 0\n\
         to p.",
    RawType = "raw-type":
        "A raw type names no type of this engine. For SQLite one of `INTEGER`, `REAL`,\n\
         `TEXT`, `BLOB`; for PostgreSQL a plain type name.",
    KeyNotAllowed = "key-not-allowed":
        "The key is known, but means nothing for a field of this type or in this place. Leave\n\
         the key out, or change the type that it should apply to.",
    PatternSyntax = "pattern-syntax":
        "The pattern asks for nothing, or for something that no text can fulfil. Sets are\n\
         ASCII characters and ranges such as `a-z0-9_-`; parts are not empty.",
    InvalidDefault = "invalid-default":
        "The default is not a literal of the field's type. Write a literal of the type, or\n\
         `now`, `new`, `context`, `[]`, `{}` where these apply.",
    DefaultOutOfRange = "default-out-of-range":
        "The default breaks a rule of its own field: bounds, length, digits or pattern.\n\
         Change the default or the rule; every creation that says nothing would fail.",
    UnknownEnumValue = "unknown-enum-value":
        "The text is not a value of the enum. Correct its spelling, or add the value to the\n\
         enum.",
    RustName = "rust-name":
        "No identifier of Rust can be made from the name. Give one with `rust = \"…\"`; table,\n\
         column and JSON keep the name.",
    RustKeyword = "rust-keyword":
        "The name is a keyword of Rust, so no field or variant can be called so. Give another\n\
         one with `rust = \"…\"`; table, column and JSON keep the name.",
    RustNameTaken = "rust-name-taken":
        "Two names become the same in Rust, or differ by case only. Give one of them another\n\
         name with `rust = \"…\"` or `rust_module = \"…\"`.",
    UnknownField = "unknown-field":
        "A key, check, group or state machine names a field that is not there. Fields go by\n\
         their name in the spec, not by their column; parts of embedded values are\n\
         `field.part`.",
    InvalidGroup = "invalid-group":
        "A list of fields is empty, too short, or names something twice. Name each field\n\
         once, and as many as the key needs.",
    ExpressionSyntax = "expression-syntax":
        "The expression is not one of the small language that means the same on both engines.\n\
         Correct the underlined part, or write `{ sqlite = \"…\", postgres = \"…\" }` instead of\n\
         the text.",
    ExpressionType = "expression-type":
        "The two sides of an operator are different kinds of values; engines would convert\n\
         them differently. Compare like with like, or write the text for each dialect.",
    NotImmutable = "not-immutable":
        "What an index or a generated column keeps must be the same for ever, and the text of a\n\
         `native` enum is not: PostgreSQL lets its values be renamed. Compare the enum with its\n\
         values, or leave `native` out so that it is stored as text.",
    IndexNotAllowed = "index-not-allowed":
        "JSON, lists, maps and embedded values as a whole have no order to be indexed by.\n\
         Index a part of an embedded value, or put what is searched for into a field of its\n\
         own.",
    SameAs = "same-as":
        "`same_as` does not lead over a reference of this entity to an immutable reference\n\
         with the same target. Write `same_as = \"<reference>.<field>\"`; the field there is\n\
         immutable and required. The reference that leads there is null exactly when this one\n\
         may be.",
    SelfLinkColumns = "self-link-columns":
        "A link of an entity with itself has two columns for the same kind of id, which\n\
         cannot be guessed. Name both: `columns = [\"<owner>_id\", \"<target>_id\"]`.",
    StatesField = "states-field":
        "The state stands in an enum field that is never null and that only transitions\n\
         change. Name such a field, without `?`, `immutable` or `generated`.",
    UnknownState = "unknown-state":
        "The state machine names a state that is not a value of its enum. Correct its\n\
         spelling, or add the value to the enum.",
    MissingMove = "missing-move":
        "`moves` lists every value of the enum, so that a new one cannot be forgotten. Add\n\
         the missing ones; `[]` means that the state is final.",
    UnreachableState = "unreachable-state":
        "No row can ever be in this state: it is not initial and no move leads to it. Add a\n\
         move to it, or list it in `initial`.",
    InitialRequiresLink = "initial-requires-link":
        "A new row has no links yet, so it cannot be in a state that requires one. Begin in\n\
         another state and move on when the link exists.",
    RequiresField = "requires-field":
        "`requires` names a field that is never null, so the rule says nothing. Leave it out,\n\
         or make the field nullable.",
    OnlyInRequired = "only-in-required":
        "`only_in` makes a field null in other states, but the field is never null. Make the\n\
         field nullable with `?`.",
    ContradictingStates = "contradicting-states":
        "A field is required, or filled by default, in a state where it must be null. Add the\n\
         state to `only_in`, or drop the requirement or the default.",
    AuditedWithoutVersion = "audited-without-version":
        "The history of an audited entity is numbered by its version, so it cannot do\n\
         without. Leave `version` out, or write `audited = false`.",
    TableTaken = "table-taken":
        "Two tables, or a table and a type, have one name; case makes no difference. Give one\n\
         of them another name; the audit log has a table too.",
    IndexNameTaken = "index-name-taken":
        "Two indexes, or an index and a table, have one name; they share one set on both\n\
         engines. Choose another `name`, or leave it out for a derived one.",
    ColumnTaken = "column-taken":
        "Two columns of a table have one name, after roles, embedded parts and managed\n\
         columns are added. Give one of them another with `column = \"…\"`, or rename the\n\
         field.",
    GeneratedColumn = "generated-column":
        "A generated column is computed from another one, or from itself; PostgreSQL refuses\n\
         both. Write the expression out over columns that are stored.",
    RelationTaken = "relation-taken":
        "From an entity, fields, links and inverses are reached by name, and two have the\n\
         same. Rename one of them; an inverse is named on the side that declares it.",
    NotASelfRelation = "not-a-self-relation":
        "`acyclic` and `irreflexive` concern relations of an entity with itself. Leave the\n\
         key out.",
    SetNullRequired = "set-null-required":
        "`set_null` would empty a reference that is required or never changes. Make it\n\
         nullable and changeable, or choose `restrict` or `cascade`.",
    DeleteRuleFrozen = "delete-rule-frozen":
        "Rows that are never changed or deleted cannot follow a delete of what they refer to.\n\
         Choose `restrict`.",
    SetNullAudited = "set-null-audited":
        "The database empties the reference by itself: no version is raised, no moment is kept,\n\
         nothing enters the history. Choose `restrict`, and clear the reference in the\n\
         application, where it is recorded.",
    FrozenUpdatable = "frozen-updatable":
        "The entity is immutable or append-only, but something else speaks of its changes.\n\
         Drop one of the two; such an entity has at most `timestamps = \"created\"`.",
    RequiredCycle = "required-cycle":
        "Each of these rows needs another of them first, so none could ever be created. Make\n\
         one of the references nullable.",
    ValueCycle = "value-cycle":
        "A value type contains itself, directly or through others, also through lists and\n\
         maps. Make one of them an entity and refer to it.",
    DuplicateIndex = "duplicate-index":
        "The same unique key or index stands twice in one entity, once perhaps as `unique` or\n\
         `index` of a field. Leave one of them out.",
    RedundantIndex = "redundant-index":
        "The index is the beginning of another index or key, which answers every question\n\
         that it could. Leave it out: it costs every write and serves no read.",
}
