//! Images of every type: the same value on both engines, whatever the session prefers, whole or in
//! parts, with what is sensitive kept out.

use cwom_schema::schema::Dialect;
use cwom_sql::ddl::create_all;
use cwom_testkit::Postgres;
use cwom_tests::{Database, Engine as _};
use serde_json::{Value, json};

use super::history::on_empty;
use super::ledger::Ledger;
use super::shell::{Shell, run_as};
use super::tables_of;

const SPEC: &str = r#"
format = 1
[model]
name = "types"
doc = "One of each."
[audit]
sensitive = "SENSITIVE"
[enum.Colour]
doc = "What it looks like."
[enum.Colour.values]
red = "As blood."
blue = "As the sky."
[entity.Whole]
doc = "Recorded whole."
table = "wholes"
id = "text(20)"
timestamps = "none"
FIELDS
[entity.Part]
doc = "Recorded by what changed."
table = "parts"
id = "text(20)"
timestamps = "none"
images = "diff"
FIELDS
"#;

const FIELDS: &str = r#"
[entity.NAME.fields]
flag = "bool?"
small = "i16?"
medium = "i32?"
large = "i64?"
real = "f64?"
price = "decimal(18, 4)?"
words = "string?"
blob = "bytes?"
ref_id = "uuid?"
day = "date?"
moment = "timestamp?"
span = "duration?"
tree = "json?"
colour = "Colour?"
secret = { type = "string?", sensitive = true }
"#;

