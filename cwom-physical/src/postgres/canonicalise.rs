//! Texts that mean the same and are written differently, because one was read back from a dump.
//!
//! What the server deparses is not always what it deparses again: `code IN ('a')` over a varchar
//! gains a cast with each reading. So both texts are given to the server once more, on scratch
//! tables of the same columns, until they are stable.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::names::quote;
use super::session;
use crate::schema::{Column, Index, Table};
use crate::{PhysicalSchema, Result};

/// How often a text is read again at most.
const ROUNDS: u32 = 2;

/// The scratch table; nothing else is in the temporary schema's way.
const SCRATCH: &str = "cwom_scratch";

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Canonicalised {
    /// Expressions that differed.
    pub differing: usize,
    /// Those of them that turned out to be the same.
    pub settled: usize,
}

/// Brings expressions of checks, defaults, generated columns and indexes that differ into the
/// form that the server gives them in the end, on both sides.
///
/// It takes a connection that may make temporary tables, in a database where `schema` holds the
/// types and functions that the expressions use. Everything that it makes is taken back. A text
/// that the server does not take stays as it is, and so does the difference.
pub async fn canonicalise(
    connection: &mut PgConnection,
    schema: Option<&str>,
    expected: &mut PhysicalSchema,
    actual: &mut PhysicalSchema,
) -> Result<Canonicalised> {
    let mut done = Canonicalised::default();
    let mut transaction = connection.begin().await?;
    let place = session::find(&mut transaction, schema).await?;
    session::pin(&mut transaction, &place.schema).await?;
    for (name, table) in &mut expected.tables {
        if let Some(other) = actual.tables.get_mut(name) {
            let settled = settle(&mut transaction, table, other).await?;
            done.differing += settled.differing;
            done.settled += settled.settled;
        }
    }
    transaction.rollback().await?;
    Ok(done)
}

/// Where an expression stands in its table.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Slot {
    Check(String),
    Default(String),
    Generated(String),
    Part(String, usize),
    Predicate(String),
}

/// Settles one table that both sides have.
async fn settle(
    connection: &mut PgConnection,
    expected: &mut Table,
    actual: &mut Table,
) -> Result<Canonicalised> {
    let mut done = Canonicalised::default();
    for slot in slots(expected) {
        let texts = (text(expected, &slot).cloned(), text(actual, &slot).cloned());
        let (Some(mut wanted), Some(mut there)) = texts else {
            continue;
        };
        if wanted == there {
            continue;
        }
        done.differing += 1;
        for _ in 0..ROUNDS {
            let again = again(connection, expected, &slot, &wanted).await?;
            wanted = again.unwrap_or(wanted);
            let again = self::again(connection, actual, &slot, &there).await?;
            there = again.unwrap_or(there);
            if wanted == there {
                break;
            }
        }
        done.settled += usize::from(wanted == there);
        put(expected, &slot, wanted);
        put(actual, &slot, there);
    }
    Ok(done)
}

/// All places of a table that hold an expression.
fn slots(table: &Table) -> Vec<Slot> {
    let checks = table.checks.keys().cloned().map(Slot::Check);
    let columns = table.columns.iter().flat_map(|(name, column)| {
        let default = column.default.as_ref().map(|_| Slot::Default(name.clone()));
        let generated = column
            .generated
            .as_ref()
            .map(|_| Slot::Generated(name.clone()));
        default.into_iter().chain(generated)
    });
    let indexes = table.indexes.iter().flat_map(|(name, index)| {
        let parts = index
            .parts
            .iter()
            .enumerate()
            .filter(|(_, part)| part.expression)
            .map(|(at, _)| Slot::Part(name.clone(), at));
        let predicate = index
            .predicate
            .as_ref()
            .map(|_| Slot::Predicate(name.clone()));
        parts.chain(predicate)
    });
    checks.chain(columns).chain(indexes).collect()
}

fn text<'t>(table: &'t Table, slot: &Slot) -> Option<&'t String> {
    let index = |name: &String| table.indexes.get(name);
    match slot {
        Slot::Check(name) => table.checks.get(name).map(|check| &check.expression),
        Slot::Default(name) => table.columns.get(name)?.default.as_ref(),
        Slot::Generated(name) => {
            let generated = table.columns.get(name)?.generated.as_ref()?;
            Some(&generated.expression)
        }
        Slot::Part(name, at) => {
            let part = index(name)?.parts.get(*at)?;
            part.expression.then_some(&part.key)
        }
        Slot::Predicate(name) => index(name)?.predicate.as_ref(),
    }
}

