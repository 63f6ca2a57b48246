//! What counts: the numbers of entries, of checkpoints, and of what was looked at.

use cwom_audit::Report;
use cwom_audit::verify::Problem;
use cwom_schema::schema::Dialect;

use super::Scene;
use crate::depot::{Vandal, on_both};

on_both!(
    a_number_that_is_gone_was_taken_away,
    checkpoints_follow_each_other,
    a_report_counts_what_it_looked_at,
    entries_of_an_unknown_kind_are_pointed_out,
);

/// On SQLite a gap is evidence, sealed or not; on PostgreSQL a transaction that was rolled back
/// leaves one, so that nothing is said of it.
async fn a_number_that_is_gone_was_taken_away<D: Vandal>() {
    let Some(mut scene) = Scene::<D>::set().await else {
        return;
    };
    let check = |harm: &str, report: &Report, expected: &[&str]| {
        let gaps = report.findings.iter();
        let gaps: Vec<&str> = gaps
            .filter(|it| it.problem == Problem::SequenceGap)
            .map(|it| it.detail.as_str())
            .collect();
        let expected = if D::DIALECT == Dialect::Sqlite {
            expected
        } else {
            &[]
        };
        assert_eq!(gaps, expected, "{harm}");
    };
    let gone = |condition: &str| format!("DELETE FROM audit_log WHERE {condition}");
    for (condition, detail) in [
        ("seq = 5", "entry 5 was written and is gone"),
        (
            "seq BETWEEN 5 AND 7",
            "entries 5 to 7 were written and are gone",
        ),
        ("seq < 3", "entries 1 to 2 were written and are gone"),
        ("seq = 240", "entry 240 was written and is gone"),
        ("seq > 0", "entries 1 to 240 were written and are gone"),
    ] {
        let harm = gone(condition);
        check(&harm, &scene.after(&harm).await, &[detail]);
    }
    if D::DIALECT == Dialect::Sqlite {
        let forgotten = "SQLite does not know any more which number it gave last";
        for harm in [
            "DELETE FROM sqlite_sequence",
            "UPDATE sqlite_sequence SET seq = seq - 1",
        ] {
            check(harm, &scene.after(harm).await, &[forgotten]);
        }
    }
    // What was archived is no gap, and what comes after it counts from there.
    let directory = tempfile::tempdir().expect("a directory");
    let through = scene.anchors.last();
    scene.archived(through, directory.path()).await;
    scene.place.work(6).await;
    check("archived", &scene.verify().await, &[]);
    for (condition, detail) in [
        ("seq = 241", "entry 241 was written and is gone"),
        ("seq > 0", "entries 241 to 246 were written and are gone"),
    ] {
        let harm = gone(condition);
        D::vandalise(&scene.place, &harm)
            .await
            .expect("harm is done");
        check(&harm, &scene.verify().await, &[detail]);
    }
}

async fn checkpoints_follow_each_other<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    for (harm, n, words) in [
        (
            "DELETE FROM audit_log_checkpoint WHERE n = 2",
            3,
            "checkpoint 2 before it is missing",
        ),
        (
            "UPDATE audit_log_checkpoint SET lo = lo + 1 WHERE n = 2",
            2,
            "it begins at ",
        ),
        (
            "UPDATE audit_log_checkpoint SET after_seq = 1 WHERE n = 2",
            2,
            "it begins at ",
        ),
    ] {
        let report = scene.after(harm).await;
        let found = report.findings.iter().any(|it| {
            it.problem == Problem::CheckpointAltered
                && it.place.checkpoint == Some(n)
                && it.detail.starts_with(words)
        });
        assert!(found, "{harm}: {report:#?}");
    }
}

async fn a_report_counts_what_it_looked_at<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let rows = "SELECT CAST((SELECT count(*) FROM parcels) + (SELECT count(*) FROM labels) \
                + (SELECT count(*) FROM parcel_labels) AS text)";
    let rows = scene.place.number(rows).await.unsigned_abs();
    let report = scene.verify().await;
    let counted = (report.checkpoints, report.hashed, report.entries);
    assert_eq!(
        counted,
        (scene.anchors.lines.len() as u64, 240, 240),
        "{report:#?}"
    );
    assert_eq!(report.rows, rows);
}

async fn entries_of_an_unknown_kind_are_pointed_out<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let labels = "SELECT CAST(count(*) AS text) FROM audit_log WHERE entity_kind = 'Label'";
    let labels = scene.text(labels).await;
    let report = scene
        .after("UPDATE audit_log SET entity_kind = 'Crate' WHERE entity_kind = 'Label'")
        .await;
    let said = format!("{labels} entries are of `Crate`, which the spec does not audit");
    let notices = report.notices.iter();
    let of_kinds: Vec<_> = notices.filter(|it| it.contains("does not audit")).collect();
    assert!(
        of_kinds.len() == 1 && of_kinds[0].starts_with(&said),
        "{of_kinds:?}"
    );
}
