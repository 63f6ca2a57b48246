//! JSON in a column: that it is JSON, and of the right shape down to lists and maps.
//!
//! Both engines are asked the same questions in the same order: what type a key has, which keys
//! are there, what its text is. A condition is null where a key is absent, and null passes.

use std::fmt::Display;

use cwom_schema::schema::{Dialect, Length, OneOfMode};
use cwom_schema::tables::{Column, JsonShape, KeySet, KeyShape, ObjectShape};

use super::{MAX_ARGUMENTS, push, push_between};
use crate::literal;
use crate::one_of::one_of;
use crate::pattern::push_pattern;
use crate::quote::{Text, quote};

/// Appends the condition that a column holds JSON of this shape.
pub(super) fn push_json(out: &mut String, column: &Column, shape: &JsonShape, dialect: Dialect) {
    let place = Place {
        column: quote(&column.name),
        path: Vec::new(),
        of_item: false,
        dialect,
    };
    if dialect == Dialect::Sqlite {
        let nullable = column.nullable;
        let column = &place.column;
        if nullable {
            // `json_valid` has 0 for null, not null.
            push(out, format_args!("{column} IS NULL OR "));
        }
        // First of all, for the other functions raise errors of their own on what is not JSON.
        // PostgreSQL's type has no U+0000, neither as such nor escaped; an escaped backslash
        // before `u0000` is another matter.
        push(
            out,
            format_args!(
                "json_valid({column}) AND instr({column}, char(0)) = 0 \
                 AND instr(replace({column}, '\\\\', ''), '\\u0000') = 0 AND "
            ),
        );
    }
    let top = KeyShape {
        name: String::new(),
        nullable: false,
        required: dialect == Dialect::Sqlite || !column.nullable,
        shape: shape.clone(),
    };
    out.push_str(&place.conditions(&top).join(" AND "));
}

/// The condition that an item of a list or map has this shape: `item` is what it is called, on SQLite
/// the `"value"` of a table that has its `"type"` as well.
pub(crate) fn item_condition(item: &str, shape: &JsonShape, dialect: Dialect) -> String {
    let place = Place {
        column: item.to_owned(),
        path: Vec::new(),
        of_item: true,
        dialect,
    };
    let item = KeyShape {
        name: String::new(),
        nullable: false,
        required: true,
        shape: shape.clone(),
    };
    place.conditions(&item).join(" AND ")
}

/// Between the conditions on the keys of a column: one on each line.
const LINE: &str = "\n        ";

/// A place in the JSON of a column.
struct Place {
    /// The column, quoted.
    column: String,
    /// The keys that lead there.
    path: Vec<String>,
    /// It is not a column but the value of an item that `json_each` found: no JSON when it is a
    /// text or a number.
    of_item: bool,
    dialect: Dialect,
}

impl Place {
    fn key(&self, name: &str) -> Self {
        let mut path = self.path.clone();
        path.push(name.to_owned());
        Self {
            column: self.column.clone(),
            path,
            of_item: self.of_item,
            dialect: self.dialect,
        }
    }

    /// What must hold here, in conditions that AND can join.
    fn conditions(&self, key: &KeyShape) -> Vec<String> {
        match &key.shape {
            JsonShape::Array(length) => {
                if let Some(items) = between(&self.array_length(), *length) {
                    return vec![self.inside("array", &items, key)];
                }
            }
            JsonShape::Object(shape) => {
                let mark = if self.path.is_empty() { LINE } else { " " };
                let inside = joined(&self.object_conditions(shape), mark);
                return vec![self.inside("object", &inside, key)];
            }
            _ => {}
        }
        let mut conditions = Vec::new();
        conditions.extend(self.type_condition(key));
        match &key.shape {
            JsonShape::Int(bounds) => {
                if self.dialect == Dialect::Postgres {
                    conditions.push(format!("{} ~ '^-?[0-9]+$'", self.text()));
                }
                conditions.extend(self.number_condition(bounds.min, bounds.max));
            }
            JsonShape::Number(bounds) => {
                let (min, max) = (
                    bounds.min.map(literal::float),
                    bounds.max.map(literal::float),
                );
                conditions.extend(self.number_condition(min, max));
            }
            JsonShape::Text { length, pattern } => {
                let call = format!("length({})", self.text());
                conditions.extend(between(&call, *length));
                if let Some(pattern) = pattern {
                    let mut condition = String::new();
                    push_pattern(&mut condition, &self.text(), pattern, self.dialect);
                    let alternatives = pattern.alternatives.len() > 1;
                    conditions.push(if alternatives {
                        format!("({condition})")
                    } else {
                        condition
                    });
                }
            }
            JsonShape::Values(values) => {
                conditions.push(one_of(&self.text(), values, self.dialect));
            }
            JsonShape::Any
            | JsonShape::Map
            | JsonShape::Bool
            | JsonShape::Array(_)
            | JsonShape::Object(_) => {}
        }
        conditions
    }

