//! A database that was there before its migrations.

use std::time::Duration;

use super::{INIT, Project, tables};
use crate::shop::{Shop, on_both};

on_both!(
    a_database_that_is_there_is_recorded,
    one_that_differs_is_not
);

async fn a_database_that_is_there_is_recorded<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    let made = cwom_sql::ddl::create_all(&tables(), D::DIALECT);
    project.database.execute(&made).await.expect("the tables");
    project.run(&["up"]).ends_with(3);
    project
        .run(&["baseline", INIT, "--dry-run"])
        .ends_with(0)
        .says("would record 1 file");
    project
        .run(&["baseline", INIT])
        .ends_with(0)
        .says("recorded  20260101000000 init");
    let again = project
        .run(&["baseline", INIT, "--format", "json"])
        .ends_with(0);
    assert_eq!(again.objects()[0]["recorded"], serde_json::json!([]));
    project.run(&["up"]).ends_with(0).says("titles_gate");
    project.run(&["to", "0", "-y"]).ends_with(0);
}

async fn one_that_differs_is_not<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    let made = cwom_sql::ddl::create_all(&tables(), D::DIALECT);
    project.database.execute(&made).await.expect("the tables");
    let changed = "CREATE INDEX by_hand ON labels (colour)";
    project.database.execute(changed).await.expect("an index");
    project
        .run(&["baseline", INIT])
        .ends_with(2)
        .says("the database is not what the migrations up to 20260101000000 make")
        .says("by_hand");
    let record = project
        .database
        .texts("SELECT count(*) || '' FROM _sqlx_migrations")
        .await;
    assert!(record.is_err(), "nothing is recorded: {record:?}");
    project
        .run(&["baseline", INIT, "--unchecked"])
        .ends_with(0)
        .says("recorded");
    let twins = if D::DIALECT.name() == "postgres" {
        "SELECT datname::text FROM pg_database WHERE datname LIKE 'cwom\\_twin\\_%'"
    } else {
        "SELECT name FROM pragma_database_list WHERE name <> 'main'"
    };
    // Other tests of this server have twins of their own, which live for a moment.
    let mut left = project.texts(twins).await;
    for _ in 0..100 {
        if left.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        let now = project.texts(twins).await;
        left.retain(|twin| now.contains(twin));
    }
    panic!("left behind: {left:?}");
}
