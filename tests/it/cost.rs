//! What a write must not cost on SQLite. PostgreSQL fills no tables for constants.

use std::str::FromStr as _;

use cwom_testkit::{Sqlite, run};
use cwom_tests::Database;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Row as _};

/// An IN over more than two constants, and a SELECT into a table with triggers, each fill a table
/// that is made for the statement: more work than all indexes of a row. Only who looks for a circle
/// has a use for one.
#[tokio::test]
async fn no_new_row_fills_a_temporary_table() {
    run::<Sqlite, _, _>(&cwom::MIGRATIONS, |database| async move {
        let filling = filling(database).await;
        assert_eq!(filling, ["cwom_issue_blocks", "cwom_issues"]);
    })
    .await;
}

/// The tables of which a new row fills one, by SQLite's own program for it.
async fn filling(database: Database<Sqlite>) -> Vec<String> {
    let options = SqliteConnectOptions::from_str(&database.url).expect("a URL");
    let mut connection = options.connect().await.expect("the file opens");
    let mut filling = Vec::new();
    for table in database.tables().await {
        let explain = format!("EXPLAIN INSERT INTO \"{table}\" DEFAULT VALUES");
        let program = sqlx::query(AssertSqlSafe(explain))
            .fetch_all(&mut connection)
            .await
            .expect("a program");
        assert!(program.len() > 10, "{table} has no program");
        if program
            .iter()
            .any(|row| row.get::<&str, _>("opcode") == "OpenEphemeral")
        {
            filling.push(table);
        }
    }
    filling
}
