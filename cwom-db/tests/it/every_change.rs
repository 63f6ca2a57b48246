//! The proof over rows lets every sound change through: all that the planner's own cases are about,
//! as they are and with entries.

use std::fs;
use std::path::{Path, PathBuf};

use cwom_migrate::chain::Chain;
use cwom_migrate::{Decisions, Refusal, Request, propose};
use serde_json::{Value, json};

use crate::prove::{ask, chain, request, server};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cwom-migrate/tests/cases");
    let entries = fs::read_dir(root).expect("there are cases");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    cases.sort();
    cases
}

/// The answer to the proof of a case; `None` where it is about something that nobody decided, its
/// specs say nothing once they were changed, or a server has nothing to tell of it.
fn prove(case: &Path, change: fn(&str) -> String, postgres: Option<&str>) -> Option<Value> {
    let text = |file: &str| fs::read_to_string(case.join(file));
    let spec = |file: &str| change(&text(file).expect("there is a spec"));
    let (before, after) = (spec("before.toml"), spec("after.toml"));
    let schema = |text: &str| cwom_schema::parse(text).0;
    let none = Decisions::default();
    let first = propose(&Chain::default(), &schema(&before)?, &none, &request());
    let first = chain(&first.expect("nothing is to be decided").files);
    let decided = text("decisions.json").unwrap_or_else(|_| "[]".to_owned());
    let decisions = Decisions::from_json(&decided).expect("they can be read");
    let request = Request {
        head_spec: Some(&before),
        ..request()
    };
    let proposal = match propose(&first, &schema(&after)?, &decisions, &request) {
        Ok(proposal) => proposal,
        Err(Refusal::Undecided(_)) => return None,
        Err(refusal) => panic!("{}: {refusal:?}", case.display()),
    };
    let stem = &proposal.new.as_ref()?.stem;
    // A server takes a second for each; that it replays them all is for the planner's own tests.
    let tells = proposal.files.iter().any(|(path, text)| {
        path.starts_with("postgres/") && path.contains(stem) && text.contains("cwom_was_")
    });
    if postgres.is_some() && !tells {
        return None;
    }
    Some(ask(&after, &proposal, postgres))
}

/// Proves all cases and returns how many there were, with all that failed.
fn prove_all(change: fn(&str) -> String, postgres: Option<&str>) -> (usize, usize, Vec<String>) {
    let (mut proved, mut filled, mut failed) = (0, 0, Vec::new());
    for case in cases() {
        let Some(answer) = prove(&case, change, postgres) else {
            continue;
        };
        proved += 1;
        let proofs = answer["proofs"].as_array().cloned().unwrap_or_default();
        filled += usize::from(proofs.iter().all(|it| it["rows"] != json!(0)));
        if answer["failures"] != json!([]) {
            failed.push(format!("{}: {}", case.display(), answer["failures"]));
        }
    }
    (proved, filled, failed)
}

fn assert_all_pass(change: fn(&str) -> String, postgres: Option<&str>, least: usize) {
    let (proved, filled, failed) = prove_all(change, postgres);
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(proved >= least, "{proved} cases");
    assert!(filled * 10 >= proved * 9, "{filled} of {proved} with rows");
}

/// Every table writes entries, unless it says that it does not.
fn audited(spec: &str) -> String {
    spec.replacen("audited = false\n", "", 1)
}

#[test]
fn every_case_is_proved_on_sqlite() {
    assert_all_pass(str::to_owned, None, 70);
}

#[test]
fn every_case_is_proved_on_sqlite_with_entries() {
    assert_all_pass(audited, None, 60);
}

#[test]
fn every_case_that_writes_entries_is_proved_on_postgres() {
    if let Some(server) = server() {
        assert_all_pass(audited, Some(&server.url), 15);
    }
}
