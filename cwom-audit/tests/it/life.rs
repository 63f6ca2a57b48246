//! The life of an honest log: nothing in it is ever called tampering.

use cwom_audit::anchor::{self, Anchors};
use cwom_audit::{
    Error, Fields, Key, NOTE, Outcome, Verify, archive, check_proof, ensure_partitions, grants,
    prove, redact,
};
use cwom_runtime::Context;
use cwom_schema::schema::Dialect;

use crate::depot::{Depot, Place, next_tables, on_both};

on_both!(
    an_honest_log_is_never_called_altered,
    a_proof_stands_alone,
    nothing_new_makes_no_checkpoint,
    a_failed_archive_is_run_again,
);

/// Verifies with everything that there is, and expects this outcome.
async fn expect<D: Depot>(
    place: &Place<D>,
    verify: Verify<'_>,
    outcome: Outcome,
    step: &str,
) -> cwom_audit::Report {
    let report = verify.run(&place.log()).await.expect("it can be verified");
    assert_eq!(report.outcome(), outcome, "{step}: {report:#?}");
    report
}

async fn an_honest_log_is_never_called_altered<D: Depot>() {
    let Some(mut place) = Place::<D>::open().await else {
        return;
    };
    let directory = tempfile::tempdir().expect("a directory");
    let anchors = directory.path().join("anchors.jsonl");
    let key = Key::generate().expect("random numbers");
    let mut archives = Vec::new();
    expect(&place, Verify::new(), Outcome::Clean, "empty").await;
    for round in 0..4 {
        if D::DIALECT == Dialect::Postgres && round == 1 {
            let made = ensure_partitions(&place.log(), 2)
                .await
                .expect("partitions");
            // This month's entries went to the default partition before.
            assert_eq!((made.created.len(), made.blocked.len()), (2, 1), "{made:?}");
            assert!(made.in_default > 0);
        }
        place.work(120).await;
        let report = expect(
            &place,
            Verify::new().archives(&archives),
            Outcome::Incomplete,
            "unsealed",
        )
        .await;
        assert!(
            report
                .incomplete
                .iter()
                .any(|it| it.to_string().contains("not sealed"))
        );
        let sealed = place.seal(Some(&key)).await;
        anchor::append(&anchors, &sealed).expect("anchored");
        let known = || Anchors::read(&anchors).expect("the file is sound");
        let all = || Verify::new().anchors(known()).key(key.public());
        expect(&place, all().archives(&archives), Outcome::Clean, "sealed").await;

        // Whose receiver is erased, from history as well.
        let parcel = place.some_parcel().await;
        let context = Context::human("officer");
        let fields = Fields::named(["receiver", "title", NOTE]);
        let log = place.log();
        let done = redact(
            &log,
            &context,
            "erasure was asked for",
            "Parcel",
            &parcel,
            &fields,
        );
        let done = done.await.expect("it is redacted");
        let sealed = place.seal(Some(&key)).await;
        anchor::append(&anchors, &sealed).expect("anchored");
        let report = expect(
            &place,
            all().archives(&archives),
            Outcome::Clean,
            "redacted",
        )
        .await;
        let authorised = format!("authorised by #{}", done.seq);
        assert!(
            report.notices.iter().any(|it| it.contains(&authorised)),
            "{:?}",
            report.notices
        );
        // Life goes on with a redacted thing.
        place.work(40).await;
        let sealed = place.seal(Some(&key)).await;
        anchor::append(&anchors, &sealed).expect("anchored");
        expect(
            &place,
            all().archives(&archives),
            Outcome::Clean,
            "worked on",
        )
        .await;

        if round == 1 || round == 2 {
            let through = sealed[0].n - 1;
            let done = archive(&place.log(), through, directory.path(), Some(&key))
                .await
                .expect("archived");
            assert!(done.entries > 100);
            anchor::append(&anchors, &done.checkpoints).expect("anchored");
            archives.push(done.file);
            let report = expect(&place, all(), Outcome::Incomplete, "archived").await;
            assert!(report.findings.is_empty());
            expect(
                &place,
                all().archives(&archives),
                Outcome::Clean,
                "with archives",
            )
            .await;
            let again = archive(&place.log(), through, directory.path(), Some(&key)).await;
            assert!(
                matches!(again, Err(Error::NoCheckpoint(n)) if n == through),
                "{again:?}"
            );
        }
        if round == 2 {
            migrate(&mut place).await;
            expect(
                &place,
                all().archives(&archives),
                Outcome::Clean,
                "migrated",
            )
            .await;
        }
    }
}

