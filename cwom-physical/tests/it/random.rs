//! Random schemas: two orders of building give the same, one change does not.

use std::fmt::Write as _;

use cwom_physical::compare;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::{Catalog, assert_same, postgres_database, sqlite_memory};

/// A schema as a list of statements; those of one table keep their order.
#[derive(Debug, Clone)]
struct Draft {
    tables: Vec<DraftTable>,
    /// Where each index is built, among all statements.
    order: Vec<prop::sample::Index>,
    /// What is changed in the end.
    mutation: (u8, prop::sample::Index),
}

#[derive(Debug, Clone)]
struct DraftTable {
    columns: Vec<DraftColumn>,
    checks: Vec<(prop::sample::Index, u16)>,
    indexes: Vec<(prop::sample::Index, bool, bool)>,
}

#[derive(Debug, Clone)]
struct DraftColumn {
    integer: bool,
    required: bool,
    default: Option<u16>,
    unique: bool,
}

impl DraftTable {
    fn create(&self, number: usize) -> String {
        let mut parts = vec!["id integer NOT NULL".to_owned()];
        for (at, column) in self.columns.iter().enumerate() {
            let mut part = format!("c{at} {}", if column.integer { "integer" } else { "text" });
            if column.required {
                part.push_str(" NOT NULL");
            }
            if let Some(default) = column.default {
                let quote = if column.integer { "" } else { "'" };
                let _ = write!(part, " DEFAULT {quote}{default}{quote}");
            }
            parts.push(part);
        }
        parts.push(format!("CONSTRAINT pk_t{number} PRIMARY KEY (id)"));
        for (at, _) in self.columns.iter().enumerate().filter(|(_, it)| it.unique) {
            parts.push(format!("CONSTRAINT uq_t{number}_c{at} UNIQUE (c{at})"));
        }
        for (at, (column, bound)) in self.checks.iter().enumerate() {
            let name = self.column(*column);
            parts.push(format!(
                "CONSTRAINT ck_t{number}_{at} CHECK ({name} IS NOT NULL OR id > {bound})"
            ));
        }
        format!("CREATE TABLE t{number} ({})", parts.join(", "))
    }

    fn indexes(&self, number: usize) -> Vec<String> {
        self.indexes
            .iter()
            .enumerate()
            .map(|(at, (column, descending, partial))| {
                format!(
                    "CREATE INDEX ix_t{number}_{at} ON t{number} ({}{}){}",
                    self.column(*column),
                    if *descending { " DESC" } else { "" },
                    if *partial { " WHERE id > 7" } else { "" }
                )
            })
            .collect()
    }

    fn column(&self, index: prop::sample::Index) -> String {
        format!("c{}", index.index(self.columns.len()))
    }
}

impl Draft {
    /// Tables first, then all indexes.
    fn statements(&self) -> Vec<String> {
        let tables = self.tables.iter().enumerate();
        let create = tables.clone().map(|(number, table)| table.create(number));
        let indexes = tables.flat_map(|(number, table)| table.indexes(number));
        create.chain(indexes).collect()
    }

    /// Tables from the last one on, each followed by some of the indexes that may be built by then.
    fn statements_in_another_order(&self) -> Vec<String> {
        let mut statements = Vec::new();
        let mut waiting = Vec::new();
        let mut order = self.order.iter().cycle();
        for (number, table) in self.tables.iter().enumerate().rev() {
            statements.push(table.create(number));
            waiting.extend(table.indexes(number));
            if let Some(index) = order.next().filter(|_| !waiting.is_empty()) {
                statements.push(waiting.remove(index.index(waiting.len())));
            }
        }
        waiting.reverse();
        statements.extend(waiting);
        statements
    }

    /// One change.
    fn mutation(&self) -> String {
        let number = self.mutation.1.index(self.tables.len());
        let table = &self.tables[number];
        match self.mutation.0 % 6 {
            0 if !table.indexes.is_empty() => format!("DROP INDEX ix_t{number}_0"),
            1 => format!("CREATE INDEX ix_more ON t{number} (c0)"),
            2 => format!("ALTER TABLE t{number} RENAME COLUMN c0 TO renamed"),
            3 => "CREATE TABLE more (id integer)".to_owned(),
            4 => format!("DROP TABLE t{number}"),
            _ => format!("ALTER TABLE t{number} ADD COLUMN more text DEFAULT 'x'"),
        }
    }
}

fn draft() -> impl Strategy<Value = Draft> {
    let index = any::<prop::sample::Index>;
    let column = (
        any::<bool>(),
        any::<bool>(),
        any::<Option<u16>>(),
        any::<bool>(),
    )
        .prop_map(|(integer, required, default, unique)| DraftColumn {
            integer,
            required,
            default,
            unique,
        });
    let table = (
        prop::collection::vec(column, 1..6),
        prop::collection::vec((index(), any::<u16>()), 0..3),
        prop::collection::vec((index(), any::<bool>(), any::<bool>()), 0..4),
    )
        .prop_map(|(columns, checks, indexes)| DraftTable {
            columns,
            checks,
            indexes,
        });
    (
        prop::collection::vec(table, 1..5),
        prop::collection::vec(index(), 1..5),
        (any::<u8>(), index()),
    )
        .prop_map(|(tables, order, mutation)| Draft {
            tables,
            order,
            mutation,
        })
}

/// Draws drafts and checks each; failures shrink.
fn check_random(cases: u32, mut check: impl FnMut(Draft)) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let check = std::cell::RefCell::new(&mut check);
    TestRunner::new(config)
        .run(&draft(), |draft| {
            (check.borrow_mut())(draft);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

#[test]
fn on_sqlite() {
    let runtime = runtime();
    check_random(96, |draft| {
        runtime.block_on(async {
            let (mut one, mut two) = (sqlite_memory().await, sqlite_memory().await);
            same_until_changed(&mut one, &mut two, &draft).await;
        });
    });
}

#[test]
fn on_postgres() {
    let runtime = runtime();
    let databases =
        runtime.block_on(async { Some((postgres_database().await?, postgres_database().await?)) });
    let Some(((_one, mut one), (_two, mut two))) = databases else {
        return;
    };
    check_random(16, |draft| {
        runtime.block_on(async {
            for connection in [&mut one, &mut two] {
                connection
                    .run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
                    .await;
            }
            same_until_changed(&mut one, &mut two, &draft).await;
        });
    });
}

async fn same_until_changed<C: Catalog>(one: &mut C, two: &mut C, draft: &Draft) {
    for statement in draft.statements() {
        one.run(&statement).await;
    }
    for statement in draft.statements_in_another_order() {
        two.run(&statement).await;
    }
    let (before, same) = (one.read().await, two.read().await);
    assert_same(&before, &same);
    two.run(&draft.mutation()).await;
    let after = two.read().await;
    assert!(!compare(&before, &after).is_empty(), "{}", draft.mutation());
    assert_ne!(before.digest(), after.digest());
}
