//! What people get wrong is answered with a way out, and never with a panic.

use crate::shop::{Place, Shop, on_both};

on_both!(
    names_are_suggested,
    a_database_that_nobody_migrated,
    texts_that_mean_nothing,
);

async fn names_are_suggested<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    place
        .run(&["show", "Parcle", "p1"])
        .ends_with(3)
        .says("did you mean `Parcel`?");
    place
        .run(&["log", "--kind", "Spaceship"])
        .ends_with(3)
        .says("there are `Parcel`");
    place
        .run(&["show", "Parcel", "p9"])
        .ends_with(3)
        .says("no entry of Parcel `p9`");
    place
        .run(&["show", "Parcel", "p1", "--version", "7"])
        .ends_with(3)
        .says("it has 1 to 3");
    place.run(&["log", "--kind", "Parcel'--"]).ends_with(3);
    place.run(&["verfy"]).ends_with(64).says("verify");
    place.run(&["--help"]).ends_with(0).says("Exit codes:");
    place
        .run(&["verify", "--help"])
        .ends_with(0)
        .says("2 incomplete");
}

async fn a_database_that_nobody_migrated<D: Shop>() {
    let Some(place) = Place::<D>::empty().await else {
        return;
    };
    for verb in [&["log"][..], &["verify"], &["seal"]] {
        place.run(verb).ends_with(3).says("migrate it first");
    }
    let json = place.run(&["verify", "--format", "json"]).ends_with(3);
    assert!(json.stdout.contains("\"outcome\": \"failed\""));
}

async fn texts_that_mean_nothing<D: Shop>() {
    let Some(place) = Place::<D>::open().await else {
        return;
    };
    for arguments in [
        &["log", "--since", "yesterday"][..],
        &["log", "--actor", "ada"],
        &["log", "--action", "exploded"],
        &["log", "--trace", "x"],
        &["log", "--after", "x"],
        &["log", "--limit", "-1"],
        &["log", "--id", "p1"],
        &["as-of", "Parcel", "p1"],
        &["as-of", "Parcel", "--version", "1"],
        &["verify", "--full", "--since", "1"],
        &["verify", "--public-key", "zz"],
        &["redact", "Parcel", "p1", "--why", "x", "--actor", "human:a"],
    ] {
        place.run(arguments).ends_with(64);
    }
    let at = |url: &str| place.run(&["log", "--database-url", url]).ends_with(3);
    at("sqlite:nowhere.db").says("no database `nowhere.db`");
    at("mysql://x").says("neither `postgres://…` nor `sqlite:PATH`");
    at("postgres://postgres@127.0.0.1:1/x").says("does not answer");
    std::fs::write(
        place.file("text.db"),
        "not a database, and long enough to be sure of it: ".repeat(20),
    )
    .expect("a file");
    at("sqlite:text.db").says("no SQLite database");
    assert!(!place.file("nowhere.db").exists(), "no file is made");
    place
        .run(&["log", "--spec", "nowhere.toml"])
        .ends_with(3)
        .says("could not read");
    place
        .run(&["seal", "--key", "nowhere.key"])
        .ends_with(3)
        .says("keygen");
    place
        .run(&["verify", "--anchor", "nowhere.jsonl"])
        .ends_with(3);
    place
        .run(&["seal", "--anchor", "no/where.jsonl"])
        .ends_with(3)
        .says("cannot be written");
}
