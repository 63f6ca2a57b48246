//! Archives: entries leave the log once they are safe elsewhere, and a month goes as a whole.

use cwom_audit::{Error, Hash, Outcome, Verify, archive, checkpoint_before, ensure_partitions};
use cwom_runtime::Timestamp;
use cwom_schema::schema::Dialect;
use sha2::{Digest as _, Sha256};

use crate::depot::{Depot, Place, Vandal, on_both};
use crate::life::expect;

on_both!(
    a_failed_archive_is_run_again,
    an_entry_that_was_altered_is_not_archived,
    an_archive_is_recorded_with_its_file,
    a_checkpoint_is_found_by_its_moment,
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
