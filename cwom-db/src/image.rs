//! Images as JSON, what differs between two of them, and what they come to one after the other.

use cwom_audit::Entry;
use serde_json::{Map, Value};

/// The key of an image that says which of the columns it does not hold changed.
const CHANGED: &str = "$changed";

/// A value that differs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    /// The column; with `.key` behind it for a part of a JSON value.
    pub(crate) field: String,
    /// What it was; none where it was not there.
    pub(crate) before: Option<Value>,
    /// What it is.
    pub(crate) after: Option<Value>,
}

/// An image as it is stored. What is no JSON was written by nobody's trigger, and is shown as text.
pub(crate) fn parse(stored: Option<&str>) -> Option<Value> {
    stored.map(|text| serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)))
}

/// What an entry changed.
pub(crate) fn changes_of(entry: &Entry) -> Vec<Change> {
    if entry.entity_version.is_none() {
        return Vec::new();
    }
    changes(
        parse(entry.before.as_deref()).as_ref(),
        parse(entry.after.as_deref()).as_ref(),
    )
}

/// What differs between two images, in the order of the names. Objects are compared key by key.
pub(crate) fn changes(before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
    let mut found = Vec::new();
    let marked = after.and_then(|image| image.get(CHANGED)?.as_array());
    compare("", before, after, &mut found);
    found.retain(|change| {
        change.field != CHANGED && !change.field.starts_with(&format!("{CHANGED}."))
    });
    for name in marked.into_iter().flatten().filter_map(Value::as_str) {
        if !found.iter().any(|change| change.field == name) {
            found.push(Change {
                field: name.to_owned(),
                before: before.and_then(|image| image.get(name)).cloned(),
                after: after.and_then(|image| image.get(name)).cloned(),
            });
        }
    }
    found.sort_by(|left, right| left.field.cmp(&right.field));
    found
}

fn compare(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Change>) {
    if before == after {
        return;
    }
    let empty = Map::new();
    let object = |value: Option<&Value>| value.and_then(Value::as_object).cloned();
    let sides = match (object(before), object(after)) {
        (Some(left), Some(right)) if !is_hidden(&left) && !is_hidden(&right) => Some((left, right)),
        // A whole image that came or went is told column by column; a value in it is not.
        (Some(left), None) if path.is_empty() && after.is_none() => Some((left, empty)),
        (None, Some(right)) if path.is_empty() && before.is_none() => Some((empty, right)),
        _ => None,
    };
    let Some((left, right)) = sides else {
        found.push(Change {
            field: path.to_owned(),
            before: before.cloned(),
            after: after.cloned(),
        });
        return;
    };
    let mut names: Vec<&String> = left.keys().chain(right.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let inner = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        compare(&inner, left.get(name), right.get(name), found);
    }
}

/// What stands for a value that is not shown.
pub(crate) fn is_hidden(object: &Map<String, Value>) -> bool {
    object.len() == 1 && object.contains_key("$redacted")
}

/// What a thing is after some of its changes.
#[derive(Debug, Default, Clone)]
pub(crate) struct State {
    /// None: it is not there.
    pub(crate) image: Option<Value>,
    /// The last change.
    pub(crate) version: i64,
    /// When that was, as it is stored.
    pub(crate) ts: String,
    /// Whether every column is known: false where earlier changes are in an archive.
    pub(crate) is_complete: bool,
}

impl State {
    /// Applies the next change. `holds_all` says that images of this kind have every column.
    pub(crate) fn apply(&mut self, entry: &Entry, holds_all: bool) {
        let Some(version) = number(entry) else {
            return;
        };
        let after = parse(entry.after.as_deref());
        let is_whole = holds_all || entry.before.is_none() || after.is_none();
        self.is_complete = is_whole || self.is_complete;
        self.image = match (self.image.take(), after) {
            (Some(Value::Object(mut known)), Some(Value::Object(changed))) if !is_whole => {
                known.extend(changed);
                known.remove(CHANGED);
                Some(Value::Object(known))
            }
            (_, Some(Value::Object(mut image))) => {
                image.remove(CHANGED);
                Some(Value::Object(image))
            }
            (_, after) => after,
        };
        self.version = version;
        self.ts.clone_from(&entry.ts);
    }
}

/// Which change of its thing an entry is; none for what is no change.
pub(crate) fn number(entry: &Entry) -> Option<i64> {
    entry.entity_version.as_ref()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(before: Value, after: Value, expected: &[&str]) {
        let found = changes(Some(&before), Some(&after));
        let names: Vec<&str> = found.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn objects_are_compared_key_by_key() {
        check(json!({"a": 1, "b": 2}), json!({"a": 1, "b": 3}), &["b"]);
        check(
            json!({"meta": {"n": 1, "tags": ["x"]}}),
            json!({"meta": {"n": 2, "tags": ["x"], "k": 1}}),
            &["meta.k", "meta.n"],
        );
        check(json!({"meta": {"n": 1}}), json!({"meta": [1]}), &["meta"]);
    }

    #[test]
    fn hidden_values_are_one_value() {
        let hidden = json!({"mail": {"$redacted": true}});
        check(
            hidden.clone(),
            json!({"mail": {"$redacted": "ab"}}),
            &["mail"],
        );
        let mut marked = hidden.clone();
        marked["$changed"] = json!(["mail"]);
        check(hidden.clone(), marked, &["mail"]);
        check(hidden.clone(), hidden, &[]);
    }

    #[test]
    fn a_creation_is_told_column_by_column_and_its_values_whole() {
        let found = changes(None, Some(&json!({"a": {"x": 1}, "b": null})));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].after, Some(json!({"x": 1})));
    }

    #[test]
    fn what_is_no_json_is_shown() {
        assert_eq!(parse(Some("{oops")), Some(Value::from("{oops")));
        assert_eq!(parse(None), None);
    }
}
