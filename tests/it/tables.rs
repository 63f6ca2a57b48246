//! The list of tables against the spec: all of them after migrating from nothing, none after
//! migrating down to zero, the same again after up.

use std::collections::BTreeSet;
use std::fs;

use cwom_tests::{Database, Engine};

use crate::workspace_root;

/// The tables that the roadmap of the model names, besides those of the two later objects.
const ROADMAP: [&str; 20] = [
    "agents",
    "artifacts",
    "audit_log",
    "cwom_artifacts",
    "cwom_constraint_snapshots",
    "cwom_context_packet_doctrine_refs",
    "cwom_context_packets",
    "cwom_doctrine_refs",
    "cwom_issue_constraint_snapshots",
    "cwom_issue_context_packets",
    "cwom_issue_doctrine_refs",
    "cwom_issues",
    "cwom_repos",
    "cwom_run_context_packets",
    "cwom_run_doctrine_refs",
    "cwom_runs",
    "events",
    "jobs",
    "tasks",
    "workflows",
];

async fn every_table_comes_and_goes<D: Engine>(database: Database<D>) {
    let up = database.tables().await;
    let listed: BTreeSet<&str> = up.iter().map(String::as_str).collect();
    assert_eq!(up, expected::<D>());
    for table in ROADMAP {
        assert!(listed.contains(table), "`{table}` is missing");
    }

    database
        .store
        .migrate_down(&cwom::MIGRATIONS, 0)
        .await
        .expect("down to zero");
    assert_eq!(database.tables().await, Vec::<String>::new());

    database
        .store
        .migrate(&cwom::MIGRATIONS)
        .await
        .expect("up again");
    assert_eq!(database.tables().await, up);
    let again = database
        .store
        .migrate(&cwom::MIGRATIONS)
        .await
        .expect("nothing to do");
    assert!(
        again.steps.is_empty(),
        "a migrated database is migrated again"
    );
}

/// Every table of the spec, sorted.
fn expected<D: Engine>() -> Vec<String> {
    let text = fs::read_to_string(workspace_root().join("cwom-spec.toml")).expect("the spec");
    let (schema, _) = cwom_schema::parse(&text);
    let tables = cwom_schema::tables::lower_tables(&schema.expect("the spec is valid"));
    let names: BTreeSet<String> = tables
        .tables
        .iter()
        .filter(|table| table.only.is_none_or(|only| only.name() == D::NAME))
        .map(|table| table.name.clone())
        .collect();
    names.into_iter().collect()
}

mod on {
    cwom_tests::on_both!(every_table_comes_and_goes);
}
