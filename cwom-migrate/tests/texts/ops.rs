//! What is found between two specs, and what is said of it, where a case's files do not show it.

use cwom_migrate::{
    Decisions, Form, Hazard, Op, Part, Revision, Severity, TableOp, diff, hazards, plan,
};
use cwom_schema::schema::Dialect;

use crate::case::parse;

const HEAD: &str = "format = 1\n[model]\nname = \"library\"\ndoc = \"Books.\"\n\
    [defaults]\ntimestamps = \"none\"\naudited = false\n\
    [entity.Person]\ndoc = \"Who writes.\"\ntable = \"people\"\n\
    [entity.Person.fields]\nname = \"string\"\n";

fn revision(fields: &str) -> Revision {
    let book = "[entity.Book]\ndoc = \"A book.\"\ntable = \"books\"\n[entity.Book.fields]\n";
    Revision::new(&parse(&format!("{HEAD}{book}{fields}")))
}

fn without_books() -> Revision {
    Revision::new(&parse(HEAD))
}

fn ops(previous: &Revision, next: &Revision, decisions: &str) -> Vec<Op> {
    let decisions = Decisions::from_json(decisions).expect("the decisions can be read");
    let found = diff(&previous.snapshot, &next.snapshot, &decisions);
    found.expect("everything is decided")
}

fn of_books(change: TableOp) -> Op {
    Op::Table {
        table: "books".to_owned(),
        change,
    }
}

/// The ids of what is said of operations, with how bad they are.
fn said(previous: &Revision, next: &Revision, ops: &[Op]) -> Vec<(&'static str, Severity)> {
    let said = hazards(&previous.snapshot, &next.snapshot, ops).into_iter();
    said.map(|Hazard { id, severity, .. }| (id, severity))
        .collect()
}

#[test]
fn another_trigger_is_a_change_although_no_column_is() {
    let (mutable, immutable) = (
        revision("title = \"string\"\n"),
        revision("title = { type = \"string\", immutable = true }\n"),
    );
    let rules = [of_books(TableOp::ChangeRules)];
    assert_eq!(ops(&mutable, &immutable, "[]"), rules);
    // The trigger is gone, and is not found by what is there.
    assert_eq!(ops(&immutable, &mutable, "[]"), rules);
}

#[test]
fn triggers_of_a_table_come_and_go_with_it() {
    let books = revision("title = { type = \"string\", immutable = true }\n");
    let came = ops(&without_books(), &books, "[]");
    assert_eq!(came, [Op::CreateTable("books".to_owned())]);
    let accepted = r#"[{"type":"drop","kind":"table","name":"books","reason":"sold"}]"#;
    let gone = ops(&books, &without_books(), accepted);
    assert_eq!(gone, [Op::DropTable("books".to_owned())]);
}

#[test]
fn a_new_table_has_no_rows_to_be_careful_with() {
    let books = revision("title = { type = \"string\", unique = true }\n");
    let name = books.snapshot.tables["books"].uniques.keys().next();
    let unique = of_books(TableOp::Add(Part::Unique, name.expect("one").clone()));
    assert_eq!(
        said(&books, &books, std::slice::from_ref(&unique)),
        [("CW-D08", Severity::Warning)]
    );
    let with_table = [Op::CreateTable("books".to_owned()), unique];
    assert_eq!(said(&without_books(), &books, &with_table), []);
}

#[test]
fn a_column_that_is_computed_is_written_in_every_row() {
    let before = revision("pages = \"i32\"\n");
    let after =
        revision("pages = \"i32\"\ntwice = { type = \"i32\", generated = \"pages + pages\" }\n");
    let ops = ops(&before, &after, "[]");
    let warned = said(&before, &after, &ops);
    assert!(warned.contains(&("CW-P11", Severity::Warning)), "{ops:?}");
}

#[test]
fn another_key_has_to_be_accepted() {
    let books = revision("title = \"string\"\n");
    let key = [of_books(TableOp::ChangePrimaryKey)];
    assert_eq!(said(&books, &books, &key), [("CW-D12", Severity::Error)]);
}

#[test]
fn only_a_delete_that_begins_to_spread_has_to_be_accepted() {
    let restrict = revision("author = { type = \"-> Person?\", on_delete = \"restrict\" }\n");
    let cascade = revision("author = { type = \"-> Person?\", on_delete = \"cascade\" }\n");
    let keys = &cascade.snapshot.tables["books"].foreign_keys;
    let name = keys.keys().next().expect("one").clone();
    let change = [of_books(TableOp::Change(Part::ForeignKey, name))];
    let spreads = [("CW-D14", Severity::Error)];
    assert_eq!(said(&restrict, &cascade, &change), spreads);
    assert_eq!(said(&cascade, &restrict, &change), []);
    assert_eq!(said(&cascade, &cascade, &change), []);
}

