//! Values of any column, kept until the query is sent.

use std::str::FromStr;

use uuid::Uuid;

use super::meta::ColumnKind;
use super::sql::Syntax;
use crate::row::{checked_float, checked_text};
use crate::{Date, DecodeError, EncodeError, RowReader, RowWriter, Scalar, Timestamp};

/// A value to be bound.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    I16(i16),
    I32(i32),
    I64(i64),
    F64(f64),
    Decimal(i64, u8),
    Text(String),
    Symbol(&'static str),
    Bytes(Vec<u8>),
    Uuid(Uuid),
    Date(Date),
    Timestamp(Timestamp),
    Json(String),
}

impl Value {
    /// The value of one column, or the rule that it breaks.
    pub(crate) fn of<T: Scalar>(value: &T) -> Result<Self, String> {
        let mut recorder = Recorder::default();
        match T::write(Some(value), &mut recorder) {
            Ok(()) => Ok(recorder.values.pop().unwrap_or(Self::Null)),
            Err(error) => Err(error.rule),
        }
    }

    /// Binds it.
    pub(crate) fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        match self {
            Self::Null => row.text(None),
            Self::Bool(value) => row.bool(Some(*value)),
            Self::I16(value) => row.i16(Some(*value)),
            Self::I32(value) => row.i32(Some(*value)),
            Self::I64(value) => row.i64(Some(*value)),
            Self::F64(value) => row.f64(Some(*value)),
            Self::Decimal(units, scale) => row.decimal(Some(*units), *scale),
            Self::Text(value) => row.text(Some(value)),
            Self::Symbol(value) => row.symbol(Some(value)),
            Self::Bytes(value) => row.bytes(Some(value)),
            Self::Uuid(value) => row.uuid(Some(*value)),
            Self::Date(value) => row.date(Some(*value)),
            Self::Timestamp(value) => row.timestamp(Some(*value)),
            Self::Json(value) => row.json(Some(value.clone())),
        }
    }

    /// A key as text, which is the same for the same key.
    pub(crate) fn key_text(&self) -> String {
        match self {
            Self::Uuid(value) => value.hyphenated().to_string(),
            Self::Text(value) => value.clone(),
            // Keys are nothing else.
            _ => String::new(),
        }
    }

    /// Reads what a column of this kind sorts by.
    pub(crate) fn read<R: RowReader>(
        kind: &ColumnKind,
        syntax: Syntax,
        row: &mut R,
    ) -> Result<Self, DecodeError> {
        fn some<T>(value: Option<T>, make: impl FnOnce(T) -> Value) -> Value {
            value.map_or(Value::Null, make)
        }
        Ok(match kind {
            ColumnKind::Bool => some(row.bool()?, Self::Bool),
            ColumnKind::I16 => some(row.i16()?, Self::I16),
            ColumnKind::I32 => some(row.i32()?, Self::I32),
            ColumnKind::I64 => some(row.i64()?, Self::I64),
            ColumnKind::F64 => some(row.f64()?, Self::F64),
            ColumnKind::Decimal(scale) => {
                some(row.decimal(*scale)?, |units| Self::Decimal(units, *scale))
            }
            ColumnKind::Bytes => some(row.bytes()?, Self::Bytes),
            ColumnKind::Uuid => some(row.uuid()?, Self::Uuid),
            ColumnKind::Date => some(row.date()?, Self::Date),
            ColumnKind::Timestamp => some(row.timestamp()?, Self::Timestamp),
            ColumnKind::Enum { native, .. } if native.is_none() || syntax == Syntax::Sqlite => {
                some(row.i32()?, Self::I32)
            }
            ColumnKind::Text | ColumnKind::Json | ColumnKind::Enum { .. } | ColumnKind::Raw(_) => {
                some(row.text()?, Self::Text)
            }
        })
    }

    /// A letter for the kind and the value as bytes, for a cursor.
    pub(crate) fn to_parts(&self) -> (u8, Vec<u8>) {
        let text = |letter, text: String| (letter, text.into_bytes());
        match self {
            Self::Null => (b'n', Vec::new()),
            Self::Bool(value) => text(b'b', u8::from(*value).to_string()),
            Self::I16(value) => text(b's', value.to_string()),
            Self::I32(value) => text(b'i', value.to_string()),
            Self::I64(value) => text(b'l', value.to_string()),
            // The bits, because no digit may be lost.
            Self::F64(value) => text(b'f', value.to_bits().to_string()),
            Self::Decimal(units, _) => text(b'd', units.to_string()),
            Self::Text(value) | Self::Json(value) => text(b't', value.clone()),
            Self::Symbol(value) => text(b't', (*value).to_owned()),
            Self::Bytes(value) => (b'x', value.clone()),
            Self::Uuid(value) => text(b'u', value.to_string()),
            Self::Date(value) => text(b'y', value.to_string()),
            Self::Timestamp(value) => text(b'm', value.to_string()),
        }
    }

    /// The value of a column of this kind from its parts; `None` where they do not fit.
    pub(crate) fn from_parts(
        kind: &ColumnKind,
        syntax: Syntax,
        letter: u8,
        bytes: &[u8],
    ) -> Option<Self> {
        fn parse<T: FromStr>(bytes: &[u8]) -> Option<T> {
            std::str::from_utf8(bytes).ok()?.parse().ok()
        }
        Some(match (kind, letter) {
            (_, b'n') if bytes.is_empty() => Self::Null,
            (ColumnKind::Bool, b'b') => Self::Bool(parse::<u8>(bytes)? != 0),
            (ColumnKind::I16, b's') => Self::I16(parse(bytes)?),
            (ColumnKind::I32, b'i') => Self::I32(parse(bytes)?),
            (ColumnKind::I64, b'l') => Self::I64(parse(bytes)?),
            (ColumnKind::F64, b'f') => {
                let value = f64::from_bits(parse(bytes)?);
                value.is_finite().then_some(Self::F64(value))?
            }
            (ColumnKind::Decimal(scale), b'd') => Self::Decimal(parse(bytes)?, *scale),
            (ColumnKind::Bytes, b'x') => Self::Bytes(bytes.to_vec()),
            (ColumnKind::Uuid, b'u') => Self::Uuid(parse(bytes)?),
            (ColumnKind::Date, b'y') => Self::Date(parse(bytes)?),
            (ColumnKind::Timestamp, b'm') => Self::Timestamp(parse(bytes)?),
            (ColumnKind::Enum { native, .. }, b'i')
                if native.is_none() || syntax == Syntax::Sqlite =>
            {
                Self::I32(parse(bytes)?)
            }
            (ColumnKind::Enum { .. } | ColumnKind::Text | ColumnKind::Raw(_), b't') => {
                let text: String = parse(bytes)?;
                (!text.contains('\0')).then_some(Self::Text(text))?
            }
            _ => return None,
        })
    }
}

