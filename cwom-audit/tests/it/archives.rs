//! Archives: entries leave the log once they are safe elsewhere, and a month goes as a whole.

use std::time::Duration;

use cwom_audit::{
    Database, Error, Hash, Outcome, Partitions, Verify, archive, checkpoint_before,
    ensure_partitions,
};
use cwom_runtime::Timestamp;
use cwom_schema::schema::Dialect;
use sha2::{Digest as _, Sha256};

use crate::depot::{Depot, Place, Vandal, on_both, whole_tables};
use crate::life::expect;

on_both!(
    a_failed_archive_is_run_again,
    an_entry_that_was_altered_is_not_archived,
    an_archive_is_recorded_with_its_file,
    a_checkpoint_is_found_by_its_moment,
    a_redaction_that_comes_between_is_noticed,
);

/// A log of so many changes that is sealed, and the number of its last checkpoint.
async fn sealed<D: Depot>(changes: usize) -> Option<(Place<D>, i64)> {
    let mut place = Place::<D>::open().await?;
    place.work(changes).await;
    let sealed = place.seal(None).await;
    let through = sealed.last().expect("something was sealed").n;
    Some((place, through))
}

/// What leaves the log is compared with its checkpoint first: an archive would make it look sound.
async fn an_entry_that_was_altered_is_not_archived<D: Vandal>() {
    let Some((place, through)) = sealed::<D>(30).await else {
        return;
    };
    let harm = "UPDATE audit_log SET actor_id = 'eve' WHERE seq = 7";
    D::vandalise(&place, harm).await.expect("harm is done");
    let directory = tempfile::tempdir().expect("a directory");
    let refused = archive(&place.log(), through, directory.path(), None).await;
    assert!(
        matches!(refused, Err(Error::Contradiction { .. })),
        "{refused:?}"
    );
    let entries = "SELECT CAST(count(*) AS text) FROM audit_log";
    assert_eq!(place.number(entries).await, 30);
}

/// The record names the file and its digest, so that the file is found and known again.
async fn an_archive_is_recorded_with_its_file<D: Depot>() {
    let Some((place, through)) = sealed::<D>(30).await else {
        return;
    };
    let directory = tempfile::tempdir().expect("a directory");
    let done = archive(&place.log(), through, directory.path(), None).await;
    let done = done.expect("it is archived");
    let content = std::fs::read(&done.file).expect("the archive");
    let digest = Hash(Sha256::digest(&content).into());
    let note = done.checkpoints[0].note.as_deref().expect("a note");
    let note: serde_json::Value = serde_json::from_str(note).expect("the note is JSON");
    assert_eq!(note["through"], through);
    assert_eq!(note["file"], format!("audit_log-000001-{through:06}.jsonl"));
    assert_eq!(note["sha256"], digest.to_string());
    let first = content.split(|byte| *byte == b'\n').next();
    let first: serde_json::Value =
        serde_json::from_slice(first.expect("a line")).expect("the line is JSON");
    assert!(first.to_string().contains(D::DIALECT.name()), "{first}");
}

async fn a_checkpoint_is_found_by_its_moment<D: Depot>() {
    let Some(mut place) = Place::<D>::open().await else {
        return;
    };
    let moment = |micros| Timestamp::from_unix_micros(micros).expect("a moment");
    place.work(10).await;
    let first = place.seal(None).await.remove(0);
    place.work(10).await;
    let second = place.seal(None).await.remove(0);
    assert!(first.ts < second.ts);
    for (micros, expected) in [
        (first.ts, None),
        (first.ts + 1, Some(first.n)),
        (second.ts, Some(first.n)),
        (second.ts + 1, Some(second.n)),
    ] {
        let found = checkpoint_before(&place.log(), moment(micros)).await;
        assert_eq!(found.expect("the log is read"), expected, "{micros}");
    }
}

