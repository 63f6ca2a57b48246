//! Sealing, verifying, proving, redacting, archiving: every exit code, on both engines.

use cwom_schema::schema::Dialect;
use serde_json::Value;

use crate::shop::{Place, Shop, on_both};

on_both!(
    sealed_anchored_and_clean,
    what_is_not_sealed_is_incomplete,
    a_forged_row_is_tampering,
    proofs_hold_without_a_database,
    redaction_takes_a_yes_and_stays_provable,
    archived_entries_are_verified_from_their_file,
    partitions_are_postgres,
);

async fn sealed_anchored_and_clean<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let public = place.run(&["keygen", "audit.key"]).ends_with(0).stdout;
    place
        .run(&["keygen", "audit.key"])
        .ends_with(3)
        .says("exists");
    let seal = ["seal", "--key", "audit.key", "--anchor", "anchors.jsonl"];
    place
        .run(&seal)
        .ends_with(0)
        .says("sealed 8 entries in 1 checkpoint")
        .says("1 new anchor");
    place
        .run(&seal)
        .ends_with(0)
        .says("sealed 0 entries")
        .says("0 new anchors");
    let verify = [
        "verify",
        "--anchor",
        "anchors.jsonl",
        "--public-key",
        public.trim(),
    ];
    place
        .run(&verify)
        .ends_with(0)
        .says("clean: looked at 1 checkpoint, 8 digests of entries");
    let json = place
        .run(&[&verify[..], &["--format", "json"]].concat())
        .ends_with(0);
    let report: Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(report["outcome"], "clean");
    assert_eq!(report["hashed"], 8);
    assert!(report["error"].is_null());
    place
        .run(&["doctor"])
        .ends_with(0)
        .says("clean: looked at triggers");
    let other = place.run(&["keygen", "other.key"]).ends_with(0).stdout;
    place
        .run(&["verify", "--public-key", other.trim()])
        .ends_with(1)
        .says("bad-signature");
    // A lost anchor is written again, and one that is printed is the same line.
    let anchors = std::fs::read_to_string(place.file("anchors.jsonl")).expect("the anchors");
    std::fs::remove_file(place.file("anchors.jsonl")).expect("the file goes");
    place.run(&seal).ends_with(0).says("1 new anchor");
    let again = std::fs::read_to_string(place.file("anchors.jsonl")).expect("the anchors");
    assert_eq!(anchors, again);
}

async fn what_is_not_sealed_is_incomplete<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    place
        .run(&["verify"])
        .ends_with(2)
        .says("8 entries are not sealed yet");
    let printed = place.run(&["seal"]).ends_with(0);
    assert_eq!(printed.objects()[0]["n"], 1, "an anchor on standard output");
}

async fn a_forged_row_is_tampering<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    place.run(&["seal"]).ends_with(0);
    let forge = match D::DIALECT {
        Dialect::Sqlite => {
            let triggers = "SELECT 'DROP TRIGGER \"' || name || '\"' FROM sqlite_schema \
                            WHERE type = 'trigger' AND tbl_name = 'parcels'";
            let drops = place
                .database
                .texts(triggers)
                .await
                .expect("the catalog is read");
            format!(
                "{}; UPDATE parcels SET title = 'Forged' WHERE id = 'p1'",
                drops.join("; ")
            )
        }
        Dialect::Postgres => "ALTER TABLE parcels DISABLE TRIGGER USER; \
             UPDATE parcels SET title = 'Forged' WHERE id = 'p1'"
            .to_owned(),
    };
    place.execute(&forge).await;
    place
        .run(&["verify"])
        .ends_with(1)
        .says("row-differs")
        .says("Parcel p1")
        .says("`title`");
    let json = place.run(&["verify", "--format", "json"]).ends_with(1);
    let report: Value = serde_json::from_str(&json.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("a list");
    assert!(findings.iter().any(|it| it["place"]["field"] == "title"));
    let guard = match D::DIALECT {
        Dialect::Sqlite => "guard-missing",
        Dialect::Postgres => "guard-disabled",
    };
    place.run(&["doctor"]).ends_with(1).says(guard);
}

