//! What a decision is about: its own column and value, and nothing that is like it.

use cwom_migrate::{Decisions, MissingDecision, Op, Revision, TableOp, diff, explain, hazards};

use crate::case::parse;

const HEAD: &str = "format = 1\n[model]\nname = \"library\"\ndoc = \"Books.\"\n\
    [defaults]\ntimestamps = \"none\"\naudited = false\n";

/// Books in these stages, and with this colour.
fn books(stages: &[&str], colours: &[&str]) -> Revision {
    let values = |values: &[&str]| -> String {
        let lines = values.iter().map(|value| format!("{value} = \"x\"\n"));
        lines.collect()
    };
    let text = format!(
        "{HEAD}[enum.Stage]\ndoc = \"x\"\n[enum.Stage.values]\n{}\
         [enum.Colour]\ndoc = \"x\"\n[enum.Colour.values]\n{}{}",
        values(stages),
        values(colours),
        table("Book", "books", "stage = \"Stage\"\ncolour = \"Colour\"\n")
    );
    Revision::new(&parse(&text))
}

fn table(entity: &str, table: &str, fields: &str) -> String {
    format!(
        "[entity.{entity}]\ndoc = \"x\"\ntable = \"{table}\"\n[entity.{entity}.fields]\n{fields}"
    )
}

fn of(fields: &str) -> Revision {
    Revision::new(&parse(&format!("{HEAD}{}", table("Book", "books", fields))))
}

fn found(
    previous: &Revision,
    next: &Revision,
    decisions: &str,
) -> Result<Vec<Op>, Vec<MissingDecision>> {
    let decisions = Decisions::from_json(decisions).expect("the decisions can be read");
    diff(&previous.snapshot, &next.snapshot, &decisions)
}

/// What is asked, as `hazard on`.
fn asked(previous: &Revision, next: &Revision, decisions: &str) -> Vec<String> {
    let missing = found(previous, next, decisions).expect_err("something is not decided");
    let missing = missing.into_iter();
    missing
        .map(|it| format!("{} {}", it.hazard, it.on))
        .collect()
}

fn changes(previous: &Revision, next: &Revision, decisions: &str) -> Vec<TableOp> {
    let ops = found(previous, next, decisions).expect("everything is decided");
    let ops = ops.into_iter().filter_map(|op| match op {
        Op::Table { change, .. } => Some(change),
        _ => None,
    });
    ops.filter(|it| !matches!(it, TableOp::Change(..) | TableOp::ChangeRules))
        .collect()
}

/// Both sets lose `old` and get `new`; what is decided of one says nothing of the other.
#[test]
fn a_renamed_value_is_that_of_its_column() {
    let (before, after) = (
        books(&["old", "kept"], &["old", "kept"]),
        books(&["new", "kept"], &["new", "kept"]),
    );
    let rename = |column: &str| {
        format!(
            r#"{{"type":"rename","kind":"value","on":"books.{column}","from":"old","to":"new"}}"#
        )
    };
    for (decided, left) in [("stage", "colour"), ("colour", "stage")] {
        let decisions = format!("[{}]", rename(decided));
        assert_eq!(
            asked(&before, &after, &decisions),
            [format!("CW-D09 books.{left}")]
        );
    }
    let both = format!("[{},{}]", rename("stage"), rename("colour"));
    let renamed = |column: &str| TableOp::RenameValue {
        column: column.to_owned(),
        from: "old".to_owned(),
        to: "new".to_owned(),
    };
    assert_eq!(
        changes(&before, &after, &both),
        [renamed("stage"), renamed("colour")]
    );
}

#[test]
fn a_value_is_renamed_to_one_that_is_new() {
    let (before, after) = (
        books(&["old", "older", "kept"], &["x"]),
        books(&["new", "kept"], &["x"]),
    );
    let decisions = |to: &str| {
        format!(
            r#"[{{"type":"rename","kind":"value","on":"books.stage","from":"old","to":"{to}"}}]"#
        )
    };
    // The other value that is gone is asked about, and so is one that would be taken for `kept`.
    let question = "CW-D09 books.stage".to_owned();
    assert_eq!(
        asked(&before, &after, &decisions("new")),
        std::slice::from_ref(&question)
    );
    assert_eq!(
        asked(&before, &after, &decisions("kept")),
        [question.clone(), question]
    );
}

/// What is asked about a value can be answered by what it offers, whatever else is called the same.
#[test]
fn two_values_that_could_be_one_another_are_told_apart() {
    let (before, after) = (
        books(&["one", "kept"], &["x"]),
        books(&["two", "three", "kept"], &["x"]),
    );
    let missing = found(&before, &after, "[]").expect_err("it may be either");
    let [question] = &missing[..] else {
        panic!("one question: {missing:?}");
    };
    assert_eq!(question.choices.len(), 4, "{question:?}");
    for (choice, to) in question.choices.iter().zip(["two", "three"]) {
        let renamed = changes(&before, &after, &format!("[{choice}]"));
        let expected = TableOp::RenameValue {
            column: "stage".to_owned(),
            from: "one".to_owned(),
            to: to.to_owned(),
        };
        assert!(renamed.contains(&expected), "{choice}: {renamed:?}");
    }
    let map = question.choices[2].replace('…', "kept");
    let drop = &question.choices[3];
    for choice in [map.as_str(), drop] {
        let removed = changes(&before, &after, &format!("[{choice}]"));
        let is_removal = |it: &TableOp| matches!(it, TableOp::RemoveValue { .. });
        assert!(removed.iter().any(is_removal), "{choice}: {removed:?}");
    }
}