/// Column, how SQLite and PostgreSQL say the value, and what an image holds of it.
type Sample = (&'static str, &'static str, &'static str, Value);

fn samples() -> Vec<Vec<Sample>> {
    let nested =
        r#"{"a": [1, 2.5, null, {"b": "\ud83d\ude00"}], "z": true, "big": 9007199254740993}"#;
    let nested: Value = serde_json::from_str(nested).expect("JSON");
    let tree =
        "'{\"a\": [1, 2.5, null, {\"b\": \"\u{1F600}\"}], \"z\": true, \"big\": 9007199254740993}'";
    vec![
        vec![
            ("flag", "1", "true", json!(true)),
            ("small", "-32768", "-32768", json!(-32768)),
            ("medium", "2147483647", "2147483647", json!(2_147_483_647)),
            (
                "large",
                "9223372036854775807",
                "9223372036854775807",
                json!(i64::MAX),
            ),
            (
                "real",
                "0.1 + 0.2",
                "0.1::float8 + 0.2::float8",
                json!(0.1 + 0.2),
            ),
            ("price", "-1", "-0.0001", json!("-0.0001")),
            (
                "words",
                "'\u{1D11E} ''q'' \"d\" \\ \u{1F600}'",
                "'\u{1D11E} ''q'' \"d\" \\ \u{1F600}'",
                json!("\u{1D11E} 'q' \"d\" \\ \u{1F600}"),
            ),
            ("blob", "x'00ff10'", "'\\x00ff10'", json!("00ff10")),
            (
                "ref_id",
                "'0199bbbb-0000-7000-8000-000000000002'",
                "'0199bbbb-0000-7000-8000-000000000002'",
                json!("0199bbbb-0000-7000-8000-000000000002"),
            ),
            ("day", "'2026-02-28'", "'2026-02-28'", json!("2026-02-28")),
            (
                "moment",
                "'2026-02-28T23:59:59.000001Z'",
                "'2026-02-28T23:59:59.000001Z'",
                json!("2026-02-28T23:59:59.000001Z"),
            ),
            ("span", "-90000000", "-90000000", json!(-90_000_000)),
            ("tree", tree, tree, nested),
            ("colour", "'blue'", "'blue'", json!("blue")),
        ],
        vec![
            ("flag", "0", "false", json!(false)),
            (
                "large",
                "-9223372036854775808",
                "-9223372036854775808",
                json!(i64::MIN),
            ),
            (
                "real",
                "-1.7976931348623157e308",
                "-1.7976931348623157e308",
                json!(f64::MIN),
            ),
            (
                "price",
                "999999999999999999",
                "99999999999999.9999",
                json!("99999999999999.9999"),
            ),
            ("words", "''", "''", json!("")),
            ("blob", "x''", "''", json!("")),
            (
                "moment",
                "'0001-01-01T00:00:00.000000Z'",
                "'0001-01-01T00:00:00.000000Z'",
                json!("0001-01-01T00:00:00.000000Z"),
            ),
            ("day", "'9999-12-31'", "'9999-12-31'", json!("9999-12-31")),
            ("tree", "'[]'", "'[]'", json!([])),
        ],
        vec![
            (
                "large",
                "9007199254740993",
                "9007199254740993",
                json!(9_007_199_254_740_993_i64),
            ),
            ("real", "5e-324", "5e-324", json!(5e-324)),
            ("price", "0", "0", json!("0.0000")),
            ("price", "-12345678", "-1234.5678", json!("-1234.5678")),
            (
                "moment",
                "'9999-12-31T23:59:59.999999Z'",
                "'9999-12-31T23:59:59.999999Z'",
                json!("9999-12-31T23:59:59.999999Z"),
            ),
            ("tree", "'\"text\"'", "'\"text\"'", json!("text")),
        ],
        vec![
            ("flag", "NULL", "NULL", Value::Null),
            ("small", "NULL", "NULL", Value::Null),
            ("real", "1e15", "1e15", json!(1e15)),
            ("blob", "NULL", "NULL", Value::Null),
            ("tree", "NULL", "NULL", Value::Null),
            ("moment", "NULL", "NULL", Value::Null),
            ("price", "NULL", "NULL", Value::Null),
        ],
    ]
}

/// What changes the text of a value unless an image sees to it.
const MOODS: [&str; 3] = [
    "SELECT 1",
    "SET timezone = 'Asia/Kathmandu'; SET extra_float_digits = -15; SET bytea_output = 'escape'; \
     SET intervalstyle = 'postgres_verbose'; SET datestyle = 'SQL, DMY'",
    "SET timezone = 'America/St_Johns'; SET extra_float_digits = 0; SET datestyle = 'German'; \
     SET standard_conforming_strings = on",
];

fn spec(sensitive: &str) -> String {
    let fields =
        |text: String, name: &str| text.replacen("FIELDS", &FIELDS.replace("NAME", name), 1);
    let text = SPEC.replace("SENSITIVE", sensitive);
    fields(fields(text, "Whole"), "Part")
}

async fn filled<D: Shell>(database: &Database<D>, sensitive: &str) -> D::Session {
    let ddl = create_all(&tables_of(&spec(sensitive)), D::SQL);
    database.execute(&ddl).await.expect("the tables");
    let mut session = D::open(&database.url).await;
    let rows = "INSERT INTO wholes (id) VALUES ('x'); INSERT INTO parts (id) VALUES ('x')";
    run_as::<D>(&mut session, "ada", rows)
        .await
        .expect("the rows");
    session
}

/// The same moments are meant in any session, so the texts say their zone.
async fn every_value_is_what_was_written<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database, "keep").await;
    let tables = tables_of(&spec("keep"));
    let moods = if D::SQL == Dialect::Postgres {
        &MOODS[..]
    } else {
        &MOODS[..1]
    };
    for mood in moods {
        D::run(&mut session, mood).await.expect("settings");
        for samples in samples() {
            for sample in &samples {
                let (column, sqlite, postgres, expected) = sample;
                let value = if D::SQL == Dialect::Postgres {
                    postgres
                } else {
                    sqlite
                };
                let sql: Vec<String> = ["wholes", "parts"]
                    .iter()
                    .map(|table| {
                        format!(
                            "UPDATE {table} SET {column} = {value}, row_version = row_version + 1"
                        )
                    })
                    .collect();
                let done = run_as::<D>(&mut session, "ada", &sql.join("; ")).await;
                done.unwrap_or_else(|error| panic!("{error}\n{sql:?}"));
                let ledger = Ledger::read::<D>(&tables, &mut session).await;
                let [.., whole, part] = ledger.entries.as_slice() else {
                    panic!("{} entries", ledger.entries.len());
                };
                let held = &whole.after[*column];
                assert!(
                    is_same(held, expected),
                    "{column} = {value} under {mood}: {held}"
                );
                let same = whole.before[*column] == whole.after[*column];
                let changed = part.after.get(*column);
                assert!(
                    changed.is_some_and(|changed| is_same(changed, expected))
                        || changed.is_none() && same,
                    "{column} = {value} under {mood}: {part:?}"
                );
                let keys = part.after.as_object().expect("an image").len();
                assert!(keys <= 2, "what changed and the version: {part:?}");
            }
        }
        let ledger = Ledger::read::<D>(&tables, &mut session).await;
        ledger.assert_sound(&tables);
        let (whole, part) = (&ledger.live[0].image, &ledger.live[1].image);
        assert_eq!(whole, part, "one row, one image");
    }
}

