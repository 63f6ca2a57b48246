//! What a person decided where a diff can be read in more than one way.
//!
//! Decisions stand in the spec, or are given for one migration. The form of the latter is JSON, so
//! that a machine can answer, too: a list of objects, each with a `type`.
//! Columns are written `table.column`, values `table.column` with `from` or `value`.

mod recorded;
mod stated;

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::op::Expression;

/// The answers, in the order in which they were given.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    answers: Vec<Decision>,
    /// How many of them, the first ones, stand in the spec.
    stated: usize,
    /// How many of them, the last ones, were recorded for the migration that is made anew.
    kept: usize,
    used: RefCell<BTreeSet<usize>>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// A thing is the same under another name.
    Rename {
        /// What it is.
        kind: Kind,
        /// Its name before; of a value, the value.
        from: String,
        /// Its name now.
        to: String,
        /// Of a value, its column.
        on: String,
    },
    /// A thing may go, with what it holds.
    Drop {
        /// What it is.
        kind: Kind,
        /// Its name.
        name: String,
        /// Why nobody needs it.
        reason: String,
    },
    /// What rows get that have nothing in a column which is required now.
    Backfill {
        /// The column.
        column: String,
        /// What they get.
        value: Expression,
    },
    /// How values of the old type become values of the new one.
    Cast {
        /// The column.
        column: String,
        /// The new value.
        value: Expression,
    },
    /// What takes the place of a value that a set has no more.
    Map {
        /// The column.
        column: String,
        /// The value.
        from: String,
        /// What takes its place.
        to: String,
    },
    /// A hazard is accepted.
    Accept {
        /// Its id.
        hazard: String,
        /// What it is about.
        on: String,
        /// Why it does no harm here.
        reason: String,
    },
}

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table.
    Table,
    /// A column.
    Column,
    /// A value of a closed set.
    Value,
}

impl Kind {
    /// Its word in the JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Column => "column",
            Self::Value => "value",
        }
    }
}

impl Decisions {
    /// Those answers.
    pub fn new(answers: Vec<Decision>) -> Self {
        Self {
            answers,
            stated: 0,
            kept: 0,
            used: RefCell::default(),
        }
    }

    /// Reads a list of answers. The error names the one that cannot be read.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let Value::Array(items) = value else {
            return Err("decisions are a list".to_owned());
        };
        let mut answers = Vec::new();
        for (position, item) in items.into_iter().enumerate() {
            let broken = |problem: String| format!("decision {}: {problem}", position + 1);
            let Value::Object(map) = item else {
                return Err(broken("not an object".to_owned()));
            };
            answers.push(read(map).map_err(broken)?);
        }
        Ok(Self::new(answers))
    }

    /// The answers.
    pub fn answers(&self) -> &[Decision] {
        &self.answers
    }

    /// Whether an answer was given for this very change.
    fn is_given(&self, position: usize) -> bool {
        position >= self.stated && position < self.answers.len() - self.kept
    }

    /// The answers that belong into the record of a migration: all that were given for it, and of
    /// the others the ones that decided something.
    pub fn recorded(&self) -> impl Iterator<Item = &Decision> {
        let used = self.used.borrow().clone();
        let answers = self.answers.iter().enumerate();
        let recorded = answers
            .filter(move |(position, _)| self.is_given(*position) || used.contains(position));
        recorded.map(|(_, decision)| decision)
    }

    /// The answers that nothing asked for: a slip of the pen, or left over from another change.
    /// Those in the spec may stay there for as long as anybody likes.
    pub fn unused(&self) -> Vec<&Decision> {
        let used = self.used.borrow();
        let answers = self.answers.iter().enumerate();
        answers
            .filter(|(position, _)| self.is_given(*position) && !used.contains(position))
            .map(|(_, decision)| decision)
            .collect()
    }

    /// The first answer that `pick` takes, which is used then.
    pub(crate) fn find<T>(&self, pick: impl Fn(&Decision) -> Option<T>) -> Option<T> {
        let found = self.answers.iter().enumerate();
        let mut found = found.filter_map(|(position, decision)| Some((position, pick(decision)?)));
        let (position, value) = found.next()?;
        self.used.borrow_mut().insert(position);
        Some(value)
    }

    pub(crate) fn renames(&self, kind: Kind) -> impl Iterator<Item = (&str, &str)> {
        self.answers
            .iter()
            .filter_map(move |decision| match decision {
                Decision::Rename {
                    kind: other,
                    from,
                    to,
                    ..
                } if *other == kind => Some((from.as_str(), to.as_str())),
                _ => None,
            })
    }

    pub(crate) fn backfill(&self, table: &str, column: &str) -> Option<Expression> {
        let name = format!("{table}.{column}");
        self.find(|decision| match decision {
            Decision::Backfill { column, value } if *column == name => Some(value.clone()),
            _ => None,
        })
    }

    pub(crate) fn cast(&self, table: &str, column: &str) -> Option<Expression> {
        let name = format!("{table}.{column}");
        self.find(|decision| match decision {
            Decision::Cast { column, value } if *column == name => Some(value.clone()),
            _ => None,
        })
    }

    pub(crate) fn drops(&self, what: Kind, of: &str) -> Option<String> {
        self.find(|decision| match decision {
            Decision::Drop { kind, name, reason } if *kind == what && name == of => {
                Some(reason.clone())
            }
            _ => None,
        })
    }

    pub(crate) fn accepts(&self, id: &str, of: &str) -> Option<String> {
        self.find(|decision| match decision {
            Decision::Accept { hazard, on, reason } if hazard == id && on == of => {
                Some(reason.clone())
            }
            _ => None,
        })
    }
}

