//! The small languages inside strings of the spec: types, expressions, patterns and literals.

pub(crate) mod cursor;
pub(crate) mod expression;
pub(crate) mod literal;
pub(crate) mod pattern;
pub(crate) mod type_name;
