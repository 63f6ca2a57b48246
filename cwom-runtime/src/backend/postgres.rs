//! PostgreSQL: native types, read from and written to their binary form.

mod rows;

use serde::de::DeserializeOwned;
use sqlx::encode::IsNull;
use sqlx::error::{BoxDynError, DatabaseError};
use sqlx::postgres::types::Oid;
use sqlx::postgres::{
    PgArgumentBuffer, PgArguments, PgConnection, PgDatabaseError, PgErrorPosition, PgRow,
    PgTypeInfo, PgValueRef,
};
use sqlx::{Arguments, AssertSqlSafe, Decode, Encode, Executor, Row, Type, ValueRef};
use uuid::Uuid;

use super::numeric::Numeric;
use super::{Backend, Batch, UniqueKey, Violation, migration};
use crate::query::Syntax;
use crate::row::{checked_float, checked_text};
use crate::store::refusal::Refusal;
use crate::{
    BatchStatement, Date, DecodeError, DecodeProblem, EncodeError, Migration, Migrations,
    OutOfRange, PerDialect, Postgres, RowReader, RowWriter, Shape, Timestamp, shape,
};

/// Rows that are sent at once: enough for the way there and back not to count any more.
const BATCH_ROWS: usize = 1024;
/// Microseconds from 1970 to 2000, where PostgreSQL begins to count.
const EPOCH_MICROS: i64 = 946_684_800_000_000;

impl Backend for Postgres {
    type Database = sqlx::Postgres;
    type Reader<'r> = Reader<'r>;
    type Writer = Writer;
    type Rows = rows::Rows;

    const SYNTAX: Syntax = Syntax::Postgres;
    const BEGIN: &'static str = "BEGIN";
    const VIEWS_YIELD_ROWS: bool = false;

    fn text(texts: &PerDialect) -> &'static str {
        texts.postgres
    }

    fn batch(statement: &BatchStatement) -> Batch {
        Batch {
            sql: statement.text.postgres,
            rows: BATCH_ROWS,
            is_exact: false,
        }
    }

    fn migrations(migrations: &Migrations) -> &'static [Migration] {
        migrations.postgres
    }

    async fn run_script(connection: &mut PgConnection, sql: &str) -> sqlx::Result<u64> {
        let done = connection
            .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
            .await?;
        Ok(done.rows_affected())
    }

    async fn can_reopen(_: &mut PgConnection) -> sqlx::Result<bool> {
        Ok(true)
    }

    #[cfg(feature = "verify")]
    async fn introspect(
        connection: &mut PgConnection,
    ) -> cwom_physical::Result<cwom_physical::PhysicalSchema> {
        let options = cwom_physical::Options::default();
        cwom_physical::postgres::introspect(connection, &options).await
    }

    async fn try_lock_migrations(connection: &mut PgConnection) -> sqlx::Result<bool> {
        migration::try_lock(connection).await
    }

    async fn migration_lock_holder(connection: &mut PgConnection) -> sqlx::Result<Option<String>> {
        migration::holder(connection).await
    }

    async fn prepare_session(_: &mut PgConnection) -> sqlx::Result<()> {
        Ok(())
    }

    async fn prepare_migration(
        connection: &mut PgConnection,
        in_transaction: bool,
    ) -> sqlx::Result<()> {
        migration::prepare(connection, in_transaction).await
    }

    async fn drop_half_built(
        connection: &mut PgConnection,
        sql: &str,
    ) -> sqlx::Result<Option<String>> {
        migration::drop_half_built(connection, sql).await
    }

    // A failed transaction stays until it is rolled back.
    async fn before_rollback(_: &mut PgConnection) {}

    // The connection is closed.
    async fn clean_after_migration(_: &mut PgConnection) {}

    fn position(error: &dyn DatabaseError) -> Option<usize> {
        match error.try_downcast_ref::<PgDatabaseError>()?.position()? {
            PgErrorPosition::Original(position) => Some(position),
            PgErrorPosition::Internal { .. } => None,
        }
    }

    fn reader(row: &PgRow) -> Reader<'_> {
        Reader { row, next: 0 }
    }

    async fn fetch(
        connection: &mut PgConnection,
        sql: &'static str,
        parameters: Writer,
    ) -> sqlx::Result<Vec<PgRow>> {
        connection
            .fetch_all(sqlx::query_with(sql, parameters.arguments))
            .await
    }

    async fn fetch_first(
        connection: &mut PgConnection,
        sql: &'static str,
        parameters: Writer,
    ) -> sqlx::Result<Option<PgRow>> {
        connection
            .fetch_optional(sqlx::query_with(sql, parameters.arguments))
            .await
    }

    async fn fetch_composed(
        connection: &mut PgConnection,
        sql: String,
        parameters: Writer,
    ) -> sqlx::Result<Vec<PgRow>> {
        connection
            .fetch_all(sqlx::query_with(AssertSqlSafe(sql), parameters.arguments))
            .await
    }

    async fn execute(
        connection: &mut PgConnection,
        sql: &'static str,
        parameters: Writer,
    ) -> sqlx::Result<u64> {
        let done = connection
            .execute(sqlx::query_with(sql, parameters.arguments))
            .await?;
        Ok(done.rows_affected())
    }

    fn violation(error: &dyn DatabaseError) -> Option<Violation> {
        let constraint = || error.constraint().unwrap_or_default().to_owned();
        match error.code()?.as_ref() {
            "23505" => Some(Violation::Unique(UniqueKey::Name(constraint()))),
            "23514" => Some(Violation::Check(constraint())),
            // A foreign key, and since PostgreSQL 18 its RESTRICT by a code of its own.
            "23503" | "23001" => Some(Violation::Reference(Some(constraint()))),
            // A lock that was not to be had, and a statement given up because of it.
            "55P03" => Some(Violation::Busy),
            // A failed serialisation and a deadlock.
            "40001" | "40P01" => Some(Violation::Serialization),
            // The class of the triggers' own codes.
            code if code.starts_with("WO") => {
                let refusal = Refusal::read(error.message())?;
                Some(match refusal.rule.as_str() {
                    "unique" => Violation::Unique(UniqueKey::Columns(refusal.columns)),
                    _ => Violation::Rule(refusal),
                })
            }
            _ => None,
        }
    }
}