/// Keeps what is written to it.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    pub(crate) values: Vec<Value>,
}

impl Recorder {
    #[expect(
        clippy::unnecessary_wraps,
        reason = "every method of the writer may fail"
    )]
    fn put(&mut self, value: Option<Value>) -> Result<(), EncodeError> {
        self.values.push(value.unwrap_or(Value::Null));
        Ok(())
    }
}

impl RowWriter for Recorder {
    fn bool(&mut self, value: Option<bool>) -> Result<(), EncodeError> {
        self.put(value.map(Value::Bool))
    }

    fn i16(&mut self, value: Option<i16>) -> Result<(), EncodeError> {
        self.put(value.map(Value::I16))
    }

    fn i32(&mut self, value: Option<i32>) -> Result<(), EncodeError> {
        self.put(value.map(Value::I32))
    }

    fn i64(&mut self, value: Option<i64>) -> Result<(), EncodeError> {
        self.put(value.map(Value::I64))
    }

    fn f64(&mut self, value: Option<f64>) -> Result<(), EncodeError> {
        let value = value
            .map(|number| checked_float(self, number))
            .transpose()?;
        self.put(value.map(Value::F64))
    }

    fn text(&mut self, value: Option<&str>) -> Result<(), EncodeError> {
        let value = value.map(|text| checked_text(self, text)).transpose()?;
        self.put(value.map(|text| Value::Text(text.to_owned())))
    }

    fn symbol(&mut self, value: Option<&'static str>) -> Result<(), EncodeError> {
        self.put(value.map(Value::Symbol))
    }

    fn bytes(&mut self, value: Option<&[u8]>) -> Result<(), EncodeError> {
        self.put(value.map(|bytes| Value::Bytes(bytes.to_vec())))
    }

    fn uuid(&mut self, value: Option<Uuid>) -> Result<(), EncodeError> {
        self.put(value.map(Value::Uuid))
    }

    fn timestamp(&mut self, value: Option<Timestamp>) -> Result<(), EncodeError> {
        self.put(value.map(Value::Timestamp))
    }

    fn date(&mut self, value: Option<Date>) -> Result<(), EncodeError> {
        self.put(value.map(Value::Date))
    }

    fn decimal(&mut self, units: Option<i64>, scale: u8) -> Result<(), EncodeError> {
        self.put(units.map(|units| Value::Decimal(units, scale)))
    }

    fn json(&mut self, text: Option<String>) -> Result<(), EncodeError> {
        self.put(text.map(Value::Json))
    }

    fn count(&self) -> usize {
        self.values.len()
    }
}
