//! The difference of two images: the one place that knows what an image says besides its values.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Map;

use crate::Json;

/// The key of an image that says which of the columns it does not hold changed.
const CHANGED: &str = "$changed";
/// The only key of what stands for a value that is not shown.
const HIDDEN: &str = "$redacted";

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

impl FieldChange {
    /// The columns of two images that differ, in the order of their names. Those that are marked
    /// as changed are among them, whether their values are there or not.
    ///
    /// What is no object has no columns: an image that no trigger wrote is told whole, as the
    /// change of a column without a name.
    pub fn between(before: Option<&Json>, after: Option<&Json>) -> Vec<Self> {
        if [before, after]
            .into_iter()
            .flatten()
            .any(|it| !it.is_object())
        {
            let whole = Self::of(String::new(), before, after);
            return (before != after).then_some(whole).into_iter().collect();
        }
        let (left, right) = (object(before), object(after));
        let marked = marked(right);
        let mut names: BTreeSet<&str> = marked.clone();
        for image in [left, right].into_iter().flatten() {
            names.extend(image.keys().map(String::as_str));
        }
        names.remove(CHANGED);
        names
            .into_iter()
            .filter_map(|name| {
                let before = left.and_then(|image| image.get(name));
                let after = right.and_then(|image| image.get(name));
                (before != after || marked.contains(name))
                    .then(|| Self::of(name.to_owned(), before, after))
            })
            .collect()
    }

    /// The same change told by the keys of JSON objects that differ, as `column.key`. A value that
    /// was there on one side only, or that is not shown, is told whole.
    pub fn by_keys(self) -> Vec<Self> {
        let (Some(Json::Object(left)), Some(Json::Object(right))) = (&self.before, &self.after)
        else {
            return vec![self];
        };
        if left == right || is_hidden(left) || is_hidden(right) {
            return vec![self];
        }
        let names: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
        let differing = names.into_iter().filter_map(|name| {
            let (before, after) = (left.get(name), right.get(name));
            (before != after).then(|| Self::of(format!("{}.{name}", self.field), before, after))
        });
        differing.flat_map(Self::by_keys).collect()
    }

    fn of(field: String, before: Option<&Json>, after: Option<&Json>) -> Self {
        Self {
            field,
            before: before.cloned(),
            after: after.cloned(),
        }
    }
}

/// An image as what a thing is: without the note on what changed last.
pub(super) fn state(mut image: Json) -> Json {
    if let Json::Object(columns) = &mut image {
        columns.remove(CHANGED);
    }
    image
}

/// The columns that an image lists as changed.
fn marked(image: Option<&Map<String, Json>>) -> BTreeSet<&str> {
    let names = image.and_then(|image| image.get(CHANGED)?.as_array());
    names
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect()
}

/// Whether an object stands for a value that is not shown.
fn is_hidden(object: &Map<String, Json>) -> bool {
    object.len() == 1 && object.contains_key(HIDDEN)
}

fn object(image: Option<&Json>) -> Option<&Map<String, Json>> {
    image.and_then(Json::as_object)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(before: &Json, after: &Json, expected: &[&str]) {
        let found = FieldChange::between(Some(before), Some(after));
        let names: Vec<&str> = found.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn columns_that_differ_are_named() {
        check(&json!({"a": 1, "b": 2}), &json!({"a": 1, "b": 3}), &["b"]);
        check(&json!({"a": null}), &json!({"a": 1}), &["a"]);
        check(&json!({"a": 1}), &json!({"a": 1, "new": null}), &["new"]);
        check(&json!({"a": {"x": [1]}}), &json!({"a": {"x": [1]}}), &[]);
    }

    #[test]
    fn marked_columns_changed_though_their_values_are_not_there() {
        let hidden = json!({"mail": {"$redacted": true}, "a": 1});
        let mut after = hidden.clone();
        after["$changed"] = json!(["mail"]);
        check(&hidden, &after, &["mail"]);
        let mut after = hidden.clone();
        after["$changed"] = json!([]);
        check(&hidden, &after, &[]);
    }

    #[test]
    fn marked_columns_are_told_where_the_image_leaves_them_out() {
        let after = json!({"a": 2, "$changed": ["mail"]});
        check(&json!({"a": 1}), &after, &["a", "mail"]);
    }

    #[test]
    fn what_is_no_object_is_told_whole() {
        check(&json!({"a": 1}), &json!("{oops"), &[""]);
        check(&json!([1]), &json!([1]), &[]);
        assert_eq!(FieldChange::between(None, Some(&json!("x"))).len(), 1);
        assert_eq!(FieldChange::between(None, None), []);
    }

    fn check_keys(before: &Json, after: &Json, expected: &[&str]) {
        let found = FieldChange::between(Some(before), Some(after)).into_iter();
        let found: Vec<FieldChange> = found.flat_map(FieldChange::by_keys).collect();
        let names: Vec<&str> = found.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn objects_are_compared_key_by_key() {
        check_keys(&json!({"a": 1, "b": 2}), &json!({"a": 1, "b": 3}), &["b"]);
        check_keys(
            &json!({"meta": {"n": 1, "tags": ["x"], "in": {"deep": 1}}}),
            &json!({"meta": {"n": 2, "tags": ["x"], "in": {"deep": 2}, "k": 1}}),
            &["meta.in.deep", "meta.k", "meta.n"],
        );
        check_keys(&json!({"meta": {"n": 1}}), &json!({"meta": [1]}), &["meta"]);
    }

    #[test]
    fn hidden_values_are_one_value() {
        let hidden = json!({"mail": {"$redacted": true}});
        check_keys(&hidden, &json!({"mail": {"$redacted": "ab"}}), &["mail"]);
        let mut marked = hidden.clone();
        marked["$changed"] = json!(["mail"]);
        check_keys(&hidden, &marked, &["mail"]);
        check_keys(&hidden, &hidden, &[]);
    }

    /// A value that is not shown on one side has no keys to compare, and one that is marked as
    /// changed although it is the same is told, too.
    #[test]
    fn what_cannot_be_compared_key_by_key_is_told_whole() {
        let (hidden, shown) = (json!({"$redacted": "ab"}), json!({"n": 1}));
        for (before, after) in [(&hidden, &shown), (&shown, &hidden), (&shown, &shown)] {
            let change = FieldChange::of("meta".to_owned(), Some(before), Some(after));
            assert_eq!(change.clone().by_keys(), [change]);
        }
    }

    #[test]
    fn a_creation_is_told_column_by_column_and_its_values_whole() {
        let found = FieldChange::between(None, Some(&json!({"a": {"x": 1}, "b": null})));
        let found: Vec<FieldChange> = found.into_iter().flat_map(FieldChange::by_keys).collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].after, Some(json!({"x": 1})));
    }

    #[test]
    fn a_state_does_not_say_what_changed() {
        let image = json!({"a": 1, "$changed": ["mail"]});
        assert_eq!(state(image), json!({"a": 1}));
    }
}
