//! Up, down, redo, to, plan and status.

use serde_json::json;

use super::{INIT, Project, TITLES};
use crate::shop::{Shop, on_both};

on_both!(
    up_and_down_plan_by_plan,
    nothing_is_changed_by_looking,
    machines_read_what_was_done,
    a_failure_has_a_place_and_a_way_out,
    what_cannot_be_is_said,
    the_catalog_is_known_afterwards,
);

async fn up_and_down_plan_by_plan<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.lock();
    let status = project.run(&["status", "--check"]).ends_with(1);
    status
        .says(INIT)
        .says("pending, 3 files")
        .says("4 files pending");
    project
        .run(&["up", "--to", INIT])
        .ends_with(0)
        .says("applied  20260101000000 init");
    project
        .run(&["up"])
        .ends_with(0)
        .says("applied  20260102000001 titles_index");
    project.run(&["up"]).ends_with(0).says("nothing to do");
    project
        .run(&["status", "--check"])
        .ends_with(0)
        .says("nothing is pending");
    // Nobody is there to be asked.
    project.run(&["down"]).ends_with(3).says("say --yes");
    let down = project.run(&["down", "--yes"]).ends_with(0);
    assert_eq!(down.stdout.lines().count(), 3, "{}", down.stdout);
    let redo = project.run(&["redo", "-y"]).ends_with(0);
    assert_eq!(redo.stdout.lines().count(), 2, "{}", redo.stdout);
    project.run(&["to", TITLES]).ends_with(0);
    project.run(&["to", "0", "--yes"]).ends_with(0);
    assert_eq!(project.database.tables().await, [""; 0]);
}

async fn nothing_is_changed_by_looking<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project
        .run(&["plan"])
        .ends_with(0)
        .says("-- 20260102000001 titles_index up")
        .says("CREATE TABLE \"parcels\"");
    project
        .run(&["up", "--dry-run"])
        .ends_with(0)
        .says("20260102000001 titles_index  outside of a transaction")
        .says("nothing was changed");
    project.run(&["status"]).ends_with(0);
    project
        .run(&["plan", "--to", "0"])
        .ends_with(0)
        .says("nothing to do");
    let record = project
        .database
        .texts("SELECT count(*) || '' FROM _sqlx_migrations")
        .await;
    assert!(record.is_err(), "{record:?}");
    project.run(&["up"]).ends_with(0);
    project
        .run(&["plan", "--to", "0"])
        .ends_with(0)
        .says("DROP TABLE gate;");
    project
        .run(&["down", "--dry-run"])
        .ends_with(0)
        .says("revert");
    project.run(&["status", "--check"]).ends_with(0);
}

async fn machines_read_what_was_done<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    let up = project
        .run(&["up", "--format", "json"])
        .ends_with(0)
        .objects();
    assert_eq!(up.len(), 1);
    assert_eq!(up[0]["steps"][2]["name"], "titles_index");
    assert_eq!((&up[0]["exit"], &up[0]["error"]), (&json!(0), &json!(null)));
    let status = project
        .run(&["status", "--format", "json"])
        .ends_with(0)
        .objects();
    assert_eq!(status[0]["plans"][1]["files"][1]["state"], "applied");
    assert_eq!(status[0]["pending"], 0);
    assert_eq!(status[0]["catalog"]["version"], 20_260_102_000_002_i64);
    let plan = project
        .run(&["down", "--dry-run", "--format", "json"])
        .ends_with(0)
        .objects();
    assert_eq!(plan[0]["files"][1]["transactional"], false);
    project.add(
        "20260103000000_bad",
        "SELECT 1;\nSELECT nothing;\n",
        "SELECT 1;",
    );
    let bad = project
        .run(&["up", "--format", "json"])
        .ends_with(3)
        .objects();
    let error = &bad[0]["error"];
    assert_eq!((&error["line"], &bad[0]["exit"]), (&json!(2), &json!(3)));
    assert_eq!(error["statement"], "SELECT nothing;");
}

async fn a_failure_has_a_place_and_a_way_out<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.add(
        "20260103000000_bad",
        "-- Two.\nSELECT 1;\nSELECT nothing;\n",
        "SELECT 1;",
    );
    project
        .run(&["up"])
        .ends_with(3)
        .says("applied  20260102000002 titles_gate")
        .says("migration 20260103000000 (bad) failed at line 3 of its up file, `SELECT nothing;`")
        .says("help: mend the rows or the file");
    project.add("20260103000000_bad", "SELECT 1;", "SELECT 1;");
    project.run(&["up"]).ends_with(0);
}

async fn what_cannot_be_is_said<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project
        .run(&["to", "20270101000000", "-y"])
        .ends_with(3)
        .says("there is no migration 20270101000000; the last one is 20260102000002");
    project
        .run(&["up", "--source", "nowhere"])
        .ends_with(3)
        .says("there are no migrations in");
    project
        .run(&["up", "--to", "soon"])
        .ends_with(64)
        .says("14 digits");
    project
        .run(&["up", "--patience", "5"])
        .ends_with(64)
        .says("`500ms`");
    project
        .run_with(&["status"], "mysql://somewhere")
        .ends_with(3)
        .says("neither `postgres://…` nor `sqlite:PATH`");
    project
        .run_with(&["status"], "sqlite:missing.db")
        .ends_with(3)
        .says("there is no database `missing.db`");
    // What would be done to a database that is to be made.
    project
        .run_with(&["up", "--dry-run"], "sqlite:missing.db")
        .ends_with(0)
        .says("20260101000000 init");
    assert!(!project.path("missing.db").exists());
    project
        .run_with(&["up"], "postgres://nobody@127.0.0.1:1/none")
        .ends_with(3)
        .says("help: the server does not answer");
    project.run(&["--help"]).ends_with(0).says("Exit codes:");
}

/// What the runner records is what anybody reads from the catalog afterwards.
async fn the_catalog_is_known_afterwards<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.run(&["up"]).ends_with(0);
    let digest = |project: &Project<D>| {
        let status = project.run(&["status", "--format", "json"]).ends_with(0);
        status.objects()[0]["catalog"]["digest"]
            .as_str()
            .expect("a digest")
            .to_owned()
    };
    let before = digest(&project);
    project.run(&["down", "--yes"]).ends_with(0);
    assert_ne!(digest(&project), before);
    project.run(&["up"]).ends_with(0);
    assert_eq!(
        digest(&project),
        before,
        "the way back and forth leaves no trace"
    );
}
