//! Collecting broken rules, each with the path to its field.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use uuid::Uuid;

use crate::row::{FINITE, NO_NUL};
use crate::{Bytes, Date, Decimal, Duration, Map, Timestamp, TraceId, Ulid};

/// A type whose values have rules: value types, and everything that can be part of one.
pub trait Validate {
    /// Reports every broken rule.
    fn validate(&self, problems: &mut Problems);
}

/// A value breaks rules of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The entity or value type.
    pub entity: &'static str,
    /// Every broken rule; at least one.
    pub problems: Vec<Problem>,
}

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field, such as `authors[2].name`.
    pub path: String,
    /// The rule, such as `must have 1 to 200 characters, has 0`.
    pub rule: String,
}

impl Invalid {
    /// One broken rule.
    pub fn new(entity: &'static str, path: impl Into<String>, rule: impl Into<String>) -> Self {
        let problem = Problem {
            path: path.into(),
            rule: rule.into(),
        };
        Self {
            entity,
            problems: vec![problem],
        }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} is not valid", self.entity)?;
        for (index, Problem { path, rule }) in self.problems.iter().enumerate() {
            let separator = if index == 0 { ": " } else { "; " };
            match path.as_str() {
                "" => write!(formatter, "{separator}{rule}")?,
                path => write!(formatter, "{separator}`{path}` {rule}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Invalid {}

/// Collects broken rules while values are walked through.
#[derive(Debug)]
pub struct Problems {
    entity: &'static str,
    path: Vec<Part>,
    found: Vec<Problem>,
}

/// A step of a path. Text is made of it only when a rule is broken.
#[derive(Debug)]
enum Part {
    Field(&'static str),
    Index(usize),
    Key(String),
}

impl Problems {
    /// Starts to check an entity or value type of this name.
    pub fn new(entity: &'static str) -> Self {
        Self {
            entity,
            path: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Reports a broken rule of a field of the present value; `""` is the value itself.
    pub fn add(&mut self, field: &'static str, rule: impl Into<String>) {
        self.within(field, |problems| problems.add_here(rule));
    }

    /// Reports a broken rule of the present value itself.
    pub fn add_here(&mut self, rule: impl Into<String>) {
        let path = Path(&self.path).to_string();
        self.found.push(Problem {
            path,
            rule: rule.into(),
        });
    }

    /// Checks the value in this field; `""` is the present value itself.
    pub fn within(&mut self, field: &'static str, check: impl FnOnce(&mut Self)) {
        if field.is_empty() {
            check(self);
        } else {
            self.step(Part::Field(field), check);
        }
    }

    /// Checks the item at this place of the present list.
    pub fn at(&mut self, index: usize, check: impl FnOnce(&mut Self)) {
        self.step(Part::Index(index), check);
    }

    /// Checks the entry under this key of the present map.
    pub fn under(&mut self, key: &str, check: impl FnOnce(&mut Self)) {
        self.step(Part::Key(key.to_owned()), check);
    }

    /// Nothing was broken, or everything that was.
    pub fn finish(self) -> Result<(), Invalid> {
        if self.found.is_empty() {
            return Ok(());
        }
        Err(Invalid {
            entity: self.entity,
            problems: self.found,
        })
    }

    fn step(&mut self, part: Part, check: impl FnOnce(&mut Self)) {
        self.path.push(part);
        check(self);
        self.path.pop();
    }
}

/// The steps that lead to a value.
struct Path<'p>(&'p [Part]);

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, part) in self.0.iter().enumerate() {
            match part {
                Part::Field(field) if position == 0 => write!(formatter, "{field}")?,
                Part::Field(field) => write!(formatter, ".{field}")?,
                Part::Index(index) => write!(formatter, "[{index}]")?,
                Part::Key(key) => write!(formatter, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

macro_rules! always_valid {
    ($($type:ty),* $(,)?) => {$(
        impl Validate for $type {
            fn validate(&self, _: &mut Problems) {}
        }
    )*};
}

always_valid!(
    bool, i16, i32, i64, Bytes, Uuid, Ulid, TraceId, Timestamp, Date, Duration
);

impl<const SCALE: u8> Validate for Decimal<SCALE> {
    fn validate(&self, _: &mut Problems) {}
}

impl Validate for f64 {
    fn validate(&self, problems: &mut Problems) {
        if !self.is_finite() {
            problems.add_here(FINITE);
        }
    }
}

impl Validate for str {
    fn validate(&self, problems: &mut Problems) {
        if self.contains('\0') {
            problems.add_here(NO_NUL);
        }
    }
}

impl Validate for String {
    fn validate(&self, problems: &mut Problems) {
        self.as_str().validate(problems);
    }
}

impl<T: Validate> Validate for Option<T> {
    fn validate(&self, problems: &mut Problems) {
        if let Some(value) = self {
            value.validate(problems);
        }
    }
}

impl<T: Validate> Validate for [T] {
    fn validate(&self, problems: &mut Problems) {
        for (index, item) in self.iter().enumerate() {
            problems.at(index, |problems| item.validate(problems));
        }
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn validate(&self, problems: &mut Problems) {
        self.as_slice().validate(problems);
    }
}

impl<T: Validate> Validate for BTreeMap<String, T> {
    fn validate(&self, problems: &mut Problems) {
        validate_entries(self.iter(), problems);
    }
}

impl Validate for Map {
    fn validate(&self, problems: &mut Problems) {
        validate_entries(self.iter(), problems);
    }
}

impl Validate for Value {
    fn validate(&self, problems: &mut Problems) {
        match self {
            Self::String(text) => text.validate(problems),
            Self::Array(items) => items.validate(problems),
            Self::Object(entries) => entries.validate(problems),
            Self::Null | Self::Bool(_) | Self::Number(_) => {}
        }
    }
}

fn validate_entries<'m, T: Validate + 'm>(
    entries: impl Iterator<Item = (&'m String, &'m T)>,
    problems: &mut Problems,
) {
    for (key, entry) in entries {
        problems.under(key, |problems| {
            key.validate(problems);
            entry.validate(problems);
        });
    }
}
