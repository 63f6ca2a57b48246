//! Where: a finding names the place to look at, as closely as it can be told.

use cwom_audit::Outcome;
use cwom_audit::verify::{Place as Where, Problem};
use cwom_schema::schema::Dialect;

use super::{Scene, named};
use crate::depot::{Vandal, on_both};

on_both!(
    a_sealed_entry_is_named_with_its_checkpoint,
    a_change_is_named_with_its_thing,
    a_checkpoint_that_names_nobody_is_named_itself,
    a_redaction_that_nobody_ordered_is_named_by_field,
    what_was_archived_and_is_back_is_named,
    a_file_that_differs_is_named,
    a_gap_after_what_was_archived_is_a_gap,
);

/// A change of a parcel: the second one of the first that has two.
struct Change {
    seq: i64,
    id: String,
    version: i64,
}

impl Change {
    async fn of<D: Vandal>(scene: &Scene<D>) -> Self {
        let number = "SELECT CAST(min(seq) AS text) FROM audit_log \
                      WHERE entity_kind = 'Parcel' AND entity_version = 2 AND action <> 'deleted'";
        let seq = scene.place.number(number).await;
        let id = format!("SELECT entity_id FROM audit_log WHERE seq = {seq}");
        Self {
            seq,
            id: scene.text(&id).await,
            version: 2,
        }
    }

    fn place(&self) -> Where {
        Where {
            seq: Some(self.seq),
            kind: Some("Parcel".to_owned()),
            id: Some(self.id.clone()),
            version: Some(self.version),
            ..Where::default()
        }
    }
}

/// The only places of a problem.
fn places(report: &cwom_audit::Report, problem: Problem) -> Vec<Where> {
    let findings = report.findings.iter().filter(|it| it.problem == problem);
    findings.map(|it| it.place.clone()).collect()
}

async fn a_sealed_entry_is_named_with_its_checkpoint<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let change = Change::of(&scene).await;
    let (seq, first) = (change.seq, scene.anchors.lines[0].n);
    let sealed = Where {
        checkpoint: Some(first),
        ..change.place()
    };
    let harm = format!("UPDATE audit_log SET actor_id = 'eve' WHERE seq = {seq}");
    let altered = Where {
        field: Some("actor_id".to_owned()),
        ..sealed.clone()
    };
    let report = scene.after(&harm).await;
    assert_eq!(places(&report, Problem::EntryAltered), [altered]);
    let harm = format!("DELETE FROM audit_log WHERE seq = {seq}");
    let missing = Where {
        checkpoint: Some(first),
        seq: Some(seq),
        ..Where::default()
    };
    let report = scene.after(&harm).await;
    assert_eq!(places(&report, Problem::EntryMissing), [missing]);
    if D::DIALECT == Dialect::Postgres {
        // Into a sealed range, and where no checkpoint looks.
        let rest = "ts, actor_kind, actor_id, action, entity_kind, entity_id, before, after, spec_rev, \
                    salt, xid, db_role";
        let harm = format!(
            "INSERT INTO audit_log (seq, {rest}, entity_version) OVERRIDING SYSTEM VALUE \
             SELECT 100000, {rest}, entity_version + 1000 FROM audit_log WHERE seq = {seq}"
        );
        let report = scene.after(&harm).await;
        let forged = Where {
            seq: Some(100_000),
            version: Some(change.version + 1000),
            ..sealed.clone()
        };
        assert_eq!(places(&report, Problem::EntryForged), [forged]);
        let harm = format!("UPDATE audit_log SET xid = -1 WHERE seq = {seq}");
        let report = scene.after(&harm).await;
        assert_eq!(places(&report, Problem::EntryForged), [change.place()]);
    }
}

async fn a_change_is_named_with_its_thing<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let change = Change::of(&scene).await;
    let (seq, id) = (change.seq, &change.id);
    let value = D::set("before", "weight", "7");
    let harm = format!("UPDATE audit_log SET before = {value} WHERE seq = {seq}");
    let differs = Where {
        field: Some("weight".to_owned()),
        ..change.place()
    };
    let report = scene.after(&harm).await;
    assert_eq!(places(&report, Problem::BeforeDiffers), [differs]);
    // The first change is gone: the second one is the first that is there.
    let harm = format!("DELETE FROM audit_log WHERE entity_id = '{id}' AND entity_version = 1");
    let report = scene.after(&harm).await;
    assert_eq!(places(&report, Problem::VersionGap), [change.place()]);
    let gap = report.findings.iter();
    let mut gap = gap.filter(|it| it.problem == Problem::VersionGap);
    assert_eq!(gap.next().expect("a gap").detail, "its number should be 1");
}

/// A checkpoint of many entries does not name them, and one whose note was taken out neither.
async fn a_checkpoint_that_names_nobody_is_named_itself<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let harm = "UPDATE audit_log SET actor_id = 'eve' WHERE seq = 3; \
                UPDATE audit_log_checkpoint SET note = NULL WHERE n = 1";
    let report = scene.after(harm).await;
    let first = Where {
        checkpoint: Some(1),
        ..Where::default()
    };
    assert_eq!(places(&report, Problem::RootDiffers), [first]);
    assert!(places(&report, Problem::EntryAltered).is_empty());
}

