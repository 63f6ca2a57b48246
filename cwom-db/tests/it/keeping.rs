//! The verbs that keep the log, as a timer asks them: one object of JSON, whatever comes of it.

use cwom_schema::schema::Dialect;
use serde_json::{Value, json};

use crate::shop::{Outcome, Place, Shop, on_both};

on_both!(
    sealing_tells_its_anchors,
    redaction_tells_what_goes,
    archiving_tells_its_file,
    what_one_engine_has_alone,
    failures_are_objects_too,
);

/// The one object of a run, with these keys and no others.
#[track_caller]
fn object(run: &Outcome, keys: &[&str]) -> Value {
    let object: Value = serde_json::from_str(&run.stdout).expect("one object");
    let found: Vec<&String> = object.as_object().expect("an object").keys().collect();
    assert_eq!(found, keys);
    assert_eq!(run.stderr, "", "everything is in the object");
    object
}

const SEAL: [&str; 7] = [
    "anchor_file",
    "anchors",
    "checkpoints",
    "entries",
    "error",
    "waiting",
    "waiting_seconds",
];

async fn sealing_tells_its_anchors<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let seal = place.run(&["seal", "--format", "json"]).ends_with(0);
    let first = object(&seal, &SEAL);
    assert_eq!(first["entries"], 8);
    assert_eq!(first["checkpoints"], 1);
    assert_eq!(first["waiting"], 0);
    assert_eq!(first["anchors"][0]["n"], 1);
    assert_eq!(first["anchor_file"], Value::Null);
    assert_eq!(first["error"], Value::Null);
    // The second run has nothing to seal, and adds what the file lacks.
    let kept = ["seal", "--anchor", "anchors.jsonl", "--format", "json"];
    let second = object(&place.run(&kept).ends_with(0), &SEAL);
    assert_eq!(second["entries"], 0);
    assert_eq!(second["anchors"], first["anchors"]);
    assert_eq!(second["anchor_file"], "anchors.jsonl");
    let lines = std::fs::read_to_string(place.file("anchors.jsonl")).expect("the anchors");
    let line: Value = serde_json::from_str(&lines).expect("one line");
    assert_eq!(line, first["anchors"][0]);
}

async fn redaction_tells_what_goes<D: Shop>() {
    const KEYS: [&str; 6] = ["entries", "error", "fields", "id", "kind", "recorded"];
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let redact = [
        "redact",
        "Parcel",
        "p1",
        "--everything",
        "--why",
        "asked to",
        "--actor",
        "human:eve",
        "--format",
        "json",
    ];
    let planned = object(&place.run(&redact).ends_with(0), &KEYS);
    assert_eq!(planned["recorded"], Value::Null);
    assert_eq!(planned["entries"], json!([1, 4, 8]));
    let done = place.run(&[&redact[..], &["--yes"]].concat()).ends_with(0);
    let done = object(&done, &KEYS);
    assert_eq!(done["recorded"], 9);
    for key in ["kind", "id", "fields", "entries"] {
        assert_eq!(done[key], planned[key], "what was told is what was done");
    }
    let fields = done["fields"].as_array().expect("a list");
    assert!(fields.contains(&json!("title")) && fields.contains(&json!("$note")));
    assert!(!fields.contains(&json!("id")) && !fields.contains(&json!("row_version")));
    let again = place.run(&redact).ends_with(3);
    let again = object(&again, &["error"]);
    let error = again["error"].as_str().expect("a text");
    assert!(error.contains("redacted already"), "{error}");
    // A key is told to stay before anybody says --yes.
    let key = [
        "redact",
        "Parcel",
        "p1",
        "--field",
        "id",
        "--why",
        "x",
        "--actor",
        "human:eve",
    ];
    place.run(&key).ends_with(3).says("`id`");
}

async fn archiving_tells_its_file<D: Shop>() {
    const KEYS: [&str; 6] = [
        "anchor_file",
        "anchors",
        "entries",
        "error",
        "file",
        "partitions",
    ];
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    place.run(&["seal", "--anchor", "a.jsonl"]).ends_with(0);
    let early = place.run(&["archive", "--before", "1d", "--format", "json"]);
    let early = object(&early.ends_with(0), &KEYS);
    assert_eq!(early["file"], Value::Null);
    assert_eq!(early["entries"], 0);
    let archive = [
        "archive",
        "--through",
        "1",
        "--anchor",
        "a.jsonl",
        "--format",
        "json",
    ];
    let done = object(&place.run(&archive).ends_with(0), &KEYS);
    assert_eq!(done["entries"], 8);
    assert_eq!(done["anchors"][0]["kind"], "pruned");
    assert_eq!(done["anchor_file"], "a.jsonl");
    let file = done["file"].as_str().expect("a path");
    assert!(place.file(file).is_file(), "{file}");
    place
        .run(&["verify", "--anchor", "a.jsonl", "--archive", file])
        .ends_with(0);
}

async fn what_one_engine_has_alone<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let partitions = place.run(&["partitions", "--ahead", "1", "--format", "json"]);
    let rebase = place.run(&["rebase", "--format", "json"]).ends_with(3);
    let refused = object(&rebase, &["error"]);
    match D::DIALECT {
        Dialect::Sqlite => {
            object(&partitions.ends_with(3), &["error"]);
            assert!(
                refused["error"]
                    .as_str()
                    .is_some_and(|it| it.contains("only PostgreSQL"))
            );
        }
        Dialect::Postgres => {
            let keys = ["blocked", "created", "error", "in_default"];
            let made = object(&partitions.ends_with(0), &keys);
            let names = made["created"].as_array().expect("a list").len();
            let blocked = made["blocked"].as_array().expect("a list").len();
            assert_eq!(names + blocked, 2, "this month and the next: {made}");
            assert!(
                refused["error"]
                    .as_str()
                    .is_some_and(|it| it.contains("nothing to rebase"))
            );
        }
    }
}

async fn failures_are_objects_too<D: Shop>() {
    let Some(place) = Place::<D>::empty().await else {
        return;
    };
    for verb in [
        &["seal"][..],
        &["seal", "--key", "nowhere.key"],
        &["archive", "--through", "1"],
        &["archive", "--through", "1", "--directory", "nowhere"],
        &[
            "redact",
            "Parcel",
            "p1",
            "--everything",
            "--why",
            "x",
            "--actor",
            "human:a",
        ],
    ] {
        let run = place
            .run(&[verb, &["--format", "json"]].concat())
            .ends_with(3);
        let told = object(&run, &["error"]);
        assert!(
            told["error"]
                .as_str()
                .is_some_and(|error| !error.is_empty())
        );
    }
}
