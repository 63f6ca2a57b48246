//! Sealing while others write, and after a restore.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use cwom_audit::{
    Checkpoint, CheckpointKind, Entry, Error, Hash, Key, Log, Outcome, Verify, archive, merkle,
    rebase, seal,
};
use cwom_schema::schema::Dialect;
use cwom_testkit::{Postgres, Sqlite};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::depot::{Depot, Place, Vandal as _, on_both};

on_both!(every_entry_is_sealed_once);

/// Eight writers, some of whose transactions fail, one that takes its time, and two sealers.
async fn every_entry_is_sealed_once<D: Depot>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let place = Arc::new(place);
    let done = Arc::new(AtomicBool::new(false));
    let mut writers = Vec::new();
    for writer in 0..8 {
        let place = Arc::clone(&place);
        writers.push(tokio::spawn(async move {
            for n in 0..25 {
                let insert = |what: &str| {
                    format!("INSERT INTO labels (id, name, row_version) VALUES ('w{writer}-{n}{what}', 'x', 1)")
                };
                // Every third transaction ends in an error, and nothing of it is left.
                let fails = if n % 3 == 2 {
                    "; INSERT INTO labels (id, name, row_version) VALUES ('bad', 'x', 7)"
                } else {
                    ""
                };
                let pause = if D::DIALECT == Dialect::Postgres {
                    "; SELECT pg_sleep(0.01)"
                } else {
                    ""
                };
                let script = D::by("ada", &format!("{}{pause}; {}{fails}", insert("a"), insert("b")));
                let outcome = place.database.execute(&script).await;
                assert_eq!(outcome.is_ok(), fails.is_empty(), "{outcome:?}");
            }
        }));
    }
    if D::DIALECT == Dialect::Postgres {
        let place = Arc::clone(&place);
        writers.push(tokio::spawn(async move {
            let slow = "INSERT INTO labels (id, name, row_version) VALUES ('slow', 'x', 1); SELECT pg_sleep(3)";
            place.by("ada", slow).await;
        }));
    }
    let mut sealers = Vec::new();
    for _ in 0..2 {
        let (place, done) = (Arc::clone(&place), Arc::clone(&done));
        sealers.push(tokio::spawn(async move {
            let mut checkpoints = Vec::new();
            while !done.load(Ordering::Relaxed) {
                let sealed = seal(&place.log(), None)
                    .await
                    .expect("it seals beside writers");
                checkpoints.extend(sealed.checkpoints);
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            checkpoints
        }));
    }
    for writer in writers {
        writer.await.expect("the writer is done");
    }
    done.store(true, Ordering::Relaxed);
    let mut checkpoints = Vec::new();
    for sealer in sealers {
        checkpoints.extend(sealer.await.expect("the sealer is done"));
    }
    checkpoints.extend(place.seal(None).await);
    checkpoints.sort_by_key(|it| it.n);
    let numbers: Vec<i64> = checkpoints.iter().map(|it| it.n).collect();
    let expected: Vec<i64> = (1..=i64::try_from(checkpoints.len()).expect("few")).collect();
    assert_eq!(numbers, expected, "each number is given once");
    let sealed: i64 = checkpoints.iter().map(|it| it.entries).sum();
    let entries = place
        .number("SELECT CAST(count(*) AS text) FROM audit_log")
        .await;
    assert!(entries >= 8 * 17 * 2, "{entries}");
    assert_eq!(sealed, entries, "each entry is sealed once");
    let report = Verify::new().run(&place.log()).await.expect("verified");
    assert_eq!(report.outcome(), Outcome::Clean, "{report:#?}");
}

#[tokio::test]
async fn nobody_waits_for_a_long_transaction() {
    let Some(mut place) = Place::<Postgres>::open().await else {
        return;
    };
    place.work(5).await;
    place.seal(None).await;
    let mut slow = PgConnection::connect(&place.database.url)
        .await
        .expect("a connection");
    let begin = Postgres::by(
        "ada",
        "INSERT INTO labels (id, name, row_version) VALUES ('slow', 'x', 1)",
    );
    let begin = begin.trim_end_matches("COMMIT;").to_owned();
    sqlx::raw_sql(AssertSqlSafe(begin))
        .execute(&mut slow)
        .await
        .expect("it begins");
    place.work(5).await;
    let sealed = seal(&place.log(), None).await.expect("it does not wait");
    assert!(sealed.checkpoints.is_empty());
    // The writer's own entry is not visible yet.
    assert_eq!(sealed.lag.entries, 5);
    assert!(sealed.lag.oldest.is_some());
    sqlx::raw_sql("COMMIT")
        .execute(&mut slow)
        .await
        .expect("it ends");
    slow.close().await.expect("it closes");
    let entries: i64 = place.seal(None).await.iter().map(|it| it.entries).sum();
    assert_eq!(entries, 6);
}