async fn a_redaction_that_nobody_ordered_is_named_by_field<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let change = Change::of(&scene).await;
    let of = |field: &str| Where {
        field: Some(field.to_owned()),
        ..change.place()
    };
    let salt = async |salt: &str| {
        let seq = change.seq;
        let harm = format!("UPDATE audit_log SET salt = '{salt}' WHERE seq = {seq}");
        scene.after(&harm).await
    };
    let left = r#"{"id":"00","meta":"00","receiver":"00","row_version":"00","stage":"00","weight":"00","$note":"00","note":"00"}"#;
    let report = salt(left).await;
    let gone = places(&report, Problem::UnauthorisedRedaction);
    assert!(gone.contains(&of("title")), "{gone:?}");
    assert!(!gone.contains(&of("weight")), "{gone:?}");
    let report = salt("0f").await;
    assert_eq!(places(&report, Problem::EntryMalformed), [of("salt")]);
    // A record of a redaction that says nothing.
    let (seq, id) = (change.seq, &change.id);
    let harm = format!(
        "UPDATE audit_log SET action = 'redacted', entity_version = NULL WHERE seq = {seq}"
    );
    let report = scene.after(&harm).await;
    let record = Where {
        seq: Some(seq),
        kind: Some("Parcel".to_owned()),
        id: Some(id.clone()),
        ..Where::default()
    };
    assert_eq!(places(&report, Problem::EntryMalformed), [record]);
}

async fn what_was_archived_and_is_back_is_named<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let change = Change::of(&scene).await;
    let directory = tempfile::tempdir().expect("a directory");
    let first = scene.anchors.lines[0].n;
    let done = scene.archived(first, directory.path()).await;
    let verify = async || {
        let verify = scene.all().archives([&done.file]);
        verify.run(&scene.place.log()).await.expect("verified")
    };
    assert!(verify().await.findings.is_empty());
    let (kept, given) = match D::DIALECT {
        Dialect::Sqlite => ("kept_audit_log", ""),
        Dialect::Postgres => ("kept.audit_log", "OVERRIDING SYSTEM VALUE"),
    };
    let seq = change.seq;
    let harm = format!("INSERT INTO audit_log {given} SELECT * FROM {kept} WHERE seq = {seq}");
    D::vandalise(&scene.place, &harm)
        .await
        .expect("harm is done");
    let back = Where {
        checkpoint: Some(first),
        ..change.place()
    };
    let report = verify().await;
    assert_eq!(places(&report, Problem::PrunedRemains), [back]);
    assert_eq!(report.outcome(), Outcome::Tampered);
}

async fn a_file_that_differs_is_named<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let directory = tempfile::tempdir().expect("a directory");
    let first = scene.anchors.lines[0].n;
    let file = scene.archived(first, directory.path()).await.file;
    let text = std::fs::read_to_string(&file).expect("the archive");
    let eve = text.replacen(r#""actor_id":"ada""#, r#""actor_id":"eve""#, 1);
    assert_ne!(text, eve);
    std::fs::write(&file, eve).expect("it is altered");
    let verify = scene.all().archives([&file]);
    let report = verify.run(&scene.place.log()).await.expect("verified");
    let place = Where {
        checkpoint: Some(first),
        object: Some(file.display().to_string()),
        ..Where::default()
    };
    assert_eq!(places(&report, Problem::ArchiveDiffers), [place]);
    // What is no archive any more is refused by its line.
    let mut lines: Vec<&str> = text.lines().collect();
    lines[2] = "{\"entry\":";
    std::fs::write(&file, lines.join("\n")).expect("it is torn");
    let verify = scene.all().archives([&file]);
    let refused = verify.run(&scene.place.log()).await;
    let refused = refused.expect_err("it cannot be read").to_string();
    assert!(refused.contains(", line 3: "), "{refused}");
}

/// Only the first entries of a thing can be in an archive that was not given.
async fn a_gap_after_what_was_archived_is_a_gap<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let directory = tempfile::tempdir().expect("a directory");
    let first = scene.anchors.lines[0].n;
    let done = scene.archived(first, directory.path()).await;
    // Of a thing whose history is cut, three entries are left at least.
    let cut = "SELECT entity_id FROM audit_log WHERE entity_kind = 'Parcel' GROUP BY entity_id \
               HAVING min(entity_version) > 1 AND count(*) >= 3 ORDER BY 1 LIMIT 1";
    let id = scene.text(cut).await;
    let second = format!(
        "SELECT CAST(min(seq) AS text) FROM audit_log WHERE entity_id = '{id}' \
         AND seq > (SELECT min(seq) FROM audit_log WHERE entity_id = '{id}')"
    );
    let second = scene.place.number(&second).await;
    let harm = format!("DELETE FROM audit_log WHERE seq = {second}");
    D::vandalise(&scene.place, &harm)
        .await
        .expect("harm is done");
    for files in [vec![], vec![done.file.clone()]] {
        let verify = scene.all().archives(files);
        let report = verify.run(&scene.place.log()).await.expect("verified");
        let is_its = |it: &Where| it.id.as_deref() == Some(id.as_str());
        assert!(named(&report, Problem::VersionGap, is_its), "{report:#?}");
        assert_eq!(places(&report, Problem::VersionGap).len(), 1);
    }
}
