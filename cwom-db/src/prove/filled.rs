//! Rows in the tables of a model, as its own rules allow them.

use anyhow::Result;
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Table, TableSource, Tables};
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

/// Fills the tables of a database that has some of those of the schema.
pub(crate) async fn fill<S: Scratch>(
    scratch: &mut S,
    schema: &Schema,
    tables: &Tables,
    is_there: impl Fn(&str) -> bool,
) -> Result<Filled> {
    let dialect = S::DIALECT;
    let mut samples = Samples::new(schema, dialect);
    let mut filled = Filled::default();
    let (before, after) = context(tables, dialect);
    for table in parents_first(tables) {
        if !table.is_in(dialect) || is_log(table) || !is_there(&table.name) {
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
pub(crate) fn context(tables: &Tables, dialect: Dialect) -> (String, String) {
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use cwom_schema::tables::lower_tables;
    use cwom_sql::ddl::create_all;
    use cwom_testkit::{Engine as _, Postgres};

    use super::fill;
    use crate::prove::scratch::{PostgresScratch, Scratch, SqliteScratch};

    /// Every table of a model takes rows that are made from its rules.
    async fn assert_filled<S: Scratch>(url: &str, spec: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(spec);
        let text = std::fs::read_to_string(path).unwrap();
        let schema = cwom_schema::parse(&text).0.unwrap();
        let tables = lower_tables(&schema);
        let mut scratch = S::new(url).await.unwrap();
        scratch
            .run(&create_all(&tables, S::DIALECT))
            .await
            .unwrap()
            .unwrap();
        let filled = fill(&mut scratch, &schema, &tables, |_| true).await;
        scratch.close().await.unwrap();
        let filled = filled.unwrap();
        assert!(filled.empty.is_empty(), "{spec}: {:?}", filled.empty);
        assert!(filled.rows > tables.tables.len());
    }

    #[tokio::test]
    async fn every_table_takes_rows_on_sqlite() {
        for spec in ["cwom-spec.toml", "examples/help-desk/cwom-spec.toml"] {
            assert_filled::<SqliteScratch>("", spec).await;
        }
    }

    #[tokio::test]
    async fn every_table_takes_rows_on_postgres() {
        let Some(database) = Postgres::fresh().await else {
            return;
        };
        for spec in ["cwom-spec.toml", "examples/help-desk/cwom-spec.toml"] {
            assert_filled::<PostgresScratch>(&database.url, spec).await;
        }
    }
}
