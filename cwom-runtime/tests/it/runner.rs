//! The runner: plans of several files, failures, and others who migrate at the same time.

mod backfill;
mod crash;
mod files;
mod history;
mod others;
mod verify;

use cwom_runtime::{Chain, Dialect, FileState, Goal, Half, Report, Store};

/// A chain of files.
pub(crate) fn chain(files: &[(&str, &str)]) -> Chain {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Chain::of_files(files).expect("the names are right")
}

/// Three plans of the engine; the second one has three files, of which the middle one runs outside
/// of a transaction.
pub(crate) fn library<D: Dialect>() -> Chain {
    let (alone, back) = if D::NAME == "postgres" {
        (
            "-- no-transaction\n-- cwom 2_titles postgres up 2/3 phase=index online\n\
             CREATE INDEX CONCURRENTLY IF NOT EXISTS by_title ON shelf (title);\n",
            "-- no-transaction\n-- cwom 2_titles postgres down 2/3 phase=index online\n\
             DROP INDEX CONCURRENTLY IF EXISTS by_title;\n",
        )
    } else {
        (
            "-- no-transaction\n-- cwom 2_titles sqlite up 2/3 phase=index online\n\
             CREATE INDEX IF NOT EXISTS by_title ON shelf (title);\n",
            "-- no-transaction\n-- cwom 2_titles sqlite down 2/3 phase=index online\n\
             DROP INDEX IF EXISTS by_title;\n",
        )
    };
    chain(&[
        (
            "1_init.up.sql",
            "-- The shelf.\nCREATE TABLE shelf (id INTEGER PRIMARY KEY, title TEXT);\n\
             INSERT INTO shelf VALUES (1, 'a');\n",
        ),
        ("1_init.down.sql", "DROP TABLE shelf;\n"),
        (
            "2_titles.up.sql",
            "-- cwom 2_titles any up 1/3 phase=expand online\n\
             ALTER TABLE shelf ADD COLUMN pages INTEGER;\nUPDATE shelf SET pages = 1;\n",
        ),
        (
            "2_titles.down.sql",
            "-- cwom 2_titles any down 1/3 phase=expand online\n\
             ALTER TABLE shelf DROP COLUMN pages;\n",
        ),
        ("3_titles_index.up.sql", alone),
        ("3_titles_index.down.sql", back),
        (
            "4_titles_gate.up.sql",
            "-- cwom 2_titles any up 3/3 phase=gate online\nCREATE TABLE gate (id INTEGER);\n",
        ),
        (
            "4_titles_gate.down.sql",
            "-- cwom 2_titles any down 3/3 phase=gate online\nDROP TABLE gate;\n",
        ),
        (
            "5_loans.up.sql",
            "CREATE TABLE loans (id INTEGER);\nCREATE TABLE fines (id INTEGER);\n",
        ),
        ("5_loans.down.sql", "DROP TABLE fines;\nDROP TABLE loans;\n"),
    ])
}

/// What was done: `+` up and `-` down, with the version.
pub(crate) fn steps(report: &Report) -> String {
    let step = |step: &cwom_runtime::Step| {
        let sign = if step.half == Half::Up { '+' } else { '-' };
        format!("{sign}{}", step.version)
    };
    report.steps.iter().map(step).collect::<Vec<_>>().join(" ")
}

/// Migrates, and says what was done.
pub(crate) async fn run<D: Dialect>(store: &Store<D>, chain: &Chain, goal: Goal) -> String {
    let report = store.runner_of(chain.clone()).run(goal).await;
    steps(&report.expect("nothing is in the way"))
}

/// The versions that are applied, and nothing else to say of any of them.
pub(crate) async fn applied<D: Dialect>(store: &Store<D>, chain: &Chain) -> Vec<i64> {
    let status = store
        .runner_of(chain.clone())
        .status()
        .await
        .expect("a look");
    assert!(status.problems().is_empty(), "{status:?}");
    let mut applied = Vec::new();
    for file in status.files() {
        match file.state {
            FileState::Applied => applied.push(file.version),
            FileState::Pending => {}
            other => panic!("{}: {other:?}", file.version),
        }
    }
    applied
}
