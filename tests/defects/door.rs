//! The verbs as people run them, in a process of their own: this test's executable, started again
//! with [`door`] as its only test.

use std::env;
use std::ffi::OsString;
use std::process::{Command, exit};

/// Says to [`door`] which verb with which arguments.
const ARGUMENTS: &str = "CWOM_TEST_VERB";

/// How a verb ended, and what it said.
#[derive(Debug)]
pub(crate) struct Said {
    /// The exit code.
    pub(crate) code: i32,
    /// Results.
    pub(crate) stdout: String,
    /// Everything else.
    pub(crate) stderr: String,
}

impl Said {
    /// Holds a verb to its exit code, and shows what it said where it is another one.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n{}\n{}", self.stdout, self.stderr);
        self
    }

    /// Holds it to its words.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let said = format!("{}\n{}", self.stdout, self.stderr);
        assert!(said.contains(text), "`{text}` is not in:\n{said}");
        self
    }
}

/// Runs a verb.
pub(crate) fn verb(arguments: &[&str]) -> Said {
    let program = env::current_exe().expect("this executable");
    let line = serde_json::to_string(&[&["cargo-cwom"], arguments].concat()).expect("JSON");
    let output = Command::new(program)
        .args(["door::door", "--exact", "--nocapture", "--ignored"])
        .env(ARGUMENTS, line)
        .env("NO_COLOR", "1")
        .env_remove("CWOM_PROVE_POSTGRES")
        .env_remove("GITHUB_WORKSPACE")
        .output()
        .expect("it starts");
    Said {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// No test of its own: runs the verb that [`verb`] named, and ends the process as it does.
#[test]
#[ignore = "the tests that need a verb start it"]
fn door() {
    let Ok(line) = env::var(ARGUMENTS) else {
        return;
    };
    let arguments: Vec<String> = serde_json::from_str(&line).expect("arguments");
    let database = cwom_cli::Database {
        run: |verb, arguments| cwom_db::run("cargo cwom", verb, arguments),
        ask: cwom_db::ask,
    };
    let arguments = arguments.into_iter().map(OsString::from);
    let ended = cwom_cli::run("cargo cwom", Some(database), arguments);
    exit(i32::from(ended.code()));
}