#[test]
fn a_check_that_only_sqlite_words_otherwise_is_no_hazard_on_postgresql() {
    let books =
        revision("title = \"string\"\n[entity.Book.checks]\nshort = \"length(title) < 9\"\n");
    let mut reworded = books.clone();
    let table = reworded.snapshot.tables.get_mut("books").expect("books");
    let check = table.checks.get_mut("ck_books_short").expect("its check");
    check.condition.sqlite = Some("9 > length(\"title\")".to_owned());
    let changed = [of_books(TableOp::Change(
        Part::Check,
        "ck_books_short".to_owned(),
    ))];
    assert_eq!(ops(&books, &reworded, "[]"), changed);
    assert_eq!(said(&books, &reworded, &changed), []);
    let table = reworded.snapshot.tables.get_mut("books").expect("books");
    let check = table.checks.get_mut("ck_books_short").expect("its check");
    check.condition.postgres = Some("9 > length(\"title\")".to_owned());
    let avoided = [("CW-P07", Severity::Avoided)];
    assert_eq!(said(&books, &reworded, &changed), avoided);
}

#[test]
fn a_step_that_only_looks_says_so() {
    let (before, after) = (
        revision("title = \"string?\"\n"),
        revision("title = \"string\"\n"),
    );
    let backfill = r#"[{"type":"backfill","column":"books.title","sql":"'untitled'"}]"#;
    let ops = ops(&before, &after, backfill);
    let looks = Dialect::ALL.map(|dialect| {
        let plan = plan(&before, &after, &ops, dialect, Form::Online);
        let steps = plan.scripts.iter().flat_map(|it| it.up.iter());
        steps.filter(|step| step.is_assert).count()
    });
    assert!(looks.iter().any(|count| *count > 0), "{looks:?}");
}

#[test]
fn what_a_snapshot_does_not_tell_is_refused() {
    let audited = |fields: &str| {
        let text = HEAD.replace("audited = false\n", "");
        let book = "[entity.Book]\ndoc = \"A book.\"\ntable = \"books\"\n[entity.Book.fields]\n";
        Revision::new(&parse(&format!("{text}{book}{fields}")))
    };
    let (mut before, after) = (
        audited("title = \"string\"\npages = \"string\"\n"),
        audited("title = \"string\"\npages = \"i32\"\n"),
    );
    let decisions = Decisions::default();
    let accepts = |missing: &cwom_migrate::MissingDecision| missing.hazard == "CW-A04";
    let asked = diff(&before.snapshot, &after.snapshot, &decisions);
    assert!(asked.is_ok_and(|ops| !ops.is_empty()));
    // As a toolkit wrote it that did not keep what entries hold.
    for dialect in Dialect::ALL {
        let digests = before.snapshot.digests.get_mut(dialect);
        digests.retain(|key, _| key.kind != cwom_migrate::RoutineKind::Image);
    }
    let asked = diff(&before.snapshot, &after.snapshot, &decisions);
    assert!(asked.is_err_and(|missing| missing.iter().any(accepts)));
}

#[test]
fn what_has_to_be_accepted_comes_with_its_acceptance() {
    let (restrict, cascade) = (
        revision("author = { type = \"-> Person?\", on_delete = \"restrict\" }\n"),
        revision("author = { type = \"-> Person?\", on_delete = \"cascade\" }\n"),
    );
    let none = Decisions::default();
    let missing = diff(&restrict.snapshot, &cascade.snapshot, &none);
    let [question] = &missing.expect_err("rows would be lost")[..] else {
        panic!("one question");
    };
    let [choice] = &question.choices[..] else {
        panic!("one choice");
    };
    assert!(!ops(&restrict, &cascade, &format!("[{choice}]")).is_empty());
}

