//! What is not agreement: no database, a history of its own, migrations that are pending or unfinished.

use crate::desk::{self, check, program, run_sqlite};

#[test]
fn without_a_database_nothing_was_compared() {
    let output = program(&["check", "live"]).output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(text.contains("--database-url"), "{text}");
    let missing = check("sqlite:/no/such/file.db", &[]);
    assert_eq!(missing.code, 3);
    assert!(missing.compared().contains("there is no database"));
    let foreign = check("mysql://localhost/x", &[]);
    assert_eq!(foreign.code, 3);
    assert!(foreign.compared().contains("`sqlite:` or `postgres:`"));
}

#[tokio::test]
async fn history_of_its_own_is_broken() {
    let (_folder, url) = desk::sqlite();
    let other = "UPDATE _sqlx_migrations SET checksum = x'00' \
                 WHERE version = (SELECT min(version) FROM _sqlx_migrations)";
    run_sqlite(&url, other).await;
    let checked = check(&url, &[]);
    assert_eq!(checked.code, 2, "{:#}", checked.answer);
    assert_eq!(checked.labels(), ["! history"]);
    let unknown = "INSERT INTO _sqlx_migrations (version, description, success, checksum, \
                   execution_time) VALUES (20991231000000, 'later', TRUE, x'00', 1)";
    let (_folder, url) = desk::sqlite();
    run_sqlite(&url, unknown).await;
    let checked = check(&url, &[]);
    assert_eq!(checked.code, 2, "{:#}", checked.answer);
    assert_eq!(checked.labels(), ["! history"]);
}

#[tokio::test]
async fn pending_migrations_are_no_drift() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("new.db").display());
    run_sqlite(&format!("{url}?mode=rwc"), "PRAGMA user_version = 1").await;
    let checked = check(&url, &[]);
    assert_eq!(checked.labels(), vec!["! pending"; desk::migrations()]);
    assert_eq!(checked.code, 0, "{:#}", checked.answer);
    assert_eq!(checked.findings()[0]["weight"], "note");
}

/// Tables that nobody migrated are compared with the head, and that there is no record is said.
#[tokio::test]
async fn database_without_a_record() {
    let (_folder, url) = desk::sqlite();
    run_sqlite(&url, "DROP TABLE _sqlx_migrations; DROP TABLE _cwom_state").await;
    let checked = check(&url, &[]);
    let mut expected = vec!["! pending"; desk::migrations()];
    expected.push("! unrecorded");
    assert_eq!(checked.labels(), expected);
    assert_eq!(checked.code, 1, "{:#}", checked.answer);
}

/// The database is read, and not one byte of it is another afterwards.
#[tokio::test]
async fn nothing_is_written() {
    let (folder, url) = desk::sqlite();
    run_sqlite(&url, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    let file = folder.path().join("desk.db");
    let before = std::fs::read(&file).expect("the file");
    check(&url, &["--anew"]).is_in_step();
    assert_eq!(before, std::fs::read(&file).expect("the file"));
}
