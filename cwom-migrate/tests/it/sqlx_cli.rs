//! The real `sqlx` command runs every case and every chain of this repository, there and back, and
//! takes turns with the runner.
//!
//! `CWOM_SQLX` names the command; without it, it is looked for where `.ci/run` puts it, and on the
//! path. `CWOM_REQUIRE_SQLX=1` turns a skip into a failure.

use std::path::{Path, PathBuf};
use std::process::Command;

use cwom_runtime::{Goal, Store};
use cwom_testkit::{Database, Postgres, Sqlite, skip};

use crate::case::{Case, INIT};
use crate::crash::chain;
use crate::run::{Engine, assert_catalog, populated, wait};

/// The command, if there is one.
fn command() -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/bin/sqlx");
    let name = std::env::var_os("CWOM_SQLX").map(PathBuf::from);
    let name = name.unwrap_or(if own.exists() { own } else { "sqlx".into() });
    let works = Command::new(&name).arg("--version").output();
    if works.is_ok_and(|output| output.status.success()) {
        return Some(name);
    }
    assert!(
        std::env::var_os("CWOM_REQUIRE_SQLX").is_none(),
        "the sqlx command must be there: cargo install sqlx-cli"
    );
    skip::note("sqlx", "there is no sqlx command: cargo install sqlx-cli");
    None
}

/// The command, a directory and a database.
struct Sqlx<'a> {
    command: &'a Path,
    directory: &'a Path,
    url: &'a str,
}

impl Sqlx<'_> {
    /// What it says when it fails.
    fn try_run(&self, arguments: &[&str]) -> Result<(), String> {
        let output = Command::new(self.command)
            .arg("migrate")
            .args(arguments)
            .arg("--source")
            .arg(self.directory)
            .args(["--database-url", self.url])
            .output()
            .expect("it starts");
        if output.status.success() {
            return Ok(());
        }
        let said = [output.stdout, output.stderr].concat();
        Err(String::from_utf8_lossy(&said).into_owned())
    }

    fn run(&self, arguments: &[&str]) {
        let done = self.try_run(arguments);
        done.unwrap_or_else(|error| panic!("{} {arguments:?}: {error}", self.directory.display()));
    }
}

/// How many files a run of our own ran.
async fn steps<E: Engine>(store: &Store<E>, directory: &Path, goal: Goal) -> usize {
    let report = store.runner_of(chain(directory)).run(goal).await;
    report
        .expect("the command left nothing in the way")
        .steps
        .len()
}

/// `what` runs from the version `start`.
async fn take_turns<E: Engine>(
    what: &str,
    command: &Path,
    database: &Database<E>,
    directory: &Path,
    start: i64,
) {
    let sqlx = Sqlx {
        command,
        directory,
        url: &database.url,
    };
    let before = E::catalog(database).await;
    if let Err(error) = sqlx.try_run(&["run"]) {
        assert!(error.contains("cwom: "), "{what}: {error}");
        assert_catalog(&E::catalog(database).await, &before, "after the refusal");
        return;
    }
    let after = E::catalog(database).await;
    assert_eq!(
        steps(&database.store, directory, Goal::Head).await,
        0,
        "{what}"
    );
    sqlx.run(&["info"]);
    let back = ["revert", "--target-version", &start.to_string()];
    if let Err(error) = sqlx.try_run(&back) {
        assert!(error.contains("cwom: "), "{what}: {error}");
        return;
    }
    assert_catalog(&E::catalog(database).await, &before, "back");
    assert!(
        steps(&database.store, directory, Goal::Head).await > 0,
        "{what}"
    );
    assert_catalog(&E::catalog(database).await, &after, "there by the runner");
    sqlx.run(&["revert"]);
    assert!(
        steps(&database.store, directory, Goal::Head).await == 1,
        "{what}"
    );
    assert!(
        steps(&database.store, directory, Goal::DownTo(start)).await > 0,
        "{what}"
    );
    assert_catalog(&E::catalog(database).await, &before, "back by the runner");
    sqlx.run(&["run"]);
    assert_catalog(&E::catalog(database).await, &after, "there again");
}

async fn every_case<E: Engine>() {
    let Some(command) = command() else { return };
    for name in crate::cases::NAMES {
        let case = Case::read(name);
        if case.diff().is_err() {
            continue;
        }
        let Some((database, directory)) = populated::<E>(&case).await else {
            return;
        };
        take_turns(name, &command, &database, directory.path(), INIT).await;
    }
}

async fn every_chain<E: Engine>() {
    let Some(command) = command() else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for model in ["generated", "examples/help-desk/generated"] {
        let Some(database) = E::fresh().await else {
            return;
        };
        let directory = root.join(model).join("migrations").join(E::DIALECT.name());
        take_turns(model, &command, &database, &directory, 0).await;
    }
}

#[test]
fn cases_on_sqlite() {
    wait(every_case::<Sqlite>());
}

#[test]
fn cases_on_postgres() {
    wait(every_case::<Postgres>());
}

#[test]
fn chains_on_sqlite() {
    wait(every_chain::<Sqlite>());
}

#[test]
fn chains_on_postgres() {
    wait(every_chain::<Postgres>());
}