async fn proofs_hold_without_a_database<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    place
        .run(&["prove", "4"])
        .ends_with(3)
        .says("not sealed yet")
        .says("seal` first");
    place.run(&["prove", "99"]).ends_with(3).says("no entry 99");
    place
        .run(&["seal", "--anchor", "anchors.jsonl"])
        .ends_with(0);
    let proof = place
        .run(&["prove", "4", "--only", "title"])
        .ends_with(0)
        .stdout;
    assert!(proof.contains("Old books") && !proof.contains("tags") && !proof.contains("louder"));
    std::fs::write(place.file("proof.json"), &proof).expect("the proof is kept");
    let check = |arguments: &[&str]| {
        let mut command = place.command(&[&["check-proof"], arguments].concat());
        let output = command
            .env_remove("DATABASE_URL")
            .output()
            .expect("the binary starts");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (code, said) = check(&["proof.json", "--anchor", "anchors.jsonl"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("Parcel p1") && said.contains("(hidden)"),
        "{said}"
    );
    let forged = proof.replace("Old books", "New books");
    std::fs::write(place.file("forged.json"), forged).expect("the forgery is kept");
    let (code, said) = check(&["forged.json"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("does not hold"), "{said}");
    std::fs::write(place.file("no.json"), "{").expect("a file");
    assert_eq!(check(&["no.json"]).0, Some(3));
    assert_eq!(check(&["missing.json"]).0, Some(3));
}

async fn redaction_takes_a_yes_and_stays_provable<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    place.run(&["seal"]).ends_with(0);
    let redact = [
        "redact",
        "Parcel",
        "p1",
        "--field",
        "title",
        "--why",
        "asked to",
        "--actor",
        "human:eve",
    ];
    place
        .run(&redact)
        .ends_with(0)
        .says("would redact title")
        .says("#1, #4, #8")
        .says("--yes");
    let before = place.run(&["show", "Parcel", "p1"]).ends_with(0);
    assert!(
        before.stdout.contains("Old books"),
        "nothing was changed yet"
    );
    place
        .run(&[&redact[..], &["--yes"]].concat())
        .ends_with(0)
        .says("recorded as #9");
    let after = place.run(&["show", "Parcel", "p1"]).ends_with(0);
    assert!(!after.stdout.contains("Old books") && after.stdout.contains("(hidden)"));
    assert!(after.stdout.contains("human:eve") && after.stdout.contains("asked to"));
    place.settle().await;
    place.run(&["seal"]).ends_with(0);
    place.run(&["verify"]).ends_with(0);
    place.run(&redact).ends_with(3).says("redacted already");
}

async fn archived_entries_are_verified_from_their_file<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    place
        .run(&["archive", "--before", "1d"])
        .ends_with(0)
        .says("nothing was archived");
    place
        .run(&["archive", "--through", "7"])
        .ends_with(3)
        .says("no checkpoint 7");
    place.run(&["archive"]).ends_with(64);
    place.run(&["seal"]).ends_with(0);
    place
        .run(&["archive", "--through", "1", "--directory", "nowhere"])
        .ends_with(3)
        .says("no directory `nowhere`");
    place
        .run(&["archive", "--through", "1"])
        .ends_with(0)
        .says("8 entries are in");
    place
        .run(&["verify"])
        .ends_with(2)
        .says("archives were not given");
    place
        .run(&["verify", "--archive", "audit_log-000001-000001.jsonl"])
        .ends_with(0);
    place
        .run(&["show", "Parcel", "p1"])
        .ends_with(3)
        .says("no entry of Parcel `p1`");
}

async fn partitions_are_postgres<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let run = place.run(&["partitions", "--ahead", "1"]);
    match D::DIALECT {
        Dialect::Sqlite => {
            run.ends_with(3).says("only PostgreSQL has partitions");
        }
        Dialect::Postgres => {
            run.ends_with(0).says("audit_log_p");
        }
    }
    let rebase = place.run(&["rebase"]).ends_with(3);
    match D::DIALECT {
        Dialect::Sqlite => rebase.says("only PostgreSQL has"),
        Dialect::Postgres => rebase.says("nothing to rebase"),
    };
    place
        .run(&["grants", "--app", "web"])
        .ends_with(0)
        .says("TO \"web\"");
}