/// A value that is taken out while the file is written would live on in it.
async fn a_redaction_that_comes_between_is_noticed<D: Depot>() {
    // Others that archive or redact wait for this lock; on SQLite everybody who writes does.
    const LOCK: &str = "SELECT pg_advisory_xact_lock(hashtext('cwom:audit'), \
                        'audit_log'::regclass::oid::bigint::bit(32)::integer)";
    const REDACTED: &str = "INSERT INTO audit_log (ts, actor_kind, actor_id, action, entity_kind, \
        entity_id, after, note, trace_id, spec_rev, salt) SELECT ts, actor_kind, 'officer', 'redacted', \
        entity_kind, entity_id, '{\"entries\":[1],\"fields\":[\"title\"]}', 'as asked', trace_id, \
        spec_rev, salt FROM audit_log WHERE seq = 1";
    let Some((place, through)) = sealed::<D>(30).await else {
        return;
    };
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory
        .path()
        .join(format!("audit_log-000001-{through:06}.jsonl"));
    let log = place.log();
    macro_rules! between {
        ($pool:expr, $begin:expr, $lock:expr) => {{
            let mut tx = $pool.begin_with($begin).await.expect("it begins");
            let locked = sqlx::raw_sql($lock).execute(&mut *tx).await;
            locked.expect("it is held");
            let redacted = async {
                while !file.exists() {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                let done = sqlx::raw_sql(REDACTED).execute(&mut *tx).await;
                done.expect("it is recorded");
                tx.commit().await.expect("it is done");
            };
            tokio::join!(redacted, archive(&log, through, directory.path(), None)).1
        }};
    }
    let archived = match &place.pool {
        Database::Sqlite(pool) => between!(pool, "BEGIN IMMEDIATE", "SELECT 1"),
        Database::Postgres(pool) => between!(pool, "BEGIN", LOCK),
    };
    assert!(matches!(archived, Err(Error::Changed)), "{archived:?}");
    let entries = "SELECT CAST(count(*) AS text) FROM audit_log";
    assert_eq!(place.number(entries).await, 31, "nothing was taken out");
    let again = archive(&log, through, directory.path(), None).await;
    assert_eq!(again.expect("it is run again").entries, 30);
}

/// The record and the removal are one transaction, and the file is there before.
async fn a_failed_archive_is_run_again<D: Depot>() {
    let Some((place, through)) = sealed::<D>(50).await else {
        return;
    };
    let (stop, go) = if D::DIALECT == Dialect::Sqlite {
        (
            "CREATE TRIGGER stop BEFORE DELETE ON audit_log WHEN OLD.seq = 40 \
             BEGIN SELECT RAISE(ABORT, 'killed'); END",
            "DROP TRIGGER stop",
        )
    } else {
        (
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             RAISE EXCEPTION 'killed'; END $$; \
             CREATE TRIGGER stop BEFORE DELETE ON audit_log FOR EACH ROW WHEN (OLD.seq = 40) \
             EXECUTE FUNCTION stop()",
            "DROP TRIGGER stop ON audit_log; DROP FUNCTION stop",
        )
    };
    place.database.execute(stop).await.expect("it will stop");
    let directory = tempfile::tempdir().expect("a directory");
    let failed = archive(&place.log(), through, directory.path(), None).await;
    assert!(matches!(failed, Err(Error::Database(_))), "{failed:?}");
    place.database.execute(go).await.expect("it will go on");
    expect(
        &place,
        Verify::new(),
        Outcome::Clean,
        "nothing was taken out",
    )
    .await;
    let left: Vec<_> = std::fs::read_dir(directory.path())
        .expect("a directory")
        .collect();
    assert_eq!(left.len(), 1, "the file was there first: {left:?}");
    // As if it had been killed while the file was written.
    let draft = directory
        .path()
        .join(format!("audit_log-000001-{through:06}.jsonl.draft"));
    std::fs::write(&draft, "{\"arch").expect("a draft");
    let done = archive(&place.log(), through, directory.path(), None).await;
    let done = done.expect("it is run again");
    assert_eq!(done.entries, 50);
    assert!(!draft.exists());
    let entries = place
        .number("SELECT CAST(count(*) AS text) FROM audit_log")
        .await;
    assert_eq!(entries, 0);
    let verify = Verify::new().archives([&done.file]);
    expect(&place, verify, Outcome::Clean, "archived").await;
    // An archive that was altered is not believed.
    let text = std::fs::read_to_string(&done.file).expect("the archive");
    std::fs::write(
        &done.file,
        text.replacen("\"actor_id\":\"ada\"", "\"actor_id\":\"eve\"", 1),
    )
    .expect("altered");
    let verify = Verify::new().archives([&done.file]);
    expect(&place, verify, Outcome::Tampered, "an altered archive").await;
}

#[tokio::test]
async fn a_month_that_is_archived_goes_as_a_whole() {
    use cwom_testkit::Postgres;

    let Some(mut place) = Place::<Postgres>::open().await else {
        return;
    };
    place.work(50).await;
    let month = "CREATE TABLE audit_log_p202001 PARTITION OF audit_log \
                 FOR VALUES FROM ('2020-01-01 00:00:00+00') TO ('2020-02-01 00:00:00+00')";
    place.database.execute(month).await.expect("a partition");
    // As if it had been written then.
    let old = "UPDATE audit_log SET ts = ts - (date_trunc('month', now()) - '2020-01-01 00:00:00+00') \
               WHERE seq <= 40";
    Postgres::vandalise(&place, old)
        .await
        .expect("time is turned back");
    let sealed = place.seal(None).await;
    let through = sealed.last().expect("something was sealed").n;
    let directory = tempfile::tempdir().expect("a directory");
    let done = archive(&place.log(), through, directory.path(), None)
        .await
        .expect("archived");
    assert_eq!(done.partitions, ["audit_log_p202001"]);
    assert_eq!(done.entries, 50);
    let verify = Verify::new().archives([&done.file]);
    expect(&place, verify, Outcome::Clean, "archived").await;
    // The next months have the guards of the default one.
    let made = ensure_partitions(&place.log(), 1)
        .await
        .expect("partitions");
    assert_eq!(made.created.len(), 2, "{made:?}");
    let partition = &made.created[0];
    let refused = place
        .database
        .execute(&format!("TRUNCATE {partition}"))
        .await;
    assert!(refused.is_err(), "a partition is not emptied");
    place.work(5).await;
    place.seal(None).await;
    let verify = Verify::new().archives([&done.file]);
    expect(&place, verify, Outcome::Clean, "in a partition").await;
    let guards = format!("ALTER TABLE {partition} DISABLE TRIGGER USER");
    place.database.execute(&guards).await.expect("turned off");
    let verify = Verify::new().archives([&done.file]);
    expect(
        &place,
        verify,
        Outcome::Tampered,
        "a partition's guards are off",
    )
    .await;
}

/// A month of which something is left stays, and so do those that have nothing or are not over.
#[tokio::test]
async fn a_month_that_is_archived_in_part_stays() {
    use cwom_testkit::Postgres;

    let Some(mut place) = Place::<Postgres>::open().await else {
        return;
    };
    let made = ensure_partitions(&place.log(), 0).await;
    assert_eq!(made.expect("partitions").created.len(), 1);
    for (name, from, to) in [
        ("audit_log_p201912", "2019-12-01", "2020-01-01"),
        ("audit_log_p202001", "2020-01-01", "2020-02-01"),
    ] {
        let month = format!(
            "CREATE TABLE {name} PARTITION OF audit_log \
             FOR VALUES FROM ('{from} 00:00:00+00') TO ('{to} 00:00:00+00')"
        );
        place.database.execute(&month).await.expect("a partition");
    }
    let mut checkpoints = Vec::new();
    for _ in 0..2 {
        place.work(20).await;
        let old = "UPDATE audit_log SET ts = ts - (date_trunc('month', now()) - '2020-01-01 00:00:00+00') \
                   WHERE ts >= date_trunc('month', now())";
        Postgres::vandalise(&place, old)
            .await
            .expect("time is turned back");
        checkpoints.extend(place.seal(None).await);
    }
    place.work(10).await;
    checkpoints.extend(place.seal(None).await);
    let first = checkpoints.first().expect("something was sealed");
    let directory = tempfile::tempdir().expect("a directory");
    let archive = async |through| {
        let done = archive(&place.log(), through, directory.path(), None).await;
        done.expect("archived")
    };
    let part = archive(first.n).await;
    assert_eq!((part.entries, part.partitions.len()), (first.entries, 0));
    let left = place.number("SELECT count(*)::text FROM audit_log").await;
    assert_eq!(left, 50 - first.entries);
    // Partitions that were made by hand have no guards.
    let verify = || Verify::new().without_catalog();
    let part_of = verify().archives([&part.file]);
    expect(&place, part_of, Outcome::Clean, "a part of a month").await;
    // This month is full of what is archived, and is not over.
    let rest = archive(checkpoints.last().expect("the last one").n).await;
    assert_eq!(rest.partitions, ["audit_log_p202001"]);
    assert_eq!(rest.entries, left);
    let all_of = verify().archives([&part.file, &rest.file]);
    expect(&place, all_of, Outcome::Clean, "the rest of it").await;
}

#[tokio::test]
async fn a_log_without_partitions_gets_none() {
    use cwom_testkit::Postgres;

    let Some(place) = Place::<Postgres>::of(whole_tables()).await else {
        return;
    };
    let made = ensure_partitions(&place.log(), 2).await;
    assert_eq!(made.expect("nothing is made"), Partitions::default());
}
