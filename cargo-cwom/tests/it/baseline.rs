//! `check --baseline`: what is accepted for a while, and what never is.

use serde_json::Value;

use crate::project::{FINE, Project, SPEC};

/// A project with two files edited by hand.
fn edited() -> Project {
    let project = Project::generated();
    for path in ["generated/src/book.rs", "generated/src/loan.rs"] {
        let text = project.read(path);
        project.write(path, &format!("{text}// mine\n"));
    }
    project
}

fn entry(rest: &str) -> String {
    format!("[[accept]]\nleg = \"code\"\nkind = \"edited\"\nreason = \"known\"\n{rest}\n")
}

fn kinds(object: &Value) -> Vec<&str> {
    let findings = object["baseline"]["findings"].as_array().unwrap().iter();
    findings.map(|it| it["kind"].as_str().unwrap()).collect()
}

const WRITE: [&str; 7] = [
    "check",
    "--write-baseline",
    "known.toml",
    "--reason",
    "before the gate",
    "--expires",
    "2999-01-31",
];

#[test]
fn what_is_written_accepts_what_was_found_and_nothing_else() {
    let project = edited();
    project
        .run(&WRITE)
        .succeeds()
        .says("2 findings accepted by known.toml");
    let text = project.read("known.toml");
    assert!(text.contains("path = \"generated/src/book.rs\""), "{text}");
    assert!(text.contains("expires = 2999-01-31"), "{text}");
    project
        .run(&["check", "--baseline", "known.toml"])
        .succeeds()
        .says("2 findings accepted");
    let lib = project.read("generated/src/lib.rs");
    project.write("generated/src/lib.rs", &format!("{lib}// mine\n"));
    let run = project
        .run(&["check", "--baseline", "known.toml"])
        .ends_with(1);
    assert!(!run.stdout.contains("book.rs"), "{}", run.stdout);
    assert!(
        run.stdout.contains("generated/src/lib.rs: edited"),
        "{}",
        run.stdout
    );
    project
        .run(&WRITE)
        .ends_with(3)
        .says("could not write the baseline");
    assert_eq!(
        project.read("known.toml"),
        text,
        "reasons are never overwritten"
    );
}