fn put(table: &mut Table, slot: &Slot, text: String) {
    let place = match slot {
        Slot::Check(name) => table
            .checks
            .get_mut(name)
            .map(|check| &mut check.expression),
        Slot::Default(name) => column(table, name).and_then(|column| column.default.as_mut()),
        Slot::Generated(name) => column(table, name)
            .and_then(|column| column.generated.as_mut())
            .map(|generated| &mut generated.expression),
        Slot::Part(name, at) => index(table, name)
            .and_then(|index| index.parts.get_mut(*at))
            .map(|part| &mut part.key),
        Slot::Predicate(name) => index(table, name).and_then(|index| index.predicate.as_mut()),
    };
    if let Some(place) = place {
        *place = text;
    }
}

fn column<'t>(table: &'t mut Table, name: &str) -> Option<&'t mut Column> {
    table.columns.get_mut(name)
}

fn index<'t>(table: &'t mut Table, name: &str) -> Option<&'t mut Index> {
    table.indexes.get_mut(name)
}

/// What the server makes of a text on a scratch table; none when it does not take it.
async fn again(
    connection: &mut PgConnection,
    table: &Table,
    slot: &Slot,
    text: &str,
) -> Result<Option<String>> {
    let (make, read) = statements(table, slot, text);
    let mut savepoint = connection.begin().await?;
    let outcome = sqlx::raw_sql(AssertSqlSafe(make))
        .execute(&mut *savepoint)
        .await;
    let read = match outcome {
        Ok(_) => {
            sqlx::query_scalar(AssertSqlSafe(read))
                .fetch_optional(&mut *savepoint)
                .await
        }
        // What the server refuses is an answer; a lost connection is none.
        Err(sqlx::Error::Database(_)) => Ok(None),
        Err(error) => Err(error),
    };
    savepoint.rollback().await?;
    Ok(read?.flatten())
}

/// The statements that make a scratch table with the text in its place, and the query that reads
/// it back.
fn statements(table: &Table, slot: &Slot, text: &str) -> (String, String) {
    let skipped = match slot {
        Slot::Default(name) | Slot::Generated(name) => Some(name),
        Slot::Check(_) | Slot::Part(..) | Slot::Predicate(_) => None,
    };
    let mut columns: Vec<String> = table
        .columns
        .iter()
        .filter(|(name, _)| Some(*name) != skipped)
        .map(|(name, column)| definition(name, column))
        .collect();
    let of_skipped = |name: &String| table.columns.get(name).map(|it| definition(name, it));
    let scratch = format!("'pg_temp.{SCRATCH}'::pg_catalog.regclass");
    let mut after = String::new();
    let read = match slot {
        Slot::Check(_) => {
            columns.push(format!("CONSTRAINT it CHECK ({text})"));
            format!(
                "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint \
                 WHERE conrelid = {scratch} AND conname = 'it'"
            )
        }
        Slot::Default(name) | Slot::Generated(name) => {
            let definition = of_skipped(name).unwrap_or_default();
            columns.push(match slot {
                Slot::Default(_) => format!("{definition} DEFAULT {text}"),
                _ => format!("{definition} GENERATED ALWAYS AS ({text}) STORED"),
            });
            format!("SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = {scratch}")
        }
        Slot::Part(..) => {
            after = format!("CREATE INDEX cwom_scratch_it ON pg_temp.{SCRATCH} (({text}));");
            "SELECT pg_get_indexdef('pg_temp.cwom_scratch_it'::pg_catalog.regclass, 1, FALSE)"
                .to_owned()
        }
        Slot::Predicate(_) => {
            after =
                format!("CREATE INDEX cwom_scratch_it ON pg_temp.{SCRATCH} ((1)) WHERE {text};");
            "SELECT pg_get_expr(indpred, indrelid) FROM pg_index \
             WHERE indexrelid = 'pg_temp.cwom_scratch_it'::pg_catalog.regclass"
                .to_owned()
        }
    };
    let make = format!(
        "CREATE TEMPORARY TABLE {SCRATCH} ({}); {after}",
        columns.join(", ")
    );
    (make, read)
}

fn definition(name: &str, column: &Column) -> String {
    let collation = column
        .collation
        .as_ref()
        .map(|collation| format!(" COLLATE {collation}"))
        .unwrap_or_default();
    format!("{} {}{collation}", quote(name), column.data_type)
}
