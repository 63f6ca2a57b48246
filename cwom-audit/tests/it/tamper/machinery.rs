//! Triggers, functions and views that are gone, disabled or other than they should be.

use cwom_audit::verify::{Place as Where, Problem, Scope, doctor};
use cwom_audit::{Log, Outcome, Verify};
use cwom_schema::schema::Dialect;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::{Scene, named};
use crate::depot::{Vandal, on_both};

on_both!(
    the_machinery_is_watched,
    what_is_left_out_is_not_looked_at,
    what_is_missing_is_named_with_its_table,
    a_trigger_of_somebodys_own_is_pointed_out,
);

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

async fn what_is_missing_is_named_with_its_table<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let of = |object: &str, table: Option<&str>| Where {
        object: Some(object.to_owned()),
        kind: table.map(|table| format!("table {table}")),
        ..Where::default()
    };
    let (harm, expected) = match D::DIALECT {
        Dialect::Sqlite => (
            "DROP TRIGGER tw_parcels_update; DROP VIEW vw_labels",
            [
                of("trigger tw_parcels_update", Some("parcels")),
                of("view vw_labels", Some("vw_labels")),
            ]
            .to_vec(),
        ),
        Dialect::Postgres => (
            "DROP FUNCTION tw_parcels() CASCADE",
            [
                of("function tw_parcels", None),
                of("trigger tw_parcels", Some("parcels")),
            ]
            .to_vec(),
        ),
    };
    let harmed = scene.place.database.execute(harm).await;
    harmed.expect("it is dropped");
    let report = scene.verify().await;
    let missing = report.findings.iter();
    let missing: Vec<Where> = missing
        .filter(|it| it.problem == Problem::GuardMissing && !is_of_view(&it.place))
        .map(|it| it.place.clone())
        .collect();
    assert_eq!(missing, expected, "{report:#?}");
}

/// SQLite drops the triggers of a view with it.
fn is_of_view(place: &Where) -> bool {
    let object = place.object.as_deref().unwrap_or_default();
    object.starts_with("trigger") && place.kind.as_deref() == Some("table vw_labels")
}

/// It is no evidence, but somebody should know of it; what hangs on other tables is nobody's business.
async fn a_trigger_of_somebodys_own_is_pointed_out<D: Vandal>() {
    let Some(scene) = Scene::<D>::set().await else {
        return;
    };
    let own = async || {
        let report = scene.verify().await;
        assert_eq!(report.outcome(), Outcome::Clean, "{report:#?}");
        let mut notices = report.notices;
        notices.retain(|it| it.contains("is not of the spec"));
        notices
    };
    assert!(own().await.is_empty());
    let script = match D::DIALECT {
        Dialect::Sqlite => {
            "CREATE TABLE errands (id text); CREATE VIEW of_errands AS SELECT id FROM errands; \
             CREATE TRIGGER mine AFTER INSERT ON parcels BEGIN SELECT 1; END; \
             CREATE TRIGGER theirs AFTER INSERT ON errands BEGIN SELECT 1; END"
        }
        Dialect::Postgres => {
            "CREATE TABLE errands (id text); \
             CREATE FUNCTION idle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; \
             CREATE TRIGGER mine AFTER INSERT ON parcels FOR EACH ROW EXECUTE FUNCTION idle(); \
             CREATE TRIGGER theirs AFTER INSERT ON errands FOR EACH ROW EXECUTE FUNCTION idle()"
        }
    };
    let made = scene.place.database.execute(script).await;
    made.expect("triggers of their own");
    assert_eq!(own().await, ["trigger mine on parcels is not of the spec"]);
}

/// An application that owns its tables could turn their triggers off, and who verifies may have
/// fewer rights than the comparison takes.
#[tokio::test]
async fn roles_of_postgres_are_looked_at() {
    use cwom_testkit::Postgres;

    let Some(scene) = Scene::<Postgres>::set().await else {
        return;
    };
    let me = scene.text("SELECT current_user::text").await;
    let owner = format!(
        "the role {me} writes for applications and owns tables, so it could turn their triggers off"
    );
    let report = scene.verify().await;
    let of_owner = report
        .notices
        .iter()
        .filter(|it| it.contains("owns tables"));
    assert_eq!(of_owner.collect::<Vec<_>>(), [&owner]);
    // Nobody but migrations wrote with it.
    let harm = "UPDATE audit_log SET db_role = 'app'";
    let report = scene.after(harm).await;
    assert!(!report.notices.contains(&owner), "{:?}", report.notices);
    let harm = "UPDATE audit_log SET actor_kind = 'system'";
    let report = scene.after(harm).await;
    assert!(!report.notices.contains(&owner), "{:?}", report.notices);

    // A role that reads everything, and makes nothing.
    let role = format!("auditor_{}", std::process::id());
    let script = format!(
        "CREATE ROLE {role} LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}; \
         REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    );
    let database = &scene.place.database;
    database.execute(&script).await.expect("a role");
    let options: PgConnectOptions = database.url.parse().expect("an address");
    let pool = PgPoolOptions::new().connect_with(options.username(&role));
    let pool = pool.await.expect("the role may log in");
    let log = Log::new(&scene.place.tables, pool.clone()).expect("the model is audited");
    let report = doctor(&log).await;
    pool.close().await;
    let gone = format!("DROP OWNED BY {role}; DROP ROLE {role}");
    database.execute(&gone).await.expect("the role is gone");
    let report = report.expect("it is looked at as far as the role may");
    let unable =
        "triggers were not compared with the spec: that takes a role that may create a schema";
    assert!(report.notices.iter().any(|it| it == unable), "{report:#?}");
    assert!(report.findings.is_empty());
    // What else goes wrong is said.
    let twin = "CREATE SCHEMA cwom_audit_twin";
    database.execute(twin).await.expect("somebody's schema");
    let refused = doctor(&scene.place.log()).await;
    let refused = refused.expect_err("the name is taken").to_string();
    assert!(refused.contains("cwom_audit_twin"), "{refused}");
}
