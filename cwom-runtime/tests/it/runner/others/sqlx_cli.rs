//! The real `sqlx` command, where `.ci/run` put it or on the path: it and the runner go on where the other one
//! stopped, in both directions.
//!
//! `CWOM_REQUIRE_SQLX=1` turns a skip into a failure; `CWOM_SQLX` names the command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cwom_runtime::Goal;
use cwom_testkit_bare::skip;

use crate::runner::{applied, library, run};
use crate::support::database::{TestDatabase, on_both, with_database};

on_both!(the_command_and_the_runner_take_turns);

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

fn sqlx(command: &Path, directory: &Path, url: &str, arguments: &[&str]) {
    let output = Command::new(command)
        .arg("migrate")
        .args(arguments)
        .arg("--source")
        .arg(directory)
        .args(["--database-url", url])
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

async fn the_command_and_the_runner_take_turns<T: TestDatabase>() {
    let Some(command) = command() else { return };
    with_database::<T, _>(async |store, database| {
        let chain = library::<T::Dialect>();
        let directory = std::env::temp_dir().join(format!(
            "cwom_test_{}",
            cwom_runtime::Uuid::new_v4().simple()
        ));
        fs::create_dir(&directory).unwrap();
        for file in chain.files() {
            let stem = format!("{}_{}", file.version, file.name);
            fs::write(directory.join(format!("{stem}.up.sql")), &*file.up).unwrap();
            let down = file.down.as_deref().unwrap();
            fs::write(directory.join(format!("{stem}.down.sql")), down).unwrap();
        }
        let sqlx = |arguments: &[&str]| sqlx(&command, &directory, database.url(), arguments);

        sqlx(&["run", "--target-version", "2"]);
        assert_eq!(applied(&store, &chain).await, [1, 2]);
        assert_eq!(run(&store, &chain, Goal::UpTo(4)).await, "+3 +4");
        sqlx(&["run"]);
        assert_eq!(applied(&store, &chain).await, [1, 2, 3, 4, 5]);
        sqlx(&["info"]);
        assert_eq!(run(&store, &chain, Goal::Back(1)).await, "-5");
        sqlx(&["revert"]);
        assert_eq!(applied(&store, &chain).await, [1, 2, 3]);
        assert_eq!(run(&store, &chain, Goal::Back(1)).await, "-3 -2");
        sqlx(&["run"]);
        sqlx(&["revert", "--target-version", "0"]);
        assert_eq!(applied(&store, &chain).await, [0; 0]);
        assert_eq!(run(&store, &chain, Goal::Head).await, "+1 +2 +3 +4 +5");
        assert_eq!(database.number("SELECT sum(pages) FROM shelf").await, 1);
        let descriptions =
            "SELECT count(*) FROM _sqlx_migrations WHERE description = 'titles index'";
        assert_eq!(database.number(descriptions).await, 1);
        fs::remove_dir_all(&directory).unwrap();
    })
    .await;
}
