//! Decisions in the spec come to the same as the same decisions in JSON, and old ones to nothing.

use cwom_migrate::{Decision, Decisions, Form, Op, Revision, diff, plan};
use cwom_schema::schema::Dialect;

use crate::case::parse;

const HEAD: &str = "format = 1\n[model]\nname = \"library\"\ndoc = \"Books.\"\n\
    [defaults]\ntimestamps = \"none\"\n";

const BEFORE: &str = r#"
[enum.Stage]
doc = "Where it is."
[enum.Stage.values]
shelf = "On the shelf."
lent = "Lent."
lost = "Nobody knows."
[entity.Person]
doc = "Who writes."
table = "people"
[entity.Person.fields]
name = "string"
[entity.Book]
doc = "A book."
table = "books"
[entity.Book.fields]
title = "string"
author = { type = "-> Person?", role = true }
stage = { type = "Stage", default = "shelf" }
shelf = "string?"
old = "string?"
[entity.Book.links.readers]
to = "Person"
table = "book_readers"
inverse = "books"
fields.note = "string?"
"#;

/// One change: what is replaced in the spec before, by what with a statement, the same without it,
/// and the decisions in JSON.
struct Change {
    edits: &'static [(&'static str, &'static str, &'static str)],
    json: &'static str,
}

