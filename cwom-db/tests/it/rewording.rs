//! Histories of a toolkit that worded rules otherwise: what follows them is proved over rows.

use std::collections::BTreeMap;

use cwom_migrate::chain::{Chain, FileText, LOCK, SNAPSHOT};
use cwom_migrate::lock::{Lock, LockedPlan};
use cwom_migrate::{Decisions, Proposal, Request, Routines, Snapshot, Texts, propose};
use cwom_schema::schema::Dialect;
use serde_json::{Value, json};

use crate::prove::{BEFORE, ask, chain, request, schema, server, with_note};

/// A check and the message of triggers: as they are, and as they were.
const WORDINGS: [(&str, &str); 2] = [
    ("BETWEEN 1 AND 80", "BETWEEN 1 AND 40 + 40"),
    (
        "state who writes first, as `explain audit-context` tells",
        "who writes?",
    ),
];

/// The spec with entries, so that it has triggers.
fn audited(spec: &str) -> String {
    spec.replace("audited = false\n", "")
}

/// The proposal that a request makes of a chain.
fn follow(chain: &Chain, spec: &str, request: &Request<'_>) -> Proposal {
    let decisions = Decisions::default();
    propose(chain, &schema(spec), &decisions, request).expect("nothing is to be decided")
}

/// The chain of the spec, as a toolkit with the older wording left it.
fn older() -> Chain {
    let spec = audited(BEFORE);
    let mut files = follow(&Chain::default(), &spec, &request()).files;
    let is_text = |path: &str| path == SNAPSHOT || path.rsplit('.').next() == Some("sql");
    for (path, text) in files.iter_mut().filter(|(path, _)| is_text(path)) {
        let mut older = String::clone(text);
        for (is, was) in WORDINGS {
            let is_file = path.ends_with(".up.sql");
            assert!(!is_file || older.contains(is), "{path} says `{is}`");
            older = older.replace(is, was);
        }
        *text = older.into();
    }
    let mut texts = Texts::default();
    for dialect in Dialect::ALL {
        let file = &files[&format!("routines.{}.sql", dialect.name())];
        *texts.routines.get_mut(dialect) = Routines::read(file.clone()).expect("it is one");
    }
    let mut snapshot: Snapshot = files[SNAPSHOT].parse().expect("it is one");
    snapshot.digests = texts.digests();
    let mut lock: Lock = files[LOCK].parse().expect("it is one");
    let [plan] = lock.plans.as_mut_slice() else {
        panic!("one migration");
    };
    let (is, was) = (plan.ir.clone(), snapshot.hash());
    let record = files.get_mut(&format!("plans/{}.toml", plan.stem));
    let record = record.expect("a plan has its record");
    *record = record.replace(&is, &was).into();
    let own = plan.files.iter().map(|(path, _)| path.as_str());
    let own = own.map(|path| (path, files[path].as_bytes()));
    *plan = LockedPlan::new(plan.stem.clone(), was, own);
    files.insert(LOCK.to_owned(), lock.to_string().into());
    files.insert(SNAPSHOT.to_owned(), snapshot.to_string().into());
    chain(&files)
}

/// The proofs on every engine that is here, none of which fails or leaves a table empty.
fn proofs(spec: &str, proposal: &Proposal) -> Vec<Value> {
    let server = server();
    let answer = ask(spec, proposal, server.as_ref().map(|it| it.url.as_str()));
    assert_eq!(answer["failures"], json!([]));
    let proofs = answer["proofs"].as_array().cloned().unwrap_or_default();
    assert_eq!(proofs.len(), 1 + usize::from(server.is_some()));
    proofs
}

/// Both tables have rows, and the migration took them.
fn assert_filled(spec: &str, proposal: &Proposal) {
    for proof in proofs(spec, proposal) {
        assert_eq!(
            (&proof["rows"], &proof["empty"], &proof["refused"]),
            (&json!(6), &json!([]), &Value::Null),
            "{proof}"
        );
    }
}

fn with_spec(spec: &str) -> Request<'_> {
    Request {
        head_spec: Some(spec),
        ..request()
    }
}

fn reread(files: &BTreeMap<String, FileText>) -> Chain {
    let chain = chain(files);
    assert_eq!(chain.verify_beside(), []);
    chain
}

#[test]
fn a_migration_that_only_words_rules_anew_is_proved_over_rows() {
    let spec = audited(BEFORE);
    let proposal = follow(&older(), &spec, &with_spec(&spec));
    let new = proposal.new.as_ref().expect("the wording differs");
    let ops: Vec<String> = new.ops.iter().map(ToString::to_string).collect();
    assert!(
        ops.iter().any(|op| op.starts_with("change books.ck_")),
        "{ops:?}"
    );
    assert!(ops.contains(&"change_rules books".to_owned()), "{ops:?}");
    let parent = proposal.parent_spec.as_ref();
    assert_eq!(parent.map(|parent| parent.is_exact), Some(false));
    assert_filled(&spec, &proposal);
    assert!(!reread(&proposal.files).lacks_parent_spec());
}

#[test]
fn so_is_one_that_changes_the_spec_as_well() {
    let (before, after) = (audited(BEFORE), audited(&with_note()));
    let proposal = follow(&older(), &after, &with_spec(&before));
    assert_filled(&after, &proposal);
    // Made anew, it follows what is there, not what this toolkit would have made of it.
    let amend = Request {
        amend: true,
        ..request()
    };
    let again = follow(&reread(&proposal.files), &after, &amend);
    assert_eq!(again.files, proposal.files);
    assert_filled(&after, &again);
}

#[test]
fn a_spec_of_other_columns_is_none_of_the_head() {
    let (before, after) = (audited(BEFORE), audited(&with_note()));
    let proposal = follow(&older(), &before, &with_spec(&after));
    assert_eq!(proposal.parent_spec, None);
    assert!(reread(&proposal.files).lacks_parent_spec());
    for proof in proofs(&before, &proposal) {
        assert_eq!(proof["rows"], json!(0));
    }
}

#[test]
fn what_a_person_writes_is_proved_over_rows_each_time() {
    let spec = audited(BEFORE);
    let first = follow(&Chain::default(), &spec, &request());
    let custom = Request {
        custom: true,
        ..with_spec(&spec)
    };
    let mut proposal = follow(&chain(&first.files), &spec, &custom);
    assert_filled(&spec, &proposal);
    let stem = proposal.new.as_ref().map(|new| new.stem.clone());
    let up = format!("{}.up.sql", stem.expect("there is a migration"));
    for (path, text) in &mut proposal.files {
        if path.ends_with(&up) {
            *text = format!("{text}SELECT 2;\n").into();
        }
    }
    let edited = follow(&reread(&proposal.files), &spec, &request());
    assert!(edited.new.is_none() && edited.relocked.len() == 2);
    assert_filled(&spec, &edited);
}

#[test]
fn the_spec_of_a_head_is_not_that_of_its_parent() {
    let (before, after) = (audited(BEFORE), audited(BEFORE).replace("1..80", "1..90"));
    let first = follow(&Chain::default(), &before, &request());
    let mut second = follow(&chain(&first.files), &after, &with_spec(&before));
    let parent = second.parent_spec.as_ref();
    assert_eq!(parent.map(|parent| parent.is_exact), Some(true));
    second.files.remove("parent/spec.toml");
    let amend = Request {
        amend: true,
        ..with_spec(&after)
    };
    let again = follow(&chain(&second.files), &after, &amend);
    assert_eq!(again.parent_spec, None, "only a check differs");
}
