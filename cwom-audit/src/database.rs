//! A database of either engine, as far as this crate needs one: transactions, texts and numbers.

use std::future::poll_fn;
use std::pin::pin;

use cwom_schema::schema::Dialect;
use futures_core::Stream;
use sqlx::pool::Pool;
use sqlx::{AssertSqlSafe, Executor, Row as _, Transaction, ValueRef as _};

use crate::error::Result;

/// A pool of either engine.
#[derive(Debug, Clone)]
pub enum Database {
    /// SQLite.
    Sqlite(Pool<sqlx::Sqlite>),
    /// PostgreSQL.
    Postgres(Pool<sqlx::Postgres>),
}

impl From<Pool<sqlx::Sqlite>> for Database {
    fn from(pool: Pool<sqlx::Sqlite>) -> Self {
        Self::Sqlite(pool)
    }
}

impl From<Pool<sqlx::Postgres>> for Database {
    fn from(pool: Pool<sqlx::Postgres>) -> Self {
        Self::Postgres(pool)
    }
}

impl Database {
    /// Which engine it is.
    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// One state of the database for as long as the transaction lasts.
    pub(crate) async fn snapshot(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(pool) => Tx::Sqlite(pool.begin().await?),
            Self::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ";
                Tx::Postgres(pool.begin_with(begin).await?).pinned().await?
            }
        })
    }

    /// A transaction that will write. On SQLite nobody else writes meanwhile; on PostgreSQL each
    /// statement sees what was committed before it.
    pub(crate) async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(pool) => Tx::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL READ COMMITTED";
                Tx::Postgres(pool.begin_with(begin).await?).pinned().await?
            }
        })
    }
}

/// A transaction; dropped without a commit, nothing happened.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, sqlx::Sqlite>),
    Postgres(Transaction<'static, sqlx::Postgres>),
}

/// A parameter of a statement.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    Int(i64),
    Text(&'a str),
    OptText(Option<&'a str>),
}

/// A row, every column as text.
#[derive(Debug)]
pub(crate) struct Row(std::vec::IntoIter<Option<String>>);

impl Row {
    /// The next column.
    pub(crate) fn text(&mut self) -> Option<String> {
        self.0.next().flatten()
    }

    /// The next column; empty where it is null.
    pub(crate) fn required(&mut self) -> String {
        self.text().unwrap_or_default()
    }

    /// The next column as a number, where it is one.
    pub(crate) fn int(&mut self) -> Option<i64> {
        self.text()?.parse().ok()
    }
}

impl Tx {
    pub(crate) const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs one statement; the number of rows that it changed.
    pub(crate) async fn execute(&mut self, sql: String, values: &[Value<'_>]) -> Result<u64> {
        macro_rules! run {
            ($transaction:expr) => {{
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for value in values {
                    query = match *value {
                        Value::Int(number) => query.bind(number),
                        Value::Text(text) => query.bind(text.to_owned()),
                        Value::OptText(text) => query.bind(text.map(str::to_owned)),
                    };
                }
                query.execute(&mut **$transaction).await?.rows_affected()
            }};
        }
        Ok(match self {
            Self::Sqlite(transaction) => run!(transaction),
            Self::Postgres(transaction) => run!(transaction),
        })
    }

    /// Runs a script of several statements without parameters.
    pub(crate) async fn script(&mut self, sql: String) -> Result<()> {
        match self {
            Self::Sqlite(transaction) => {
                (&mut **transaction)
                    .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
                    .await?;
            }
            Self::Postgres(transaction) => {
                (&mut **transaction)
                    .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
                    .await?;
            }
        }
        Ok(())
    }

    /// Calls `act` with each row as it comes; none is kept.
    pub(crate) async fn each(
        &mut self,
        sql: String,
        values: &[Value<'_>],
        mut act: impl FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        macro_rules! run {
            ($transaction:expr) => {{
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for value in values {
                    query = match *value {
                        Value::Int(number) => query.bind(number),
                        Value::Text(text) => query.bind(text.to_owned()),
                        Value::OptText(text) => query.bind(text.map(str::to_owned)),
                    };
                }
                let mut rows = pin!(query.fetch(&mut **$transaction));
                while let Some(row) = poll_fn(|context| rows.as_mut().poll_next(context)).await {
                    let row = row?;
                    let mut columns = Vec::with_capacity(row.len());
                    for position in 0..row.len() {
                        let value = row.try_get_raw(position)?;
                        columns.push(if value.is_null() {
                            None
                        } else {
                            // What is stored may be anything once somebody has tampered with it.
                            let bytes: &[u8] = row.try_get_unchecked(position)?;
                            Some(String::from_utf8_lossy(bytes).into_owned())
                        });
                    }
                    act(Row(columns.into_iter()))?;
                }
            }};
        }
        match self {
            Self::Sqlite(transaction) => run!(transaction),
            Self::Postgres(transaction) => run!(transaction),
        }
        Ok(())
    }

    /// All rows of a query whose answer is short.
    pub(crate) async fn rows(&mut self, sql: String, values: &[Value<'_>]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        self.each(sql, values, |row| {
            rows.push(row);
            Ok(())
        })
        .await?;
        Ok(rows)
    }

    /// The numbers in the first row, as far as they are there.
    pub(crate) async fn ints<const N: usize>(
        &mut self,
        sql: String,
        values: &[Value<'_>],
    ) -> Result<[Option<i64>; N]> {
        let rows = self.rows(sql, values).await?;
        Ok(match rows.into_iter().next() {
            Some(mut row) => std::array::from_fn(|_| row.int()),
            None => [None; N],
        })
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }

    /// The texts of values do not depend on what the session or the role has set.
    async fn pinned(mut self) -> Result<Self> {
        const PINNED: &str = "SELECT set_config('timezone', 'UTC', true), \
            set_config('datestyle', 'ISO, YMD', true), \
            set_config('intervalstyle', 'iso_8601', true), \
            set_config('extra_float_digits', '1', true), \
            set_config('bytea_output', 'hex', true), \
            set_config('jit', 'off', true), \
            set_config('statement_timeout', '0', true)";
        self.rows(PINNED.to_owned(), &[]).await?;
        Ok(self)
    }
}