    /// The type, where `null` is a type of its own and an absent key has none.
    fn type_condition(&self, key: &KeyShape) -> Option<String> {
        let (actual, sqlite) = (self.type_of(), self.dialect == Dialect::Sqlite);
        let mut names: Vec<&str> = match &key.shape {
            JsonShape::Any => Vec::new(),
            JsonShape::Map | JsonShape::Object(_) => vec!["object"],
            JsonShape::Array(_) => vec!["array"],
            JsonShape::Bool if sqlite => vec!["true", "false"],
            JsonShape::Bool => vec!["boolean"],
            JsonShape::Int(_) if sqlite => vec!["integer"],
            JsonShape::Number(_) if sqlite => vec!["integer", "real"],
            JsonShape::Int(_) | JsonShape::Number(_) => vec!["number"],
            JsonShape::Text { .. } | JsonShape::Values(_) if sqlite => vec!["text"],
            JsonShape::Text { .. } | JsonShape::Values(_) => vec!["string"],
        };
        if key.nullable {
            names.push("null");
        }
        let condition = match names.as_slice() {
            [] => format!("{actual} <> 'null'"),
            ["null"] => return None,
            [only] => format!("{actual} = '{only}'"),
            several => {
                let names: Vec<String> = several.iter().map(ToString::to_string).collect();
                one_of(&actual, &names, self.dialect)
            }
        };
        Some(if key.required && !self.path.is_empty() {
            let otherwise = literal::boolean(false, self.dialect);
            format!("coalesce({condition}, {otherwise})")
        } else {
            condition
        })
    }

    /// A condition on what is inside a list or an object. A CASE, because PostgreSQL may evaluate
    /// the sides of AND in either order, and raises an error of its own on the wrong type.
    fn inside(&self, ty: &str, condition: &str, key: &KeyShape) -> String {
        let actual = self.type_of();
        let otherwise = if key.required {
            literal::boolean(false, self.dialect).to_owned()
        } else if key.nullable {
            format!("coalesce({actual}, 'null') = 'null'")
        } else {
            format!("{actual} IS NULL")
        };
        let (line, end) = if condition.contains('\n') {
            (LINE, "\n    ")
        } else {
            (" ", " ")
        };
        format!("CASE WHEN {actual} = '{ty}' THEN{line}{condition}{end}ELSE {otherwise} END")
    }

    fn object_conditions(&self, shape: &ObjectShape) -> Vec<String> {
        let mut conditions = vec![self.only_keys(shape)];
        for key in &shape.keys {
            conditions.extend(self.key(&key.name).conditions(key));
        }
        for set in &shape.one_of {
            conditions.push(self.key_set(set));
        }
        conditions
    }

    /// Without the known keys, nothing is left.
    fn only_keys(&self, shape: &ObjectShape) -> String {
        let names: Vec<&str> = shape.keys.iter().map(|key| key.name.as_str()).collect();
        match self.dialect {
            Dialect::Sqlite => {
                let mut rest = self.object();
                for names in names.chunks(MAX_ARGUMENTS) {
                    let paths: Vec<String> = names
                        .iter()
                        .map(|name| Text(&format!("$.{name}")).to_string())
                        .collect();
                    rest = format!("json_remove({rest}, {})", paths.join(", "));
                }
                format!("{rest} = '{{}}'")
            }
            Dialect::Postgres => {
                let object = if self.path.is_empty() {
                    self.object()
                } else {
                    // `->` binds less tightly than `-`.
                    format!("({})", self.object())
                };
                let names: Vec<String> = names.iter().map(|name| Text(name).to_string()).collect();
                format!("{object} - ARRAY[{}] = '{{}}'", names.join(", "))
            }
        }
    }

