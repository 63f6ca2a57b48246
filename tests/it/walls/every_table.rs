//! Every table has the triggers that the spec asks for, and nothing is left of them on the way down.

use std::fs;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{GuardEvent, GuardRule, lower_tables};
use cwom_tests::{Database, Engine};

async fn triggers_are_those_of_the_spec<D: Engine>(database: Database<D>) {
    let text = fs::read_to_string(crate::workspace_root().join("cwom-spec.toml"));
    let (schema, _) = cwom_schema::parse(&text.expect("the spec is there"));
    let tables = lower_tables(&schema.expect("the spec is valid"));
    let postgres = D::NAME == "postgres";
    let dialect = if postgres {
        Dialect::Postgres
    } else {
        Dialect::Sqlite
    };
    let mut expected: Vec<String> = tables
        .of_dialect(dialect)
        .flat_map(|table| &table.guards)
        .filter(|guard| match guard.rule {
            GuardRule::KeepsOthers { .. } => !postgres,
            _ => postgres || guard.event != GuardEvent::Truncate,
        })
        .map(|guard| guard.name.clone())
        .collect();
    for audited in tables
        .tables
        .iter()
        .filter_map(|table| table.audited.as_ref())
    {
        if postgres {
            expected.push(audited.writer.clone());
            continue;
        }
        expected.push(format!("{}_insert", audited.writer));
        expected.push(format!("{}_insert", audited.view));
        if audited.changeable {
            expected.push(format!("{}_update", audited.writer));
            // The view of a link has no update: a pair has no version to name.
            if audited.key.len() == 1 {
                expected.push(format!("{}_update", audited.view));
                if !audited.moved.is_empty() {
                    expected.push(format!("{}_move", audited.view));
                }
            }
        }
        if audited.removable {
            expected.push(format!("{}_delete", audited.writer));
        }
    }
    if postgres {
        // A TRUNCATE of a partition asks no trigger of the whole table.
        expected.push("tr_audit_log_no_truncate".to_owned());
    }
    expected.sort();
    let sql = if postgres {
        // `A` is for always: replication does not skip it.
        "SELECT tgname::text FROM pg_trigger \
         WHERE NOT tgisinternal AND tgenabled = 'A' AND tgparentid = 0 \
         ORDER BY tgname COLLATE \"C\""
    } else {
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    };
    let found = database.texts(sql).await.expect("the catalog");
    assert!(found.len() > 100, "{found:?}");
    assert_eq!(found, expected);
}

async fn nothing_is_left_on_the_way_down<D: Engine>(database: Database<D>) {
    let down = database.store.migrate_down(&cwom::MIGRATIONS, 0).await;
    let down = down.expect("down to zero").steps.len();
    let sql = if D::NAME == "postgres" {
        "SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace \
         UNION ALL SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal"
    } else {
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    };
    assert_eq!(database.texts(sql).await.expect("the catalog"), [""; 0]);
    let up = database.store.migrate(&cwom::MIGRATIONS).await;
    assert_eq!(up.expect("up again").steps.len(), down);
}

async fn functions_of_triggers_look_into_their_schema_only<D: Engine>(database: Database<D>) {
    if D::NAME != "postgres" {
        return;
    }
    let sql = "SELECT proname::text || coalesce(array_to_string(proconfig, ';'), '') FROM pg_proc \
               WHERE pronamespace = 'public'::regnamespace \
               AND NOT coalesce(array_to_string(proconfig, ';'), '') \
               ~ '^search_path=pg_catalog, (public, )?pg_temp(;extra_float_digits=1)?$'";
    assert_eq!(database.texts(sql).await.expect("the catalog"), [""; 0]);
}

mod on {
    cwom_tests::on_both!(
        triggers_are_those_of_the_spec,
        nothing_is_left_on_the_way_down,
        functions_of_triggers_look_into_their_schema_only,
    );
}
