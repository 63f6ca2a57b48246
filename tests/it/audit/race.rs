//! Writers of the same rows at the same time: each change is in the log once, after the one before
//! it, and none is lost.

use cwom::Workflow;
use cwom::prelude::*;
use cwom_schema::schema::Dialect;
use cwom_tests::Database;
use tokio::task::JoinSet;

use super::ledger::Ledger;
use super::shell::{Shell, run_as};
use super::{is_long, tables};

const WRITERS: usize = 8;
const HOT: usize = 3;

/// What sessions may have set, none of which an image shows.
const MOODS: [&str; 4] = [
    "SELECT 1",
    "SET timezone = 'Asia/Kathmandu'; SET extra_float_digits = -15",
    "SET bytea_output = 'escape'; SET intervalstyle = 'postgres_verbose'",
    "SET datestyle = 'SQL, DMY'; SET timezone = 'America/St_Johns'",
];

async fn hot_rows_lose_nothing<D: Shell>(database: Database<D>) {
    let rounds = if is_long() { 200 } else { 40 };
    let mut tx = database
        .store
        .begin(&Context::system("test"))
        .await
        .expect("a transaction");
    let rows = (0..HOT).map(|number| Workflow::new(format!("hot-{number}")));
    let rows = tx.create_all(rows).await.expect("rows");
    tx.commit().await.expect("committed");
    let ids: Vec<Id<Workflow>> = rows.iter().map(|row| row.id).collect();

    let mut writers = JoinSet::new();
    for number in 0..WRITERS {
        let ids = ids.clone();
        if number % 2 == 0 {
            writers.spawn(typed::<D>(database.store.clone(), ids, number, rounds));
        } else {
            writers.spawn(raw::<D>(database.url.clone(), ids, number, rounds));
        }
    }
    let changes: usize = writers.join_all().await.into_iter().sum();
    assert_eq!(changes, WRITERS * rounds, "every writer came through");

    let mut session = D::open(&database.url).await;
    let ledger = Ledger::read::<D>(tables(), &mut session).await;
    ledger.assert_sound(tables());
    assert_eq!(ledger.entries.len(), HOT + changes);
    let counted: i64 = ledger
        .live
        .iter()
        .map(|row| row.image["execution_count"].as_i64().expect("a number"))
        .sum();
    assert_eq!(counted, changes as i64, "no change was lost");
    let actors = ledger.entries.iter().skip(HOT);
    let mut each = [0; WRITERS];
    for entry in actors {
        let number = entry.actor_id.trim_start_matches("w-");
        each[number.parse::<usize>().expect("a writer")] += 1;
    }
    assert_eq!(each, [rounds; WRITERS], "each change is its writer's own");
}

/// Reads, counts one up and writes, again when somebody was faster.
async fn typed<D: Shell>(
    store: Store<D>,
    ids: Vec<Id<Workflow>>,
    number: usize,
    rounds: usize,
) -> usize {
    let ctx = Context::agent(format!("w-{number}"));
    for round in 0..rounds {
        let id = ids[(round + number) % ids.len()];
        loop {
            let row = store.get::<Workflow>(id).await.expect("the row");
            let count = row.execution_count + 1;
            let write = store.write(&ctx);
            match write
                .update(&row)
                .set(Workflow::EXECUTION_COUNT, count)
                .await
            {
                Ok(_) => break,
                Err(error) if matches!(error, Error::Stale { .. }) || error.is_retryable() => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
    rounds
}

/// Counts one up in one statement, in a session of its own mood.
async fn raw<D: Shell>(url: String, ids: Vec<Id<Workflow>>, number: usize, rounds: usize) -> usize {
    let mut session = D::open(&url).await;
    if D::SQL == Dialect::Postgres {
        D::run(&mut session, MOODS[number / 2])
            .await
            .expect("settings");
    }
    for round in 0..rounds {
        let id = ids[(round + number) % ids.len()];
        let sql = format!(
            "UPDATE workflows SET execution_count = execution_count + 1, \
             last_executed_at = '2026-02-28T23:59:59.{round:06}Z', \
             row_version = row_version + 1 WHERE id = '{id}'"
        );
        while let Err(error) = run_as::<D>(&mut session, &format!("w-{number}"), &sql).await {
            assert!(
                error.contains("locked") || error.contains("busy"),
                "{error}"
            );
        }
    }
    rounds
}

mod on {
    cwom_tests::on_both!(hot_rows_lose_nothing);
}
