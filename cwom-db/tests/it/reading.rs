//! Entries, histories, timelines and the past: the same words on both engines.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use expect_test::expect;
use serde_json::json;

use crate::shop::{LONG_ID, Place, Shop, TRACE, on_both};

on_both!(
    the_log_is_one_line_per_entry,
    pages_follow_each_other,
    filters_narrow,
    json_has_its_keys,
    a_history_tells_what_changed,
    a_trace_is_a_timeline,
    the_past_is_there,
    versions_are_compared,
    colour_is_for_terminals,
    a_reader_may_leave_early,
);

async fn the_log_is_one_line_per_entry<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let log = place.run(&["log"]).ends_with(0);
    expect![[r#"
        #8  0s ago  human:ada  updated  Parcel p1            v3  receiver, row_version  "moved"
        #7  0s ago  human:ada  deleted  Parcel …deadbeef     v2  "gone"
        #6  0s ago  human:ada  linked   Parcel.labels p1/l1  v1  "gone"
        #5  0s ago  human:bob  updated  Label l1             v2  colour, row_version  "louder"
        #4  0s ago  human:bob  updated  Parcel p1            v2  meta, row_version, title  "louder"
        #3  0s ago  human:ada  created  Label l1             v1  "as asked"
        #2  0s ago  human:ada  created  Parcel …deadbeef     v1  "as asked"
        #1  0s ago  human:ada  created  Parcel p1            v1  "as asked"
    "#]]
    .assert_eq(&log.normalised());
}

async fn pages_follow_each_other<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let first = place
        .run(&["log", "--limit", "5"])
        .ends_with(0)
        .says("--after 4");
    assert_eq!(first.stdout.lines().count(), 5);
    let second = place
        .run(&["log", "--limit", "5", "--after", "4"])
        .ends_with(0);
    assert_eq!(second.stdout.lines().count(), 3);
    assert!(!second.stderr.contains("--after"));
    let one = place.run(&["log", "--limit", "0"]).ends_with(0);
    assert_eq!(one.stdout, "");
}

async fn filters_narrow<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let count = |arguments: &[&str]| {
        let arguments = [&["log", "--format", "json"], arguments].concat();
        place.run(&arguments).ends_with(0).objects().len()
    };
    assert_eq!(count(&[]), 8);
    assert_eq!(count(&["--kind", "Parcel"]), 5);
    assert_eq!(count(&["--kind", "Parcel", "--id", "deadbeef"]), 2);
    assert_eq!(count(&["--kind", "Parcel.labels"]), 1);
    assert_eq!(count(&["--actor", "human:bob"]), 2);
    assert_eq!(count(&["--actor", "human"]), 8);
    assert_eq!(count(&["--actor", "agent"]), 0);
    assert_eq!(count(&["--action", "deleted"]), 1);
    assert_eq!(count(&["--trace", TRACE]), 8);
    assert_eq!(count(&["--since", "1h"]), 8);
    assert_eq!(count(&["--until", "1h"]), 0);
}

async fn json_has_its_keys<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let run = place
        .run(&["log", "--format", "json", "--kind", "Parcel", "--id", "p1"])
        .ends_with(0);
    let entry = &run.objects()[1];
    assert_eq!(entry["actor"], json!({"kind": "human", "id": "bob"}));
    assert_eq!(
        entry["changed"],
        json!([
            {"field": "meta.n", "before": 1, "after": 2},
            {"field": "row_version", "before": 1, "after": 2},
            {"field": "title", "before": "Books", "after": "Old books"},
        ])
    );
    assert_eq!(entry["after"]["title"], "Old books");
    assert_eq!(entry["trace"], TRACE);
    let keys: Vec<&String> = entry.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "action",
            "actor",
            "after",
            "before",
            "changed",
            "id",
            "kind",
            "note",
            "redacted",
            "revision",
            "role",
            "seq",
            "trace",
            "transaction",
            "ts",
            "version"
        ]
    );
    assert_eq!(entry["role"].is_string(), run_is_postgres::<D>());
}

fn run_is_postgres<D: Shop>() -> bool {
    D::DIALECT == cwom_schema::schema::Dialect::Postgres
}

