//! Every spec that is accepted works: random specs go from text to tables and away again, on both
//! engines, and every statement over those tables can be prepared.
//!
//! The specs are the same on every run and machine. `CWOM_LONG_TESTS=1` tries many more of them; a failure
//! names its seed and shows the spec.

mod draft;
mod entity;
mod expressions;
mod keys;
mod names;
pub(crate) mod random;
mod rank;

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Table, TableSource, Tables, lower_tables};
use cwom_sql::ddl::{create_all, drop_all};
use cwom_sql::dml::Statements;
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::{Database, Engine};

#[tokio::test]
async fn valid_specs_work_on_sqlite() {
    try_all::<Sqlite>(Dialect::Sqlite, valid(times(100, 2000))).await;
}

#[tokio::test]
async fn valid_specs_work_on_postgres() {
    try_all::<Postgres>(Dialect::Postgres, valid(times(20, 1000))).await;
}

#[tokio::test]
async fn accepted_specs_work_on_sqlite() {
    try_all::<Sqlite>(Dialect::Sqlite, accepted(times(100, 5000))).await;
}

#[tokio::test]
async fn accepted_specs_work_on_postgres() {
    try_all::<Postgres>(Dialect::Postgres, accepted(times(20, 2000))).await;
}

/// How many specs to try in an ordinary run, and in a long one.
fn times(ordinary: u64, long: u64) -> u64 {
    if std::env::var_os("CWOM_LONG_TESTS").is_some() {
        long
    } else {
        ordinary
    }
}

/// A spec that passed, with the text that it came from.
struct Sample {
    text: String,
    tables: Tables,
}

/// Specs that keep every rule of the language, so that each of them must be accepted.
fn valid(count: u64) -> impl Iterator<Item = Sample> {
    (0..count).map(|seed| {
        let text = draft::spec(seed, false);
        let (schema, diagnostics) = cwom_schema::parse(&text);
        let Some(schema) = schema else {
            let said: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
            panic!("the valid spec is refused:\n{}\n{text}", said.join("\n"));
        };
        let tables = lower_tables(&schema);
        Sample { text, tables }
    })
}

/// Specs that mix what may not go together: those that are accepted all the same must work.
fn accepted(count: u64) -> impl Iterator<Item = Sample> {
    let samples: Vec<Sample> = (0..count)
        .filter_map(|seed| {
            let text = draft::spec(seed, true);
            let (schema, _) = cwom_schema::parse(&text);
            let tables = lower_tables(&schema?);
            Some(Sample { text, tables })
        })
        .collect();
    let kept = u64::try_from(samples.len()).expect("a count");
    assert!(
        kept > count / 10 && kept < count,
        "{kept} of {count} specs were accepted: nothing is learned from so few, or from all"
    );
    samples.into_iter()
}

/// All samples in one database, which each of them leaves as it was.
async fn try_all<D: Engine>(dialect: Dialect, samples: impl Iterator<Item = Sample>) {
    let Some(database) = D::fresh().await else {
        return;
    };
    for sample in samples {
        let tables = &sample.tables;
        let (up, down) = (create_all(tables, dialect), drop_all(tables, dialect));
        let names = table_names(tables, dialect);
        let prepared = statements(tables, dialect);
        for round in ["first", "second"] {
            run(
                &database,
                &in_transaction(&up),
                &format!("{round} up"),
                &sample,
            )
            .await;
            assert_eq!(database.tables().await, names, "{}", sample.text);
            if round == "first" {
                prepare(&database, dialect, &prepared, &sample).await;
            }
            run(
                &database,
                &in_transaction(&down),
                &format!("{round} down"),
                &sample,
            )
            .await;
            assert_eq!(
                left_over(&database, dialect).await,
                [""; 0],
                "{}",
                sample.text
            );
        }
    }
}

async fn run<D: Engine>(database: &Database<D>, sql: &str, what: &str, sample: &Sample) {
    if let Err(error) = database.execute(sql).await {
        panic!("{what}: {error}\n{sql}\n{}", sample.text);
    }
}

fn in_transaction(sql: &str) -> String {
    format!("BEGIN;\n{sql}\nCOMMIT;")
}

/// Prepares the statements, all at once; where that fails, one by one to find out which.
async fn prepare<D: Engine>(
    database: &Database<D>,
    dialect: Dialect,
    statements: &[String],
    sample: &Sample,
) {
    let script = |statements: &[String]| {
        let mut script = String::new();
        for (number, statement) in statements.iter().enumerate() {
            let _ = match dialect {
                Dialect::Sqlite => writeln!(script, "EXPLAIN {statement};"),
                Dialect::Postgres => writeln!(script, "PREPARE s{number} AS {statement};"),
            };
        }
        script
    };
    if database.execute(&script(statements)).await.is_ok() {
        return;
    }
    for statement in statements {
        let alone = script(std::slice::from_ref(statement));
        run(database, &alone, "a statement", sample).await;
    }
    panic!("each statement can be prepared, but not all of them");
}

/// Every statement of every table.
fn statements(tables: &Tables, dialect: Dialect) -> Vec<String> {
    let mut all = Vec::new();
    let written = |table: &&Table| !matches!(table.source, TableSource::Audit(_));
    for table in tables.tables.iter().filter(written) {
        let statements = Statements::new(tables, table, dialect);
        let list = statements.list();
        all.extend([
            statements.insert(),
            statements.get(),
            list.first,
            list.after,
            statements.delete(),
        ]);
        all.extend(statements.soft_delete());
        all.extend(statements.insert_in_context());
        all.extend(statements.delete_in_context());
        all.extend(statements.reference_probes().into_iter().map(|it| it.sql));
        all.extend(statements.inbound_probes().into_iter().map(|it| it.sql));
    }
    all
}

fn table_names(tables: &Tables, dialect: Dialect) -> Vec<String> {
    let mut names: Vec<String> = tables
        .of_dialect(dialect)
        .map(|table| table.name.clone())
        .collect();
    names.sort();
    names
}

/// Whatever is there after everything was dropped: types of enums and indexes too.
async fn left_over<D: Engine>(database: &Database<D>, dialect: Dialect) -> Vec<String> {
    let sql = match dialect {
        Dialect::Sqlite => "SELECT name FROM sqlite_schema WHERE name <> 'sqlite_sequence'",
        Dialect::Postgres => {
            "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace \
             UNION ALL \
             SELECT typname::text FROM pg_type WHERE typnamespace = 'public'::regnamespace"
        }
    };
    database.texts(sql).await.expect("the catalog can be read")
}
