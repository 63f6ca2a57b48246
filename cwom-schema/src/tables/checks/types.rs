//! The rules that a type brings with it.

use std::fmt::Display;

use super::Rules;
use crate::schema::{Bounds, IdStrategy, IntWidth, Length, Pattern, Type};
use crate::tables::CheckRule;
use crate::tables::shapes::json_shape;

impl Rules<'_> {
    /// The rules of a column that holds `ty`.
    pub(super) fn push_type(&mut self, column: &str, ty: &Type) {
        let name = column.to_owned();
        match ty {
            Type::Bool => self.push(
                &[column, "bool"],
                CheckRule::Bool { column: name },
                format!("`{column}` is true or false."),
            ),
            Type::Int(width, bounds) => self.push_int(column, *width, *bounds),
            Type::Float(bounds) => self.push(
                &[column, "range"],
                CheckRule::Float {
                    column: name,
                    bounds: *bounds,
                },
                format!("`{column}` is finite{}.", within(bounds, ", and is")),
            ),
            Type::Decimal { bounds, .. } => self.push_decimal(column, *bounds),
            Type::String(length) | Type::Text(length) => self.push_text(column, *length),
            Type::Bytes(length) => {
                if *length != Length::default() {
                    self.push(
                        &[column, "length"],
                        CheckRule::Bytes {
                            column: name,
                            length: *length,
                        },
                        format!("`{column}` has{} bytes.", within(length, "")),
                    );
                }
            }
            Type::Uuid | Type::Ulid | Type::Date | Type::Timestamp | Type::Trace => {
                self.push_canonical(column);
            }
            Type::Duration => {}
            Type::Json => self.push_json(column, ty, "JSON, and not `null`"),
            Type::Map(_) => self.push_json(column, ty, "a JSON object"),
            Type::Value(id) => {
                let words = format!("the JSON of a value of {}", self.schema[*id].name);
                self.push_json(column, ty, &words);
            }
            Type::List(_, length) => {
                let words = if *length == Length::default() {
                    "a JSON array".to_owned()
                } else {
                    format!("a JSON array of{} items", within(length, ""))
                };
                self.push_json(column, ty, &words);
            }
            Type::Enum(id) => {
                let values: Vec<String> = self.schema[*id]
                    .values
                    .iter()
                    .map(|value| value.name.clone())
                    .collect();
                let doc = format!("`{column}` is a value of {}.", self.schema[*id].name);
                self.push(
                    &[column, "values"],
                    CheckRule::Values {
                        column: name,
                        values,
                    },
                    doc,
                );
            }
            Type::Key(entity) => match self.schema[*entity].id {
                IdStrategy::Text { max } => self.push_text(
                    column,
                    // An empty key would name a row by nothing.
                    Length {
                        min: Some(1),
                        max: Some(max),
                    },
                ),
                IdStrategy::Uuid7 | IdStrategy::Uuid4 | IdStrategy::Ulid => {
                    self.push_canonical(column);
                }
            },
            Type::Raw { sqlite, .. } => {
                // PostgreSQL's own type speaks for itself; what SQLite keeps as text is text.
                if sqlite.eq_ignore_ascii_case("text") {
                    self.push_text(column, Length::default());
                }
            }
        }
    }

    /// The rule of a pattern.
    pub(super) fn push_pattern(&mut self, column: &str, pattern: Option<&Pattern>) {
        if let Some(pattern) = pattern {
            self.push(
                &[column, "pattern"],
                CheckRule::Pattern {
                    column: column.to_owned(),
                    pattern: pattern.clone(),
                },
                format!("`{column}` follows its pattern."),
            );
        }
    }

    fn push_int(&mut self, column: &str, width: IntWidth, bounds: Bounds<i64>) {
        if bounds != Bounds::default() {
            self.push(
                &[column, "range"],
                CheckRule::Range {
                    column: column.to_owned(),
                    bounds,
                },
                format!("`{column}` is{}.", within(&bounds, "")),
            );
        }
        // Two bounds lie within the width already.
        let bounded = bounds.min.is_some() && bounds.max.is_some();
        if width != IntWidth::I64 && !bounded {
            self.push(
                &[column, "width"],
                CheckRule::Width {
                    column: column.to_owned(),
                },
                format!("`{column}` fits its width."),
            );
        }
    }

    fn push_decimal(&mut self, column: &str, bounds: Bounds<i64>) {
        self.push(
            &[column, "digits"],
            CheckRule::Digits {
                column: column.to_owned(),
            },
            format!("`{column}` has no more digits than it may."),
        );
        if bounds != Bounds::default() {
            self.push(
                &[column, "range"],
                CheckRule::Range {
                    column: column.to_owned(),
                    bounds,
                },
                format!(
                    "`{column}` is{} units of its last digit.",
                    within(&bounds, "")
                ),
            );
        }
    }

    fn push_text(&mut self, column: &str, length: Length) {
        let (what, doc) = if length == Length::default() {
            ("text", format!("`{column}` has no U+0000."))
        } else {
            let words = within(&length, "");
            let doc = format!("`{column}` has{words} characters, none of them U+0000.");
            ("length", doc)
        };
        let rule = CheckRule::Text {
            column: column.to_owned(),
            length,
        };
        self.push(&[column, what], rule, doc);
    }

    fn push_canonical(&mut self, column: &str) {
        self.push(
            &[column, "form"],
            CheckRule::Canonical {
                column: column.to_owned(),
            },
            format!("`{column}` is well formed."),
        );
    }

    fn push_json(&mut self, column: &str, ty: &Type, words: &str) {
        let shape = json_shape(self.schema, ty);
        self.push(
            &[column, "json"],
            CheckRule::Json {
                column: column.to_owned(),
                shape,
            },
            format!("`{column}` is {words}."),
        );
    }
}

/// Bounds in words, each word after a space: ` 1 to 5`, ` at least 1`, ` at most 5`, or nothing.
fn within<T: Display>(bounds: &Bounds<T>, before: &str) -> String {
    match (&bounds.min, &bounds.max) {
        (None, None) => String::new(),
        (Some(min), None) => format!("{before} at least {min}"),
        (None, Some(max)) => format!("{before} at most {max}"),
        (Some(min), Some(max)) => format!("{before} {min} to {max}"),
    }
}