#[test]
fn the_directory_that_it_is_called_from_does_not_matter() {
    let project = edited();
    project.run(&WRITE).succeeds();
    let mut command = project.command(&["check", "--baseline", "../known.toml"]);
    let output = command
        .current_dir(project.path("generated"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn what_a_migration_lacks_is_accepted_one_by_one() {
    let project = Project::generated();
    project.write("cwom-spec.toml", &format!("{SPEC}{FINE}"));
    project.run(&WRITE).succeeds();
    let more = FINE.replace("Fine", "Toll").replace("fines", "tolls");
    project.write("cwom-spec.toml", &format!("{SPEC}{FINE}{more}"));
    let run = project
        .run(&["check", "history", "--baseline", "known.toml"])
        .ends_with(1);
    assert!(run.stdout.contains("create_table tolls"), "{}", run.stdout);
    assert!(!run.stdout.contains("create_table fines"), "{}", run.stdout);
}

#[test]
fn an_expired_entry_accepts_nothing_and_says_so() {
    let project = edited();
    let old = entry("path = \"generated/src/book.rs\"\nexpires = 2020-02-29");
    let new = entry("path = \"generated/src/loan.rs\"\nexpires = 2999-12-31");
    project.write("known.toml", &format!("{old}{new}"));
    let object = project.json(&["check", "--baseline", "known.toml", "--format", "json"]);
    assert_eq!(
        (&object["exit"], kinds(&object)),
        (&1.into(), vec!["expired"])
    );
    assert_eq!(object["baseline"]["findings"][0]["line"], 1);
    assert_eq!(object["baseline"]["accepted"].as_array().unwrap().len(), 1);
    project
        .run(&["check", "--baseline", "known.toml"])
        .ends_with(1)
        .says("expired on 2020-02-29, and accepts code edited generated/src/book.rs no longer");
}

#[test]
fn an_entry_that_accepts_nothing_is_a_note() {
    let project = Project::generated();
    project.write(
        "known.toml",
        &entry("path = \"generated/src/book.rs\"\nexpires = 2999-12-31"),
    );
    let object = project.json(&["check", "--baseline", "known.toml", "--format", "json"]);
    assert_eq!(
        (&object["exit"], kinds(&object)),
        (&0.into(), vec!["unused"])
    );
    // A leg that did not run says nothing about what it would have found.
    let arguments = [
        "check",
        "history",
        "--baseline",
        "known.toml",
        "--format",
        "json",
    ];
    assert!(kinds(&project.json(&arguments)).is_empty());
}

#[test]
fn a_broken_history_is_never_accepted() {
    let project = Project::generated();
    let path = "generated/migrations/sqlite/20260101000000_init.up.sql";
    project.write(path, &format!("{}\n", project.read(path)));
    project.run(&WRITE).ends_with(2);
    assert!(!project.read("known.toml").contains("[[accept]]"));
    let text = entry(&format!("path = \"{path}\"\nexpires = 2999-12-31"));
    project.write("own.toml", &text.replace("\"code\"", "\"history\""));
    let object = project.json(&["check", "--baseline", "own.toml", "--format", "json"]);
    assert_eq!(
        (&object["exit"], kinds(&object)),
        (&2.into(), vec!["refused"])
    );
}

#[test]
fn mistakes_of_the_file_are_told_together_with_their_places() {
    let project = edited();
    let check = |text: &str, said: &[&str]| {
        project.write("known.toml", text);
        let run = project
            .run(&["check", "--baseline", "known.toml"])
            .ends_with(3);
        said.iter().fold(run, |run, said| run.says(said));
    };
    check("[[accept]\n", &["known.toml:1:"]);
    check(
        "[accept]\n",
        &["known.toml:1:1: entries are written `[[accept]]`"],
    );
    check("acept = 1\n", &["known.toml:1:1: unknown key `acept`"]);
    check(&entry("path = \"a\""), &["an entry has a last day"]);
    check(
        &entry("path = \"a\"\nexpires = \"2027-01-31\"\nnote = 1"),
        &[
            "known.toml:6:11: `expires` is a day",
            "known.toml:7:1: unknown key `note`",
        ],
    );
    check(
        &entry("expires = 2999-01-31"),
        &["an entry says what it accepts"],
    );
    check(
        &entry("path = \"a\"\nexpires = 2999-01-31").replace("\"known\"", "\" \""),
        &["known.toml:4:10: `reason` is empty"],
    );
    check(
        &entry("path = 7\nexpires = 2999-01-31").replace("\"code\"", "\"spec\""),
        &[
            "known.toml:2:7: what is wrong with the spec",
            "known.toml:5:8: `path` is a text",
        ],
    );
    check(
        "[[accept]]\nleg = \"cod\"\n",
        &["known.toml:2:7: there is no leg `cod`"],
    );
    project
        .run(&["check", "--baseline", "none.toml"])
        .ends_with(3)
        .says("could not read `none.toml`");
}

#[test]
fn what_is_written_has_a_reason_and_a_day_to_come() {
    let project = edited();
    let write = ["check", "--write-baseline", "b.toml"];
    project.run(&write).ends_with(64).says("--reason");
    let all = |reason, day| [&write[..], &["--reason", reason, "--expires", day]].concat();
    project
        .run(&all(" ", "2999-01-31"))
        .ends_with(64)
        .says("says something");
    project
        .run(&all("known", "2020-01-31"))
        .ends_with(64)
        .says("is over");
    project
        .run(&all("known", "soon"))
        .ends_with(64)
        .says("2027-01-31");
    assert!(!project.exists("b.toml"));
}
