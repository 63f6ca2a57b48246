//! Files and databases that do not belong together.

use std::fs;

use super::{INIT, Project};
use crate::shop::{Shop, on_both};

on_both!(
    files_are_those_of_the_lock,
    an_applied_file_was_edited,
    a_migration_is_unknown,
    an_earlier_migration_comes_late,
);

async fn files_are_those_of_the_lock<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.lock();
    let path = format!("{}/{INIT}.down.sql", D::DIALECT.name());
    project.write(&path, "SELECT 1;");
    for verb in [&["up"][..], &["status"], &["plan"], &["down", "-y"]] {
        project
            .run(verb)
            .ends_with(2)
            .says("the files are not those of")
            .says(&format!("CW-H01: {path} was edited"));
    }
    project.lock();
    project.run(&["status"]).ends_with(0);
    // What the lock names counts, also where it does not run.
    let plan = format!("plans/{INIT}.toml");
    project.write(&plan, "format = 2\n");
    project
        .run(&["status"])
        .ends_with(2)
        .says(&format!("CW-H01: {plan} was edited"));
    project.lock();
    project.add("20260103000000_mine", "SELECT 1;", "SELECT 1;");
    project.run(&["up"]).ends_with(2).says("is in no plan");
    // Whoever names a directory by itself has its lock beside it.
    let directory = project.path("generated/migrations").join(D::DIALECT.name());
    let source = directory.to_str().expect("a path");
    project.run(&["up", "--source", source]).ends_with(2);
    fs::remove_file(project.path("generated/migrations/cwom.lock")).expect("the lock");
    project.run(&["up", "--source", source]).ends_with(0);
    project.write("cwom.lock", "cwom-lock 9\n");
    project
        .run(&["up"])
        .ends_with(2)
        .says("not a lock that this version knows");
}

async fn an_applied_file_was_edited<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.add("20260103000000_mine", "SELECT 1;", "SELECT 1;");
    project.run(&["up"]).ends_with(0);
    project.add("20260103000000_mine", "SELECT 2;", "SELECT 1;");
    for verb in [
        &["up"][..],
        &["down", "-y"],
        &["redo", "-y"],
        &["to", "0", "-y"],
    ] {
        project
            .run(verb)
            .ends_with(2)
            .says("migration 20260103000000 (mine) was applied with another text")
            .says("help: bring the file's text back");
    }
    project.run(&["status"]).ends_with(2).says("edited");
}

async fn a_migration_is_unknown<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.add("20260103000000_mine", "SELECT 1;", "SELECT 1;");
    project.run(&["up"]).ends_with(0);
    for half in ["up", "down"] {
        let name = format!(
            "generated/migrations/{}/20260103000000_mine.{half}.sql",
            D::DIALECT.name()
        );
        fs::remove_file(project.path(&name)).expect("the file");
    }
    project
        .run(&["up"])
        .ends_with(2)
        .says("migration 20260103000000 (mine) was applied, but is not among");
    let status = project.run(&["status", "--format", "json"]).ends_with(2);
    assert_eq!(status.objects()[0]["unknown"][0]["name"], "mine");
}

async fn an_earlier_migration_comes_late<D: Shop>() {
    let Some(project) = Project::<D>::new().await else {
        return;
    };
    project.run(&["up"]).ends_with(0);
    project.add("20260101120000_late", "SELECT 1;", "SELECT 1;");
    project
        .run(&["up"])
        .ends_with(2)
        .says("which is later, was");
    project.run(&["status"]).ends_with(2).says("out of order");
    project
        .run(&["up", "--any-order"])
        .ends_with(0)
        .says("applied  20260101120000 late");
}
