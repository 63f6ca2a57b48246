//! JSON as text, with keys in the order in which they are given.

use std::fmt::Write as _;

/// A JSON value to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json {
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// A value that is JSON already.
    Raw(String),
}

impl Json {
    pub(crate) fn string(text: &str) -> Self {
        Self::String(text.to_owned())
    }

    pub(crate) fn object<const N: usize>(entries: [(&str, Self); N]) -> Self {
        let entries = entries.into_iter();
        Self::Object(
            entries
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }

    /// The text, two spaces for each level, ending in a line break.
    pub(crate) fn render(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out.push('\n');
        out
    }

    fn write(&self, level: usize, out: &mut String) {
        match self {
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) | Self::Raw(text) => out.push_str(text),
            Self::String(text) => write_string(text, out),
            Self::Array(items) if items.is_empty() => out.push_str("[]"),
            Self::Object(entries) if entries.is_empty() => out.push_str("{}"),
            Self::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    start_line(index > 0, level + 1, out);
                    item.write(level + 1, out);
                }
                start_line(false, level, out);
                out.push(']');
            }
            Self::Object(entries) => {
                out.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    start_line(index > 0, level + 1, out);
                    write_string(key, out);
                    out.push_str(": ");
                    value.write(level + 1, out);
                }
                start_line(false, level, out);
                out.push('}');
            }
        }
    }
}

fn start_line(after_another: bool, level: usize, out: &mut String) {
    out.push_str(if after_another { ",\n" } else { "\n" });
    for _ in 0..level {
        out.push_str("  ");
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            character if (character as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", character as u32);
            }
            character => out.push(character),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn text_is_escaped_and_order_is_kept() {
        let json = Json::object([
            (
                "b",
                Json::Array(vec![Json::Bool(true), Json::Number("1".to_owned())]),
            ),
            ("a\"", Json::string("\u{1}\n\\")),
            ("none", Json::Object(Vec::new())),
        ]);
        assert_eq!(
            json.render(),
            "{\n  \"b\": [\n    true,\n    1\n  ],\n  \"a\\\"\": \"\\u0001\\n\\\\\",\n  \"none\": {}\n}\n"
        );
    }
}
