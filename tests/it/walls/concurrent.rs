//! Two writers at once on PostgreSQL: neither gets past what only both together would break.
//! SQLite has one writer at a time.

use std::time::Duration;

use cwom::prelude::Postgres;
use cwom_tests::Database;
use sqlx::{Connection as _, PgConnection};

use super::workshop::workshop;

/// Two statements that are sound alone, and what each writer says first.
struct Race {
    begin: &'static str,
    first: &'static str,
    second: &'static str,
}

const RACES: &[Race] = &[
    // Each closes half of a circle.
    Race {
        begin: "BEGIN",
        first: "INSERT INTO repair_waits (repair_id, awaited_id) VALUES ('kettle', 'vase')",
        second: "INSERT INTO repair_waits (repair_id, awaited_id) VALUES ('vase', 'lamp')",
    },
    Race {
        begin: "BEGIN",
        first: "UPDATE repairs SET after_id = 'kettle', row_version = row_version + 1 WHERE id = 'lamp'",
        second: "UPDATE repairs SET after_id = 'bike', row_version = row_version + 1 WHERE id = 'kettle'",
    },
    Race {
        begin: "BEGIN ISOLATION LEVEL SERIALIZABLE",
        first: "UPDATE repairs SET after_id = 'kettle', row_version = row_version + 1 WHERE id = 'lamp'",
        second: "UPDATE repairs SET after_id = 'bike', row_version = row_version + 1 WHERE id = 'kettle'",
    },
    // Each takes one of the last two workers.
    Race {
        begin: "BEGIN",
        first: "DELETE FROM repair_workers WHERE repair_id = 'bike' AND person_id = 'ada'",
        second: "DELETE FROM repair_workers WHERE repair_id = 'bike' AND person_id = 'eve'",
    },
    Race {
        begin: "BEGIN ISOLATION LEVEL REPEATABLE READ",
        first: "DELETE FROM repair_workers WHERE repair_id = 'bike' AND person_id = 'ada'",
        second: "DELETE FROM repair_workers WHERE repair_id = 'bike' AND person_id = 'eve'",
    },
    // One opens the repair, the other takes its worker.
    Race {
        begin: "BEGIN",
        first: "UPDATE repairs SET stage = 'open', row_version = row_version + 1 WHERE id = 'kettle'",
        second: "DELETE FROM repair_workers WHERE repair_id = 'kettle'",
    },
    Race {
        begin: "BEGIN ISOLATION LEVEL REPEATABLE READ",
        first: "UPDATE repairs SET stage = 'open', row_version = row_version + 1 WHERE id = 'kettle'",
        second: "DELETE FROM repair_workers WHERE repair_id = 'kettle'",
    },
    Race {
        begin: "BEGIN",
        first: "DELETE FROM repair_workers WHERE repair_id = 'kettle'",
        second: "UPDATE repairs SET stage = 'open', row_version = row_version + 1 WHERE id = 'kettle'",
    },
    Race {
        begin: "BEGIN ISOLATION LEVEL REPEATABLE READ",
        first: "DELETE FROM repair_workers WHERE repair_id = 'kettle'",
        second: "UPDATE repairs SET stage = 'open', row_version = row_version + 1 WHERE id = 'kettle'",
    },
];

/// Both snapshots are taken, the first one writes, the second one starts and the first one commits:
/// not both succeed.
async fn not_both_succeed(race: &Race) {
    let Some(database) = workshop::<Postgres>().await else {
        return;
    };
    let prepare = "INSERT INTO repair_workers (repair_id, person_id) VALUES ('kettle', 'eve')";
    database.execute(prepare).await.expect("a worker");
    let mut first = connect(&database).await;
    let mut second = connect(&database).await;
    for connection in [&mut first, &mut second] {
        run(connection, race.begin).await.expect("it begins");
        let snapshot = run(connection, "SELECT count(*) FROM repairs").await;
        snapshot.expect("it has a snapshot");
    }
    run(&mut first, race.first)
        .await
        .expect("alone, it is sound");
    let statement = race.second;
    let second = tokio::spawn(async move {
        run(&mut second, statement).await?;
        run(&mut second, "COMMIT").await
    });
    // Long enough for the second one to come to the lock that the first one holds.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let first = run(&mut first, "COMMIT").await;
    let second = second.await.expect("the second writer ends");
    assert!(
        first.is_err() || second.is_err(),
        "{}: both succeeded: {} / {}",
        race.begin,
        race.first,
        race.second
    );
    assert!(
        first.is_ok() || second.is_ok(),
        "{}: none succeeded: {first:?} {second:?}",
        race.begin
    );
}

async fn connect(database: &Database<Postgres>) -> PgConnection {
    PgConnection::connect(&database.url)
        .await
        .expect("the database answers")
}

async fn run(connection: &mut PgConnection, sql: &'static str) -> Result<(), String> {
    let done = sqlx::raw_sql(sql).execute(connection).await;
    done.map(drop).map_err(|error| error.to_string())
}

#[tokio::test]
async fn no_race_gets_past_a_rule() {
    for race in RACES {
        not_both_succeed(race).await;
    }
}

#[tokio::test]
async fn an_old_snapshot_is_not_trusted_with_circles() {
    let Some(database) = workshop::<Postgres>().await else {
        return;
    };
    let sql = "BEGIN ISOLATION LEVEL REPEATABLE READ; \
               UPDATE repairs SET after_id = 'kettle', row_version = row_version + 1 WHERE id = 'lamp'";
    let error = database.execute(sql).await.expect_err("it cannot be told");
    assert!(error.contains("read committed or serializable"), "{error}");
}
