//! The JSON form of an entity says of what kind it is, and agrees with its JSON Schema.

use std::fs;

use cwom::prelude::*;
use cwom::{Issue, IssueType, Repo, Source};
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

mod on {
    cwom_tests::on_both!(
        kind_is_written_and_may_be_left_out,
        other_kind_and_unknown_field_are_refused,
        schema_accepts_what_the_types_do,
    );
}
