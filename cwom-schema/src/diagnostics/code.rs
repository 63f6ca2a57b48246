//! The codes of all mistakes, with what each means and how it is repaired.

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

codes! {
    AuditedWithoutVersion = "audited-without-version": "To be explained.",
    ColumnTaken = "column-taken": "To be explained.",
    DecimalDigits = "decimal-digits": "To be explained.",
    DefaultOutOfRange = "default-out-of-range": "To be explained.",
    DuplicateDefinition = "duplicate-definition": "To be explained.",
    DuplicateName = "duplicate-name": "To be explained.",
    EmptyDefinition = "empty-definition": "To be explained.",
    ExpressionSyntax = "expression-syntax": "To be explained.",
    ExpressionType = "expression-type": "To be explained.",
    IndexNotAllowed = "index-not-allowed": "To be explained.",
    InitialRequiresLink = "initial-requires-link": "To be explained.",
    InvalidBounds = "invalid-bounds": "To be explained.",
    InvalidDefault = "invalid-default": "To be explained.",
    InvalidGroup = "invalid-group": "To be explained.",
    InvalidName = "invalid-name": "To be explained.",
    InvalidPath = "invalid-path": "To be explained.",
    KeyNotAllowed = "key-not-allowed": "To be explained.",
    MissingDoc = "missing-doc": "To be explained.",
    MissingKey = "missing-key": "To be explained.",
    MissingMove = "missing-move": "To be explained.",
    NameStyle = "name-style": "To be explained.",
    NameTooLong = "name-too-long": "To be explained.",
    OnlyInRequired = "only-in-required": "To be explained.",
    PatternSyntax = "pattern-syntax": "To be explained.",
    RawType = "raw-type": "To be explained.",
    RequiresField = "requires-field": "To be explained.",
    ReservedName = "reserved-name": "To be explained.",
    ReversedBounds = "reversed-bounds": "To be explained.",
    RustKeyword = "rust-keyword": "To be explained.",
    RustName = "rust-name": "To be explained.",
    RustNameTaken = "rust-name-taken": "To be explained.",
    SameAs = "same-as": "To be explained.",
    SelfLinkColumns = "self-link-columns": "To be explained.",
    StatesField = "states-field": "To be explained.",
    TomlSyntax = "toml-syntax": "To be explained.",
    TypeNotAllowed = "type-not-allowed": "To be explained.",
    TypeSyntax = "type-syntax": "To be explained.",
    UnknownEntity = "unknown-entity": "To be explained.",
    UnknownEnumValue = "unknown-enum-value": "To be explained.",
    UnknownField = "unknown-field": "To be explained.",
    UnknownMixin = "unknown-mixin": "To be explained.",
    UnknownState = "unknown-state": "To be explained.",
    UnknownType = "unknown-type": "To be explained.",
    UnreachableState = "unreachable-state": "To be explained.",
    WrongType = "wrong-type": "To be explained.",
}