/// Reads a row of PostgreSQL.
#[derive(Debug)]
pub struct Reader<'r> {
    row: &'r PgRow,
    next: usize,
}

impl<'r> Reader<'r> {
    fn value(&mut self) -> Result<Option<PgValueRef<'r>>, DecodeError> {
        let index = self.next;
        self.next += 1;
        match self.row.try_get_raw(index) {
            Ok(value) if value.is_null() => Ok(None),
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(self.problem(DecodeProblem::other(error))),
        }
    }

    /// Reads the next column as the driver has it. The columns' types are what the statement says
    /// and need not be looked up for every value.
    fn take<T: Decode<'r, sqlx::Postgres>>(&mut self) -> Result<Option<T>, DecodeError> {
        match self.value()? {
            Some(value) => T::decode(value)
                .map(Some)
                .map_err(|error| self.problem(DecodeProblem::other(error))),
            None => Ok(None),
        }
    }

    /// Reads the next column's bytes with `read`.
    fn take_bytes<T>(
        &mut self,
        read: impl FnOnce(&'r [u8]) -> Result<T, DecodeProblem>,
    ) -> Result<Option<T>, DecodeError> {
        let Some(value) = self.value()? else {
            return Ok(None);
        };
        value
            .as_bytes()
            .map_err(DecodeProblem::other)
            .and_then(read)
            .map(Some)
            .map_err(|problem| self.problem(problem))
    }
}

impl RowReader for Reader<'_> {
    fn bool(&mut self) -> Result<Option<bool>, DecodeError> {
        self.take()
    }

    fn i16(&mut self) -> Result<Option<i16>, DecodeError> {
        self.take()
    }

    fn i32(&mut self) -> Result<Option<i32>, DecodeError> {
        self.take()
    }

    fn i64(&mut self) -> Result<Option<i64>, DecodeError> {
        self.take()
    }

    fn f64(&mut self) -> Result<Option<f64>, DecodeError> {
        self.take()
    }

    fn text(&mut self) -> Result<Option<String>, DecodeError> {
        self.take()
    }

    fn parse<T>(
        &mut self,
        parse: impl FnOnce(&str) -> Result<T, DecodeProblem>,
    ) -> Result<Option<T>, DecodeError> {
        self.take_bytes(|bytes| parse(std::str::from_utf8(bytes).map_err(DecodeProblem::other)?))
    }

    fn bytes(&mut self) -> Result<Option<Vec<u8>>, DecodeError> {
        self.take_bytes(|bytes| Ok(bytes.to_vec()))
    }

    fn uuid(&mut self) -> Result<Option<Uuid>, DecodeError> {
        self.take_bytes(|bytes| Uuid::from_slice(bytes).map_err(DecodeProblem::other))
    }

    fn timestamp(&mut self) -> Result<Option<Timestamp>, DecodeError> {
        self.take_bytes(|bytes| {
            let micros = bytes
                .try_into()
                .map(i64::from_be_bytes)
                .map_err(DecodeProblem::other)?;
            // The infinities are the greatest numbers there are, so they are out of range too.
            micros
                .checked_add(EPOCH_MICROS)
                .and_then(Timestamp::from_unix_micros)
                .ok_or_else(|| DecodeProblem::other(OutOfRange("timestamp")))
        })
    }

    fn date(&mut self) -> Result<Option<Date>, DecodeError> {
        self.take_bytes(|bytes| {
            let days = bytes
                .try_into()
                .map(i32::from_be_bytes)
                .map_err(DecodeProblem::other)?;
            chrono::NaiveDate::from_ymd_opt(2000, 1, 1)
                .and_then(|epoch| {
                    epoch.checked_add_signed(chrono::TimeDelta::try_days(i64::from(days))?)
                })
                .and_then(|day| Date::try_from(day).ok())
                .ok_or_else(|| DecodeProblem::other(OutOfRange("date")))
        })
    }

    fn decimal(&mut self, scale: u8) -> Result<Option<i64>, DecodeError> {
        self.take_bytes(|bytes| {
            Numeric::units_from_wire(bytes, scale)
                .ok_or_else(|| DecodeProblem::other(OutOfRange("decimal")))
        })
    }

    fn json<T: DeserializeOwned + Shape>(&mut self) -> Result<Option<T>, DecodeError> {
        self.parse(|text| {
            // The binary form of `jsonb` starts with the number of its version; `json` does not.
            shape::from_json(text.strip_prefix('\u{1}').unwrap_or(text))
        })
    }

    fn last(&self) -> usize {
        self.next.saturating_sub(1)
    }
}

