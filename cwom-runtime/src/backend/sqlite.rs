//! SQLite: text for ids and moments, integers for booleans and decimals.

use sqlx::error::DatabaseError;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Decode, Executor, Row, ValueRef};

use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{Backend, Batch, RowsWriter, UniqueKey, Violation};
use crate::query::Syntax;
use crate::row::{checked_float, checked_text};
use crate::store::refusal::Refusal;
use crate::{
    BatchStatement, Date, DecodeError, DecodeProblem, EncodeError, Migration, Migrations,
    PerDialect, RowReader, RowWriter, Shape, Sqlite, Timestamp, shape,
};

impl Backend for Sqlite {
    type Database = sqlx::Sqlite;
    type Reader<'r> = Reader<'r>;
    type Writer = Writer;
    type Rows = Writer;

    // A transaction that reads first and writes later could not be given the write lock any more
    // when another one wrote in between; taking it at once makes writers queue instead.
    const SYNTAX: Syntax = Syntax::Sqlite;
    const BEGIN: &'static str = "BEGIN IMMEDIATE";
    const VIEWS_YIELD_ROWS: bool = true;

    fn text(texts: &PerDialect) -> &'static str {
        texts.sqlite
    }

    fn batch(statement: &BatchStatement) -> Batch {
        Batch {
            sql: statement.text.sqlite,
            rows: statement.sqlite_rows,
            is_exact: true,
        }
    }

    fn migrations(migrations: &Migrations) -> &'static [Migration] {
        migrations.sqlite
    }

    async fn run_script(connection: &mut SqliteConnection, sql: &str) -> sqlx::Result<u64> {
        let done = connection
            .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
            .await?;
        Ok(done.rows_affected())
    }

    async fn can_reopen(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
        let file: Option<String> =
            sqlx::query_scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")
                .fetch_one(connection)
                .await?;
        Ok(file.is_some_and(|file| !file.is_empty()))
    }

    #[cfg(feature = "verify")]
    async fn introspect(
        connection: &mut SqliteConnection,
    ) -> cwom_physical::Result<cwom_physical::PhysicalSchema> {
        let options = cwom_physical::Options::default();
        cwom_physical::sqlite::introspect(connection, &options).await
    }

    // There is no lock of a session: each file is a transaction that writes from its beginning.
    async fn try_lock_migrations(_: &mut SqliteConnection) -> sqlx::Result<bool> {
        Ok(true)
    }

    async fn migration_lock_holder(_: &mut SqliteConnection) -> sqlx::Result<Option<String>> {
        Ok(None)
    }

    async fn prepare_session(connection: &mut SqliteConnection) -> sqlx::Result<()> {
        // A migration puts aside what is as large as its tables, so not in memory.
        Self::run_script(connection, "PRAGMA temp_store = DEFAULT").await?;
        Ok(())
    }

    async fn prepare_migration(_: &mut SqliteConnection, _: bool) -> sqlx::Result<()> {
        Ok(())
    }

    async fn drop_half_built(_: &mut SqliteConnection, _: &str) -> sqlx::Result<Option<String>> {
        Ok(None)
    }

    async fn before_rollback(connection: &mut SqliteConnection) {
        // Refused where the transaction is still there, which is mostly so.
        let _ = Self::run_script(connection, "BEGIN").await;
    }

    async fn clean_after_migration(connection: &mut SqliteConnection) {
        // Mostly there is nothing to roll back, which SQLite calls an error.
        let _ = Self::run_script(connection, "ROLLBACK").await;
        let settings = "PRAGMA foreign_keys = ON; PRAGMA defer_foreign_keys = OFF";
        let _ = Self::run_script(connection, settings).await;
    }

    fn position(_: &dyn DatabaseError) -> Option<usize> {
        None
    }

    fn reader(row: &SqliteRow) -> Reader<'_> {
        Reader { row, next: 0 }
    }

    async fn fetch(
        connection: &mut SqliteConnection,
        sql: &'static str,
        parameters: Writer,
    ) -> sqlx::Result<Vec<SqliteRow>> {
        connection
            .fetch_all(sqlx::query_with(sql, parameters.arguments))
            .await
    }

    async fn fetch_first(
        connection: &mut SqliteConnection,
        sql: &'static str,
        parameters: Writer,
    ) -> sqlx::Result<Option<SqliteRow>> {
        connection
            .fetch_optional(sqlx::query_with(sql, parameters.arguments))
            .await
    }

    async fn fetch_composed(
        connection: &mut SqliteConnection,
        sql: String,
        parameters: Writer,
    ) -> sqlx::Result<Vec<SqliteRow>> {
        connection
            .fetch_all(sqlx::query_with(AssertSqlSafe(sql), parameters.arguments))
            .await
    }

    async fn execute(
        connection: &mut SqliteConnection,
        sql: &'static str,
        parameters: Writer,
    ) -> sqlx::Result<u64> {
        let done = connection
            .execute(sqlx::query_with(sql, parameters.arguments))
            .await?;
        Ok(done.rows_affected())
    }

    fn violation(error: &dyn DatabaseError) -> Option<Violation> {
        const BUSY: i32 = 5;
        const LOCKED: i32 = 6;

        let code: i32 = error.code()?.parse().ok()?;
        // The lowest byte is the class; the rest says more about it.
        if matches!(code & 0xff, BUSY | LOCKED) {
            return Some(Violation::Busy);
        }
        if let Some(refusal) = Refusal::read(error.message()) {
            // No row makes way for another, so a taken key is found before the index finds it.
            return Some(match refusal.rule.as_str() {
                "unique" => Violation::Unique(UniqueKey::Columns(refusal.columns)),
                _ => Violation::Rule(refusal),
            });
        }
        let (kind, subject) = error.message().split_once(" constraint failed")?;
        let subject = subject.strip_prefix(": ").unwrap_or_default();
        match kind {
            "UNIQUE" => Some(Violation::Unique(unique_key(subject))),
            "CHECK" => Some(Violation::Check(subject.to_owned())),
            "FOREIGN KEY" => Some(Violation::Reference(None)),
            _ => None,
        }
    }
}

