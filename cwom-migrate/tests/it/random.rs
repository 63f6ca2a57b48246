//! Random specs, random rows and random edits: every migration leads up, down and up again, to the
//! catalog of a database that was made at once, loses no row, and keeps the audit log sound.
//!
//! `CWOM_LONG_TESTS=1` draws 2,000 chains on SQLite and 300 on PostgreSQL. `CWOM_SEED` draws those
//! of an earlier run again; a run says which seed it has.

mod model;

use std::fmt::Write as _;
use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use cwom_audit::Outcome;
use cwom_migrate::files::{Migration, Name, files, later};
use cwom_migrate::{Decisions, Form, Revision, diff, hazards, plan};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::{create_all, drop_all};
use cwom_testkit::{Database, Postgres, Sqlite};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::audit::{by_ada, verified};
use crate::case::{INIT, VERSION, parse};
use crate::run::{Engine, assert_catalog, fresh};
use model::{Draws, Model};

/// The rows of each entity, in one transaction.
fn rows(model: &Model, dialect: Dialect) -> String {
    let mut out = String::new();
    for entity in &model.entities {
        for row in 0..4 {
            let mut columns = vec!["id".to_owned()];
            let id = format!("'0190d5a0-0000-7000-8000-{:08}{row:04}'", entity.number);
            let mut values = vec![id];
            for (at, field) in entity.fields.iter().enumerate() {
                columns.push(field.column());
                values.push(field.value(&model.values, row + at, dialect));
            }
            let _ = writeln!(
                out,
                "INSERT INTO {} ({}) VALUES ({});",
                entity.table,
                columns.join(", "),
                values.join(", ")
            );
        }
    }
    if model.entities.iter().any(|entity| entity.audited) {
        by_ada(dialect, &out)
    } else {
        out
    }
}

/// How many rows each entity has, by its number.
async fn counts<E: Engine>(database: &Database<E>, model: &Model) -> Vec<(usize, String)> {
    let mut counts = Vec::new();
    for entity in &model.entities {
        let sql = format!("SELECT CAST(count(*) AS text) FROM {}", entity.table);
        let count = database.texts(&sql).await.expect("rows are counted");
        counts.push((entity.number, count.concat()));
    }
    counts
}

async fn sound<E: Engine>(database: &Database<E>, schema: &Schema, told: &str) {
    if lower_tables(schema).audit().is_some() {
        let report = verified(E::DIALECT, &database.url, schema).await;
        assert_eq!(report.outcome(), Outcome::Clean, "{report:#?}\n{told}");
    }
}

/// One chain of migrations.
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
async fn chain<E: Engine>(numbers: &[u16]) {
    let Some(database) = E::fresh().await else {
        return;
    };
    let mut draws = Draws::new(numbers);
    let mut model = Model::new(&mut draws);
    let directory = tempfile::tempdir().expect("a temporary directory");
    let write = |name: &str, text: &str| {
        fs::write(directory.path().join(name), text).expect("it can be written");
    };
    let mut schema = parse(&model.text());
    let tables = lower_tables(&schema);
    write(
        &format!("{INIT}_init.up.sql"),
        &create_all(&tables, E::DIALECT),
    );
    write(
        &format!("{INIT}_init.down.sql"),
        &drop_all(&tables, E::DIALECT),
    );
    let made = E::up(&database, directory.path()).await;
    made.unwrap_or_else(|error| panic!("{error}\n{}", model.text()));
    let filled = database.execute(&rows(&model, E::DIALECT)).await;
    filled.unwrap_or_else(|error| panic!("{error}\n{}", model.text()));
    let (mut version, mut last) = (VERSION, INIT);
    let mut revision = Revision::new(&schema);
    for _ in 0..3 {
        model.settle();
        let before = model.clone();
        for _ in 0..=draws.below(3) {
            model.edit(&mut draws);
        }
        let told = format!("{}\n--- becomes\n{}", before.text(), model.text());
        let after = parse(&model.text());
        let mut next = Revision::new(&after);
        let decisions = Decisions::from_schema(&after);
        let ops = diff(&revision.snapshot, &next.snapshot, &decisions);
        let ops = ops.unwrap_or_else(|missing| panic!("{missing:#?}\n{told}"));
        if ops.is_empty() {
            continue;
        }
        next.snapshot.adopt_order(&revision.snapshot, &ops);
        let plans = Dialect::ALL.map(|it| plan(&revision, &next, &ops, it, Form::Online));
        let hazards = hazards(&revision.snapshot, &next.snapshot, &ops);
        let migration = Migration {
            previous: &revision,
            next: &next,
            ops: &ops,
            plans: &plans,
            hazards: &hazards,
            decisions: &decisions,
        };
        let name = Name {
            version,
            word: "change".to_owned(),
        };
        let made = files(&migration, &name);
        for (path, text) in &made {
            if let Some(name) = path.strip_prefix(&format!("{}/", E::DIALECT.name())) {
                write(name, text);
            }
        }
        let up = || E::up(&database, directory.path());
        up().await
            .unwrap_or_else(|error| panic!("up: {error}\n{told}"));
        let here = fresh::<E>(&after).await;
        assert_catalog(&E::catalog(&database).await, &here, &format!("up\n{told}"));
        let kept = counts(&database, &model).await;
        match E::down(&database, directory.path(), last).await {
            Ok(()) => {
                let there = fresh::<E>(&schema).await;
                assert_catalog(
                    &E::catalog(&database).await,
                    &there,
                    &format!("down\n{told}"),
                );
                for (number, count) in counts(&database, &before).await {
                    let same = kept.iter().find(|(it, _)| *it == number);
                    assert!(same.is_none_or(|(_, it)| *it == count), "down\n{told}");
                }
                sound(&database, &schema, &format!("down\n{told}")).await;
                up().await
                    .unwrap_or_else(|error| panic!("up again: {error}\n{told}"));
            }
            // Nobody knows what rows of the older shape would hold.
            Err(error) => {
                assert!(error.contains("cwom: "), "down: {error}\n{told}");
                // Later files may be undone by then; what is left is done again.
                up().await
                    .unwrap_or_else(|error| panic!("up after all: {error}\n{told}"));
            }
        }
        assert_catalog(
            &E::catalog(&database).await,
            &here,
            &format!("up again\n{told}"),
        );
        assert_eq!(counts(&database, &model).await, kept, "up again\n{told}");
        sound(&database, &after, &told).await;
        last = made
            .iter()
            .filter_map(|(path, _)| version_of(path))
            .max()
            .unwrap_or(version);
        version = later(last, 60);
        (schema, revision) = (after, next);
    }
}

