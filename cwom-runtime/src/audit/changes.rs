//! The difference of two images.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::Json;

/// The key of an image that says which of the columns it does not hold changed.
const CHANGED: &str = "$changed";

/// One column that differs between two images.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    /// The column.
    pub field: String,
    /// What it held; none where the image does not have it.
    pub before: Option<Json>,
    /// What it holds.
    pub after: Option<Json>,
}

/// The columns that differ, in the order of their names.
pub(super) fn changes(before: Option<&Json>, after: Option<&Json>) -> Vec<FieldChange> {
    let (left, right) = (object(before), object(after));
    let mut marked: Vec<&str> = Vec::new();
    if let Some(Json::Array(names)) = right.and_then(|image| image.get(CHANGED)) {
        marked.extend(names.iter().filter_map(Json::as_str));
    }
    let keys: BTreeSet<&String> = [left, right]
        .into_iter()
        .flatten()
        .flat_map(|image| image.keys())
        .filter(|key| *key != CHANGED)
        .collect();
    keys.into_iter()
        .filter_map(|key| {
            let before = left.and_then(|image| image.get(key));
            let after = right.and_then(|image| image.get(key));
            (before != after || marked.contains(&key.as_str())).then(|| FieldChange {
                field: key.clone(),
                before: before.cloned(),
                after: after.cloned(),
            })
        })
        .collect()
}

fn object(image: Option<&Json>) -> Option<&serde_json::Map<String, Json>> {
    image.and_then(Json::as_object)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(before: Json, after: Json, expected: &[&str]) {
        let found = changes(Some(&before), Some(&after));
        let names: Vec<&str> = found.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn columns_that_differ_are_named() {
        check(json!({"a": 1, "b": 2}), json!({"a": 1, "b": 3}), &["b"]);
        check(json!({"a": null}), json!({"a": 1}), &["a"]);
        check(json!({"a": 1}), json!({"a": 1, "new": null}), &["new"]);
        check(json!({"a": {"x": [1]}}), json!({"a": {"x": [1]}}), &[]);
    }

    #[test]
    fn marked_columns_changed_though_their_values_are_not_there() {
        let hidden = json!({"mail": {"$redacted": true}, "a": 1});
        let mut after = hidden.clone();
        after["$changed"] = json!(["mail"]);
        check(hidden.clone(), after, &["mail"]);
        let mut after = hidden.clone();
        after["$changed"] = json!([]);
        check(hidden, after, &[]);
    }
}
