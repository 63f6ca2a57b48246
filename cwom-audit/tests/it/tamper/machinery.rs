//! Triggers, functions and views that are gone, disabled or other than they should be.

use cwom_audit::verify::{Problem, Scope};
use cwom_audit::{Outcome, Verify};
use cwom_schema::schema::Dialect;

use super::{Scene, named};
use crate::depot::{Vandal, on_both};

on_both!(the_machinery_is_watched, what_is_left_out_is_not_looked_at);

/// A part that is left out costs nothing and finds nothing; the others still do.
async fn what_is_left_out_is_not_looked_at<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let log = scene.place.log();
    let run = async |verify: Verify<'_>| verify.run(&log).await.expect("it can be verified");
    let full = run(scene.all()).await;
    let since = run(scene.all().scope(Scope::Since(1))).await;
    let first = scene.anchors.lines[0].entries.unsigned_abs();
    assert_eq!(full.hashed - since.hashed, first, "{since:#?}");
    assert_eq!(since.entries, full.entries, "images are compared anyhow");

    let harm = "UPDATE labels SET name = 'other'";
    D::vandalise(&scene.place, harm)
        .await
        .expect("harm is done");
    assert_eq!(run(scene.all()).await.outcome(), Outcome::Tampered);
    let without = run(scene.all().without_rows()).await;
    assert_eq!((without.outcome(), without.rows), (Outcome::Clean, 0));

    let off = if D::DIALECT == Dialect::Sqlite {
        "DROP TRIGGER tw_parcels_update"
    } else {
        "ALTER TABLE parcels DISABLE TRIGGER tw_parcels"
    };
    scene
        .place
        .database
        .execute(off)
        .await
        .expect("it is turned off");
    let with = run(scene.all().without_rows()).await;
    assert_eq!(with.outcome(), Outcome::Tampered, "{with:#?}");
    let without = run(scene.all().without_rows().without_catalog()).await;
    assert_eq!(without.outcome(), Outcome::Clean, "{without:#?}");
}

async fn the_machinery_is_watched<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let database = &scene.place.database;
    let check = async |harm: &str, mend: &str, problem: Problem, object: &str| {
        database
            .execute(harm)
            .await
            .unwrap_or_else(|error| panic!("{error}: {harm}"));
        let report = scene.verify().await;
        let found = named(&report, problem, |it| {
            it.object.as_ref().is_some_and(|name| name.contains(object))
        });
        assert!(found, "{harm}: {report:#?}");
        database
            .execute(mend)
            .await
            .unwrap_or_else(|error| panic!("{error}: {mend}"));
        let report = scene.verify().await;
        assert_eq!(report.outcome(), Outcome::Clean, "{mend}: {report:#?}");
    };
    if D::DIALECT == Dialect::Sqlite {
        let made = "SELECT sql FROM sqlite_schema WHERE name = 'tw_parcels_update'";
        let made = scene.text(made).await;
        let idle = made.replace(
            "AFTER UPDATE ON \"parcels\"",
            "AFTER UPDATE ON \"parcels\" WHEN 0",
        );
        assert_ne!(idle, made);
        let drop = "DROP TRIGGER tw_parcels_update;";
        check(drop, &made, Problem::GuardMissing, "tw_parcels_update").await;
        let mend = format!("{drop} {made}");
        check(
            &format!("{drop} {idle}"),
            &mend,
            Problem::GuardAltered,
            "tw_parcels_update",
        )
        .await;
    } else {
        let off = "ALTER TABLE parcels DISABLE TRIGGER tw_parcels";
        let on = "ALTER TABLE parcels ENABLE ALWAYS TRIGGER tw_parcels";
        check(off, on, Problem::GuardDisabled, "tw_parcels").await;
        let origin = "ALTER TABLE parcels ENABLE TRIGGER tw_parcels";
        check(origin, on, Problem::GuardDisabled, "tw_parcels").await;
        let made = "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'tw_parcels'";
        let made = format!("{}; {on}", scene.text(made).await);
        let drop = "DROP TRIGGER tw_parcels ON parcels;";
        check(drop, &made, Problem::GuardMissing, "tw_parcels").await;
        let idle = made.replace("FOR EACH ROW", "FOR EACH ROW WHEN (false)");
        let mend = format!("{drop} {made}");
        check(
            &format!("{drop} {idle}"),
            &mend,
            Problem::GuardAltered,
            "tw_parcels",
        )
        .await;
        let function = "SELECT pg_get_functiondef('tw_parcels'::regproc)";
        let function = scene.text(function).await;
        let idle = function.replace("BEGIN", "BEGIN RETURN NULL;");
        check(
            &idle,
            &function,
            Problem::GuardAltered,
            "function tw_parcels",
        )
        .await;
        let invoker = "ALTER FUNCTION tw_parcels() SECURITY INVOKER";
        check(
            invoker,
            &function,
            Problem::GuardAltered,
            "function tw_parcels",
        )
        .await;
    }
}