const CHANGES: &[(&str, Change)] = &[
    (
        "a field",
        Change {
            edits: &[(
                "title = \"string\"",
                "name = { type = \"string\", renamed_from = \"title\" }",
                "name = \"string\"",
            )],
            json: r#"[{"type":"rename","kind":"column","from":"books.title","to":"books.name"}]"#,
        },
    ),
    (
        "a reference with its role",
        Change {
            edits: &[(
                "author = { type = \"-> Person?\", role = true }",
                "writer = { type = \"-> Person?\", role = true, renamed_from = \"author\" }",
                "writer = { type = \"-> Person?\", role = true }",
            )],
            json: r#"[{"type":"rename","kind":"column","from":"books.author_id","to":"books.writer_id"},
                {"type":"rename","kind":"column","from":"books.author_role","to":"books.writer_role"}]"#,
        },
    ),
    (
        "an entity",
        Change {
            edits: &[
                (
                    "[entity.Person]\ndoc = \"Who writes.\"\ntable = \"people\"",
                    "[entity.Human]\ndoc = \"Who writes.\"\ntable = \"humans\"\nrenamed_from = \"Person\"",
                    "[entity.Human]\ndoc = \"Who writes.\"\ntable = \"humans\"",
                ),
                (
                    "[entity.Person.fields]",
                    "[entity.Human.fields]",
                    "[entity.Human.fields]",
                ),
                ("-> Person?", "-> Human?", "-> Human?"),
                ("to = \"Person\"", "to = \"Human\"", "to = \"Human\""),
            ],
            json: r#"[{"type":"rename","kind":"table","from":"people","to":"humans"},
                {"type":"rename","kind":"column","from":"book_readers.person_id","to":"book_readers.human_id"}]"#,
        },
    ),
    (
        "a link and its payload",
        Change {
            edits: &[(
                "[entity.Book.links.readers]\nto = \"Person\"\ntable = \"book_readers\"\ninverse = \"books\"\nfields.note = \"string?\"",
                "[entity.Book.links.lenders]\nrenamed_from = \"readers\"\nto = \"Person\"\ntable = \"book_lenders\"\ninverse = \"books\"\nfields.remark = { type = \"string?\", renamed_from = \"note\" }",
                "[entity.Book.links.lenders]\nto = \"Person\"\ntable = \"book_lenders\"\ninverse = \"books\"\nfields.remark = \"string?\"",
            )],
            json: r#"[{"type":"rename","kind":"table","from":"book_readers","to":"book_lenders"},
                {"type":"rename","kind":"column","from":"book_lenders.note","to":"book_lenders.remark"}]"#,
        },
    ),
    (
        "a value",
        Change {
            edits: &[(
                "lost = \"Nobody knows.\"",
                "gone = { doc = \"Nobody knows.\", renamed_from = \"lost\" }",
                "gone = \"Nobody knows.\"",
            )],
            json: r#"[{"type":"rename","kind":"value","on":"books.stage","from":"lost","to":"gone"}]"#,
        },
    ),
    (
        "a value that is gone",
        Change {
            edits: &[(
                "lost = \"Nobody knows.\"",
                "[enum.Stage.removed]\nlost = \"lent\"",
                "",
            )],
            json: r#"[{"type":"map","column":"books.stage","from":"lost","to":"lent"}]"#,
        },
    ),
    (
        "a value that nobody has",
        Change {
            edits: &[
                ("lost = \"Nobody knows.\"", "", ""),
                (
                    "fields.note = \"string?\"",
                    "fields.note = \"string?\"\n[[accept]]\nhazard = \"CW-D09\"\non = \"books.stage.lost\"\nreason = \"never used\"",
                    "fields.note = \"string?\"",
                ),
            ],
            json: r#"[{"type":"drop","kind":"value","name":"books.stage.lost","reason":"never used"}]"#,
        },
    ),
    (
        "a backfill by a literal",
        Change {
            edits: &[(
                "shelf = \"string?\"",
                "shelf = { type = \"string\", backfill = \"A's\" }\nprice = { type = \"decimal(6, 2)\", backfill = 1.5 }\nplace = { type = \"Stage\", backfill = \"lent\" }\nopen = { type = \"bool\", backfill = true }",
                "shelf = \"string\"\nprice = \"decimal(6, 2)\"\nplace = \"Stage\"\nopen = \"bool\"",
            )],
            json: r#"[{"type":"backfill","column":"books.shelf","sql":"'A''s'"},
                {"type":"backfill","column":"books.price","sqlite":"150","postgres":"1.50"},
                {"type":"backfill","column":"books.place","sql":"'lent'"},
                {"type":"backfill","column":"books.open","sqlite":"1","postgres":"TRUE"}]"#,
        },
    ),
    (
        "a backfill by SQL",
        Change {
            edits: &[(
                "shelf = \"string?\"",
                "shelf = { type = \"string\", backfill = { sql = \"upper(title)\" } }",
                "shelf = \"string\"",
            )],
            json: r#"[{"type":"backfill","column":"books.shelf","sql":"upper(title)"}]"#,
        },
    ),
    (
        "a field that goes",
        Change {
            edits: &[
                ("old = \"string?\"", "", ""),
                (
                    "fields.note = \"string?\"",
                    "fields.note = \"string?\"\n[[accept]]\nhazard = \"CW-D02\"\non = \"books.old\"\nreason = \"unused\"",
                    "fields.note = \"string?\"",
                ),
            ],
            json: r#"[{"type":"drop","kind":"column","name":"books.old","reason":"unused"}]"#,
        },
    ),
    (
        "a table that goes",
        Change {
            edits: &[(
                "[entity.Book.links.readers]\nto = \"Person\"\ntable = \"book_readers\"\ninverse = \"books\"\nfields.note = \"string?\"",
                "[[accept]]\nhazard = \"CW-D01\"\non = \"book_readers\"\nreason = \"unused\"",
                "",
            )],
            json: r#"[{"type":"drop","kind":"table","name":"book_readers","reason":"unused"}]"#,
        },
    ),
    (
        "a hazard",
        Change {
            edits: &[(
                "fields.note = \"string?\"",
                "fields.note = \"string?\"\n[audit]\npartitions = \"month\"\n[[accept]]\nhazard = \"CW-A02\"\non = \"audit_log\"\nreason = \"at night\"",
                "fields.note = \"string?\"\n[audit]\npartitions = \"month\"",
            )],
            json: r#"[{"type":"accept","hazard":"CW-A02","on":"audit_log","reason":"at night"}]"#,
        },
    ),
];

impl Change {
    /// The spec after, with statements or without.
    fn after(&self, stated: bool) -> String {
        let mut text = format!("{HEAD}{BEFORE}");
        for (old, with, without) in self.edits {
            assert!(text.contains(old), "{old} is in the spec");
            text = text.replace(old, if stated { with } else { without });
        }
        text
    }
}

fn between(
    previous: &Revision,
    text: &str,
    decisions: &Decisions,
) -> (Revision, Vec<Op>, Vec<cwom_migrate::Plan>) {
    let mut next = Revision::new(&parse(text));
    let ops = diff(&previous.snapshot, &next.snapshot, decisions);
    let ops = ops.unwrap_or_else(|missing| panic!("{missing:#?}\n{text}"));
    next.snapshot.adopt_order(&previous.snapshot, &ops);
    let plans = Dialect::ALL.map(|dialect| plan(previous, &next, &ops, dialect, Form::Online));
    (next, ops, plans.to_vec())
}

