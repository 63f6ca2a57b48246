//! Migrating up, down and up, together with sqlx's own migrator.

use cwom_runtime::{Dialect, Error, Migration, MigrationError, Migrations, Store};

use crate::support::database::{TestDatabase, context, on_both, with_database};
use crate::support::hand_written::Author;
use crate::support::schema::MIGRATIONS;

on_both!(
    up_down_and_up_again,
    a_failing_migration_leaves_nothing,
    another_text_is_noticed,
    an_older_program_stops,
    several_processes_may_migrate_at_once,
    a_marked_migration_runs_outside_a_transaction,
);

const INIT: i64 = 20_260_101_000_000;
const EDITORS: i64 = 20_260_102_000_000;
const LOANS: i64 = 20_260_103_000_000;

async fn versions<D: Dialect>(store: &Store<D>) -> Vec<i64> {
    store
        .applied()
        .await
        .unwrap()
        .iter()
        .map(|applied| applied.version)
        .collect()
}

async fn up_down_and_up_again<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        assert!(store.applied().await.unwrap().is_empty());
        let report = store.migrate(&MIGRATIONS).await.unwrap();
        let steps: Vec<_> = report
            .steps
            .iter()
            .map(|step| (step.version, step.name.as_str()))
            .collect();
        assert_eq!(
            steps,
            [(INIT, "init"), (EDITORS, "book_editors"), (LOANS, "loans")]
        );
        assert_eq!(store.applied().await.unwrap()[1].name, "book editors");
        assert!(store.migrate(&MIGRATIONS).await.unwrap().steps.is_empty());
        store
            .write(&context())
            .create(Author::new("a"))
            .await
            .unwrap();

        let report = store.migrate_down(&MIGRATIONS, INIT).await.unwrap();
        let steps: Vec<_> = report.steps.iter().map(|step| step.version).collect();
        assert_eq!(steps, [LOANS, EDITORS], "the last one first");
        assert_eq!(versions(&store).await, [INIT]);
        assert_eq!(store.list::<Author>(None, 9).await.unwrap().len(), 1);

        store.migrate_down(&MIGRATIONS, 0).await.unwrap();
        assert_eq!(versions(&store).await, [0; 0]);
        let gone = store.list::<Author>(None, 9).await;
        assert!(matches!(gone, Err(Error::Database(_))), "{gone:?}");
        assert_eq!(
            database
                .number("SELECT count(*) FROM _sqlx_migrations")
                .await,
            0
        );

        store.migrate(&MIGRATIONS).await.unwrap();
        assert_eq!(versions(&store).await, [INIT, EDITORS, LOANS]);
        assert!(store.list::<Author>(None, 9).await.unwrap().is_empty());
    })
    .await;
}

const GOOD: Migration = Migration {
    version: 1,
    name: "good",
    up: "CREATE TABLE a (b INTEGER);",
    down: "DROP TABLE a;",
};

const fn both(migrations: &'static [Migration]) -> Migrations {
    Migrations {
        sqlite: migrations,
        postgres: migrations,
    }
}

async fn a_failing_migration_leaves_nothing<T: TestDatabase>() {
    const BAD: Migration = Migration {
        version: 2,
        name: "bad",
        up: "CREATE TABLE c (d INTEGER); INSERT INTO nowhere VALUES (1);",
        down: "DROP TABLE c;",
    };
    with_database::<T, _>(async |store, database| {
        let error = store.migrate(&both(&[GOOD, BAD])).await.unwrap_err();
        match &error {
            Error::Migration(MigrationError::Failed {
                version: 2,
                name,
                at: Some(at),
                source,
                ..
            }) => {
                assert_eq!(name, "bad");
                assert_eq!(
                    (at.line, &*at.statement),
                    (1, "INSERT INTO nowhere VALUES (1);")
                );
                assert!(source.to_string().contains("nowhere"), "{source}");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(versions(&store).await, [1], "what came before stays");
        database.execute("CREATE TABLE c (d INTEGER)").await;
        database.execute("DROP TABLE c").await;
        // Nothing is locked either.
        store.migrate(&both(&[GOOD])).await.unwrap();
    })
    .await;
}

async fn another_text_is_noticed<T: TestDatabase>() {
    const EDITED: Migration = Migration {
        up: "CREATE TABLE a (b INTEGER); ",
        ..GOOD
    };
    with_database::<T, _>(async |store, _| {
        store.migrate(&both(&[GOOD])).await.unwrap();
        for error in [
            store.migrate(&both(&[EDITED])).await.unwrap_err(),
            store.migrate_down(&both(&[EDITED]), 0).await.unwrap_err(),
        ] {
            assert!(
                matches!(
                    error,
                    Error::Migration(MigrationError::Changed {
                        version: 1,
                        line_endings: false,
                        ..
                    })
                ),
                "{error:?}"
            );
        }
        assert_eq!(versions(&store).await, [1]);
    })
    .await;
}

async fn an_older_program_stops<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        store.migrate(&MIGRATIONS).await.unwrap();
        let error = store.migrate(&both(&[])).await.unwrap_err();
        let unknown = MigrationError::Unknown {
            version: INIT,
            name: "init".to_owned(),
        };
        assert_eq!(error.to_string(), unknown.to_string());
    })
    .await;
}