/// The next revision: a column more, and the triggers of the new spec.
async fn migrate<D: Depot>(place: &mut Place<D>) {
    let next = next_tables();
    // What knows the columns of the table that gets one more.
    let is_theirs = |object: &cwom_sql::ddl::Object<'_>| {
        use cwom_sql::ddl::ObjectKind::{EnableAlways, Function, Trigger, View};
        [Function, Trigger, View, EnableAlways].contains(&object.kind)
            && ["parcels", "vw_parcels"].contains(&object.table.as_deref().unwrap_or_default())
    };
    let mut script = String::new();
    let objects = cwom_sql::ddl::objects(&place.tables, D::DIALECT);
    for object in objects.iter().rev().filter(|object| is_theirs(object)) {
        script.extend(object.drop());
    }
    let ty = if D::DIALECT == Dialect::Sqlite {
        "INTEGER"
    } else {
        "bigint"
    };
    script.push_str(&format!("ALTER TABLE parcels ADD COLUMN height {ty};"));
    let objects = cwom_sql::ddl::objects(&next, D::DIALECT);
    let is_path =
        |object: &cwom_sql::ddl::Object<'_>| object.kind == cwom_sql::ddl::ObjectKind::SearchPath;
    for object in objects
        .iter()
        .filter(|object| is_theirs(object) || is_path(object))
    {
        script.push_str(&object.create());
    }
    let done = place
        .database
        .execute(&format!("BEGIN;{script}COMMIT"))
        .await;
    done.expect("the migration applies");
    place.tables = next;
}

async fn a_proof_stands_alone<D: Depot>() {
    let Some(mut place) = Place::<D>::open().await else {
        return;
    };
    place.work(90).await;
    let key = Key::generate().expect("random numbers");
    let none = Fields::named::<String>([]);
    let early = prove(&place.log(), 5, &none).await;
    assert!(matches!(early, Err(Error::NotSealed(5))), "{early:?}");
    let sealed = place.seal(Some(&key)).await;
    let anchors = Anchors {
        lines: sealed.iter().map(Into::into).collect(),
        torn: false,
    };
    let mut places = Vec::new();
    let other = Key::generate().expect("random numbers").public();
    for seq in [1, 2, 9, 10, 45, 89, 90] {
        let withheld = if seq == 45 {
            Fields::named([NOTE])
        } else {
            none.clone()
        };
        let proof = prove(&place.log(), seq, &withheld)
            .await
            .expect("it is sealed");
        places.push((proof.checkpoint.n, proof.index, seq));
        let text = serde_json::to_string(&proof).expect("JSON");
        let proof = serde_json::from_str(&text).expect("the same document");
        let proven = check_proof(&proof, &[key.public()], Some(&anchors)).expect("it holds");
        assert!(proven.signed && proven.anchored);
        assert!(check_proof(&proof, std::slice::from_ref(&other), None).is_err());
        assert!(check_proof(&proof, &[], Some(&Anchors::default())).is_err());
        let mut forged = proof.clone();
        forged.entry.actor_id.push('x');
        assert!(check_proof(&forged, &[], None).is_err());
        let mut elsewhere = proof.clone();
        elsewhere.index ^= 1;
        assert!(check_proof(&elsewhere, &[], None).is_err());
        if seq == 45 {
            assert!(
                proof
                    .entry
                    .note
                    .is_some_and(|note| note.starts_with("$redacted:"))
            );
        }
    }
    assert!(
        places.is_sorted(),
        "entries are ordered by their numbers: {places:?}"
    );
    let missing = prove(&place.log(), 12_345, &none).await;
    assert!(
        matches!(missing, Err(Error::NoEntry(12_345))),
        "{missing:?}"
    );
}

