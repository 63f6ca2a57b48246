//! Words: help, colour, exit codes of a wrong command line, `explain` and `init`.

use crate::project::{Project, SPEC};

#[test]
fn a_wrong_command_line_is_usage() {
    let project = Project::new();
    project.run(&["chekc"]).ends_with(64).says("check");
    project
        .run(&["gen", "--sepc", "x"])
        .ends_with(64)
        .says("--spec");
    project.run(&["check", "colour"]).ends_with(64).says("spec");
}

#[test]
fn help_teaches_and_succeeds() {
    let project = Project::new();
    project
        .run(&["--help"])
        .succeeds()
        .says("Usage: cargo cwom")
        .says("Exit codes:");
    for verb in ["gen", "check", "explain", "init"] {
        project
            .run(&[verb, "--help"])
            .succeeds()
            .says("Examples:")
            .says("cargo cwom");
    }
    project.run(&["check", "--help"]).says("Legs that exist");
    let help = project.run(&["--help"]).stdout;
    assert!(!help.contains("demo") && !help.contains("bench"), "{help}");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let project = Project::with_spec(&SPEC.replace("-> Book", "-> Bok"));
    let plain = project.run(&["gen"]);
    assert!(!plain.stderr.contains('\u{1b}'), "{}", plain.stderr);

    let coloured = project
        .command(&["gen"])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    let coloured = String::from_utf8(coloured.stderr).unwrap();
    assert!(coloured.contains('\u{1b}'), "{coloured}");
    assert_eq!(
        anstream::adapter::strip_str(&coloured).to_string(),
        plain.stderr
    );

    let output = project
        .command(&["gen"])
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(!String::from_utf8(output.stderr).unwrap().contains('\u{1b}'));
}

#[test]
fn a_code_is_explained_and_a_wrong_one_is_answered() {
    let project = Project::new();
    project
        .run(&["explain", "unknown-entity"])
        .succeeds()
        .says("unknown-entity\n\n");
    project
        .run(&["explain", "error[unknown-entity]"])
        .succeeds();
    project
        .run(&["explain", "unknwon-entity"])
        .ends_with(64)
        .says("there is `unknown-entity`");
    project
        .run(&["explain", "zzz"])
        .ends_with(64)
        .says("explain --list");
    project.run(&["explain"]).ends_with(64);
    let list = project.run(&["explain", "--list"]).succeeds().stdout;
    assert!(list.lines().count() > 20, "{list}");
}

#[test]
fn init_starts_a_project_that_generates() {
    let project = Project::new();
    project
        .run(&["init", "shelf", "--name", "book_shelf"])
        .succeeds()
        .says("[+] shelf/cwom-spec.toml")
        .says("cd shelf")
        .says("cargo cwom gen");
    assert!(
        project
            .read("shelf/generated/Cargo.toml")
            .contains("name = \"book-shelf\"")
    );
    let spec = project.path("shelf/cwom-spec.toml");
    project
        .run(&["gen", "--spec", spec.to_str().unwrap()])
        .succeeds();
    project
        .run(&["check", "--spec", spec.to_str().unwrap()])
        .succeeds();
    assert!(project.exists("shelf/generated/src/lib.rs"));
}

#[test]
fn init_overwrites_nothing() {
    let project = Project::new();
    project
        .run(&["init", "--name", "shelf"])
        .ends_with(3)
        .says("exists already");
    assert_eq!(project.read("cwom-spec.toml"), SPEC);
    assert!(!project.exists("generated"));
    project
        .run(&["init", "other", "--name", "Shelf"])
        .ends_with(3)
        .says("help_desk");
    assert!(!project.exists("other"));
    project.run(&["init", "other"]).ends_with(64).says("--name");
}
