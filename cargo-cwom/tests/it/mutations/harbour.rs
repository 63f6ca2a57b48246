//! The project whose files are changed: two migrations, the first of them released.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const FIRST: &str = include_str!("../../mutations/first.toml");
const SECOND: &str = include_str!("../../mutations/second.toml");

/// The project as `gen` left it.
pub(super) struct Harbour {
    root: TempDir,
}

impl Harbour {
    pub(super) fn new() -> Self {
        let harbour = Self {
            root: tempfile::tempdir().expect("a directory"),
        };
        let project = harbour.root.path().join("original");
        fs::create_dir(&project).expect("a directory");
        for (spec, arguments) in [
            (FIRST, &["gen", "--release"][..]),
            (SECOND, &["gen", "--name", "cargoes"]),
        ] {
            fs::write(project.join("cwom-spec.toml"), spec).expect("it can be written");
            let output = harbour.command(&project, arguments).output();
            let output = output.expect("it starts");
            assert!(output.status.success(), "{output:?}");
        }
        assert_eq!(harbour.check(&project), "in step");
        harbour
    }

    /// A copy to be changed, gone when it is dropped.
    pub(super) fn copy(&self, number: usize) -> TempDir {
        let copy = tempfile::Builder::new()
            .prefix(&format!("{number}-"))
            .tempdir_in(self.root.path())
            .expect("a directory");
        copy_all(&self.root.path().join("original"), copy.path());
        copy
    }

    /// What `check` says: `leg kind path` for each finding, notes in brackets, and the exit code.
    pub(super) fn check(&self, project: &Path) -> String {
        let output = self
            .command(project, &["check", "--anew", "--format", "json"])
            .output()
            .expect("it starts");
        let said: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{error}: {output:?}");
        });
        let code = output.status.code().unwrap_or(-1);
        assert_eq!(said["exit"], code, "the object and the process agree");
        let mut parts = Vec::new();
        for diagnostic in list(&said["diagnostics"]) {
            let (code, line) = (text(&diagnostic["code"]), &diagnostic["line"]);
            parts.push(format!("spec {code} line {line}"));
        }
        for leg in list(&said["legs"]) {
            let name = text(&leg["leg"]);
            let findings = list(&leg["findings"]);
            for finding in findings {
                parts.push(of_finding(name, finding));
            }
            if leg["ok"] == false && findings.is_empty() && name != "spec" {
                parts.push(format!("{name} could not"));
            }
        }
        if let Some(error) = said["error"].as_str() {
            parts.push(format!(
                "error {}",
                error.replace(project.to_str().unwrap_or("?"), "")
            ));
        }
        parts.dedup();
        if parts.is_empty() && code == 0 {
            return "in step".to_owned();
        }
        format!("{} exit {code}", parts.join(", "))
    }

    fn command(&self, project: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-cwom"));
        command
            .arg("cwom")
            .args(arguments)
            .current_dir(project)
            .env("SOURCE_DATE_EPOCH", "1780000000")
            .env("XDG_CACHE_HOME", self.root.path().join("cache"))
            .env_remove("CWOM_PROVE_POSTGRES")
            .env_remove("GITHUB_WORKSPACE");
        command
    }
}

fn of_finding(leg: &str, finding: &Value) -> String {
    let path = text(&finding["path"]);
    let path = path.strip_prefix("generated/").unwrap_or(path);
    let mut part = format!("{leg} {} {path}", text(&finding["kind"]));
    if let Some(line) = finding["spec"]["line"].as_u64() {
        part = format!("{part}:{line}");
    }
    if finding["weight"] == "note" {
        part = format!("({part})");
    }
    part
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a directory");
    for entry in fs::read_dir(from).expect("it can be read") {
        let entry = entry.expect("it can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("it can be copied");
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