/// Collects parameters for PostgreSQL.
#[derive(Debug, Default)]
pub struct Writer {
    arguments: PgArguments,
}

impl Writer {
    fn put<'t, T>(&mut self, value: T) -> Result<(), EncodeError>
    where
        T: Encode<'t, sqlx::Postgres> + Type<sqlx::Postgres>,
    {
        Arguments::add(&mut self.arguments, value).map_err(|error| self.problem(error.to_string()))
    }
}

impl RowWriter for Writer {
    fn bool(&mut self, value: Option<bool>) -> Result<(), EncodeError> {
        self.put(value)
    }

    fn i16(&mut self, value: Option<i16>) -> Result<(), EncodeError> {
        self.put(value)
    }

    fn i32(&mut self, value: Option<i32>) -> Result<(), EncodeError> {
        self.put(value)
    }

    fn i64(&mut self, value: Option<i64>) -> Result<(), EncodeError> {
        self.put(value)
    }

    fn f64(&mut self, value: Option<f64>) -> Result<(), EncodeError> {
        let value = value
            .map(|number| checked_float(self, number))
            .transpose()?;
        self.put(value)
    }

    fn text(&mut self, value: Option<&str>) -> Result<(), EncodeError> {
        let value = value.map(|text| checked_text(self, text)).transpose()?;
        self.put(value)
    }

    fn symbol(&mut self, value: Option<&'static str>) -> Result<(), EncodeError> {
        self.put(value.map(Symbol))
    }

    fn bytes(&mut self, value: Option<&[u8]>) -> Result<(), EncodeError> {
        self.put(value)
    }

    fn uuid(&mut self, value: Option<Uuid>) -> Result<(), EncodeError> {
        self.put(value)
    }

    fn timestamp(&mut self, value: Option<Timestamp>) -> Result<(), EncodeError> {
        self.put(value.map(Timestamp::to_chrono))
    }

    fn date(&mut self, value: Option<Date>) -> Result<(), EncodeError> {
        self.put(value.map(Date::to_chrono))
    }

    fn decimal(&mut self, units: Option<i64>, scale: u8) -> Result<(), EncodeError> {
        self.put(units.map(|units| Numeric { units, scale }))
    }

    fn json(&mut self, text: Option<String>) -> Result<(), EncodeError> {
        self.put(text.map(JsonText))
    }

    fn count(&self) -> usize {
        Arguments::len(&self.arguments)
    }
}

/// Text whose type the server works out: a native enum and plain text take the same bytes.
struct Symbol(&'static str);

impl Type<sqlx::Postgres> for Symbol {
    fn type_info() -> PgTypeInfo {
        /// "No type given."
        const UNSPECIFIED: Oid = Oid(0);
        PgTypeInfo::with_oid(UNSPECIFIED)
    }
}

impl Encode<'_, sqlx::Postgres> for Symbol {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        buffer.extend_from_slice(self.0.as_bytes());
        Ok(IsNull::No)
    }
}

/// Serialised JSON as `jsonb`.
struct JsonText(String);

impl Type<sqlx::Postgres> for JsonText {
    fn type_info() -> PgTypeInfo {
        /// The type `jsonb` has this number in every PostgreSQL.
        const JSONB: Oid = Oid(3802);
        PgTypeInfo::with_oid(JSONB)
    }
}

impl Encode<'_, sqlx::Postgres> for JsonText {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        // The version of the binary form.
        buffer.push(1);
        buffer.extend_from_slice(self.0.as_bytes());
        Ok(IsNull::No)
    }
}
