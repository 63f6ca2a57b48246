//! The JSON form of an entity says of what kind it is, and agrees with its JSON Schema; that of a
//! new one is read strictly.

use std::fs;

use cwom::prelude::*;
use cwom::{Issue, IssueType, NewIssue, Priority, Repo, Source};
use cwom_tests::{Database, Engine, context};
use serde_json::{Value, json};

/// An issue in its JSON form.
async fn stored<D: Engine>(store: &Store<D>) -> (Issue, Value) {
    let ctx = context();
    let write = store.write(&ctx);
    let repo = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = write.create(repo).await.expect("a repo");
    let issue = Issue::new(repo.id, "Login fails", IssueType::Bug).tags(["a"]);
    let issue = write.create(issue).await.expect("an issue");
    let json = serde_json::to_value(&issue).expect("JSON");
    (issue, json)
}

async fn kind_is_written_and_may_be_left_out<D: Engine>(database: Database<D>) {
    let (issue, mut json) = stored(&database.store).await;
    assert_eq!(json["kind"], "Issue");
    let text = json.to_string();
    let read = |json: &Value| serde_json::from_value::<Issue>(json.clone());
    assert_eq!(read(&json).expect("its own form"), issue);
    assert_eq!(
        serde_json::from_str::<Issue>(&text).expect("as text"),
        issue
    );
    json.as_object_mut().expect("an object").remove("kind");
    assert_eq!(read(&json).expect("without a kind"), issue);
}

async fn other_kind_and_unknown_field_are_refused<D: Engine>(database: Database<D>) {
    let (_, json) = stored(&database.store).await;
    let refused = |key: &str, value: Value| {
        let mut json = json.clone();
        json[key] = value;
        let error = serde_json::from_value::<Issue>(json).expect_err("refused");
        error.to_string()
    };
    assert_eq!(
        refused("kind", json!("Repo")),
        "this is of the kind `Repo`, not `Issue`"
    );
    assert!(refused("kind", json!(7)).contains("expected a string"));
    assert!(refused("colour", json!("red")).contains("colour"));
    let error = serde_json::from_value::<Issue>(json!([])).expect_err("no object");
    assert!(error.to_string().contains("kind"), "{error}");
}

async fn schema_accepts_what_the_types_do<D: Engine>(database: Database<D>) {
    let (_, json) = stored(&database.store).await;
    let path = crate::workspace_root().join("generated/schemas/issue.json");
    let schema = fs::read_to_string(path).expect("it is generated");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let agree = |change: &dyn Fn(&mut Value)| {
        let mut json = json.clone();
        change(&mut json);
        let accepted = validator.is_valid(&json);
        let read = serde_json::from_value::<Issue>(json.clone());
        assert_eq!(accepted, read.is_ok(), "{read:?}");
        accepted
    };
    assert!(agree(&|_| {}));
    assert!(agree(&|json| drop(
        json.as_object_mut().expect("an object").remove("kind")
    )));
    assert!(!agree(&|json| json["kind"] = json!("Repo")));
    assert!(!agree(&|json| json["colour"] = json!("red")));
    assert!(!agree(&|json| json["priority"] = json!("P9")));
    assert!(!agree(&|json| drop(
        json.as_object_mut().expect("an object").remove("title")
    )));
}

/// The trait is all that a type of its own has of serde: called by either name, it is the same.
async fn entity_is_read_by_the_trait_alone<D: Engine>(database: Database<D>) {
    use serde::Deserialize as _;

    let (issue, json) = stored(&database.store).await;
    assert_eq!(Issue::deserialize(json).expect("its own form"), issue);
}

/// The body of a request: what the constructor asks for and nothing else.
fn request() -> Value {
    json!({
        "repo_id": "01900000-0000-7000-8000-000000000001",
        "title": "Login fails",
        "type": "bug",
    })
}

fn read(json: Value) -> serde_json::Result<NewIssue> {
    serde_json::from_value(json)
}

#[test]
fn request_has_the_defaults_of_the_constructor() {
    let repo = "01900000-0000-7000-8000-000000000001".parse();
    let made = Issue::new(repo.expect("an id"), "Login fails", IssueType::Bug);
    assert_eq!(read(request()).expect("a request"), made);
    let mut json = request();
    json["kind"] = json!("Issue");
    json["priority"] = json!("P0");
    json["blocks"] = json!(["01900000-0000-7000-8000-000000000002"]);
    let other = "01900000-0000-7000-8000-000000000002".parse();
    let made = made.priority(Priority::P0).blocks([other.expect("an id")]);
    assert_eq!(read(json).expect("a request"), made);
}

#[test]
fn request_is_read_strictly() {
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut json = request();
        change(&mut json);
        read(json).expect_err("refused").to_string()
    };
    let other_kind = refused(&|json| json["kind"] = json!("Repo"));
    assert_eq!(other_kind, "this is of the kind `Repo`, not `Issue`");
    assert!(refused(&|json| json["kind"] = json!(7)).contains("expected a string"));
    assert!(refused(&|json| json["colour"] = json!("red")).contains("`colour`"));
    // What the store decides is not for a request to say.
    for key in ["row_version", "created_at", "updated_at"] {
        assert!(refused(&|json| json[key] = json!(1)).contains(key));
    }
    assert!(refused(&|json| json["priority"] = json!("P9")).contains("P9"));
    assert!(refused(&|json| json["priority"] = json!(null)).contains("null"));
    for key in ["repo_id", "title", "type"] {
        let missing = refused(&|json| drop(json.as_object_mut().expect("an object").remove(key)));
        assert!(missing.contains(&format!("`{key}`")), "{missing}");
    }
}

async fn request_becomes_a_row<D: Engine>(database: Database<D>) {
    let (first, _) = stored(&database.store).await;
    let mut json = request();
    json["repo_id"] = json!(first.repo_id);
    json["blocks"] = json!([first.id]);
    let ctx = context();
    let new = read(json).expect("a request");
    let issue = database.store.write(&ctx).create(new).await;
    let issue = issue.expect("an issue");
    let blocked = database.store.load(&[issue], Issue::BLOCKS).await;
    assert_eq!(blocked.expect("its links"), [vec![first]]);
}

mod on {
    cwom_tests::on_both!(
        kind_is_written_and_may_be_left_out,
        other_kind_and_unknown_field_are_refused,
        schema_accepts_what_the_types_do,
        entity_is_read_by_the_trait_alone,
        request_becomes_a_row,
    );
}
