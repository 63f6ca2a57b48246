//! Rules hold in the database, against raw SQL as a shell would send it, on both engines alike.

use cwom::prelude::*;
use cwom::{Issue, IssueType, Repo, Source};
use cwom_tests::{Database, Engine, context};

/// Changes to one issue that the database refuses, whoever sends them.
const REFUSED: [(&str, &str); 18] = [
    ("a value that the enum lacks", "status = 'banana'"),
    ("a value of another case", "priority = 'p0'"),
    ("an empty title", "title = ''"),
    ("a title that is too long", "title = 'LONG'"),
    ("no title", "title = NULL"),
    ("a list that is an object", "assignees = '{}'"),
    (
        "a part that is no list",
        r#"acceptance = '{"criteria": "one"}'"#,
    ),
    (
        "a part of another type",
        r#"acceptance = '{"criteria": [], "tests_expected": "all"}'"#,
    ),
    (
        "a key that the value lacks",
        r#"acceptance = '{"criteria": [], "colour": "red"}'"#,
    ),
    (
        "an actor of no kind",
        r#"assignees = '[{"actor_kind": "robot", "actor_id": "r2"}]'"#,
    ),
    (
        "an actor without an id",
        r#"assignees = '[{"actor_kind": "human"}]'"#,
    ),
    ("a list of numbers for one of text", "tags = '[1, 2]'"),
    ("a map that is a list", "meta = '[]'"),
    ("JSON that is none", "meta = 'not json'"),
    (
        "a parent that is not there",
        "parent_id = '00000000-0000-7000-8000-000000000000'",
    ),
    ("a trace that is no UUID", "trace_id = 'abc'"),
    ("a moment that is none", "updated_at = 'yesterday-ish'"),
    ("a version below one", "row_version = 0"),
];

/// Changes to one issue that break no rule: what refuses everything proves nothing.
const ACCEPTED: [(&str, &str); 5] = [
    ("another status", "status = 'ready', row_version = 2"),
    ("the longest title", "title = 'LONGEST', row_version = 3"),
    (
        "an actor",
        r#"assignees = '[{"actor_kind": "human", "actor_id": "ada"}]', row_version = 4"#,
    ),
    (
        "a free map",
        r#"meta = '{"github.number": 7, "deep": {"er": [null]}}', row_version = 5"#,
    ),
    ("no trace", "trace_id = NULL, row_version = 6"),
];

async fn broken_rows_are_refused_and_sound_ones_are_not<D: Engine>(database: Database<D>) {
    let issue = issue(&database).await;
    for (what, assignment) in REFUSED {
        // The next version is stated, so that nothing but the rule in question refuses the change.
        let versioned = if assignment.contains("row_version") {
            assignment.to_owned()
        } else {
            format!("{assignment}, row_version = 2")
        };
        let sql = update(&issue, &versioned);
        assert!(
            database.execute_as(&sql).await.is_err(),
            "{what} was stored: {sql}"
        );
    }
    assert_eq!(
        database.store.get::<Issue>(issue.id).await.expect("read"),
        issue
    );
    for (what, assignment) in ACCEPTED {
        let sql = update(&issue, assignment);
        if let Err(error) = database.execute_as(&sql).await {
            panic!("{what} was refused: {error}\n{sql}");
        }
    }
    let read = database
        .store
        .get::<Issue>(issue.id)
        .await
        .expect("it reads back");
    assert_eq!((read.row_version, read.title.len()), (6, 512));
}

async fn typed_api_refuses_with_the_field_and_the_rule<D: Engine>(database: Database<D>) {
    let issue = issue(&database).await;
    let cases = [
        (Issue::new(issue.repo_id, "", IssueType::Bug), "title"),
        (
            Issue::new(issue.repo_id, "x".repeat(513), IssueType::Bug),
            "title",
        ),
        (
            Issue::new(issue.repo_id, "nul \0 inside", IssueType::Bug),
            "title",
        ),
        (
            Issue::new(issue.repo_id, "x", IssueType::Bug).description("x".repeat(16_001)),
            "description",
        ),
        (
            Issue::new(issue.repo_id, "x", IssueType::Bug)
                .watchers(vec![cwom::Actor::new(cwom::ActorKind::Human, "")]),
            "watchers[0].actor_id",
        ),
    ];
    for (new, path) in cases {
        let error = database
            .store
            .write(&context())
            .create(new)
            .await
            .expect_err(path);
        let Error::Invalid(invalid) = &error else {
            panic!("{path}: {error:?}")
        };
        assert!(error.to_string().contains(path), "{path}: {invalid}");
    }
}

async fn defaults_serve_raw_sql<D: Engine>(database: Database<D>) {
    let id = "01900000-0000-7000-8000-000000000001";
    let sql = format!("INSERT INTO agents (id, name, type) VALUES ('{id}', 'fixer', 'security')");
    database
        .execute_as(&sql)
        .await
        .expect("every other column has a default");
    let agent = database
        .store
        .get::<cwom::Agent>(id.parse::<Id<cwom::Agent>>().expect("an id"))
        .await
        .expect("it reads back");
    assert_eq!(agent.health_status, "unknown", "without quotes of its own");
    assert!(agent.is_enabled && agent.capabilities.is_empty());
}

/// One issue in one repo.
async fn issue<D: Engine>(database: &Database<D>) -> Issue {
    let ctx = context();
    let writer = database.store.write(&ctx);
    let new = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = writer.create(new).await.expect("a repo");
    writer
        .create(Issue::new(repo.id, "Login fails", IssueType::Bug))
        .await
        .expect("an issue")
}

fn update(issue: &Issue, assignment: &str) -> String {
    let assignment = assignment
        .replace("LONGEST", &"x".repeat(512))
        .replace("LONG", &"x".repeat(513));
    format!(
        "UPDATE cwom_issues SET {assignment} WHERE id = '{}'",
        issue.id
    )
}

mod on {
    cwom_tests::on_both!(
        broken_rows_are_refused_and_sound_ones_are_not,
        typed_api_refuses_with_the_field_and_the_rule,
        defaults_serve_raw_sql,
    );
}
