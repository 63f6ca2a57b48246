//! The life of an honest log: nothing in it is ever called tampering.

use cwom_audit::anchor::{self, Anchors};
use cwom_audit::read::has_kind;
use cwom_audit::{Error, Fields, Key, NOTE, Outcome, Verify, archive, ensure_partitions, redact};
use cwom_runtime::Context;
use cwom_schema::schema::Dialect;

use crate::depot::{Depot, Place, next_tables, on_both};

on_both!(
    an_honest_log_is_never_called_altered,
    nothing_new_makes_no_checkpoint,
    what_was_recorded_is_looked_up,
);

/// Verifies with everything that there is, and expects this outcome.
pub(crate) async fn expect<D: Depot>(
    place: &Place<D>,
    verify: Verify<'_>,
    outcome: Outcome,
    step: &str,
) -> cwom_audit::Report {
    let report = verify.run(&place.log()).await.expect("it can be verified");
    assert_eq!(report.outcome(), outcome, "{step}: {report:#?}");
    report
}

#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
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
    script.extend(["ALTER TABLE parcels ADD COLUMN height ", ty, ";"]);
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

async fn what_was_recorded_is_looked_up<D: Depot>() {
    let Some(mut place) = Place::<D>::open().await else {
        return;
    };
    let has = async |place: &Place<D>, kind| {
        let found = has_kind(&place.log(), kind).await;
        found.expect("the log is read")
    };
    assert!(!has(&place, "Parcel").await);
    place.work(40).await;
    assert!(has(&place, "Parcel").await);
    assert!(has(&place, "Label").await);
    assert!(!has(&place, "Crate").await);
}
