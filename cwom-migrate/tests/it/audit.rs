//! Entries that migrations write, as the verification of the log sees them: a sealed log stays sound
//! through every audited case, up, down and up again.

use std::pin::Pin;
use std::time::Duration;

use cwom_audit::{Log, Outcome, Report, Verify, seal};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_testkit::{Postgres, Sqlite};

use crate::case::{Case, INIT};
use crate::run::{Engine, populated};

/// A script that runs with somebody stated.
pub(crate) fn by_ada(dialect: Dialect, script: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!(
            "BEGIN; INSERT INTO audit_log_context (actor_kind, actor_id) VALUES ('human', 'ada'); \
             {script} DELETE FROM audit_log_context; COMMIT;"
        ),
        Dialect::Postgres => format!(
            "BEGIN; SELECT set_config('cwom.actor_kind', 'human', true), \
             set_config('cwom.actor_id', 'ada', true), \
             set_config('cwom.xid', pg_current_xact_id()::text, true); {script} COMMIT;"
        ),
    }
}

pub(crate) type Done<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What the verification of everything finds, when all that is final is sealed.
pub(crate) fn verified<'a>(dialect: Dialect, url: &'a str, schema: &'a Schema) -> Done<'a, Report> {
    Box::pin(async move {
        let opened: cwom_audit::Database = match dialect {
            Dialect::Sqlite => sqlx::SqlitePool::connect(url)
                .await
                .expect("the file opens")
                .into(),
            Dialect::Postgres => sqlx::PgPool::connect(url)
                .await
                .expect("the database answers")
                .into(),
        };
        let tables = lower_tables(schema);
        let log = Log::new(&tables, opened).expect("something is audited");
        // Transactions of other tests hold entries up on PostgreSQL.
        for _ in 0..200 {
            seal(&log, None).await.expect("it is sealed");
            let report = Verify::new().run(&log).await.expect("it can be verified");
            if report.outcome() != Outcome::Incomplete {
                return report;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("something is never sealed");
    })
}

async fn sound(dialect: Dialect, url: &str, schema: &Schema, when: &str) {
    if lower_tables(schema).audit().is_none() {
        return;
    }
    let report = verified(dialect, url, schema).await;
    assert_eq!(report.outcome(), Outcome::Clean, "{when}: {report:#?}");
    assert!(report.rows > 0, "{when}: there are rows");
}

async fn check<E: Engine>(name: &str) {
    let case = Case::read(name);
    let Some((database, directory)) = populated::<E>(&case).await else {
        return;
    };
    let directory = directory.path();
    sound(
        E::DIALECT,
        &database.url,
        &case.before,
        &format!("{name}, before"),
    )
    .await;
    for way in ["up", "up again"] {
        E::up(&database, directory).await.expect("it goes up");
        sound(
            E::DIALECT,
            &database.url,
            &case.after,
            &format!("{name}, {way}"),
        )
        .await;
        if way == "up" {
            let down = E::down(&database, directory, INIT).await;
            down.expect("it goes back");
            sound(
                E::DIALECT,
                &database.url,
                &case.before,
                &format!("{name}, down"),
            )
            .await;
        }
    }
}

macro_rules! audited {
    ($($name:ident),* $(,)?) => {
        $(mod $name {
            #[tokio::test]
            async fn sqlite() {
                super::check::<super::Sqlite>(stringify!($name)).await;
            }

            #[tokio::test]
            async fn postgres() {
                super::check::<super::Postgres>(stringify!($name)).await;
            }
        })*
    };
}

audited!(
    audited_backfill,
    audited_begins,
    audited_column_added,
    audited_column_dropped,
    audited_kind,
    audited_link_payload,
    audited_partitions,
    audited_partitions_off,
    audited_rebuild,
    audited_rename_everywhere,
    audited_table_renamed,
    audited_values,
);

/// A value that a row had in a column which went and came again is no sign of tampering.
async fn comes_again<E: Engine>() {
    let case = Case::read("audited_column_added");
    let Some((database, directory)) = populated::<E>(&case).await else {
        return;
    };
    let directory = directory.path();
    E::up(&database, directory).await.expect("it goes up");
    let change = "UPDATE books SET subtitle = 'x', row_version = row_version + 1;";
    let changed = database.execute(&by_ada(E::DIALECT, change)).await;
    changed.expect("rows change");
    E::down(&database, directory, INIT)
        .await
        .expect("it goes back");
    sound(E::DIALECT, &database.url, &case.before, "down").await;
    E::up(&database, directory).await.expect("it goes up again");
    sound(E::DIALECT, &database.url, &case.after, "up again").await;
}

#[tokio::test]
async fn a_column_that_comes_again_on_sqlite() {
    comes_again::<Sqlite>().await;
}

#[tokio::test]
async fn a_column_that_comes_again_on_postgres() {
    comes_again::<Postgres>().await;
}

/// What a vandal did before a migration is not washed away by it.
#[tokio::test]
async fn a_migration_hides_no_tampering() {
    let case = Case::read("audited_values");
    let (database, directory) = populated::<Sqlite>(&case).await.expect("it is here");
    let dropped = "DROP TRIGGER \"tw_books_update\"; \
                   UPDATE books SET title = 'Eve', row_version = row_version + 1;";
    database.execute(dropped).await.expect("a vandal can");
    // The migration drops the trigger by its name.
    let again = "CREATE TRIGGER \"tw_books_update\" AFTER UPDATE ON books BEGIN SELECT 1; END;";
    database.execute(again).await.expect("and hides it");
    Sqlite::up(&database, directory.path())
        .await
        .expect("it goes up");
    let report = verified(Dialect::Sqlite, &database.url, &case.after).await;
    assert_eq!(report.outcome(), Outcome::Tampered, "{report:#?}");
}