#[tokio::test]
async fn a_restored_database_begins_again() {
    // As after a restore into a young cluster: transactions of the log are ahead of the server's.
    const AHEAD: i64 = 1_000_000_000;
    let Some(mut place) = Place::<Postgres>::open().await else {
        return;
    };
    place.work(60).await;
    let harm = format!("UPDATE audit_log SET xid = xid + {AHEAD}");
    Postgres::vandalise(&place, &harm)
        .await
        .expect("time is turned back");
    let key = Key::generate().expect("random numbers");
    let early = sealed_before(&place, &key, 40).await;
    place.work(60).await;
    let refused = seal(&place.log(), Some(&key)).await;
    assert!(
        matches!(refused, Err(Error::Restored { .. })),
        "{refused:?}"
    );
    let restart = rebase(&place.log(), Some(&key))
        .await
        .expect("it begins again");
    assert_eq!(restart.kind, CheckpointKind::Restart);
    assert_eq!(
        restart.entries,
        120 - early.entries,
        "the rest of the old ones, and the new ones"
    );
    let again = rebase(&place.log(), Some(&key)).await;
    assert!(matches!(again, Err(Error::NotRestored)), "{again:?}");
    let clean = async |place: &Place<Postgres>| {
        let report = Verify::new()
            .key(key.public())
            .run(&place.log())
            .await
            .expect("verified");
        assert_eq!(report.outcome(), Outcome::Clean, "{report:#?}");
    };
    clean(&place).await;
    place.work(60).await;
    let later = place.seal(Some(&key)).await;
    assert_eq!(later.iter().map(|it| it.entries).sum::<i64>(), 60);
    clean(&place).await;
    // What came late has any position, so the record of a restart goes to the highest.
    let highest = format!(
        "SELECT max(xid)::text FROM audit_log WHERE seq <= {}",
        restart.after_seq
    );
    let highest = place.number(&highest).await;
    assert!(highest > early.hi && highest > restart.hi);
    let directory = tempfile::tempdir().expect("a directory");
    let done = archive(&place.log(), later[0].n, directory.path(), Some(&key))
        .await
        .expect("archived");
    let records = done.checkpoints.iter();
    let records: Vec<_> = records
        .map(|it| (it.lo, it.hi, it.after_seq, it.entries))
        .collect();
    let first = (
        later[0].lo,
        later[0].hi,
        restart.after_seq,
        later[0].entries,
    );
    assert_eq!(
        records,
        [(0, highest + 1, 0, 120), first],
        "one record for each count of positions"
    );
    let verify = Verify::new().key(key.public()).archives([done.file]);
    let report = verify.run(&place.log()).await.expect("verified");
    assert_eq!(report.outcome(), Outcome::Clean, "{report:#?}");
    let sqlite = Place::<Sqlite>::open().await.expect("SQLite is here");
    let refused = rebase(&sqlite.log(), None).await;
    assert!(
        matches!(refused, Err(Error::OnlyPostgres(_))),
        "{refused:?}"
    );
}

/// The checkpoint that the old server made over the first entries.
async fn sealed_before(place: &Place<Postgres>, key: &Key, upto: i64) -> Checkpoint {
    let hi = place
        .number(&format!(
            "SELECT max(xid)::text FROM audit_log WHERE seq <= {upto}"
        ))
        .await
        + 1;
    let sql = format!(
        "SELECT json_build_object('seq', seq, 'ts', (extract(epoch FROM ts) * 1000000)::bigint::text, \
         'actor_kind', actor_kind, 'actor_id', actor_id, 'action', action, 'entity_kind', entity_kind, \
         'entity_id', entity_id, 'entity_version', entity_version::text, 'spec_rev', spec_rev, \
         'trace_id', trace_id::text, 'xid', xid::text, 'db_role', db_role, 'before', before::text, \
         'after', after::text, 'note', note, 'salt', salt)::text FROM audit_log \
         WHERE xid < {hi} ORDER BY audit_log.seq"
    );
    let entries = place.database.texts(&sql).await.expect("entries");
    let entries: Vec<Entry> = entries
        .iter()
        .map(|entry| serde_json::from_str(entry).expect("an entry"))
        .collect();
    let leaves: Vec<Hash> = entries.iter().map(Entry::leaf).collect();
    let last = entries.last().expect("some entries").seq;
    let checkpoint = Checkpoint {
        n: 1,
        kind: CheckpointKind::Sealed,
        lo: 0,
        hi,
        after_seq: 0,
        entries: i64::try_from(leaves.len()).expect("few"),
        root: merkle::root(&leaves),
        previous: Hash::ZERO,
        ts: 1_700_000_000_000_000,
        note: Some(format!("{{\"last_seq\":{last}}}")),
        signature: None,
    }
    .signed(Some(key));
    let sql = format!(
        "INSERT INTO audit_log_checkpoint (n, kind, lo, hi, after_seq, entries, root, previous, ts, note, signature) \
         VALUES (1, 'sealed', 0, {hi}, 0, {}, '{}', '{}', '2023-11-14 22:13:20+00', '{}', '{}')",
        checkpoint.entries,
        checkpoint.root,
        checkpoint.previous,
        checkpoint.note.as_deref().unwrap_or_default(),
        checkpoint.signature.expect("signed")
    );
    place
        .database
        .execute(&sql)
        .await
        .expect("the checkpoint is kept");
    checkpoint
}

#[test]
fn a_model_that_audits_nothing_has_no_log() {
    let text = "format = 1\n[model]\nname = \"m\"\ndoc = \"M.\"\n[generate]\npath = \"g\"\ncommand = \"x\"\n\
                [defaults]\naudited = false\n";
    let (schema, _) = cwom_schema::parse(text);
    let schema = schema.expect("the spec is valid");
    let tables = cwom_schema::tables::lower_tables(&schema);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let pool = sqlx::SqlitePool::connect_lazy("sqlite::memory:").expect("a pool");
        assert!(matches!(
            Log::new(&tables, pool),
            Err(Error::NothingAudited)
        ));
    });
}
