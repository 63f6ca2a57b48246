//! Walking through lists and maps in the JSON of a column.

use cwom_schema::schema::{Dialect, Length};
use cwom_schema::tables::{ItemPlace, ItemStep, JsonShape};

use crate::check::item_condition;
use crate::quote::{Ident, Text};

/// The condition that some item at this place in NEW's column has the wrong shape.
pub(super) fn broken(column: &str, place: &ItemPlace, dialect: Dialect) -> String {
    let mut walk = Walk {
        value: format!("NEW.{}", Ident(column)),
        of_item: false,
        keys: Vec::new(),
        tables: Vec::new(),
        dialect,
    };
    for step in &place.steps {
        match step {
            ItemStep::Key(key) => walk.keys.push(key.clone()),
            ItemStep::Items => walk.enter("array"),
            ItemStep::Values => walk.enter("object"),
        }
    }
    let condition = item_condition(&walk.value, &place.shape, dialect);
    format!(
        "EXISTS (\n        SELECT 1 FROM {}\n        WHERE ({condition}) IS FALSE\n    )",
        walk.tables.join(",\n            ")
    )
}

/// The condition that there is something to walk through, as far as the first list or map.
pub(super) fn present(column: &str, place: &ItemPlace) -> Option<String> {
    let (last, keys) = place.steps.split_last()?;
    let mut path: Vec<&str> = Vec::new();
    for step in keys {
        match step {
            ItemStep::Key(key) => path.push(key),
            // A walk within a walk: the outer one has its own condition.
            ItemStep::Items | ItemStep::Values => return None,
        }
    }
    let column = Ident(column);
    let path = path.join(",");
    Some(match last {
        ItemStep::Values => format!("NEW.{column} #> '{{{path}}}' <> '{{}}'"),
        _ if path.is_empty() => format!("NEW.{column} <> '[]'"),
        _ => format!("NEW.{column} #> '{{{path}}}' <> '[]'"),
    })
}

/// The condition of PostgreSQL that some item at these places has the wrong shape, as an expression
/// without a query; `None` where it takes one. A function is entered in ten times the time that such
/// an expression takes, and most lists are lists of texts.
pub(super) fn broken_at_once(column: &str, places: &[ItemPlace]) -> Option<String> {
    let column = Ident(column);
    let of_place = |place: &ItemPlace| {
        let ty = match &place.shape {
            JsonShape::Text {
                length:
                    Length {
                        min: None,
                        max: None,
                    },
                pattern: None,
            } => "string",
            JsonShape::Bool => "boolean",
            _ => return None,
        };
        let (last, keys) = place.steps.split_last()?;
        let mut path = String::from("strict $");
        for step in keys {
            let ItemStep::Key(key) = step else {
                return None;
            };
            path.push_str(".\"");
            path.push_str(key);
            path.push('"');
        }
        // What is no list, or not there, is the matter of the column's own rule.
        (*last == ItemStep::Items).then(|| {
            let path = format!("{path}[*] ? (@.type() != \"{ty}\")");
            format!(
                "jsonb_path_exists(NEW.{column}, {}, '{{}}', TRUE)",
                Text(&path)
            )
        })
    };
    let broken: Option<Vec<String>> = places.iter().map(of_place).collect();
    broken.map(|broken| broken.join("\n        OR "))
}

struct Walk {
    value: String,
    of_item: bool,
    keys: Vec<String>,
    tables: Vec<String>,
    dialect: Dialect,
}

impl Walk {
    /// Adds the table of the items of what is here.
    fn enter(&mut self, ty: &str) {
        let number = self.tables.len() + 1;
        let value = &self.value;
        let table = match self.dialect {
            Dialect::Sqlite => {
                let mut path = String::from("$");
                for key in &self.keys {
                    path.push('.');
                    path.push_str(key);
                }
                let path = Text(&path);
                // `json_each` walks through anything, and raises an error on what is not JSON. The
                // column is, and a list or a map as a whole, by its own rule.
                if !self.of_item && self.keys.is_empty() {
                    format!("json_each({value}) AS \"item{number}\"")
                } else {
                    let sound = if self.of_item {
                        format!("\"item{}\".\"type\" = 'object' AND ", number - 1)
                    } else {
                        String::new()
                    };
                    format!(
                        "json_each(CASE WHEN {sound}json_type({value}, {path}) = '{ty}' \
                         THEN {value} END, {path}) AS \"item{number}\""
                    )
                }
            }
            Dialect::Postgres => {
                let mut place = value.clone();
                for key in &self.keys {
                    place = format!("{place} -> {}", Text(key));
                }
                let function = match ty {
                    "array" => format!("AS \"item{number}\"(\"value\")"),
                    _ => format!("AS \"item{number}\"(\"key\", \"value\")"),
                };
                let call = if ty == "array" {
                    "jsonb_array_elements"
                } else {
                    "jsonb_each"
                };
                format!(
                    "{call}(CASE WHEN jsonb_typeof({place}) = '{ty}' THEN {place} END) {function}"
                )
            }
        };
        self.tables.push(table);
        self.value = format!("\"item{number}\".\"value\"");
        self.of_item = true;
        self.keys.clear();
    }
}