#[test]
fn the_spec_and_json_say_the_same() {
    let previous = Revision::new(&parse(&format!("{HEAD}{BEFORE}")));
    for (name, change) in CHANGES {
        let stated = change.after(true);
        let from_spec = Decisions::from_schema(&parse(&stated));
        let from_json = Decisions::from_json(change.json).expect("it can be read");
        let (next, ops, plans) = between(&previous, &stated, &from_spec);
        let (_, same_ops, same_plans) = between(&previous, &change.after(false), &from_json);
        assert_eq!(ops, same_ops, "{name}");
        assert_eq!(plans, same_plans, "{name}");
        assert!(!ops.is_empty(), "{name}");
        assert!(
            from_json.unused().is_empty(),
            "{name}: {:?}",
            from_json.unused()
        );
        assert!(from_spec.unused().is_empty(), "{name}");
        let recorded: Vec<&Decision> = from_spec.recorded().collect();
        assert!(!recorded.is_empty(), "{name} is recorded");

        // Asked for without a decision, it says what to write.
        let undecided = diff(&previous.snapshot, &next.snapshot, &Decisions::default());
        let missing = undecided.expect_err("it has to be decided");
        assert!(
            missing.iter().all(|it| !it.spec.is_empty()),
            "{name}: {missing:#?}"
        );

        // The next migration finds it in the spec, and takes nothing from it.
        let old = Decisions::from_schema(&parse(&stated));
        let again = diff(
            &next.snapshot,
            &Revision::new(&parse(&stated)).snapshot,
            &old,
        );
        assert_eq!(again, Ok(Vec::new()), "{name}");
        assert_eq!(
            (old.unused().len(), old.recorded().count()),
            (0, 0),
            "{name}"
        );
    }
}

#[test]
fn an_old_name_never_makes_a_rename_by_accident() {
    let stated = "name = { type = \"string\", renamed_from = \"title\" }";
    let first = format!("{HEAD}{BEFORE}").replace("title = \"string\"", stated);
    // Much later there is a title again, which goes once more.
    let second = first.replace(stated, &format!("{stated}\ntitle = \"string?\""));
    let (one, two) = (parse(&first), parse(&second));
    let (first, second) = (Revision::new(&one), Revision::new(&two));
    let came = diff(
        &first.snapshot,
        &second.snapshot,
        &Decisions::from_schema(&two),
    );
    let came = came.expect("a new field asks nothing");
    assert!(!came.is_empty());
    assert!(
        came.iter().all(|op| !format!("{op:?}").contains("Rename")),
        "{came:?}"
    );
    let went = diff(
        &second.snapshot,
        &first.snapshot,
        &Decisions::from_schema(&one),
    );
    let went = went.expect_err("a drop is stated");
    assert_eq!(
        (went[0].hazard, went[0].on.as_str()),
        ("CW-D02", "books.title")
    );

    // Two that both say so are asked about.
    let both = format!("{HEAD}{BEFORE}").replace(
        "title = \"string\"",
        "name = { type = \"string?\", renamed_from = \"title\" }\n\
         label = { type = \"string?\", renamed_from = \"title\" }",
    );
    let both = parse(&both);
    let before = Revision::new(&parse(&format!("{HEAD}{BEFORE}")));
    let after = Revision::new(&both);
    let asked = diff(
        &before.snapshot,
        &after.snapshot,
        &Decisions::from_schema(&both),
    );
    let asked = asked.expect_err("it can be read in two ways");
    assert_eq!(
        (asked[0].hazard, asked[0].on.as_str()),
        ("CW-D03", "books.title")
    );
}

#[test]
fn a_slip_in_an_acceptance_is_pointed_at() {
    let accept = "fields.note = \"string?\"\n[[accept]]\nhazard = \"CW-D02\"\non = \"books.odl\"\nreason = \"unused\"";
    let text = format!("{HEAD}{BEFORE}")
        .replace("old = \"string?\"", "")
        .replace("fields.note = \"string?\"", accept);
    let after = parse(&text);
    let before = Revision::new(&parse(&format!("{HEAD}{BEFORE}")));
    let next = Revision::new(&after);
    let asked = diff(
        &before.snapshot,
        &next.snapshot,
        &Decisions::from_schema(&after),
    );
    let asked = asked.expect_err("nothing is accepted");
    assert!(
        asked[0].question.contains("`books.odl` is accepted"),
        "{asked:?}"
    );
}
