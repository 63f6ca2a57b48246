//! Images as they are stored, as JSON, and what they come to one after the other.

use cwom_audit::Entry;
use cwom_runtime::FieldChange;
use serde_json::{Map, Value};

/// The key of an image that says which of the columns it does not hold changed.
const CHANGED: &str = "$changed";

/// An image as it is stored. What is no JSON was written by nobody's trigger, and is shown as text.
pub(crate) fn parse(stored: Option<&str>) -> Option<Value> {
    stored.map(|text| serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)))
}

/// What an entry changed.
pub(crate) fn changes_of(entry: &Entry) -> Vec<FieldChange> {
    if entry.entity_version.is_none() {
        return Vec::new();
    }
    changes(
        parse(entry.before.as_deref()).as_ref(),
        parse(entry.after.as_deref()).as_ref(),
    )
}

/// What differs between two images, by the keys of JSON objects.
pub(crate) fn changes(before: Option<&Value>, after: Option<&Value>) -> Vec<FieldChange> {
    let columns = FieldChange::between(before, after).into_iter();
    columns.flat_map(FieldChange::by_keys).collect()
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
    use super::*;

    #[test]
    fn what_is_no_json_is_shown() {
        assert_eq!(parse(Some("{oops")), Some(Value::from("{oops")));
        assert_eq!(parse(None), None);
    }
}
