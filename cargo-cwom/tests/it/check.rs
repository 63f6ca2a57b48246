//! `check`: what drifted is named, and the way back.

use serde_json::Value;

use crate::project::{FINE, Project, SPEC};

#[test]
fn in_step_says_what_was_compared() {
    let project = Project::generated();
    project
        .run(&["check"])
        .succeeds()
        .says("cwom-spec.toml: 2 entities, 1 enum, 0 value types, 0 links, 0 warnings")
        .says("generated: ")
        .says(" compared")
        .says("in step");
}

#[test]
fn a_hand_edit_is_found_with_its_line() {
    let project = Project::generated();
    let book = project.read("generated/src/book.rs");
    project.write(
        "generated/src/book.rs",
        &book.replace("pub title", "pub heading"),
    );
    project
        .run(&["check"])
        .ends_with(1)
        .says("[*] generated/src/book.rs: edited by hand")
        .says("-    pub heading")
        .says("+    pub title")
        .says("help: run `cargo cwom gen`");
    project.run(&["gen"]).succeeds();
    assert_eq!(project.read("generated/src/book.rs"), book);
}

#[test]
fn an_edited_spec_makes_the_output_outdated() {
    let project = Project::generated();
    project.write("cwom-spec.toml", &format!("{SPEC}{FINE}"));
    project
        .run(&["check"])
        .ends_with(1)
        .says("[+] generated/src/fine.rs: missing")
        .says("[*] generated/src/lib.rs: not what the spec yields now");
    project.run(&["check", "spec"]).succeeds();
    project.run(&["check", "code"]).ends_with(1);
}

#[test]
fn stale_missing_and_line_endings_are_told_apart() {
    let project = Project::generated();
    std::fs::remove_file(project.path("generated/src/book.rs")).unwrap();
    let loan = project.read("generated/src/loan.rs");
    project.write("generated/src/loan.rs", &loan.replace('\n', "\r\n"));
    project.write("generated/src/fine.rs", &loan);
    let object = project.json(&["check", "--format", "json"]);
    let code = &object["legs"][1];
    assert_eq!((&code["leg"], &code["ok"]), (&"code".into(), &false.into()));
    let findings: Vec<(&str, &str)> = code["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (text(&finding["path"]), text(&finding["kind"])))
        .collect();
    assert_eq!(
        findings,
        [
            ("generated/src/book.rs", "missing"),
            ("generated/src/fine.rs", "stale"),
            ("generated/src/loan.rs", "line_endings"),
        ]
    );
    assert_eq!(object["repair"], "cargo cwom gen");
    assert_eq!(object["exit"], 1);
}

#[test]
fn github_gets_annotations() {
    let project = Project::generated();
    let book = project.read("generated/src/book.rs");
    project.write(
        "generated/src/book.rs",
        &book.replace("pub title", "pub heading"),
    );
    project
        .run(&["check", "--format", "github"])
        .ends_with(1)
        .says("::error file=generated/src/book.rs,line=")
        .says("title=code drift::edited by hand");

    project.write("cwom-spec.toml", &SPEC.replace("-> Book", "-> Bok"));
    project
        .run(&["check", "--format", "github"])
        .ends_with(3)
        .says("::error file=cwom-spec.toml,line=24,");
}

#[test]
fn a_bad_spec_could_not_be_checked() {
    let project = Project::generated();
    project.write("cwom-spec.toml", &SPEC.replace("-> Book", "-> Bok"));
    let object = project.json(&["check", "--format", "json"]);
    assert_eq!(object["exit"], 3);
    assert_eq!(object["diagnostics"][0]["severity"], "error");
    assert_eq!(object["diagnostics"][0]["line"], 24);
    assert_eq!(object["legs"][0]["ok"], false);
    assert_eq!(object["legs"][1]["ok"], false);
}

#[test]
fn check_works_where_nothing_can_be_written() {
    let project = Project::new();
    project.run(&["check"]).ends_with(1);
    assert!(!project.exists("generated"));
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}