async fn nothing_new_makes_no_checkpoint<D: Depot>() {
    let Some(mut place) = Place::<D>::open().await else {
        return;
    };
    let empty = place.seal(None).await;
    assert!(empty.is_empty());
    place.work(10).await;
    let some = place.seal(None).await;
    assert_eq!(some.iter().map(|it| it.entries).sum::<i64>(), 10);
    let nothing = place.seal(None).await;
    assert!(nothing.is_empty());
    place.work(3000).await;
    let many = place.seal(None).await;
    assert!(many.len() >= 3, "{}", many.len());
    assert!(many.iter().all(|it| it.entries <= 1024));
    let mut told = Vec::new();
    let mut progress = |progress| told.push(progress);
    let verify = Verify::new().progress(&mut progress);
    expect(&place, verify, Outcome::Clean, "many").await;
    assert!(!told.is_empty());
}

#[tokio::test]
async fn keys_and_versions_are_not_redacted() {
    let mut place = Place::<cwom_testkit::Sqlite>::open()
        .await
        .expect("SQLite is here");
    place.work(60).await;
    let context = Context::human("officer");
    let parcel = place.some_parcel().await;
    for field in ["id", "row_version"] {
        let fields = Fields::named([field]);
        let refused = redact(&place.log(), &context, "why", "Parcel", &parcel, &fields).await;
        assert!(
            matches!(refused, Err(Error::NotRedactable { .. })),
            "{refused:?}"
        );
    }
    for field in ["parcel_id", "label_id"] {
        let fields = Fields::named([field]);
        let refused = redact(
            &place.log(),
            &context,
            "why",
            "Parcel.labels",
            "a/b",
            &fields,
        )
        .await;
        assert!(
            matches!(refused, Err(Error::NotRedactable { .. })),
            "{refused:?}"
        );
    }
    let nobody = redact(
        &place.log(),
        &context,
        "why",
        "Parcel",
        "nobody",
        &Fields::named(["title"]),
    )
    .await;
    assert!(
        matches!(nobody, Err(Error::NothingToRedact { .. })),
        "{nobody:?}"
    );
    let all = Fields::AllBut(std::collections::BTreeSet::new());
    let done = redact(&place.log(), &context, "why", "Parcel", &parcel, &all)
        .await
        .expect("redacted");
    assert!(done.fields.contains(&"title".to_owned()) && !done.fields.contains(&"id".to_owned()));
    place.seal(None).await;
    expect(&place, Verify::new(), Outcome::Clean, "all but keys").await;
}

#[test]
fn grants_are_the_least() {
    let text = grants(&crate::depot::tables(), &cwom_audit::Roles::default());
    let expected = [
        r#"GRANT SELECT, INSERT, UPDATE, DELETE ON "parcels" TO "app";"#,
        r#"GRANT SELECT ON "audit_log" TO "app", "sealer";"#,
        r#"GRANT INSERT ON "audit_log_checkpoint" TO "sealer";"#,
        r#"GRANT SELECT ON "parcels" TO "auditor";"#,
    ];
    for line in expected {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(!text.contains("audit_log_context"), "{text}");
}

/// The record and the removal are one transaction, and the file is there before.
async fn a_failed_archive_is_run_again<D: Depot>() {
    let Some(mut place) = Place::<D>::open().await else {
        return;
    };
    place.work(50).await;
    let sealed = place.seal(None).await;
    let through = sealed.last().expect("something was sealed").n;
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
    use crate::depot::Vandal as _;
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
