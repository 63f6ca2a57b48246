//! Nothing is found in a database that nobody changed, whatever was done to it otherwise.

use std::process::Command;

use cwom_testkit::{Engine as _, Postgres, skip};

use crate::desk::{self, check, run, run_sqlite};

#[tokio::test]
async fn sqlite() {
    let (folder, url) = desk::sqlite();
    check(&url, &[]).is_in_step();
    // As if it had never been compared before.
    check(&url, &["--anew"]).is_in_step();
    run_sqlite(&url, "VACUUM").await;
    check(&url, &[]).is_in_step();
    let there_and_back = "PRAGMA legacy_alter_table = ON; ALTER TABLE drafts RENAME TO notes; \
                          ALTER TABLE notes RENAME TO drafts";
    run_sqlite(&url, there_and_back).await;
    check(&url, &[]).is_in_step();
    let copy = folder.path().join("copy.db");
    run_sqlite(&url, &format!("VACUUM INTO '{}'", copy.display())).await;
    check(&format!("sqlite:{}", copy.display()), &[]).is_in_step();
    run_sqlite(
        &url,
        "ANALYZE; PRAGMA user_version = 7; PRAGMA application_id = 9",
    )
    .await;
    check(&url, &[]).is_in_step();
}

#[tokio::test]
async fn foreign_objects_are_left_alone() {
    let (_folder, url) = desk::sqlite();
    run_sqlite(
        &url,
        "CREATE TABLE mine (a); CREATE VIEW theirs AS SELECT 1",
    )
    .await;
    let checked = check(&url, &[]);
    assert_eq!(checked.labels(), ["i table mine", "i view theirs"]);
    assert_eq!(checked.code, 0);
}

#[tokio::test]
async fn postgres() {
    let Some(desk) = desk::postgres().await else {
        return;
    };
    check(&desk.url, &[]).is_in_step();
    check(&desk.url, &["--anew"]).is_in_step();
    let run = async |sql: &str| run::<Postgres>(&desk.url, sql).await.expect(sql);
    run("VACUUM").await;
    run("ALTER TABLE drafts RENAME TO notes; ALTER TABLE notes RENAME TO drafts").await;
    run("ALTER TABLE drafts RENAME COLUMN body TO text; ALTER TABLE drafts RENAME COLUMN text TO body").await;
    check(&desk.url, &[]).is_in_step();

    let name = desk.url.rsplit('/').next().expect("a name").to_owned();
    for setting in [
        "TimeZone = 'Asia/Kathmandu'",
        "DateStyle = 'German'",
        "IntervalStyle = 'sql_standard'",
        "extra_float_digits = -3",
        "bytea_output = 'escape'",
        "quote_all_identifiers = on",
        "standard_conforming_strings = off",
        "search_path = public, pg_catalog",
    ] {
        run(&format!("ALTER DATABASE {name} SET {setting}")).await;
    }
    check(&desk.url, &[]).is_in_step();
}

#[tokio::test]
async fn postgres_after_dump_and_restore() {
    let Some(desk) = desk::postgres().await else {
        return;
    };
    let Some(restored) = Postgres::fresh().await else {
        return;
    };
    let dump = Command::new("pg_dump").arg(&desk.url).output();
    let Ok(dump) = dump else {
        skip::note("pg_dump", "there is no such command");
        return;
    };
    assert!(dump.status.success(), "{dump:?}");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dump.sql");
    std::fs::write(&file, dump.stdout).expect("the dump is written");
    let mut psql = Command::new("psql");
    let restore = psql
        .args(["--quiet", "--set", "ON_ERROR_STOP=1", "--file"])
        .arg(&file)
        .arg(&restored.url)
        .output()
        .expect("psql runs");
    assert!(restore.status.success(), "{restore:?}");
    check(&restored.url, &[]).is_in_step();
}

/// SELECT rights are enough, with a twin on another server; in another schema, too.
#[tokio::test]
async fn postgres_by_a_role_that_only_reads() {
    let Some(desk) = desk::postgres().await else {
        return;
    };
    let role = format!("reader_{}", std::process::id());
    let run = async |sql: &str| run::<Postgres>(&desk.url, sql).await.expect(sql);
    run(&format!(
        "CREATE ROLE {role} LOGIN PASSWORD 'reads'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"
    ))
    .await;
    let (_, place) = desk.url.split_once('@').expect("a user stands in the URL");
    let url = format!("postgres://{role}:reads@{place}");
    let refused = check(&url, &["--anew"]);
    let scratch = cwom_testkit::postgres_url();
    let compared = check(&url, &["--scratch-url", &scratch]);
    run(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
    // It may not make a database for the twin: that is no agreement.
    assert_eq!(refused.code, 3, "{:#}", refused.answer);
    assert!(
        refused.compared().contains("--scratch-url"),
        "{}",
        refused.compared()
    );
    compared.is_in_step();
}
