//! Rules on one row, in words that no dialect owns.

use crate::schema::{Bounds, Expr, Length, OneOfMode, Pattern};

/// A rule on one row. As in SQL, a rule whose columns are null is fulfilled; only
/// [`CheckRule::Together`], [`CheckRule::SetTogether`], [`CheckRule::CountSet`],
/// [`CheckRule::RequiredIn`] and [`CheckRule::OnlyIn`] ask about null itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Name of the constraint.
    pub name: String,
    /// What must hold.
    pub rule: CheckRule,
    /// The same in words.
    pub doc: String,
}

/// What a row must fulfil.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckRule {
    /// The column is one of these texts. A native enum type keeps the rule by itself.
    Values {
        /// The column.
        column: String,
        /// The texts.
        values: Vec<String>,
    },
    /// The column is 0 or 1, where booleans are integers.
    Bool {
        /// The column.
        column: String,
    },
    /// The integer fits its width, where every integer has 64 bits.
    Width {
        /// The column.
        column: String,
    },
    /// The number is within the bounds; those of a decimal count units of the last digit.
    Range {
        /// The column.
        column: String,
        /// Inclusive bounds.
        bounds: Bounds<i64>,
    },
    /// The decimal has no more digits than it may, and is a number.
    Digits {
        /// The column.
        column: String,
    },
    /// The binary fraction is finite and within the bounds.
    Float {
        /// The column.
        column: String,
        /// Inclusive bounds.
        bounds: Bounds<f64>,
    },
    /// The text has so many characters, and no U+0000 among them.
    Text {
        /// The column.
        column: String,
        /// Inclusive bounds.
        length: Length,
    },
    /// There are so many bytes.
    Bytes {
        /// The column.
        column: String,
        /// Inclusive bounds.
        length: Length,
    },
    /// A UUID, ULID, date or timestamp has its one written form and lies in years 1 to 9999.
    Canonical {
        /// The column.
        column: String,
    },
    /// The text follows the pattern.
    Pattern {
        /// The column.
        column: String,
        /// The pattern.
        pattern: Pattern,
    },
    /// The column holds JSON of this shape.
    Json {
        /// The column.
        column: String,
        /// The shape.
        shape: JsonShape,
    },
    /// The parts of an optional embedded value: all null, or every required one set.
    Together {
        /// Columns of required parts, at least one.
        required: Vec<String>,
        /// Columns of the others.
        optional: Vec<String>,
    },
    /// Two columns are both null or both set.
    SetTogether {
        /// The one.
        left: String,
        /// The other.
        right: String,
    },
    /// So many of these columns are set.
    CountSet {
        /// The columns, two or more.
        columns: Vec<String>,
        /// How many.
        mode: OneOfMode,
        /// The rule sleeps while all of these are null; empty: it never does.
        unless_null: Vec<String>,
    },
    /// In these states, one of the columns is set.
    RequiredIn {
        /// The column of the state.
        state: String,
        /// The states.
        states: Vec<String>,
        /// One column, or those of an embedded value without required parts.
        columns: Vec<String>,
    },
    /// The columns are null in every other state.
    OnlyIn {
        /// The column of the state.
        state: String,
        /// The states.
        states: Vec<String>,
        /// One column, or all of an embedded value.
        columns: Vec<String>,
    },
    /// Two columns differ.
    Distinct {
        /// The one.
        left: String,
        /// The other.
        right: String,
    },
    /// An expression of the spec.
    Expr(Expr),
}

/// What JSON has to be. Items of lists and entries of maps are left to Rust: a CHECK of SQLite
/// cannot walk through them, and both engines keep the same rules.
#[derive(Debug, Clone, PartialEq)]
pub enum JsonShape {
    /// Anything but `null`.
    Any,
    /// An object with any keys.
    Map,
    /// An object of these keys.
    Object(ObjectShape),
    /// An array with so many items.
    Array(Length),
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int(Bounds<i64>),
    /// A number.
    Number(Bounds<f64>),
    /// A text.
    Text {
        /// How many characters.
        length: Length,
        /// What it looks like.
        pattern: Option<Pattern>,
    },
    /// One of these texts.
    Values(Vec<String>),
}

/// A JSON object of known keys.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectShape {
    /// The keys; no others may be there.
    pub keys: Vec<KeyShape>,
    /// Rules on which keys may be set together.
    pub one_of: Vec<KeySet>,
}

/// One key of a JSON object.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyShape {
    /// The key.
    pub name: String,
    /// Whether it may be `null`.
    pub nullable: bool,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub shape: JsonShape,
}

/// Which of several keys may be set together; `null` is not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySet {
    /// The keys, two or more.
    pub keys: Vec<String>,
    /// How many of them are set.
    pub mode: OneOfMode,
}
