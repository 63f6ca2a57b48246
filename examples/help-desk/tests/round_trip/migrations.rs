//! From nothing to the model, down to nothing, and up again.

use help_desk_model::{Label, MIGRATIONS};

use crate::support::*;

const TABLES: [&str; 13] = [
    "attachments",
    "audit_log",
    "audit_log_checkpoint",
    "customers",
    "drafts",
    "labels",
    "members",
    "messages",
    "products",
    "refunds",
    "ticket_followers",
    "ticket_labels",
    "tickets",
];

/// The tables that both engines have; who writes is a table on SQLite only.
async fn tables<D: Engine>(database: &Database<D>) -> Vec<String> {
    let mut tables = database.tables().await;
    tables.retain(|name| name != "audit_log_context");
    tables
}

async fn model_comes_and_goes<D: Engine>(database: Database<D>) {
    let store = &database.store;
    assert_eq!(tables(&database).await, TABLES);
    create(&database, Label::new("warranty", "#d73a4a")).await;
    assert!(
        store
            .migrate(&MIGRATIONS)
            .await
            .expect("up to date")
            .steps
            .is_empty()
    );

    let down = store
        .migrate_down(&MIGRATIONS, 0)
        .await
        .expect("down to zero");
    assert_eq!(down.steps.len(), store_length::<D>());
    assert_eq!(database.tables().await, [""; 0]);
    assert_eq!(store.applied().await.expect("the record"), []);

    let up = store.migrate(&MIGRATIONS).await.expect("up again");
    assert_eq!(up.steps.len(), store_length::<D>());
    assert_eq!(tables(&database).await, TABLES);
    assert_eq!(store.list::<Label>(None, 9).await.expect("read"), []);
    // The same unique keys, checks and types as at first: a whole row goes in and out.
    let desk = desk(&database).await;
    let _ = round_trip(&database, new_ticket("old.a", &desk.customer)).await;
}

/// How many steps the history has on this engine.
fn store_length<D: Engine>() -> usize {
    match D::NAME {
        "sqlite" => MIGRATIONS.sqlite.len(),
        _ => MIGRATIONS.postgres.len(),
    }
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS; model_comes_and_goes);
}
