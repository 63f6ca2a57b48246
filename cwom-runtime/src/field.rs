//! How the type of a field is read from and written to columns.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{
    Bytes, Date, Decimal, DecodeError, DecodeProblem, Duration, EncodeError, Entity, Id, IdFormat,
    RowReader, RowWriter, Shape, TextId, Timestamp, TraceId, Ulid, shape,
};

/// A type that fills one column, except JSON.
pub trait Scalar: Sized {
    /// Reads the next column; `None` is null.
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError>;

    /// Writes the next parameter; `None` is null.
    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError>;
}

/// A field of one column: a [`Scalar`], or an `Option` of one where null is allowed.
pub trait Field: Sized {
    /// What it is when it is not null.
    type Value: Scalar;

    /// Reads the next column.
    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError>;

    /// Writes the next parameter.
    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError>;
}

impl<T: Scalar> Field for Option<T> {
    type Value = T;

    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
        T::read(row)
    }

    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        T::write(self.as_ref(), row)
    }
}

/// Reads a scalar that must not be null.
pub fn read_required<T: Scalar, R: RowReader>(row: &mut R) -> Result<T, DecodeError> {
    match T::read(row)? {
        Some(value) => Ok(value),
        None => Err(row.problem(DecodeProblem::Null)),
    }
}

/// Reads a JSON column that must not be null. What a newer revision may have added to stored
/// objects is left out.
pub fn read_json<T, R>(row: &mut R) -> Result<T, DecodeError>
where
    T: DeserializeOwned + Shape,
    R: RowReader,
{
    match row.json()? {
        Some(value) => Ok(value),
        None => Err(row.problem(DecodeProblem::Null)),
    }
}

/// Reads a JSON column that may be null.
pub fn read_json_opt<T, R>(row: &mut R) -> Result<Option<T>, DecodeError>
where
    T: DeserializeOwned + Shape,
    R: RowReader,
{
    row.json()
}

/// Writes a value as JSON.
pub fn write_json<T, W>(value: &T, row: &mut W) -> Result<(), EncodeError>
where
    T: Serialize,
    W: RowWriter,
{
    write_json_opt(Some(value), row)
}

/// Writes a value as JSON; `None` is SQL's null, not JSON's.
pub fn write_json_opt<T, W>(value: Option<&T>, row: &mut W) -> Result<(), EncodeError>
where
    T: Serialize,
    W: RowWriter,
{
    let text = match value {
        Some(value) => Some(shape::to_json(value).map_err(|rule| row.problem(rule))?),
        None => None,
    };
    row.json(text)
}

/// Implements [`Field`] for scalars. A blanket implementation would overlap with that of `Option`.
macro_rules! scalar_fields {
    ($([$($generics:tt)*] $type:ty),* $(,)?) => {$(
        impl<$($generics)*> Field for $type {
            type Value = Self;

            fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
                read_required(row)
            }

            fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
                Scalar::write(Some(self), row)
            }
        }
    )*};
}

scalar_fields!(
    [] bool, [] i16, [] i32, [] i64, [] f64, [] String, [] Bytes, [] Uuid, [] Ulid, [] TraceId,
    [] Timestamp, [] Date, [] Duration, [const SCALE: u8] Decimal<SCALE>, [E: Entity] Id<E>, [E: Entity] TextId<E>,
);

/// Implements [`Scalar`] for types that the rows know by themselves.
macro_rules! row_scalars {
    ($($type:ty: $method:ident),* $(,)?) => {$(
        impl Scalar for $type {
            fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
                row.$method()
            }

            fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
                row.$method(value.copied())
            }
        }
    )*};
}

row_scalars! {
    bool: bool, i16: i16, i32: i32, i64: i64, f64: f64, Uuid: uuid, Timestamp: timestamp,
    Date: date,
}

impl Scalar for String {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        row.text()
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        row.text(value.map(String::as_str))
    }
}

impl Scalar for Bytes {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        Ok(row.bytes()?.map(Self::from))
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        row.bytes(value.map(|bytes| &**bytes))
    }
}

impl Scalar for Ulid {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        row.parse(|text| text.parse().map_err(DecodeProblem::other))
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        row.text(value.map(Self::to_string).as_deref())
    }
}

impl Scalar for TraceId {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        Ok(row.uuid()?.map(Self::from_uuid))
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        row.uuid(value.map(|trace| trace.as_uuid()))
    }
}

impl Scalar for Duration {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        Ok(row.i64()?.map(Self::from_micros))
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        row.i64(value.map(|duration| duration.as_micros()))
    }
}

impl<const SCALE: u8> Scalar for Decimal<SCALE> {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        Ok(row.decimal(SCALE)?.map(Self::from_units))
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        row.decimal(value.map(|decimal| decimal.units()), SCALE)
    }
}

impl<E: Entity> Scalar for Id<E> {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        match E::ID_FORMAT {
            IdFormat::Uuid => Ok(row.uuid()?.map(Self::from_uuid)),
            IdFormat::Ulid => row.parse(|text| text.parse().map_err(DecodeProblem::other)),
        }
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        match E::ID_FORMAT {
            IdFormat::Uuid => row.uuid(value.map(|id| id.as_uuid())),
            IdFormat::Ulid => Scalar::write(value.map(|id| id.as_ulid()).as_ref(), row),
        }
    }
}

impl<E: Entity> Scalar for TextId<E> {
    fn read<R: RowReader>(row: &mut R) -> Result<Option<Self>, DecodeError> {
        Ok(row.text()?.map(Self::new))
    }

    fn write<W: RowWriter>(value: Option<&Self>, row: &mut W) -> Result<(), EncodeError> {
        row.text(value.map(Self::as_str))
    }
}