/// Reads `table.a, table.b`, or `index 'name'` for an index on expressions.
fn unique_key(subject: &str) -> UniqueKey {
    if let Some(name) = subject
        .strip_prefix("index '")
        .and_then(|name| name.strip_suffix('\''))
    {
        return UniqueKey::Name(name.to_owned());
    }
    let column = |place: &str| {
        place
            .rsplit_once('.')
            .map_or(place, |(_, column)| column)
            .to_owned()
    };
    UniqueKey::Columns(subject.split(", ").map(column).collect())
}

/// Reads a row of SQLite.
#[derive(Debug)]
pub struct Reader<'r> {
    row: &'r SqliteRow,
    next: usize,
}

impl<'r> Reader<'r> {
    /// Reads the next column as the driver has it. Tables are STRICT, so the type is what the
    /// statement says and need not be looked up for every value.
    fn take<T: Decode<'r, sqlx::Sqlite>>(&mut self) -> Result<Option<T>, DecodeError> {
        let index = self.next;
        self.next += 1;
        let value = match self.row.try_get_raw(index) {
            Ok(value) if value.is_null() => return Ok(None),
            Ok(value) => value,
            Err(error) => return Err(self.problem(DecodeProblem::other(error))),
        };
        T::decode(value)
            .map(Some)
            .map_err(|error| self.problem(DecodeProblem::other(error)))
    }
}

impl RowReader for Reader<'_> {
    fn bool(&mut self) -> Result<Option<bool>, DecodeError> {
        self.take()
    }

    fn i16(&mut self) -> Result<Option<i16>, DecodeError> {
        narrow(self)
    }

    fn i32(&mut self) -> Result<Option<i32>, DecodeError> {
        narrow(self)
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
        match self.take::<&str>()? {
            Some(text) => parse(text)
                .map(Some)
                .map_err(|problem| self.problem(problem)),
            None => Ok(None),
        }
    }

    fn bytes(&mut self) -> Result<Option<Vec<u8>>, DecodeError> {
        self.take()
    }

    fn uuid(&mut self) -> Result<Option<Uuid>, DecodeError> {
        self.parse(|text| Uuid::try_parse(text).map_err(DecodeProblem::other))
    }

    fn timestamp(&mut self) -> Result<Option<Timestamp>, DecodeError> {
        self.parse(|text| text.parse().map_err(DecodeProblem::other))
    }

    fn date(&mut self) -> Result<Option<Date>, DecodeError> {
        self.parse(|text| text.parse().map_err(DecodeProblem::other))
    }

    fn decimal(&mut self, _scale: u8) -> Result<Option<i64>, DecodeError> {
        self.take()
    }

    fn json<T: DeserializeOwned + Shape>(&mut self) -> Result<Option<T>, DecodeError> {
        self.parse(shape::from_json)
    }

    fn last(&self) -> usize {
        self.next.saturating_sub(1)
    }
}

/// SQLite has one integer type; what does not fit must not be cut.
fn narrow<T: TryFrom<i64>>(reader: &mut Reader<'_>) -> Result<Option<T>, DecodeError> {
    let Some(wide) = reader.i64()? else {
        return Ok(None);
    };
    T::try_from(wide).map(Some).map_err(|_| {
        reader.problem(DecodeProblem::other(format!(
            "holds {wide}, which does not fit"
        )))
    })
}

/// Collects parameters for SQLite.
#[derive(Debug, Default)]
pub struct Writer {
    arguments: SqliteArguments,
}

impl Writer {
    fn put<'t, T>(&mut self, value: T) -> Result<(), EncodeError>
    where
        T: sqlx::Encode<'t, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
    {
        Arguments::add(&mut self.arguments, value).map_err(|error| self.problem(error.to_string()))
    }
}

/// One row after the other is what a statement of several rows takes.
impl RowsWriter for Writer {
    type Writer = Self;

    fn end_row(&mut self) {}

    fn finish(self) -> Result<Self, EncodeError> {
        Ok(self)
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
        self.put(value)
    }

    fn bytes(&mut self, value: Option<&[u8]>) -> Result<(), EncodeError> {
        self.put(value)
    }

    fn uuid(&mut self, value: Option<Uuid>) -> Result<(), EncodeError> {
        self.put(value.map(|uuid| uuid.hyphenated().to_string()))
    }

    fn timestamp(&mut self, value: Option<Timestamp>) -> Result<(), EncodeError> {
        self.put(value.map(|moment| moment.to_string()))
    }

    fn date(&mut self, value: Option<Date>) -> Result<(), EncodeError> {
        self.put(value.map(|day| day.to_string()))
    }

    fn decimal(&mut self, units: Option<i64>, _scale: u8) -> Result<(), EncodeError> {
        self.put(units)
    }

    fn json(&mut self, text: Option<String>) -> Result<(), EncodeError> {
        self.put(text)
    }

    fn count(&self) -> usize {
        Arguments::len(&self.arguments)
    }
}
