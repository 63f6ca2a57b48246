//! Several rows for PostgreSQL: one array for each column.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgTypeInfo};
use sqlx::{Arguments, Encode, Postgres, Type};
use uuid::Uuid;

use super::super::RowsWriter;
use super::super::numeric::Numeric;
use super::{EPOCH_MICROS, Writer};
use crate::row::{checked_float, checked_text};
use crate::{Date, EncodeError, RowWriter, Timestamp};

/// Numbers that these types have in every PostgreSQL.
mod oid {
    pub(super) const BOOL: u32 = 16;
    pub(super) const BYTEA: u32 = 17;
    pub(super) const INT8: u32 = 20;
    pub(super) const INT2: u32 = 21;
    pub(super) const INT4: u32 = 23;
    pub(super) const TEXT: u32 = 25;
    pub(super) const FLOAT8: u32 = 701;
    pub(super) const DATE: u32 = 1082;
    pub(super) const TIMESTAMPTZ: u32 = 1184;
    pub(super) const NUMERIC: u32 = 1700;
    pub(super) const UUID: u32 = 2950;
    pub(super) const JSONB: u32 = 3802;
}

/// Collects rows.
#[derive(Debug, Default)]
pub struct Rows {
    columns: Vec<Array>,
    next: usize,
}

/// One column of all rows, in the binary form of an array without its head.
#[derive(Debug)]
struct Array {
    element: u32,
    length: i32,
    has_null: bool,
    elements: Vec<u8>,
}

impl Rows {
    fn put(&mut self, element: u32, value: Option<&[u8]>) -> Result<(), EncodeError> {
        let position = self.next;
        if position == self.columns.len() {
            self.columns.push(Array {
                element,
                length: 0,
                has_null: false,
                elements: Vec::new(),
            });
        }
        let size = match value.map(|bytes| i32::try_from(bytes.len())) {
            None => -1,
            Some(Ok(size)) => size,
            Some(Err(_)) => return Err(self.problem("is too long for the database")),
        };
        let Some(column) = self.columns.get_mut(position) else {
            return Err(self.problem("is not in its place"));
        };
        column.length += 1;
        column.has_null |= value.is_none();
        column.elements.extend_from_slice(&size.to_be_bytes());
        column.elements.extend_from_slice(value.unwrap_or_default());
        self.next += 1;
        Ok(())
    }
}

impl RowsWriter for Rows {
    type Writer = Writer;

    fn end_row(&mut self) {
        self.next = 0;
    }

    fn finish(self) -> Result<Writer, EncodeError> {
        let mut arguments = PgArguments::default();
        for (index, column) in self.columns.into_iter().enumerate() {
            Arguments::add(&mut arguments, column).map_err(|error| EncodeError {
                index,
                rule: error.to_string(),
            })?;
        }
        Ok(Writer { arguments })
    }
}

impl RowWriter for Rows {
    fn bool(&mut self, value: Option<bool>) -> Result<(), EncodeError> {
        let value = value.map(|value| [u8::from(value)]);
        self.put(oid::BOOL, value.as_ref().map(|bytes| &bytes[..]))
    }

    fn i16(&mut self, value: Option<i16>) -> Result<(), EncodeError> {
        let value = value.map(i16::to_be_bytes);
        self.put(oid::INT2, value.as_ref().map(|bytes| &bytes[..]))
    }

    fn i32(&mut self, value: Option<i32>) -> Result<(), EncodeError> {
        let value = value.map(i32::to_be_bytes);
        self.put(oid::INT4, value.as_ref().map(|bytes| &bytes[..]))
    }

    fn i64(&mut self, value: Option<i64>) -> Result<(), EncodeError> {
        let value = value.map(i64::to_be_bytes);
        self.put(oid::INT8, value.as_ref().map(|bytes| &bytes[..]))
    }

    fn f64(&mut self, value: Option<f64>) -> Result<(), EncodeError> {
        let value = value.map(|number| checked_float(self, number));
        let value = value.transpose()?.map(f64::to_be_bytes);
        self.put(oid::FLOAT8, value.as_ref().map(|bytes| &bytes[..]))
    }

    fn text(&mut self, value: Option<&str>) -> Result<(), EncodeError> {
        let value = value.map(|text| checked_text(self, text)).transpose()?;
        self.put(oid::TEXT, value.map(str::as_bytes))
    }

    fn symbol(&mut self, value: Option<&'static str>) -> Result<(), EncodeError> {
        self.put(oid::TEXT, value.map(str::as_bytes))
    }

    fn bytes(&mut self, value: Option<&[u8]>) -> Result<(), EncodeError> {
        self.put(oid::BYTEA, value)
    }

    fn uuid(&mut self, value: Option<Uuid>) -> Result<(), EncodeError> {
        self.put(oid::UUID, value.as_ref().map(|uuid| &uuid.as_bytes()[..]))
    }

    fn timestamp(&mut self, value: Option<Timestamp>) -> Result<(), EncodeError> {
        // The years that a moment can have are far from the end of the numbers.
        let since = |moment: Timestamp| moment.unix_micros().saturating_sub(EPOCH_MICROS);
        let value = value.map(|moment| since(moment).to_be_bytes());
        self.put(oid::TIMESTAMPTZ, value.as_ref().map(|bytes| &bytes[..]))
    }

    fn date(&mut self, value: Option<Date>) -> Result<(), EncodeError> {
        let days = value.map(|day| {
            let epoch = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
            let days = day.to_chrono().signed_duration_since(epoch).num_days();
            i32::try_from(days).unwrap_or(i32::MAX).to_be_bytes()
        });
        self.put(oid::DATE, days.as_ref().map(|bytes| &bytes[..]))
    }

    fn decimal(&mut self, units: Option<i64>, scale: u8) -> Result<(), EncodeError> {
        let value = units.map(|units| Numeric { units, scale }.to_wire());
        self.put(oid::NUMERIC, value.as_deref())
    }

    fn json(&mut self, text: Option<String>) -> Result<(), EncodeError> {
        // The version of the binary form comes first.
        let value = text.map(|text| [&[1], text.as_bytes()].concat());
        self.put(oid::JSONB, value.as_deref())
    }

    fn count(&self) -> usize {
        self.next
    }
}

impl Type<Postgres> for Array {
    fn type_info() -> PgTypeInfo {
        /// "No type given": the statement casts each array to what it is.
        const UNSPECIFIED: Oid = Oid(0);
        PgTypeInfo::with_oid(UNSPECIFIED)
    }
}

impl Encode<'_, Postgres> for Array {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        const DIMENSIONS: i32 = 1;
        const FIRST_INDEX: i32 = 1;

        buffer.extend_from_slice(&DIMENSIONS.to_be_bytes());
        buffer.extend_from_slice(&i32::from(self.has_null).to_be_bytes());
        buffer.extend_from_slice(&self.element.to_be_bytes());
        buffer.extend_from_slice(&self.length.to_be_bytes());
        buffer.extend_from_slice(&FIRST_INDEX.to_be_bytes());
        buffer.extend_from_slice(&self.elements);
        Ok(IsNull::No)
    }
}