    fn key_set(&self, set: &KeySet) -> String {
        let texts: Vec<String> = set.keys.iter().map(|key| self.key(key).text()).collect();
        let (operator, count) = match set.mode {
            OneOfMode::Exactly => ("=", 1),
            OneOfMode::AtMost => ("<=", 1),
            OneOfMode::AtLeast => (">=", 1),
        };
        let sum = match self.dialect {
            Dialect::Sqlite => {
                let terms: Vec<String> = texts
                    .iter()
                    .map(|text| format!("({text} IS NOT NULL)"))
                    .collect();
                terms.join(" + ")
            }
            Dialect::Postgres => {
                let terms: Vec<String> = texts
                    .chunks(MAX_ARGUMENTS)
                    .map(|texts| format!("num_nonnulls({})", texts.join(", ")))
                    .collect();
                terms.join(" + ")
            }
        };
        format!("{sum} {operator} {count}")
    }

    fn number_condition<T: Display + PartialEq>(
        &self,
        min: Option<T>,
        max: Option<T>,
    ) -> Option<String> {
        match self.dialect {
            Dialect::Sqlite => between_of(&self.text(), min, max),
            Dialect::Postgres => {
                let number = format!("({})::numeric", self.text());
                let condition = between_of(&number, min, max)?;
                let actual = self.type_of();
                Some(format!(
                    "CASE WHEN {actual} = 'number' THEN {condition} ELSE TRUE END"
                ))
            }
        }
    }

    fn type_of(&self) -> String {
        match self.dialect {
            Dialect::Sqlite if self.path.is_empty() && self.of_item => {
                self.column.replace("\"value\"", "\"type\"")
            }
            Dialect::Sqlite if self.path.is_empty() => format!("json_type({})", self.column),
            Dialect::Sqlite => format!("json_type({}, {})", self.column, self.sqlite_path()),
            Dialect::Postgres => format!("jsonb_typeof({})", self.object()),
        }
    }

    fn array_length(&self) -> String {
        match self.dialect {
            Dialect::Sqlite if self.path.is_empty() => {
                format!("json_array_length({})", self.column)
            }
            Dialect::Sqlite => {
                format!("json_array_length({}, {})", self.column, self.sqlite_path())
            }
            Dialect::Postgres => format!("jsonb_array_length({})", self.object()),
        }
    }

    /// What is here, as JSON.
    fn object(&self) -> String {
        match self.dialect {
            _ if self.path.is_empty() => self.column.clone(),
            Dialect::Sqlite => self.text(),
            Dialect::Postgres => {
                let keys: Vec<String> = self.path.iter().map(|key| Text(key).to_string()).collect();
                format!("{} -> {}", self.column, keys.join(" -> "))
            }
        }
    }

    /// What is here, as a text or number; null where there is nothing or `null`.
    fn text(&self) -> String {
        match self.dialect {
            Dialect::Sqlite if self.path.is_empty() && self.of_item => self.column.clone(),
            Dialect::Sqlite => format!("json_extract({}, {})", self.column, self.sqlite_path()),
            Dialect::Postgres => {
                let keys: Vec<String> = self.path.iter().map(|key| Text(key).to_string()).collect();
                let (last, before) = match keys.split_last() {
                    Some((last, before)) => (last.as_str(), before),
                    None => return format!("({} #>> '{{}}')", self.column),
                };
                let mut text = self.column.clone();
                for key in before {
                    push(&mut text, format_args!(" -> {key}"));
                }
                format!("({text} ->> {last})")
            }
        }
    }

    fn sqlite_path(&self) -> String {
        let mut path = String::from("$");
        for key in &self.path {
            path.push('.');
            path.push_str(key);
        }
        Text(&path).to_string()
    }
}

/// The conditions with AND between them, many of them in groups: SQLite takes an expression of a
/// thousand levels, and each AND is one.
fn joined(conditions: &[String], mark: &str) -> String {
    let and = format!("{mark}AND ");
    if conditions.len() <= MAX_CONDITIONS {
        return conditions.join(&and);
    }
    let groups: Vec<String> = conditions
        .chunks(MAX_CONDITIONS)
        .map(|group| format!("({})", group.join(&and)))
        .collect();
    groups.join(&and)
}

/// How many conditions stand side by side.
const MAX_CONDITIONS: usize = 100;

fn between(what: &str, length: Length) -> Option<String> {
    between_of(what, length.min, length.max)
}

fn between_of<T: Display + PartialEq>(
    what: &str,
    min: Option<T>,
    max: Option<T>,
) -> Option<String> {
    let mut condition = String::new();
    push_between(&mut condition, &what, min, max)?;
    Some(condition)
}
