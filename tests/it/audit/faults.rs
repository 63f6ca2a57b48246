//! The tests' own reading of the log sees what is wrong: with the triggers gone, each of these
//! faults is found. Without this, all the others might be green for want of a look.

use cwom_schema::schema::Dialect;
use cwom_tests::{Database, context};

use super::ledger::Ledger;
use super::shell::{Shell, run_as};
use super::{model, tables};

/// What is done behind the log's back, and what is then said of it.
const FAULTS: &[(&str, &str)] = &[
    (
        "UPDATE cwom_repos SET name = 'x'",
        "not what its last entry says",
    ),
    (
        "UPDATE cwom_repos SET row_version = row_version + 1",
        "not what its last entry says",
    ),
    ("DELETE FROM events", "an entry without its row"),
    ("DELETE FROM cwom_issue_blocks", "an entry without its row"),
    (
        "DELETE FROM audit_log WHERE entity_kind = 'Event'",
        "a row without its entry",
    ),
    (
        "DELETE FROM audit_log WHERE entity_kind = 'Issue.blocks'",
        "a row without its entry",
    ),
    (
        "DELETE FROM audit_log WHERE entity_kind = 'Workflow' AND entity_version = 2",
        "1 entries, but the row is at",
    ),
    (
        "DELETE FROM audit_log WHERE entity_kind = 'Repo' AND entity_version = 1",
        "has version",
    ),
    (
        "UPDATE audit_log SET entity_version = 3 WHERE entity_kind = 'Repo' AND entity_version = 2",
        "has version",
    ),
    (
        "UPDATE audit_log SET after = '{}' WHERE entity_kind = 'Repo' AND entity_version = 2",
        "not what its last entry says",
    ),
    (
        "UPDATE audit_log SET before = '{}' WHERE entity_kind = 'Repo' AND entity_version = 2",
        "before is",
    ),
    (
        "UPDATE audit_log SET before = '{\"name\": \"x\"}' \
         WHERE entity_kind = 'Workflow' AND entity_version = 2",
        "before has",
    ),
    (
        "UPDATE audit_log SET action = 'created' WHERE entity_kind = 'Repo' AND entity_version = 2",
        "is called",
    ),
    (
        "UPDATE audit_log SET spec_rev = 'x' WHERE entity_kind = 'Repo'",
        "another shape",
    ),
    (
        "UPDATE audit_log SET entity_kind = 'x' WHERE entity_kind = 'Repo'",
        "nothing that is audited",
    ),
];

async fn every_fault_is_found<D: Shell>(database: Database<D>) {
    let filled = model::fill(&database.store, &context()).await;
    filled.expect("the rows");
    let mut session = D::open(&database.url).await;
    let change = "UPDATE cwom_repos SET name = 'y', row_version = 2; \
                  UPDATE workflows SET execution_count = 1, row_version = 2";
    run_as::<D>(&mut session, "ada", change)
        .await
        .expect("a change");
    let off = triggers_off::<D>(&mut session).await;
    for (sql, expected) in FAULTS {
        let done = D::run(&mut session, &format!("BEGIN; {off}; {sql}")).await;
        done.unwrap_or_else(|error| panic!("{error}\n{sql}"));
        let ledger = Ledger::read_within::<D>(tables(), &mut session).await;
        let found = ledger.violations(tables());
        assert!(
            found.iter().any(|what| what.contains(expected)),
            "{sql}: {found:#?}"
        );
        D::run(&mut session, "ROLLBACK").await.expect("as before");
        let ledger = Ledger::read::<D>(tables(), &mut session).await;
        ledger.assert_sound(tables());
    }
}

/// What an owner of the database may always do.
async fn triggers_off<D: Shell>(session: &mut D::Session) -> String {
    let sql = match D::SQL {
        Dialect::Sqlite => {
            "SELECT 'DROP TRIGGER \"' || name || '\"' FROM sqlite_schema WHERE type = 'trigger'"
        }
        Dialect::Postgres => {
            "SELECT 'ALTER TABLE ' || oid::regclass || ' DISABLE TRIGGER USER' FROM pg_class \
             WHERE relhastriggers AND relnamespace = 'public'::regnamespace"
        }
    };
    let statements = D::column(session, sql).await;
    statements.expect("the catalog").join("; ")
}

mod on {
    cwom_tests::on_both!(every_fault_is_found);
}