#[test]
fn a_mapped_value_is_that_of_its_column() {
    let (before, after) = (
        books(&["old", "older", "kept"], &["old", "kept"]),
        books(&["kept"], &["kept"]),
    );
    let map = |column: &str, from: &str, to: &str| {
        format!(r#"{{"type":"map","column":"books.{column}","from":"{from}","to":"{to}"}}"#)
    };
    let one = format!("[{}]", map("stage", "old", "kept"));
    assert_eq!(
        asked(&before, &after, &one),
        ["CW-D09 books.stage", "CW-D09 books.colour"]
    );
    // To a value that is not there, it is no answer.
    let all = |to: &str| {
        format!(
            "[{},{},{}]",
            map("stage", "old", "kept"),
            map("stage", "older", to),
            map("colour", "old", "kept")
        )
    };
    assert_eq!(asked(&before, &after, &all("gone")), ["CW-D09 books.stage"]);
    assert_eq!(changes(&before, &after, &all("kept")).len(), 3);
}

/// A set that becomes a text keeps its values, and nobody has to be asked.
#[test]
fn a_set_that_becomes_a_text_loses_no_value() {
    let set = books(&["old", "kept"], &["x"]);
    let text = of("stage = \"string(1..50)\"\ncolour = \"string(1..50)\"\n");
    let is_of_value = |it: &TableOp| {
        matches!(
            it,
            TableOp::AddValue { .. } | TableOp::RemoveValue { .. } | TableOp::RenameValue { .. }
        )
    };
    let cast = r#"[{"type":"cast","column":"books.stage","sqlite":"stage","postgres":"stage"},
        {"type":"cast","column":"books.colour","sqlite":"colour","postgres":"colour"}]"#;
    for (before, after) in [(&set, &text), (&text, &set)] {
        let changes = changes(before, after, cast);
        assert!(!changes.is_empty());
        assert!(!changes.iter().any(is_of_value), "{changes:?}");
    }
}

/// What no value of one type is of the other has to be said, and is not asked again.
#[test]
fn a_cast_is_asked_for_where_there_is_none() {
    let (before, after) = (of("made = \"date\"\n"), of("made = \"bool\"\n"));
    assert_eq!(asked(&before, &after, "[]"), ["CW-D04 books.made"]);
    let cast = r#"[{"type":"cast","column":"books.made","sqlite":"1","postgres":"true"}]"#;
    let retyped = |it: &TableOp| matches!(it, TableOp::ChangeType { cast: Some(_), .. });
    assert!(changes(&before, &after, cast).iter().any(retyped));
    // Of a type of the engines' own nothing is known, though it has the same word.
    let raw = |sqlite: &str, postgres: &str| {
        of(&format!(
            "made = {{ type = \"raw\", raw = {{ sqlite = \"{sqlite}\", postgres = \"{postgres}\" }} }}\n"
        ))
    };
    let (before, after) = (raw("TEXT", "inet"), raw("TEXT", "cidr"));
    assert_eq!(asked(&before, &after, "[]"), ["CW-D04 books.made"]);
    assert!(changes(&before, &after, cast).iter().any(retyped));
}

/// What nobody can bring back is told of a table that gets another name, too.
#[test]
fn a_lost_column_of_a_renamed_table_is_told() {
    let tomes = format!("{HEAD}{}", table("Tome", "tomes", "title = \"string\"\n"));
    let (before, after) = (
        of("title = \"string\"\npages = \"i32\"\n"),
        Revision::new(&parse(&tomes)),
    );
    let decisions = r#"[{"type":"rename","kind":"table","from":"books","to":"tomes"},
        {"type":"drop","kind":"column","name":"tomes.pages","reason":"unread"}]"#;
    let ops = found(&before, &after, decisions).expect("everything is decided");
    let said = hazards(&before.snapshot, &after.snapshot, &ops);
    let lost = said.iter().find(|it| it.id == "CW-D16");
    let lost = lost.unwrap_or_else(|| panic!("{said:?}"));
    assert_eq!(lost.on, "tomes");
    assert!(lost.message.contains("`tomes.pages`"), "{}", lost.message);
}

#[test]
fn the_line_for_the_spec_names_the_field() {
    let person = table("Person", "people", "name = \"string\"\n");
    let of = |fields: &str| {
        let text = format!("{HEAD}{person}{}", table("Book", "books", fields));
        Revision::new(&parse(&text))
    };
    let lines = |before: &str, after: &str| {
        let missing = found(&of(before), &of(after), "[]").expect_err("a column is gone");
        let column = missing.into_iter().find(|it| it.hazard == "CW-D03");
        column.expect("it may have another name").spec
    };
    let line = |field: &str, old: &str| {
        format!("[entity.Book.fields]\n{field} = {{ type = \"…\", renamed_from = \"{old}\" }}")
    };
    let reference = lines("writer = \"-> Person?\"\n", "author = \"-> Person?\"\n");
    assert_eq!(reference[0], line("author", "writer"));
    // What ends like a reference and is none has its whole name.
    let plain = lines("old_id = \"string\"\n", "isbn_id = \"string\"\n");
    assert_eq!(plain[0], line("isbn_id", "old_id"));
    let mixed = lines(
        "writer = \"-> Person?\"\nold_id = \"string\"\n",
        "writer = \"-> Person?\"\nisbn_id = \"string\"\n",
    );
    assert_eq!(mixed[0], line("isbn_id", "old_id"));
}

#[test]
fn a_hazard_is_explained_by_its_id() {
    for id in ["CW-D04", "CW-D09", "CW-D16"] {
        assert_eq!(explain(id).expect("it is known").id, id);
    }
    assert!(explain("CW-X99").is_none());
}
