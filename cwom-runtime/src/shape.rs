//! Stored JSON: strict going in, tolerant coming out.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::row::NO_NUL;
use crate::{Bytes, Date, Decimal, DecodeProblem, Duration, Map, Timestamp, TraceId, Ulid};

/// Which keys the objects of a type have. Value types refuse unknown keys; a stored object may
/// have been written by a newer revision, and this says what to leave out then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeNode {
    /// Nothing to leave out: scalars, enums, free JSON.
    Any,
    /// A list of these.
    List(&'static ShapeNode),
    /// An object with free keys and these values.
    Map(&'static ShapeNode),
    /// An object with these keys.
    Object(&'static [ShapeField]),
}

/// One key of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapeField {
    /// The key in JSON.
    pub name: &'static str,
    /// What it holds.
    pub shape: &'static ShapeNode,
}

/// A type that can be stored as JSON, or within it.
pub trait Shape {
    /// Which keys its objects have.
    const SHAPE: &'static ShapeNode;
}

macro_rules! any_shape {
    ($($type:ty),* $(,)?) => {$(
        impl Shape for $type {
            const SHAPE: &'static ShapeNode = &ShapeNode::Any;
        }
    )*};
}

any_shape!(
    bool, i16, i32, i64, f64, String, Bytes, Uuid, Ulid, TraceId, Timestamp, Date, Duration, Value,
    Map,
);

impl<const SCALE: u8> Shape for Decimal<SCALE> {
    const SHAPE: &'static ShapeNode = &ShapeNode::Any;
}

impl<T: Shape> Shape for Option<T> {
    const SHAPE: &'static ShapeNode = T::SHAPE;
}

impl<T: Shape> Shape for Vec<T> {
    const SHAPE: &'static ShapeNode = &ShapeNode::List(T::SHAPE);
}

impl<T: Shape> Shape for BTreeMap<String, T> {
    const SHAPE: &'static ShapeNode = &ShapeNode::Map(T::SHAPE);
}

/// Reads stored JSON: strictly first, which is the common case and copies nothing, and on failure
/// without unknown keys.
pub(crate) fn from_json<T: DeserializeOwned + Shape>(text: &str) -> Result<T, DecodeProblem> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let Ok(mut value) = serde_json::from_str::<Value>(text) else {
        return Err(DecodeProblem::Json(error));
    };
    if !prune(&mut value, T::SHAPE) {
        return Err(DecodeProblem::Json(error));
    }
    serde_json::from_value(value).map_err(DecodeProblem::Json)
}

/// Writes JSON, or says which rule it breaks.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, String> {
    let text = serde_json::to_string(value).map_err(|error| format!("is no JSON: {error}"))?;
    if escapes_nul(&text) {
        return Err(NO_NUL.to_owned());
    }
    Ok(text)
}

/// Removes unknown keys; whether there were any.
fn prune(value: &mut Value, shape: &ShapeNode) -> bool {
    match (value, shape) {
        (Value::Array(items), ShapeNode::List(inner)) => items
            .iter_mut()
            .fold(false, |pruned, item| prune(item, inner) | pruned),
        (Value::Object(entries), ShapeNode::Map(inner)) => entries
            .values_mut()
            .fold(false, |pruned, entry| prune(entry, inner) | pruned),
        (Value::Object(entries), ShapeNode::Object(fields)) => {
            let before = entries.len();
            entries.retain(|key, _| fields.iter().any(|field| field.name == key));
            let mut pruned = entries.len() < before;
            for field in *fields {
                if let Some(entry) = entries.get_mut(field.name) {
                    pruned |= prune(entry, field.shape);
                }
            }
            pruned
        }
        _ => false,
    }
}

/// Whether serialised JSON holds U+0000, which is always written as an escape.
fn escapes_nul(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        if rest[at + 1..].starts_with(b"u0000") {
            return true;
        }
        // Skipping the escaped character keeps an escaped backslash from looking like a new escape.
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Whole {
        name: String,
        #[serde(default)]
        inner: BTreeMap<String, Vec<Part>>,
        #[serde(default)]
        free: Map,
    }

    impl Shape for Whole {
        const SHAPE: &'static ShapeNode = &ShapeNode::Object(&[
            ShapeField {
                name: "name",
                shape: String::SHAPE,
            },
            ShapeField {
                name: "inner",
                shape: <BTreeMap<String, Vec<Part>>>::SHAPE,
            },
            ShapeField {
                name: "free",
                shape: Map::SHAPE,
            },
        ]);
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Part {
        name: String,
    }

    impl Shape for Part {
        const SHAPE: &'static ShapeNode = &ShapeNode::Object(&[ShapeField {
            name: "name",
            shape: String::SHAPE,
        }]);
    }

    #[test]
    fn unknown_keys_are_left_out_at_every_depth_but_not_of_free_json() {
        let text =
            r#"{"x": 1, "name": "a", "free": {"x": 1}, "inner": {"x": [{"name": "b", "x": 1}]}}"#;
        let whole: Whole = from_json(text).unwrap();
        assert_eq!(whole.free["x"], 1);
        assert_eq!(whole.inner["x"][0].name, "b");
    }

    #[test]
    fn what_does_not_fit_says_where() {
        let check = |text: &str, expected: &str| {
            let error = from_json::<Whole>(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        };
        check(
            r#"{"name": 1}"#,
            "invalid type: integer `1`, expected a string at line 1",
        );
        check(r#"{"x": 1}"#, "missing field `name`");
        check("{", "EOF");
        check("", "EOF");
    }

    #[test]
    fn nul_is_found_however_it_hides() {
        let check = |text: &str, found: bool| assert_eq!(escapes_nul(text), found, "{text}");
        check(r#""\u0000""#, true);
        check(r#""\\u0000""#, false);
        check(r#""\\\u0000""#, true);
        check(r#""\n\u0000""#, true);
        check(r#""\u0001""#, false);
        check(r#""u0000""#, false);
        check("\\", false);
    }

    proptest! {
        #[test]
        fn only_text_with_nul_is_refused(text: String, key: String) {
            let value = serde_json::json!({ key.clone(): [text.clone()] });
            let holds = text.contains('\0') || key.contains('\0');
            prop_assert_eq!(to_json(&value).is_err(), holds);
        }

        #[test]
        fn floats_come_back_to_the_last_digit(number in any::<f64>().prop_filter("finite", |f| f.is_finite())) {
            let text = to_json(&vec![number]).unwrap();
            prop_assert_eq!(from_json::<Vec<f64>>(&text).unwrap(), [number]);
        }
    }
}
