//! Rebuilding a table that others refer to, for every delete rule and shape: no row is lost.

use std::fmt::Write as _;

use cwom_migrate::{Decisions, Revision, diff, plan};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::create_all;
use cwom_testkit::{Database, Engine, Sqlite};

use crate::case::parse;

/// References beside the root: holder, field, target.
type Shape = &'static [(&'static str, &'static str, &'static str)];

const SHAPES: [(&str, Shape); 6] = [
    ("self", &[("Root", "parent", "Root")]),
    ("child", &[("Child", "root", "Root")]),
    (
        "grandchild",
        &[("Child", "root", "Root"), ("Leaf", "child", "Child")],
    ),
    (
        "diamond",
        &[
            ("Child", "root", "Root"),
            ("Other", "root", "Root"),
            ("Leaf", "child", "Child"),
            ("Leaf", "other", "Other"),
        ],
    ),
    (
        "cycle",
        &[("Child", "root", "Root"), ("Root", "favourite", "Child")],
    ),
    (
        "long cycle",
        &[
            ("Child", "root", "Root"),
            ("Leaf", "child", "Child"),
            ("Root", "leaf", "Leaf"),
            ("Leaf", "root", "Root"),
        ],
    ),
];

fn spec(shape: Shape, rule: &str, note: &str) -> String {
    let mut text =
        "format = 1\n[model]\nname = \"m\"\ndoc = \"d\"\n[defaults]\naudited = false\n".to_owned();
    for name in ["Root", "Child", "Other", "Leaf"] {
        let table = name.to_lowercase();
        let _ = write!(
            text,
            "[entity.{name}]\ndoc = \"d\"\ntable = \"{table}\"\nversion = false\ntimestamps = \"none\"\n[entity.{name}.fields]\n"
        );
        if name == "Root" {
            let _ = writeln!(text, "note = \"{note}\"");
        } else {
            text.push_str("word = \"string?\"\n");
        }
        for (_, field, target) in shape.iter().filter(|(holder, _, _)| *holder == name) {
            let _ = writeln!(
                text,
                "{field} = {{ type = \"-> {target}?\", on_delete = \"{rule}\" }}"
            );
        }
    }
    text
}

/// Two rows in each table, the second of each referring to the first of every other.
fn rows(shape: Shape) -> String {
    let names = ["Root", "Child", "Other", "Leaf"];
    let id = |name: &str, number: usize| {
        let at = names
            .iter()
            .position(|it| *it == name)
            .expect("it is one of them");
        format!("0190d5a0-0000-7000-8000-0000000{at}000{number}")
    };
    let mut out = String::new();
    for name in names {
        let table = name.to_lowercase();
        for number in [1, 2] {
            let _ = writeln!(
                out,
                "INSERT INTO {table} (id) VALUES ('{}');",
                id(name, number)
            );
        }
    }
    for (holder, field, target) in shape {
        let _ = writeln!(
            out,
            "UPDATE {} SET {field}_id = '{}' WHERE id = '{}';",
            holder.to_lowercase(),
            id(target, 1),
            id(holder, 2)
        );
    }
    out
}

/// Every row with its references.
async fn dump(database: &Database<Sqlite>, shape: Shape) -> Vec<String> {
    let mut all = Vec::new();
    for name in ["Root", "Child", "Other", "Leaf"] {
        let table = name.to_lowercase();
        let mut columns = "id || ' ' || _rowid_".to_owned();
        for (_, field, _) in shape.iter().filter(|(holder, _, _)| *holder == name) {
            let _ = write!(columns, " || ' ' || coalesce({field}_id, '-')");
        }
        let sql = format!("SELECT {columns} FROM {table} ORDER BY id");
        all.extend(database.texts(&sql).await.expect("the rows can be read"));
    }
    all
}

/// What a delete does, in SQL, and whether it is looked at when the transaction ends. A spec says
/// three of them; a snapshot may hold any.
const RULES: [(&str, bool); 7] = [
    ("RESTRICT", false),
    ("SET NULL", false),
    ("CASCADE", false),
    ("NO ACTION", false),
    ("NO ACTION", true),
    ("SET DEFAULT", false),
    ("CASCADE", true),
];

/// The revision of a spec, with another rule.
fn revision(schema: &Schema, (rule, deferred): (&str, bool)) -> Revision {
    let mut revision = Revision::new(schema);
    for table in revision.snapshot.tables.values_mut() {
        for key in table.foreign_keys.values_mut() {
            rule.clone_into(&mut key.on_delete);
            key.deferred = deferred;
        }
    }
    revision
}

#[tokio::test]
async fn no_row_is_lost() {
    for (name, shape) in SHAPES {
        for rule in RULES {
            let what = format!("{name}, {rule:?}");
            let before = parse(&spec(shape, "restrict", "string?"));
            let after = parse(&spec(shape, "restrict", "string"));
            let (previous, next) = (revision(&before, rule), revision(&after, rule));
            let json = r#"[{"type":"backfill","column":"root.note","sql":"'none'"}]"#;
            let decisions = Decisions::from_json(json).expect("it can be read");
            let ops = diff(&previous.snapshot, &next.snapshot, &decisions).expect("all is decided");
            let plan = plan(
                &previous,
                &next,
                &ops,
                Dialect::Sqlite,
                cwom_migrate::Form::Online,
            );
            let script = &plan.scripts[0];
            let destructive = !["RESTRICT", "NO ACTION"].contains(&rule.0);
            let referred = shape
                .iter()
                .any(|(holder, _, target)| *target == "Root" && holder != target);
            let tier = if destructive && referred {
                "T2 "
            } else {
                "T1 "
            };
            assert!(plan.tier.starts_with(tier), "{what}: {}", plan.tier);

            let database = Sqlite::fresh().await.expect("SQLite is always here");
            let create = create_all(&lower_tables(&before), Dialect::Sqlite);
            let late = if rule.1 {
                " DEFERRABLE INITIALLY DEFERRED"
            } else {
                ""
            };
            let says = format!("ON DELETE {}{late}", rule.0);
            let create = create.replace("ON DELETE NO ACTION", &says);
            assert!(create.contains(&says), "{create}");
            database
                .execute(&create)
                .await
                .expect("the tables are made");
            database
                .execute(&rows(shape))
                .await
                .expect("the rows are sound");
            let whole = dump(&database, shape).await;
            for (way, steps) in [("up", &script.up), ("down", &script.down)] {
                let sql = format!("BEGIN;\n{}COMMIT;", script.text(steps));
                let done = database.execute(&sql).await;
                assert_eq!(done, Ok(()), "{what}, {way}");
                assert_eq!(dump(&database, shape).await, whole, "{what}, {way}");
            }
        }
    }
}
