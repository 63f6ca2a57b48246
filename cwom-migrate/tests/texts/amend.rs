//! A migration that is made anew keeps what was decided for it, until something else is.

use cwom_migrate::chain::Chain;
use cwom_migrate::{Decisions, Form, Proposal, Refusal, Request, propose};

use crate::case::parse;

const HEAD: &str = "format = 1\n[model]\nname = \"library\"\ndoc = \"Books.\"\n[defaults]\n\
    audited = false\ntimestamps = \"none\"\nversion = false\n[entity.Book]\ndoc = \"A book.\"\n\
    table = \"books\"\n[entity.Book.fields]\n";

const RENAME: &str = r#"{"type":"rename","kind":"column","from":"books.title","to":"books.name"}"#;
const BACKFILL: &str = r#"{"type":"backfill","column":"books.code","sql":"upper(name)"}"#;
const DROP: &str =
    r#"{"type":"drop","kind":"column","name":"books.title","reason":"nobody reads it"}"#;

fn read(proposal: &Proposal) -> Chain {
    let files = proposal.files.iter();
    let files = files.map(|(path, text)| (path.clone(), text.as_bytes().to_vec()));
    Chain::read(files.collect()).expect("it is a chain")
}

fn next(chain: &Chain, fields: &str, given: &[&str], amend: bool) -> Result<Proposal, Refusal> {
    let request = Request {
        now: 20_260_202_000_000,
        form: Form::Online,
        word: Some("change"),
        amend,
        release: false,
        custom: false,
        head_spec: None,
        replaced: &[],
    };
    let given = format!("[{}]", given.join(","));
    let given = Decisions::from_json(&given).expect("they can be read");
    let schema = parse(&format!("{HEAD}{fields}"));
    let decisions = Decisions::from_schema(&schema).with(given);
    propose(chain, &schema, &decisions, &request)
}

/// The operations and recorded decisions of a new migration.
fn told(proposal: &Proposal) -> (Vec<String>, Vec<String>) {
    let new = proposal.new.as_ref().expect("there is a migration");
    assert!(new.unused.is_empty(), "{:?}", new.unused);
    let plan = &proposal.files[&format!("plans/{}.toml", new.stem)];
    let decisions = plan.split("[[decision]]\ntype = ").skip(1);
    let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    (
        new.ops.iter().map(ToString::to_string).collect(),
        decisions.map(first).collect(),
    )
}

fn changed() -> Chain {
    let first = next(&Chain::default(), "title = \"string\"\n", &[], false).expect("the first");
    let fields = "name = \"string\"\ncode = \"string\"\n";
    let second = next(&read(&first), fields, &[RENAME, BACKFILL], false);
    read(&second.expect("all is decided"))
}

#[test]
fn what_was_decided_is_not_asked_again() {
    let fields = "name = \"string\"\ncode = \"string\"\npages = \"i32?\"\n";
    let amended = next(&changed(), fields, &[], true).expect("all was decided");
    let (ops, decisions) = told(&amended);
    assert!(
        ops.contains(&"rename_column books.name (title)".to_owned()),
        "{ops:?}"
    );
    assert_eq!(decisions, ["\"rename\"", "\"backfill\""]);
    // Once more, from the record of the second.
    let again = next(&read(&amended), fields, &[], true).expect("all was decided");
    assert_eq!(again.files, amended.files);
}

#[test]
fn what_nobody_asks_for_any_more_is_forgotten() {
    let amended = next(&changed(), "name = \"string\"\n", &[], true).expect("all was decided");
    assert_eq!(told(&amended).1, ["\"rename\""]);
}

#[test]
fn another_decision_takes_the_place_of_the_first() {
    let other = r#"{"type":"backfill","column":"books.code","sql":"'none'"}"#;
    let fields = "name = \"string?\"\ncode = \"string\"\n";
    let amended = next(&changed(), fields, &[DROP, other], true).expect("all is decided");
    let (ops, decisions) = told(&amended);
    assert!(
        ops.contains(&"drop_column books.title".to_owned()),
        "{ops:?}"
    );
    assert_eq!(decisions, ["\"drop\"", "\"backfill\""]);
    let up = &amended.files["sqlite/20260202000000_change.up.sql"];
    assert!(up.contains("'none'") && !up.contains("upper"), "{up}");
}

#[test]
fn without_amend_nothing_is_kept() {
    let fields = "label = \"string\"\ncode = \"string\"\n";
    let refused = next(&changed(), fields, &[], false);
    assert!(matches!(refused, Err(Refusal::Undecided(_))), "{refused:?}");
}
