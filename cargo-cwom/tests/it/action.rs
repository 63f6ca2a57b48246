//! The action that other repositories use, as a runner would start it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::project::Project;

/// The script in a project, with these inputs.
fn run(project: &Project, inputs: &[(&str, &str)]) -> Output {
    let script =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/actions/cwom-check/check.sh");
    let program = Path::new(env!("CARGO_BIN_EXE_cargo-cwom"));
    let own: PathBuf = program.parent().expect("a directory").to_path_buf();
    let path = env::var_os("PATH").unwrap_or_default();
    let path: Vec<PathBuf> = std::iter::once(own)
        .chain(env::split_paths(&path))
        .collect();
    let path: OsString = env::join_paths(path).expect("a path");
    fs::write(project.path("output"), "").expect("it can be written");
    Command::new("bash")
        .arg(script)
        .current_dir(project.path(""))
        .env("PATH", path)
        .env("RUNNER_TEMP", project.path(""))
        .env("GITHUB_OUTPUT", project.path("output"))
        .env("GITHUB_WORKSPACE", project.path(""))
        .env_remove("CWOM_PROVE_POSTGRES")
        .envs(inputs.iter().copied())
        .output()
        .expect("bash starts")
}

fn sarif(project: &Project) -> Value {
    let output = project.read("output");
    let path = output.trim_end().strip_prefix("sarif=").expect("a file");
    serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("JSON")
}

#[test]
fn action_annotates_and_leaves_sarif() {
    let project = Project::generated();
    let empty = [
        ("SPEC", ""),
        ("BASELINE", ""),
        ("CWOM_PROVE_POSTGRES", ""),
        ("DATABASE_URL", ""),
    ];
    let output = run(&project, &empty);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(
        sarif(&project)["runs"][0]["results"],
        Value::Array(Vec::new())
    );

    let book = project.read("generated/src/book.rs");
    project.write("generated/src/book.rs", &format!("{book}// mine\n"));
    let output = run(&project, &[("SPEC", "cwom-spec.toml")]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(
        said.contains("::error file=generated/src/book.rs,line="),
        "{said}"
    );
    assert_eq!(
        sarif(&project)["runs"][0]["results"][0]["ruleId"],
        "code/edited"
    );

    let output = run(&project, &[("BASELINE", "none.toml")]);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
}
