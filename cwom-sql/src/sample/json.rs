//! JSON that a shape accepts.

use std::fmt::Write as _;

use cwom_schema::schema::OneOfMode;
use cwom_schema::tables::{JsonShape, ObjectShape};

use super::text::text;

/// A value of this shape. Objects have the keys that they must have.
pub(super) fn of_shape(shape: &JsonShape, number: u64) -> Option<String> {
    Some(match shape {
        JsonShape::Any | JsonShape::Map => "{}".to_owned(),
        JsonShape::Object(object) => of_object(object, number)?,
        // What the items of a list have to be is not in the shape.
        JsonShape::Array(length) if length.min.unwrap_or(0) == 0 => "[]".to_owned(),
        JsonShape::Array(length) => {
            let items = vec!["\"a\""; length.min.unwrap_or(1) as usize];
            format!("[{}]", items.join(","))
        }
        JsonShape::Bool => "true".to_owned(),
        JsonShape::Int(bounds) => {
            let low = bounds.min.unwrap_or(i64::MIN);
            1.clamp(low, bounds.max.unwrap_or(i64::MAX)).to_string()
        }
        JsonShape::Number(bounds) => {
            let low = bounds.min.unwrap_or(f64::MIN);
            let value = 0.5_f64.clamp(low, bounds.max.unwrap_or(f64::MAX));
            format!("{value}")
        }
        JsonShape::Text { length, pattern } => {
            let most = length.max.unwrap_or(u32::MAX);
            let text = text(pattern.as_ref(), length.min.unwrap_or(0), most, number)?;
            quoted(&text)
        }
        JsonShape::Values(values) => quoted(values.first()?),
    })
}

fn of_object(object: &ObjectShape, number: u64) -> Option<String> {
    let mut names: Vec<&str> = object
        .keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name.as_str())
        .collect();
    for set in &object.one_of {
        let is_met = set.keys.iter().any(|key| names.contains(&key.as_str()));
        if set.mode != OneOfMode::AtMost && !is_met {
            names.push(set.keys.first()?);
        }
    }
    let mut parts = Vec::new();
    for key in &object.keys {
        if names.contains(&key.name.as_str()) {
            let value = of_shape(&key.shape, number)?;
            parts.push(format!("{}:{value}", quoted(&key.name)));
        }
    }
    Some(format!("{{{}}}", parts.join(",")))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            other if other.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
