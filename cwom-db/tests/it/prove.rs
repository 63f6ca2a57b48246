//! The proof of a migration: sound ones pass, and each kind of mistake is found and named.

use std::collections::BTreeMap;

use cwom_migrate::chain::{Chain, FileText};
use cwom_migrate::{Decisions, Form, Proposal, Request, propose};
use cwom_schema::Schema;
use cwom_testkit::{Database, Engine as _, Postgres};
use serde_json::{Value, json};

pub(crate) const BEFORE: &str = r#"
format = 1
[model]
name = "shelf"
doc = "A shelf."
[defaults]
audited = false
version = false
timestamps = "none"
[entity.Author]
doc = "Who writes."
table = "authors"
[entity.Author.fields]
name = "string(1..40)"
[entity.Book]
doc = "What is read."
table = "books"
[entity.Book.fields]
author = "-> Author"
title = "string(1..80)"
pages = "i32(1..)?"
"#;

pub(crate) fn schema(text: &str) -> Schema {
    let (schema, diagnostics) = cwom_schema::parse(text);
    schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"))
}

pub(crate) fn chain(files: &BTreeMap<String, FileText>) -> Chain {
    let files = files.iter();
    let files = files.map(|(path, text)| (path.clone(), text.as_bytes().to_vec()));
    Chain::read(files.collect()).expect("it is a chain")
}

/// What is asked for but for what a test says.
pub(crate) const fn request() -> Request<'static> {
    Request {
        now: 20_260_202_000_000,
        form: Form::Online,
        word: Some("change"),
        amend: false,
        release: false,
        custom: false,
        head_spec: None,
        replaced: &[],
    }
}

/// The chain of a spec, changed to another.
fn change(after: &str, decisions: &str) -> Proposal {
    let none = Decisions::default();
    let first = propose(&Chain::default(), &schema(BEFORE), &none, &request());
    let first = first.expect("nothing is to be decided");
    let decisions = Decisions::from_json(decisions).expect("they can be read");
    let request = Request {
        head_spec: Some(BEFORE),
        ..request()
    };
    propose(&chain(&first.files), &schema(after), &decisions, &request).expect("all is decided")
}

/// Asks for the proof on SQLite, with the texts of the new migration edited.
fn prove(after: &str, proposal: &Proposal, edit: impl Fn(&str, &str) -> String) -> Value {
    let new = proposal.new.as_ref().expect("there is a migration");
    let mut edited = proposal.clone();
    for (path, text) in &mut edited.files {
        if path.contains(&new.stem) && path.starts_with("sqlite/") {
            *text = edit(path, text).into();
        }
    }
    ask(after, &edited, None)
}

/// A database of the server, where there is one.
pub(crate) fn server() -> Option<Database<Postgres>> {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(Postgres::fresh())
}

/// Asks for the proof of a proposal, on a server too where there is one.
pub(crate) fn ask(after: &str, proposal: &Proposal, postgres: Option<&str>) -> Value {
    let new = proposal.new.iter();
    let kept = new.clone().flat_map(|new| &new.kept);
    let kept = kept.map(|it| json!({"dialect": it.dialect.name(), "old": it.old, "new": it.new, "columns": it.columns, "there": it.there, "grows": it.grows}));
    let ops = new.clone().flat_map(|new| &new.ops);
    let touched: Vec<&str> = ops.flat_map(cwom_migrate::Op::tables).collect();
    let parent_spec = proposal.parent_spec.as_ref();
    let files = proposal.files.iter();
    let question = json!({
        "question": "prove",
        "spec": after,
        "parent_spec": parent_spec.map(|it| json!({"text": it.text, "is_exact": it.is_exact})),
        "migrations": files.map(|(path, text)| (path, text.as_str())).collect::<BTreeMap<_, _>>(),
        "new": new.clone().next().map(|new| &new.stem),
        "kept": kept.collect::<Vec<_>>(),
        "touched": touched,
        "postgres": postgres,
    });
    let answer = cwom_db::ask(&question.to_string()).expect("it can be answered");
    serde_json::from_str(&answer).expect("it is JSON")
}

fn unchanged(_: &str, text: &str) -> String {
    text.to_owned()
}

/// The failure, as invariant and message.
fn failure(answer: &Value) -> (&str, &str) {
    let failure = &answer["failures"][0];
    let part = |key: &str| failure[key].as_str().unwrap_or_default();
    (part("invariant"), part("message"))
}

pub(crate) fn with_note() -> String {
    format!("{BEFORE}note = {{ type = \"string(..20)\", default = \"\" }}\n")
}

#[test]
fn a_sound_migration_passes_with_rows_in_every_table() {
    let after = with_note();
    let answer = prove(&after, &change(&after, "[]"), unchanged);
    assert_eq!(answer["failures"], json!([]));
    let proof = &answer["proofs"][0];
    assert_eq!(proof["empty"], json!([]), "every table took rows");
    assert_eq!(
        (proof["rows"].as_u64(), &proof["refused"]),
        (Some(6), &Value::Null)
    );
}

#[test]
fn a_way_there_that_leads_elsewhere_is_found() {
    let after = with_note();
    let answer = prove(&after, &change(&after, "[]"), |path, text| {
        if path.ends_with(".up.sql") {
            text.replace("DEFAULT ''", "DEFAULT 'x'")
        } else {
            text.to_owned()
        }
    });
    let (invariant, message) = failure(&answer);
    assert_eq!(invariant, "P1", "{message}");
    assert!(message.contains("note"), "{message}");
}

#[test]
fn a_way_back_that_leaves_something_is_found() {
    let after = with_note();
    let answer = prove(&after, &change(&after, "[]"), |path, text| {
        if path.ends_with(".down.sql") {
            format!("{text}\nCREATE INDEX left_over ON books (pages);\n")
        } else {
            text.to_owned()
        }
    });
    let (invariant, message) = failure(&answer);
    assert_eq!(invariant, "P2", "{message}");
    assert!(message.contains("left_over"), "{message}");
}

#[test]
fn a_changed_value_and_a_lost_row_are_found() {
    let after = with_note();
    let proposal = change(&after, "[]");
    for (statement, of) in [
        ("UPDATE authors SET name = 'nobody';", "authors"),
        ("DELETE FROM books;", "books"),
    ] {
        let answer = prove(&after, &proposal, |path, text| {
            if path.ends_with(".up.sql") {
                format!("{text}\n{statement}\n")
            } else {
                text.to_owned()
            }
        });
        let (invariant, message) = failure(&answer);
        assert!(
            invariant == "P4" && message.contains(of),
            "{statement}: {invariant} {message}"
        );
    }
}

#[test]
fn a_statement_that_fails_is_told() {
    let after = with_note();
    let answer = prove(&after, &change(&after, "[]"), |path, text| {
        if path.ends_with(".up.sql") {
            format!("{text}\nSELECT * FROM nowhere;\n")
        } else {
            text.to_owned()
        }
    });
    let (invariant, message) = failure(&answer);
    assert_eq!(invariant, "P1");
    assert!(message.contains("nowhere"), "{message}");
}

#[test]
fn rows_that_do_not_fit_are_refused_and_the_rest_is_proved_without_them() {
    let after = BEFORE.replace("string(1..80)", "string(30..80)");
    let answer = prove(&after, &change(&after, "[]"), unchanged);
    assert_eq!(answer["failures"], json!([]));
    let refused = answer["proofs"][0]["refused"].as_str().unwrap_or_default();
    assert!(refused.contains("ck_books_title"), "{refused}");
}
