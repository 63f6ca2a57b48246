//! Rows of audited tables are changed in batches, and the log knows it.

use super::Project;
use crate::shop::{Shop, on_both};

on_both!(audited_rows_are_changed_by_the_system);

async fn audited_rows_are_changed_by_the_system<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.run(&["up"]).ends_with(0);
    let rows: Vec<String> = (0..25)
        .map(|n| format!("('l{n:02}', 'n', NULL, 1)"))
        .collect();
    let insert = format!(
        "INSERT INTO labels (id, name, colour, row_version) VALUES {}",
        rows.join(", ")
    );
    project
        .database
        .execute_as(&insert)
        .await
        .expect("the rows");

    let sql = "UPDATE labels SET colour = 'red', row_version = row_version + 1 \
               WHERE id BETWEEN :first AND :last AND colour IS NULL";
    std::fs::write(project.path("fill.sql"), sql).expect("it can be written");
    let common = [
        "backfill", "colour", "--table", "labels", "--batch", "10", "--pause", "1ms",
    ];
    let with = |more: &[&'static str]| [&common[..], more].concat();
    project
        .run(&with(&["--file", "fill.sql", "--most", "2"]))
        .ends_with(0)
        .says("batch 2: 10 keys, 10 changed, up to l19")
        .says("stopped; the same command goes on: 20 of 20 rows changed");
    let rest = project
        .run(&with(&["--file", "fill.sql", "--format", "json"]))
        .ends_with(0);
    let object = &rest.objects()[0];
    assert_eq!(
        (&object["keys"], &object["finished"]),
        (&25.into(), &true.into())
    );
    project
        .run(&with(&[
            "--sql",
            "UPDATE labels SET name = 'x' WHERE id BETWEEN :first AND :last",
        ]))
        .ends_with(3)
        .says("was begun with another statement")
        .says("help: give it another name");
    project
        .run(&with(&["--sql", "UPDATE labels SET name = 'x'"]))
        .ends_with(3)
        .says("BETWEEN :first AND :last");

    let left = project
        .texts("SELECT id FROM labels WHERE colour IS NULL OR row_version <> 2")
        .await;
    assert_eq!(left, [""; 0]);
    let by = "SELECT DISTINCT actor_kind || ':' || actor_id || ' ' || note || ' ' || action \
              FROM audit_log WHERE entity_version = 2";
    assert_eq!(
        project.texts(by).await,
        ["system:backfill backfill colour updated"]
    );
    let traces = "SELECT count(*) || ' ' || count(DISTINCT trace_id) FROM audit_log \
                  WHERE entity_version = 2";
    assert_eq!(project.texts(traces).await, ["25 1"]);
}