fn version_of(path: &str) -> Option<i64> {
    path.rsplit('/').next()?.split('_').next()?.parse().ok()
}

fn draw<E: Engine>(few: u32, many: u32) {
    let long = std::env::var_os("CWOM_LONG_TESTS").is_some();
    let config = Config {
        cases: if long { many } else { few },
        max_shrink_iters: 40,
        failure_persistence: None,
        ..Config::default()
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let seed = seed();
    println!("CWOM_SEED={seed} draws {} chains", config.cases);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let drawn = prop::collection::vec(any::<u16>(), 0..120);
    let result = runner.run(&drawn, |numbers| {
        runtime.block_on(chain::<E>(&numbers));
        Ok(())
    });
    if let Err(error) = result {
        panic!("CWOM_SEED={seed}: {error}");
    }
}

/// The seed that was asked for, or another one each time.
fn seed() -> u64 {
    match std::env::var("CWOM_SEED") {
        Ok(text) => text.parse().expect("a seed is a number"),
        Err(_) => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |elapsed| elapsed.as_secs()),
    }
}

#[test]
fn chains_on_sqlite() {
    draw::<Sqlite>(12, 2_000);
}

#[test]
fn chains_on_postgres() {
    draw::<Postgres>(3, 300);
}

/// Chains that once went wrong.
const REGRESSIONS: &[&[u16]] = &[
    &[
        0, 0, 0, 1003, 29920, 38574, 59918, 3682, 58046, 55794, 38034, 6392, 15192, 31628, 8906,
        8432, 29628, 5269, 47635, 37803, 41766, 8472, 12382, 33174, 35432, 2932, 6463, 14837,
        32411, 12888, 17941, 48173, 56797, 54966, 54165, 39021, 13503, 15271, 2147, 29021, 58570,
        30309, 20970, 12069, 11614, 60704, 341, 16122, 28558, 46203, 38488, 25614,
    ],
    &[
        56243, 5100, 64793, 22857, 44176, 40178, 40183, 21657, 57335, 10325, 49562, 10492, 51336,
        51507, 52810, 39819, 33654, 20223, 39154, 35052, 39219, 19344, 11928, 34324, 41152, 27717,
        20877, 34496, 20575, 58621, 26271, 10332, 54542, 3218, 4943, 215, 42009, 45016, 50259,
        49329, 6117, 23150, 46961, 62786, 27086, 55946, 35274, 2418, 20836, 46287, 8670, 20827,
        42457, 6857, 65395, 23113, 46725, 29110, 38587, 46642, 15255, 56396, 26979, 13758, 4649,
        10319, 53664, 34330, 56761, 54293, 30484, 6647, 40648, 6622, 54844, 28620, 57910, 5912,
        35387, 51217, 39466, 27422, 55360, 38988, 23161, 23941, 56893, 45507, 37266, 2534, 59357,
        10006, 28069, 26795, 40442, 21216, 10954, 56284, 59847, 58392, 24912, 17190, 22367, 32438,
        63127, 63252, 38530, 50107, 58568, 28475,
    ],
    // A table that is renamed, with an indexed column of another type.
    &[
        1167, 34089, 27700, 61028, 18254, 46806, 58017, 41136, 11594, 3783, 26357, 11500, 24129,
        18359, 9115, 48666,
    ],
];

#[tokio::test]
async fn regressions() {
    for numbers in REGRESSIONS {
        chain::<Sqlite>(numbers).await;
        chain::<Postgres>(numbers).await;
    }
}
