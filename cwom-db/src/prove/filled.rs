//! Rows in the tables of a model, as its own rules allow them.

use anyhow::Result;
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Table, TableSource, Tables, lower_tables};
use cwom_sql::Text;
use cwom_sql::audit::{clear_context, state_context};
use cwom_sql::sample::{Samples, parents_first};

use super::scratch::Scratch;

/// How many rows a table gets, where it takes them.
const ROWS: usize = 3;
/// How often another row is tried.
const ATTEMPTS: usize = 12;

/// What was filled in.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    /// How many rows there are.
    pub(crate) rows: usize,
    /// Tables that took none.
    pub(crate) empty: Vec<String>,
    /// What the migration said to rows that do not fit.
    pub(crate) refused: Option<String>,
}

/// Fills the tables of a database that was migrated to the schema.
pub(crate) async fn fill<S: Scratch>(scratch: &mut S, schema: &Schema) -> Result<Filled> {
    let dialect = S::DIALECT;
    let tables = lower_tables(schema);
    let mut samples = Samples::new(schema, dialect);
    let mut filled = Filled::default();
    let (before, after) = context(&tables, dialect);
    for table in parents_first(&tables) {
        if !table.is_in(dialect) || is_log(table) {
            continue;
        }
        let mut rows = 0;
        for attempt in 0..ATTEMPTS {
            let Some(candidate) = samples.candidate(table, attempt) else {
                break;
            };
            let sql = format!("{before}{};\n{after}", candidate.sample.insert);
            if scratch.run(&sql).await?.is_ok() {
                samples.accept(table, candidate);
                rows += 1;
            }
            if rows == ROWS {
                break;
            }
        }
        filled.rows += rows;
        if rows == 0 {
            filled.empty.push(table.name.clone());
        }
    }
    Ok(filled)
}

fn is_log(table: &Table) -> bool {
    matches!(table.source, TableSource::Audit(_))
}

/// What says who writes, and what takes it back.
fn context(tables: &Tables, dialect: Dialect) -> (String, String) {
    let literals = [Text("system").to_string(), Text("proof").to_string()];
    let literals = literals
        .into_iter()
        .chain(["NULL".to_owned(), "NULL".to_owned()]);
    let mark = match dialect {
        Dialect::Sqlite => '?',
        Dialect::Postgres => '$',
    };
    let mut before = state_context(tables, dialect).unwrap_or_default();
    for (position, literal) in literals.enumerate() {
        before = before.replace(&format!("{mark}{}", position + 1), &literal);
    }
    let end = |sql: String| {
        if sql.is_empty() {
            sql
        } else {
            format!("{sql};\n")
        }
    };
    (
        end(before),
        end(clear_context(tables, dialect).unwrap_or_default()),
    )
}