async fn several_processes_may_migrate_at_once<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let mut tasks = Vec::new();
        for _ in 0..5 {
            let store = database.open().await.unwrap();
            tasks.push(tokio::spawn(async move {
                let report = store.migrate(&MIGRATIONS).await.unwrap();
                store.close().await;
                report.steps.len()
            }));
        }
        let mut applied = 0;
        for task in tasks {
            applied += task.await.unwrap();
        }
        assert_eq!(applied, 3, "each migration was applied once");
        assert_eq!(versions(&store).await, [INIT, EDITORS, LOANS]);
    })
    .await;
}

async fn a_marked_migration_runs_outside_a_transaction<T: TestDatabase>() {
    // VACUUM is refused inside of a transaction by both.
    const VACUUM: Migration = Migration {
        version: 2,
        name: "vacuum",
        up: "-- no-transaction\nVACUUM;",
        down: "-- no-transaction\nVACUUM;",
    };
    with_database::<T, _>(async |store, _| {
        let migrations = both(&[GOOD, VACUUM]);
        assert_eq!(store.migrate(&migrations).await.unwrap().steps.len(), 2);
        assert_eq!(
            store
                .migrate_down(&migrations, 0)
                .await
                .unwrap()
                .steps
                .len(),
            2
        );
    })
    .await;
}

/// sqlx's migrator over the same texts sees what ours applied, and the other way round.
mod with_sqlx {
    use sqlx::migrate::{Migration as Driver, MigrationType, Migrator};
    use sqlx::{Connection, PgConnection, SqlSafeStr, SqliteConnection};

    use super::*;
    use crate::support::database::{PostgresDatabase, SqliteFile};

    fn migrator(migrations: &'static [Migration]) -> Migrator {
        let halves = migrations.iter().flat_map(|migration| {
            [
                (MigrationType::ReversibleUp, migration.up),
                (MigrationType::ReversibleDown, migration.down),
            ]
            .map(|(half, sql)| {
                let name = migration.name.replace('_', " ");
                Driver::new(
                    migration.version,
                    name.into(),
                    half,
                    sql.into_sql_str(),
                    false,
                )
            })
        });
        Migrator::with_migrations(halves.collect())
    }

    macro_rules! agree {
        ($name:ident, $database:ty, $connection:ty, $dialect:ident) => {
            #[tokio::test]
            async fn $name() {
                with_database::<$database, _>(async |store, database| {
                    let theirs = migrator(MIGRATIONS.$dialect);
                    let mut connection = <$connection>::connect(database.url()).await.unwrap();
                    theirs.run_to(INIT, &mut connection).await.unwrap();
                    assert_eq!(store.migrate(&MIGRATIONS).await.unwrap().steps.len(), 2);
                    theirs.run(&mut connection).await.unwrap();
                    theirs.undo(&mut connection, INIT).await.unwrap();
                    assert_eq!(versions(&store).await, [INIT]);
                    store.migrate_down(&MIGRATIONS, 0).await.unwrap();
                    theirs.run(&mut connection).await.unwrap();
                    assert_eq!(versions(&store).await, [INIT, EDITORS, LOANS]);
                    connection.close().await.unwrap();
                })
                .await;
            }
        };
    }

    agree!(sqlite, SqliteFile, SqliteConnection, sqlite);
    agree!(postgres, PostgresDatabase, PgConnection, postgres);
}
