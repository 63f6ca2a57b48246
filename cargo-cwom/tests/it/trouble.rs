//! `gen` when it cannot: what is told, and that nothing is written.

use std::fs;

use crate::project::{FINE, Project, SPEC};

#[test]
fn a_bad_spec_is_told_with_its_line_and_writes_nothing() {
    let project = Project::with_spec(&SPEC.replace("-> Book", "-> Bok"));
    project
        .run(&["gen"])
        .ends_with(3)
        .says("--> cwom-spec.toml:24:")
        .says("Book")
        .says("nothing was written: the spec has 1 error");
    assert!(!project.exists("generated"));

    let object = project.json(&["gen", "--format", "json"]);
    let diagnostic = &object["diagnostics"][0];
    assert_eq!(diagnostic["file"], "cwom-spec.toml");
    assert_eq!(
        (&diagnostic["line"], &diagnostic["end_line"]),
        (&24.into(), &24.into())
    );
    assert!(diagnostic["column"].as_u64() < diagnostic["end_column"].as_u64());
    assert!(diagnostic["code"].is_string() && diagnostic["message"].is_string());
}

#[test]
fn a_bad_spec_leaves_earlier_output_alone() {
    let project = Project::generated();
    let before = project.output();
    project.write("cwom-spec.toml", "format = 1\n[model\n");
    project.run(&["gen"]).ends_with(3);
    assert_eq!(project.output(), before);
}

#[test]
fn a_file_that_somebody_wrote_is_never_overwritten() {
    let project = Project::new();
    project.write("generated/src/book.rs", "// my own\n");
    project.write("generated/src/loan.rs", "// my own too\n");
    let before = project.output();
    project
        .run(&["gen"])
        .ends_with(3)
        .says("`generated/src/book.rs` was not generated")
        .says("`generated/src/loan.rs` was not generated")
        .says("nothing was written");
    assert_eq!(project.output(), before);
    project
        .run(&["check"])
        .ends_with(1)
        .says("generated/src/book.rs: was not generated");
}

#[test]
fn files_of_others_survive_every_run() {
    let project = Project::generated();
    project.write(
        "generated/Cargo.toml",
        "[package]\nname = \"reading-room\"\n",
    );
    project.write("generated/src/mine.rs", "//! Mine.\n");
    project.write("cwom-spec.toml", &format!("{SPEC}{FINE}"));
    project.run(&["gen"]).succeeds();
    assert_eq!(project.read("generated/src/mine.rs"), "//! Mine.\n");
    assert!(project.exists("generated/Cargo.toml"));
}

#[test]
fn an_output_path_that_is_a_file_is_told() {
    let project = Project::new();
    project.write("generated", "a file\n");
    project
        .run(&["gen"])
        .ends_with(3)
        .says("the output directory `generated` is a file");
    project.run(&["check"]).ends_with(3);
}

#[test]
fn the_spec_itself_is_never_overwritten() {
    let generate = "[generate]\npath = \".\"\n\n[enum.Shelf]";
    let project = Project::with_spec(&SPEC.replacen("[enum.Shelf]", generate, 1));
    let before = project.read("cwom-spec.toml");
    project.run(&["gen"]).ends_with(3);
    assert_eq!(project.read("cwom-spec.toml"), before);
    assert!(!project.exists("src"));
}

#[test]
fn no_spec_a_directory_and_a_generated_copy_are_told_apart() {
    let project = Project::generated();
    let empty = tempfile::tempdir().unwrap();
    let output = project
        .command(&["gen"])
        .current_dir(empty.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("there is no `cwom-spec.toml`") && said.contains("--spec"),
        "{said}"
    );

    project
        .run(&["gen", "--spec", "."])
        .ends_with(3)
        .says("is a directory");
    project
        .run(&["gen", "--spec", "nowhere.toml"])
        .ends_with(3)
        .says("could not read");
    project
        .run(&["gen", "--spec", "generated/cwom-spec.toml"])
        .ends_with(3)
        .says("is a generated copy");
}

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_line() {
    let project = Project::new();
    fs::write(project.path("cwom-spec.toml"), b"format = 1\n# caf\xE9\n").unwrap();
    project
        .run(&["gen"])
        .ends_with(3)
        .says("line 2 holds the byte 0xE9");
    let object = project.json(&["gen", "--format", "json"]);
    assert!(object["error"].as_str().unwrap().contains("UTF-8"));
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written_is_told_and_left_alone() {
    use std::io::ErrorKind;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;

    const NOBODY: u32 = 65534;
    let project = Project::generated();
    project.write("cwom-spec.toml", &format!("{SPEC}{FINE}"));
    let before = project.output();
    let mut command = project.command(&["gen"]);
    if fs::metadata(project.path("cwom-spec.toml")).unwrap().uid() == 0 {
        // Permissions stop everybody but root; so root becomes nobody, with a copy of the program
        // where nobody can reach it.
        let program = project.path("program");
        fs::copy(env!("CARGO_BIN_EXE_cargo-cwom"), &program).unwrap();
        fs::set_permissions(project.path(""), fs::Permissions::from_mode(0o755)).unwrap();
        command = std::process::Command::new(program);
        command
            .args(["cwom", "gen"])
            .current_dir(project.path(""))
            .uid(NOBODY)
            .gid(NOBODY);
    } else {
        let read_only = fs::Permissions::from_mode(0o555);
        fs::set_permissions(project.path("generated"), read_only).unwrap();
    }
    // While another test's process is being forked, the copy still counts as open for writing.
    let output = loop {
        match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => {}
            outcome => break outcome.unwrap(),
        }
    };
    fs::set_permissions(project.path("generated"), fs::Permissions::from_mode(0o755)).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("nothing was changed"), "{said}");
    assert!(said.contains("generated/.cwom-staging-"), "{said}");
    assert!(said.contains("whether you may write there"), "{said}");
    assert_eq!(project.output(), before);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_output_directory_are_not_followed() {
    let project = Project::new();
    fs::create_dir(project.path("generated")).unwrap();
    fs::create_dir(project.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", project.path("generated/src")).unwrap();
    project
        .run(&["gen"])
        .ends_with(3)
        .says("`generated/src` is a symbolic link");
    assert_eq!(fs::read_dir(project.path("elsewhere")).unwrap().count(), 0);
}