/// Whether an image holds this value. A whole number may be written with a point or without.
fn is_same(held: &Value, expected: &Value) -> bool {
    match (held, expected) {
        (Value::Number(held), Value::Number(number)) if number.is_f64() => {
            held.to_string().parse() == Ok(number.as_f64().expect("it is one"))
        }
        _ => held == expected,
    }
}

/// The same entries, mood by mood, whoever looks.
async fn image_does_not_depend_on_the_session(database: Database<Postgres>) {
    let mut session = filled::<Postgres>(&database, "keep").await;
    let sets: Vec<String> = samples()[0]
        .iter()
        .map(|(column, _, value, _)| format!("{column} = {value}"))
        .collect();
    let mut images = Vec::new();
    for mood in MOODS {
        Postgres::run(&mut session, mood).await.expect("settings");
        let sql = format!(
            "UPDATE wholes SET {}, row_version = row_version + 1",
            sets.join(", ")
        );
        run_as::<Postgres>(&mut session, "ada", &sql)
            .await
            .expect("a change");
        let text = "SELECT (after - 'row_version')::text FROM audit_log ORDER BY seq DESC LIMIT 1";
        images.extend(
            Postgres::column(&mut session, text)
                .await
                .expect("the image"),
        );
    }
    assert_eq!(images[0], images[1]);
    assert_eq!(images[0], images[2]);
}

async fn omitted_says_that_there_is_something<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database, "omit").await;
    let entries = secrets::<D>(&mut session, "omit").await;
    let hidden = json!({"$redacted": true});
    assert_eq!(
        entries,
        [
            (Value::Null, hidden.clone(), Value::Null),
            (hidden.clone(), hidden.clone(), Value::Null),
            (hidden, Value::Null, Value::Null),
        ]
    );
}

async fn marked_says_when_it_changed<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database, "mark").await;
    let entries = secrets::<D>(&mut session, "mark").await;
    let hidden = json!({"$redacted": true});
    let changed = json!(["secret"]);
    assert_eq!(
        entries,
        [
            (Value::Null, hidden.clone(), changed.clone()),
            (hidden.clone(), hidden.clone(), changed.clone()),
            (hidden, Value::Null, changed),
        ]
    );
    let other = "UPDATE wholes SET flag = NULL, row_version = row_version + 1";
    run_as::<D>(&mut session, "ada", other)
        .await
        .expect("a change");
    let ledger = Ledger::read::<D>(&tables_of(&spec("mark")), &mut session).await;
    let last = ledger.entries.last().expect("an entry");
    assert_eq!(
        last.after["$changed"],
        json!([]),
        "nothing that is marked changed"
    );
}

/// Sets, changes and clears what is sensitive; what each entry says of it, and nothing says what.
async fn secrets<D: Shell>(
    session: &mut D::Session,
    sensitive: &str,
) -> Vec<(Value, Value, Value)> {
    let tables = tables_of(&spec(sensitive));
    let mut said = Vec::new();
    for value in ["'hunter2'", "'hunter3'", "NULL"] {
        let sql = format!("UPDATE wholes SET secret = {value}, row_version = row_version + 1");
        run_as::<D>(session, "ada", &sql).await.expect("a change");
        let ledger = Ledger::read::<D>(&tables, session).await;
        ledger.assert_sound(&tables);
        let last = ledger.entries.last().expect("an entry");
        let changed = last.after.get("$changed").cloned().unwrap_or(Value::Null);
        said.push((
            last.before["secret"].clone(),
            last.after["secret"].clone(),
            changed,
        ));
        assert!(!format!("{:?}", ledger.entries).contains("hunter"));
    }
    said
}

on_empty!(
    every_value_is_what_was_written,
    omitted_says_that_there_is_something,
    marked_says_when_it_changed
);

#[tokio::test]
async fn session_settings() {
    if let Some(database) = Postgres::fresh().await {
        image_does_not_depend_on_the_session(database).await;
    }
}
