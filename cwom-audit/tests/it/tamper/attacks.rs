//! The tamper matrix: what sees each attack.

use cwom_audit::verify::Problem;
use cwom_schema::schema::Dialect;

use super::{Scene, named};
use crate::depot::{Vandal, on_both};

on_both!(attacks);

/// The tamper matrix of the reference: what sees each attack.
#[expect(
    clippy::too_many_lines,
    reason = "a table of attacks, one after the other"
)]
async fn attacks<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let check = async |harm: String, expected: &[(Problem, i64)]| {
        let report = scene.after(&harm).await;
        for (problem, seq) in expected {
            let found = named(&report, *problem, |place| {
                place.seq == Some(*seq) || *seq == 0
            });
            assert!(found, "{problem} at {seq} after {harm}: {report:#?}");
        }
        let guards = report
            .findings
            .iter()
            .filter(|it| it.problem >= Problem::GuardMissing);
        assert_eq!(guards.count(), 0, "{report:#?}");
    };
    // A thing with three versions at least, of which the first is sealed.
    let many = "SELECT entity_id FROM audit_log WHERE entity_kind = 'Parcel' AND action <> 'deleted' \
                GROUP BY entity_id HAVING count(*) >= 4 \
                AND entity_id IN (SELECT id FROM parcels) ORDER BY 1 LIMIT 1";
    let id = scene.text(many).await;
    let seq = async |version: i64| {
        let sql = format!(
            "SELECT CAST(seq AS text) FROM audit_log WHERE entity_kind = 'Parcel' \
             AND entity_id = '{id}' AND entity_version = {version}"
        );
        scene.text(&sql).await.parse::<i64>().expect("a number")
    };
    let sql = format!("SELECT CAST(row_version AS text) FROM parcels WHERE id = '{id}'");
    let last: i64 = scene.text(&sql).await.parse().expect("a number");
    let (one, two, tail) = (seq(1).await, seq(2).await, seq(last).await);

    check(
        format!("UPDATE audit_log SET actor_id = 'eve' WHERE seq = {two}"),
        &[(Problem::EntryAltered, two)],
    )
    .await;
    let edit = |column, seq| {
        let value = D::set(column, "weight", "7");
        format!("UPDATE audit_log SET {column} = {value} WHERE seq = {seq}")
    };
    check(
        edit("after", one),
        &[(Problem::EntryAltered, one), (Problem::BeforeDiffers, two)],
    )
    .await;
    check(
        format!("{}; {}", edit("after", one), edit("before", two)),
        &[(Problem::EntryAltered, one), (Problem::EntryAltered, two)],
    )
    .await;
    check(
        format!("DELETE FROM audit_log WHERE seq = {two}"),
        &[(Problem::EntryMissing, two), (Problem::VersionGap, 0)],
    )
    .await;
    check(
        format!(
            "DELETE FROM audit_log WHERE seq = {tail}; \
             UPDATE parcels SET row_version = row_version - 1 WHERE id = '{id}'"
        ),
        &[(Problem::EntryMissing, tail)],
    )
    .await;
    check(
        format!(
            "DELETE FROM parcel_labels WHERE parcel_id = '{id}'; DELETE FROM parcels WHERE id = '{id}'; \
             DELETE FROM audit_log WHERE entity_id = '{id}' OR entity_id LIKE '{id}/%'"
        ),
        &[(Problem::EntryMissing, one), (Problem::EntryMissing, tail)],
    )
    .await;
    check(
        format!("UPDATE parcels SET weight = 1 WHERE id = '{id}'"),
        &[(Problem::RowDiffers, tail)],
    )
    .await;
    check(
        format!("UPDATE parcels SET weight = 1, row_version = row_version + 1 WHERE id = '{id}'"),
        &[(Problem::RowDiffers, tail)],
    )
    .await;
    check(
        format!("DELETE FROM parcel_labels WHERE parcel_id = '{id}'; DELETE FROM parcels WHERE id = '{id}'"),
        &[(Problem::RowMissing, tail)],
    )
    .await;
    check(
        "INSERT INTO labels (id, name, row_version) VALUES ('smuggled', 'x', 1)".to_owned(),
        &[(Problem::RowWithoutEntry, 0)],
    )
    .await;
    // Entries are taken out, and a record says that they were archived: its signature is missing.
    check(
        "INSERT INTO audit_log_checkpoint (n, kind, lo, hi, after_seq, entries, root, previous, ts, note) \
         SELECT n + 1, 'pruned', 0, hi, after_seq, 1, root, root, ts, '{\"through\":1}' \
         FROM audit_log_checkpoint ORDER BY n DESC LIMIT 1; DELETE FROM audit_log WHERE seq < 20"
            .to_owned(),
        &[(Problem::BadSignature, 0), (Problem::CheckpointAltered, 0)],
    )
    .await;
    // A value that is taken out as a redaction does it, without one.
    let entry = scene
        .text(&format!(
            "SELECT CAST(seq AS text) FROM audit_log WHERE seq = {two}"
        ))
        .await;
    let salt = "{\"id\":\"00\"}";
    check(
        format!("UPDATE audit_log SET salt = '{salt}' WHERE seq = {entry}"),
        &[
            (Problem::UnauthorisedRedaction, two),
            (Problem::EntryAltered, two),
        ],
    )
    .await;
    let forged = |seq: &str, version: &str| {
        let rest = "actor_kind, actor_id, action, entity_kind, entity_id";
        let (own, given, values) = if D::DIALECT == Dialect::Sqlite {
            ("", "", "")
        } else {
            (
                ", xid, db_role",
                " OVERRIDING SYSTEM VALUE",
                ", xid, db_role",
            )
        };
        format!(
            "INSERT INTO audit_log (seq, ts, {rest}, entity_version, before, after, spec_rev, salt{own}){given} \
             SELECT {seq}, ts, {rest}, {version}, before, after, spec_rev, salt{values} \
             FROM audit_log WHERE seq = {two}"
        )
    };
    // Back-dated into a sealed range on PostgreSQL; after the end on SQLite.
    check(
        forged("100000", "entity_version + 1000"),
        &[(Problem::VersionGap, 100_000)],
    )
    .await;
    if D::DIALECT == Dialect::Postgres {
        check(
            forged("100000", "entity_version + 1000"),
            &[(Problem::EntryForged, 100_000)],
        )
        .await;
    }
}