#[test]
fn a_decision_about_another_place_is_pointed_at() {
    let (books, none) = (revision("title = \"string\"\n"), without_books());
    let question = |decision: &str| {
        let decisions = Decisions::from_json(&format!("[{decision}]"));
        let decisions = decisions.expect("the decision can be read");
        let missing = diff(&books.snapshot, &none.snapshot, &decisions);
        missing.expect_err("another table is meant")[0]
            .question
            .clone()
    };
    let accept = |hazard: &str| {
        format!(r#"{{"type":"accept","hazard":"{hazard}","on":"book","reason":"sold"}}"#)
    };
    let drop =
        |kind: &str| format!(r#"{{"type":"drop","kind":"{kind}","name":"book","reason":"sold"}}"#);
    let hint = "(`book` is accepted, which is not there)";
    for slip in [drop("table"), accept("CW-D01")] {
        assert!(question(&slip).contains(hint), "{slip}");
    }
    for other in [drop("column"), accept("CW-D14")] {
        assert!(!question(&other).contains(hint), "{other}");
    }
}

#[test]
fn a_rename_by_the_name_in_the_spec_means_that_table() {
    let table = |entity: &str, table: &str| {
        format!(
            "[entity.{entity}]\ndoc = \"x\"\ntable = \"{table}\"\n\
             [entity.{entity}.fields]\ntitle = \"string\"\n"
        )
    };
    let before = format!(
        "{HEAD}{}{}",
        table("Article", "articles"),
        table("Book", "books")
    );
    let after = format!("{HEAD}{}", table("Tome", "tomes"));
    let (before, after) = (
        Revision::new(&parse(&before)),
        Revision::new(&parse(&after)),
    );
    let decisions = r#"[{"type":"rename","kind":"table","from":"Book","to":"tomes"},
        {"type":"drop","kind":"table","name":"articles","reason":"read"}]"#;
    let renamed = Op::RenameTable {
        from: "books".to_owned(),
        to: "tomes".to_owned(),
    };
    assert!(ops(&before, &after, decisions).contains(&renamed));
}

#[test]
fn only_the_rename_that_is_made_counts_as_used() {
    let table = |entity: &str, table: &str| {
        let head = format!("[entity.{entity}]\ndoc = \"x\"\ntable = \"{table}\"\n");
        format!("{HEAD}{head}[entity.{entity}.fields]\ntitle = \"string\"\n")
    };
    let (before, after) = (
        Revision::new(&parse(&table("Book", "books"))),
        Revision::new(&parse(&table("Tome", "tomes"))),
    );
    for other in [
        r#"{"type":"rename","kind":"table","from":"people","to":"persons"}"#,
        r#"{"type":"rename","kind":"column","from":"books.pages","to":"tomes"}"#,
    ] {
        let made = r#"{"type":"rename","kind":"table","from":"books","to":"tomes"}"#;
        let decisions = Decisions::from_json(&format!("[{other},{made}]")).expect("it is JSON");
        let found = diff(&before.snapshot, &after.snapshot, &decisions);
        found.expect("everything is decided");
        let unused = Decisions::from_json(&format!("[{other}]")).expect("it is JSON");
        assert_eq!(decisions.unused(), unused.unused(), "{other}");
    }
}

#[test]
fn triggers_are_made_anew_at_the_end() {
    let (before, after) = (
        revision("title = \"string\"\npages = \"i32\"\n"),
        revision("title = { type = \"string\", immutable = true }\n"),
    );
    let accepted = r#"[{"type":"drop","kind":"column","name":"books.pages","reason":"unread"}]"#;
    let ops = ops(&before, &after, accepted);
    assert_eq!(ops.last(), Some(&of_books(TableOp::ChangeRules)), "{ops:?}");
    assert!(ops.contains(&of_books(TableOp::DropColumn("pages".to_owned()))));
}

#[test]
fn a_type_of_its_own_is_made_changed_and_dropped() {
    let with = |values: &str| {
        let text = format!(
            "{HEAD}[enum.Stage]\ndoc = \"Where it is.\"\nnative = \"stage\"\n\
             [enum.Stage.values]\n{values}\
             [entity.Book]\ndoc = \"A book.\"\ntable = \"books\"\n\
             [entity.Book.fields]\ntitle = \"string\"\nstage = \"Stage?\"\n"
        );
        Revision::new(&parse(&text))
    };
    let (one, two) = (
        with("shelf = \"x\"\n"),
        with("shelf = \"x\"\nlent = \"x\"\n"),
    );
    let of_types = |previous, next, decisions| -> Vec<Op> {
        let ops = ops(previous, next, decisions).into_iter();
        let is_of_type =
            |op: &Op| matches!(op, Op::CreateEnum(_) | Op::ChangeEnum(_) | Op::DropEnum(_));
        ops.filter(is_of_type).collect()
    };
    let name = one.snapshot.enums.keys().next().expect("one type").clone();
    let without = revision("title = \"string\"\n");
    let drop = r#"[{"type":"drop","kind":"column","name":"books.stage","reason":"lent"}]"#;
    assert_eq!(
        of_types(&without, &one, "[]"),
        [Op::CreateEnum(name.clone())]
    );
    assert_eq!(of_types(&one, &two, "[]"), [Op::ChangeEnum(name.clone())]);
    assert_eq!(of_types(&one, &without, drop), [Op::DropEnum(name)]);
}
