//! A PostgreSQL server that stops in the middle of its work, without a word to anybody: after it
//! comes back, no row is without its entry, nor the reverse.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cwom::prelude::*;
use cwom_testkit::{Cluster, Engine as _, Postgres, skip};
use tokio::task::JoinSet;

use super::kill::write_once;
use super::ledger::Ledger;
use super::{is_long, tables};
use crate::specs::random::Random;

/// How many write beside each other when the server stops.
const WRITERS: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn server_that_stops_at_once_keeps_rows_and_entries_together() {
    // What the server told the system is there after it is gone, on a disk or in memory.
    let cluster = Cluster::in_memory().expect("a server can be made");
    let Some(cluster) = cluster else {
        skip::note("initdb", "no programs to start a PostgreSQL server with");
        return;
    };
    let rounds = if is_long() { 12 } else { 3 };
    let mut random = Random::new(11);
    let mut entries = 0;
    for round in 0..rounds {
        // The server answers before the log is on the disk in every second round.
        let settings = match round % 2 {
            0 => "-c synchronous_commit=off",
            _ => "",
        };
        cluster.start(settings).expect("it starts");
        let store = Store::<Postgres>::connect(&cluster.url())
            .await
            .expect("it answers");
        store.migrate(&cwom::MIGRATIONS).await.expect("the tables");
        let written = Arc::new(AtomicUsize::new(0));
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let (store, written) = (store.clone(), Arc::clone(&written));
            writers.spawn(async move {
                let mut number = 0;
                while write_once(&store, &format!("s/{round}-{writer}-{number}"))
                    .await
                    .is_ok()
                {
                    number += 1;
                    written.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        // Once all of them are at it, at any moment.
        while written.load(Ordering::Relaxed) < WRITERS {
            tokio::time::sleep(Duration::from_millis(5)).await;
            assert!(
                writers.try_join_next().is_none(),
                "a writer ended by itself"
            );
        }
        let millis = random.below(500) as u64;
        tokio::time::sleep(Duration::from_millis(millis)).await;
        tokio::task::block_in_place(|| cluster.stop()).expect("it stops");
        writers.join_all().await;
        drop(store);

        cluster.start("").expect("it starts again");
        let mut session = Postgres::open(&cluster.url()).await;
        let ledger = Ledger::read::<Postgres>(tables(), &mut session).await;
        ledger.assert_sound(tables());
        assert!(
            ledger.entries.len() > entries,
            "round {round} left something"
        );
        entries = ledger.entries.len();
        drop(session);
        cluster.stop().expect("it stops");
    }
    eprintln!("{rounds} stops, {entries} entries");
}
