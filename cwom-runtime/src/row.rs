//! Reading and writing rows column by column, the same for both dialects.

use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{Date, Shape, Timestamp};

/// Reads one row from left to right: every call takes the next column.
pub trait RowReader {
    /// A `bool`.
    fn bool(&mut self) -> Result<Option<bool>, DecodeError>;
    /// An `i16`.
    fn i16(&mut self) -> Result<Option<i16>, DecodeError>;
    /// An `i32`.
    fn i32(&mut self) -> Result<Option<i32>, DecodeError>;
    /// An `i64`.
    fn i64(&mut self) -> Result<Option<i64>, DecodeError>;
    /// An `f64`.
    fn f64(&mut self) -> Result<Option<f64>, DecodeError>;
    /// Text.
    fn text(&mut self) -> Result<Option<String>, DecodeError>;
    /// Text that is parsed where it lies, without a copy.
    fn parse<T>(
        &mut self,
        parse: impl FnOnce(&str) -> Result<T, DecodeProblem>,
    ) -> Result<Option<T>, DecodeError>;
    /// Bytes.
    fn bytes(&mut self) -> Result<Option<Vec<u8>>, DecodeError>;
    /// A UUID.
    fn uuid(&mut self) -> Result<Option<Uuid>, DecodeError>;
    /// A moment.
    fn timestamp(&mut self) -> Result<Option<Timestamp>, DecodeError>;
    /// A day.
    fn date(&mut self) -> Result<Option<Date>, DecodeError>;
    /// A decimal number, in units of 10^-scale.
    fn decimal(&mut self, scale: u8) -> Result<Option<i64>, DecodeError>;
    /// JSON.
    fn json<T: DeserializeOwned + Shape>(&mut self) -> Result<Option<T>, DecodeError>;

    /// The position of the column that was read last.
    fn last(&self) -> usize;

    /// A problem with the column that was read last.
    fn problem(&self, problem: DecodeProblem) -> DecodeError {
        DecodeError {
            index: self.last(),
            problem,
        }
    }
}

/// Writes the parameters of a statement from left to right. `None` is null.
pub trait RowWriter {
    /// A `bool`.
    fn bool(&mut self, value: Option<bool>) -> Result<(), EncodeError>;
    /// An `i16`.
    fn i16(&mut self, value: Option<i16>) -> Result<(), EncodeError>;
    /// An `i32`.
    fn i32(&mut self, value: Option<i32>) -> Result<(), EncodeError>;
    /// An `i64`.
    fn i64(&mut self, value: Option<i64>) -> Result<(), EncodeError>;
    /// A finite `f64`.
    fn f64(&mut self, value: Option<f64>) -> Result<(), EncodeError>;
    /// Text without U+0000.
    fn text(&mut self, value: Option<&str>) -> Result<(), EncodeError>;
    /// The value of an enum, which on PostgreSQL may be a type of its own.
    fn symbol(&mut self, value: Option<&'static str>) -> Result<(), EncodeError>;
    /// Bytes.
    fn bytes(&mut self, value: Option<&[u8]>) -> Result<(), EncodeError>;
    /// A UUID.
    fn uuid(&mut self, value: Option<Uuid>) -> Result<(), EncodeError>;
    /// A moment.
    fn timestamp(&mut self, value: Option<Timestamp>) -> Result<(), EncodeError>;
    /// A day.
    fn date(&mut self, value: Option<Date>) -> Result<(), EncodeError>;
    /// A decimal number, in units of 10^-scale.
    fn decimal(&mut self, units: Option<i64>, scale: u8) -> Result<(), EncodeError>;
    /// Serialised JSON.
    fn json(&mut self, text: Option<String>) -> Result<(), EncodeError>;

    /// How many parameters were written; the position of the next one.
    fn count(&self) -> usize;

    /// A problem with the parameter that would be written next.
    fn problem(&self, rule: impl Into<String>) -> EncodeError
    where
        Self: Sized,
    {
        EncodeError {
            index: self.count(),
            rule: rule.into(),
        }
    }
}

/// A stored column that is not a value of its field.
#[derive(Debug, thiserror::Error)]
#[error("column {index}: {problem}")]
pub struct DecodeError {
    /// The position of the column in the row.
    pub index: usize,
    /// What is wrong with it.
    pub problem: DecodeProblem,
}

/// Why a stored column is not a value of its field.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeProblem {
    /// Null where the spec allows none.
    #[error("is null")]
    Null,
    /// A value that an enum of this revision does not have.
    #[error("`{value}` is not a value of {name}")]
    UnknownEnumValue {
        /// The enum.
        name: &'static str,
        /// What is stored.
        value: String,
    },
    /// JSON that does not fit the type, also without what newer revisions may have added.
    #[error("does not hold the expected JSON: {0}")]
    Json(serde_json::Error),
    /// Any other value that does not fit.
    #[error("{0}")]
    Other(Box<dyn std::error::Error + Send + Sync>),
}

impl DecodeProblem {
    /// A value that does not fit, in words or as another error.
    pub fn other(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Other(source.into())
    }
}

/// A value that no database may hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("parameter {index} {rule}")]
pub struct EncodeError {
    /// The position of the parameter.
    pub index: usize,
    /// The rule that it breaks.
    pub rule: String,
}

/// PostgreSQL refuses this character and SQLite's shell cuts text at it, so neither gets it.
pub(crate) const NO_NUL: &str = "must not contain the character U+0000";
/// NaN and the infinities have no place in SQL comparisons nor in JSON.
pub(crate) const FINITE: &str = "must be a finite number";

/// Refuses text with U+0000.
pub(crate) fn checked_text<'t, W: RowWriter + ?Sized>(
    row: &W,
    text: &'t str,
) -> Result<&'t str, EncodeError> {
    if text.contains('\0') {
        return Err(EncodeError {
            index: row.count(),
            rule: NO_NUL.to_owned(),
        });
    }
    Ok(text)
}

/// Refuses numbers that are not finite.
pub(crate) fn checked_float<W: RowWriter + ?Sized>(
    row: &W,
    number: f64,
) -> Result<f64, EncodeError> {
    if number.is_finite() {
        return Ok(number);
    }
    Err(EncodeError {
        index: row.count(),
        rule: FINITE.to_owned(),
    })
}