fn read(mut map: Map<String, Value>) -> Result<Decision, String> {
    let ty = text(&mut map, "type")?;
    let decision = match ty.as_str() {
        "rename" => {
            let kind = kind(&mut map)?;
            Decision::Rename {
                kind,
                from: text(&mut map, "from")?,
                to: text(&mut map, "to")?,
                on: match kind {
                    Kind::Value => text(&mut map, "on")?,
                    Kind::Table | Kind::Column => String::new(),
                },
            }
        }
        "drop" => Decision::Drop {
            kind: kind(&mut map)?,
            name: text(&mut map, "name")?,
            reason: reason(&mut map)?,
        },
        "backfill" => Decision::Backfill {
            column: text(&mut map, "column")?,
            value: expression(&mut map)?,
        },
        "cast" => Decision::Cast {
            column: text(&mut map, "column")?,
            value: expression(&mut map)?,
        },
        "map" => Decision::Map {
            column: text(&mut map, "column")?,
            from: text(&mut map, "from")?,
            to: text(&mut map, "to")?,
        },
        "accept" => Decision::Accept {
            hazard: text(&mut map, "hazard")?,
            on: text(&mut map, "on")?,
            reason: reason(&mut map)?,
        },
        other => return Err(format!("there is no type `{other}`")),
    };
    match map.keys().next() {
        None => Ok(decision),
        Some(key) => Err(format!("unknown key `{key}`")),
    }
}

fn text(map: &mut Map<String, Value>, key: &str) -> Result<String, String> {
    match map.remove(key) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(format!("`{key}` is not a text")),
        None => Err(format!("`{key}` is missing")),
    }
}

fn reason(map: &mut Map<String, Value>) -> Result<String, String> {
    let reason = text(map, "reason")?;
    if reason.trim().is_empty() {
        return Err("`reason` says nothing".to_owned());
    }
    Ok(reason)
}

fn kind(map: &mut Map<String, Value>) -> Result<Kind, String> {
    let word = text(map, "kind")?;
    [Kind::Table, Kind::Column, Kind::Value]
        .into_iter()
        .find(|kind| kind.word() == word)
        .ok_or_else(|| format!("there is no kind `{word}`"))
}

/// `sql` for both dialects, or one of each.
fn expression(map: &mut Map<String, Value>) -> Result<Expression, String> {
    if map.contains_key("sql") {
        let both = text(map, "sql")?;
        return Ok(Expression {
            sqlite: both.clone(),
            postgres: both,
        });
    }
    Ok(Expression {
        sqlite: text(map, "sqlite")?,
        postgres: text(map, "postgres")?,
    })
}

impl Decision {
    /// Keys and values, as a plan records them.
    pub(crate) fn facets(&self) -> Vec<(&'static str, String)> {
        let (ty, mut facets) = match self {
            Self::Rename { kind, from, to, on } => {
                let mut facets = vec![
                    ("kind", kind.word().to_owned()),
                    ("from", from.clone()),
                    ("to", to.clone()),
                ];
                if *kind == Kind::Value {
                    facets.push(("on", on.clone()));
                }
                ("rename", facets)
            }
            Self::Drop { kind, name, reason } => (
                "drop",
                vec![
                    ("kind", kind.word().to_owned()),
                    ("name", name.clone()),
                    ("reason", reason.clone()),
                ],
            ),
            Self::Backfill { column, value } => ("backfill", of_value(column, value)),
            Self::Cast { column, value } => ("cast", of_value(column, value)),
            Self::Map { column, from, to } => (
                "map",
                vec![
                    ("column", column.clone()),
                    ("from", from.clone()),
                    ("to", to.clone()),
                ],
            ),
            Self::Accept { hazard, on, reason } => (
                "accept",
                vec![
                    ("hazard", hazard.clone()),
                    ("on", on.clone()),
                    ("reason", reason.clone()),
                ],
            ),
        };
        facets.insert(0, ("type", ty.to_owned()));
        facets
    }
}

fn of_value(column: &str, value: &Expression) -> Vec<(&'static str, String)> {
    vec![
        ("column", column.to_owned()),
        ("sqlite", value.sqlite.clone()),
        ("postgres", value.postgres.clone()),
    ]
}