async fn a_history_tells_what_changed<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let shown = place.run(&["show", "Parcel", "p1"]).ends_with(0);
    expect![[r#"
        Parcel p1

        v1  created  human:ada  0s ago  TIME #1
            "as asked"
            trace 0198c0de-7000-7000-8000-000000000001
            id: "p1"
            meta: {"n":1,"tags":["a"]}
            receiver: (hidden)
            row_version: 1
            title: "Books"

        v2  updated  human:bob  0s ago  TIME #4
            "louder"
            trace 0198c0de-7000-7000-8000-000000000001
            meta.n: 1 → 2
            row_version: 1 → 2
            title: "Books" → "Old books"

        v3  updated  human:ada  0s ago  TIME #8
            "moved"
            trace 0198c0de-7000-7000-8000-000000000001
            receiver: (hidden) → (hidden)
            row_version: 2 → 3
    "#]]
    .assert_eq(&shown.normalised());
    let second = place
        .run(&["show", "Parcel", "p1", "--version", "2"])
        .ends_with(0);
    assert!(second.stdout.contains("Old books") && !second.stdout.contains("v1"));
    place
        .run(&["show", "Parcel", "…deadbeef"])
        .ends_with(0)
        .says(LONG_ID)
        .says("deleted");
}

async fn a_trace_is_a_timeline<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let told = place
        .run(&["trace", TRACE, "--format", "json"])
        .ends_with(0);
    let numbers: Vec<_> = told
        .objects()
        .iter()
        .map(|entry| entry["seq"].as_i64())
        .collect();
    assert_eq!(numbers, (1..=8).map(Some).collect::<Vec<_>>());
    let none = "0198c0de-7000-7000-8000-000000000002";
    place
        .run(&["trace", none])
        .ends_with(0)
        .says("no entry belongs");
}

async fn the_past_is_there<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let image = |arguments: &[&str]| {
        let arguments = [arguments, &["--format", "json"]].concat();
        place.run(&arguments).ends_with(0).objects()
    };
    let first = &image(&["as-of", "Parcel", "p1", "--version", "1"])[0];
    assert_eq!(first["image"]["title"], "Books");
    // Its entries hold only what changed.
    let label = &image(&["as-of", "Label", "l1", "--at", "0s"])[0];
    assert_eq!(label["image"]["name"], "fragile");
    assert_eq!(label["image"]["colour"], "red");
    assert_eq!(label["complete"], true);
    let all = image(&["as-of", "Parcel", "--at", "0s"]);
    assert_eq!(all.len(), 1, "one of two parcels is gone");
    assert_eq!(all[0]["version"], 3);
    place
        .run(&["as-of", "Parcel", LONG_ID, "--at", "0s"])
        .ends_with(0)
        .says("gone since");
    place
        .run(&["as-of", "Parcel", "p1", "--at", "1h"])
        .ends_with(3)
        .says("as early as that");
}

async fn versions_are_compared<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let diff = place.run(&["diff", "Parcel", "p1", "1", "3"]).ends_with(0);
    expect![[r#"
        Parcel p1  v1 → v3
            meta.n: 1 → 2
            row_version: 1 → 3
            title: "Books" → "Old books"
    "#]]
    .assert_eq(&diff.normalised());
    place
        .run(&["diff", "Parcel", "p1", "1", "1"])
        .ends_with(0)
        .says("nothing differs");
    place
        .run(&["diff", "Parcel", "p1", "1", "9"])
        .ends_with(3)
        .says("no version 9");
}

async fn colour_is_for_terminals<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    let stdout = |variables: &[(&str, &str)]| {
        let mut command = place.command(&["log"]);
        let output = command.envs(variables.iter().copied()).output();
        String::from_utf8(output.expect("the binary starts").stdout).expect("UTF-8")
    };
    assert!(!stdout(&[]).contains('\u{1b}'));
    assert!(stdout(&[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!stdout(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

async fn a_reader_may_leave_early<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    // More than a pipe holds.
    let fill: Vec<String> = (0..400)
        .map(|n| {
            format!(
                "INSERT INTO parcels (id, title, meta, row_version) \
                 VALUES ('f{n}', '{}', '{{}}', 1)",
                "x".repeat(200)
            )
        })
        .collect();
    place.execute(&D::by("ada", "much", &fill.join("; "))).await;
    let mut command = place.command(&["log", "--format", "json", "--limit", "1000"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    let newest: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(newest["seq"], 408, "by number, not by its text");
    let output = child.wait_with_output().expect("it ends");
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
}
