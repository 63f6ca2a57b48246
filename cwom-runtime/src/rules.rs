//! The rules of the spec on single fields and values, checked before anything is sent.
//!
//! Each function takes the collector and the field first; every broken rule is reported at once.
//! The field `""` is the present value itself, as within [`each`].

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use serde_json::Value;

use crate::row::{FINITE, NO_NUL};
use crate::{Problems, Validate};

/// Inclusive bounds; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds<T> {
    /// The least allowed value.
    pub min: Option<T>,
    /// The greatest allowed value.
    pub max: Option<T>,
}

impl<T> Bounds<T> {
    /// Bounds of which either may be open.
    pub const fn new(min: Option<T>, max: Option<T>) -> Self {
        Self { min, max }
    }
}

/// A rule on text: one of the alternatives must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternRule {
    /// At least one.
    pub alternatives: &'static [Affix],
}

/// One alternative of a pattern: every part that is given must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Affix {
    /// Every character is in one of these inclusive ranges.
    pub chars: Option<&'static [(char, char)]>,
    /// The text starts with this.
    pub prefix: Option<&'static str>,
    /// The text ends with this.
    pub suffix: Option<&'static str>,
    /// The text contains this.
    pub contains: Option<&'static str>,
    /// The text does not contain this.
    pub excludes: Option<&'static str>,
}

impl Affix {
    /// An alternative without parts, to be completed by `Affix { prefix: …, ..Affix::ANY }`.
    pub const ANY: Self = Self {
        chars: None,
        prefix: None,
        suffix: None,
        contains: None,
        excludes: None,
    };
}

/// How many fields of a one-of rule are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneOfMode {
    /// Exactly one.
    Exactly,
    /// One or none.
    AtMost,
    /// One or more.
    AtLeast,
}

/// Text: no U+0000, and a length in characters.
pub fn text(problems: &mut Problems, field: &'static str, text: &str, length: Bounds<u32>) {
    if text.contains('\0') {
        problems.add(field, NO_NUL);
    }
    // Counting characters is only needed when the bytes alone do not decide.
    check_length(problems, field, text.chars().count(), length, "characters");
}

/// Text against a pattern.
pub fn pattern(problems: &mut Problems, field: &'static str, text: &str, rule: &PatternRule) {
    if !rule.matches(text) {
        problems.add(field, format!("must {rule}"));
    }
}

/// Bytes: a length.
pub fn bytes(problems: &mut Problems, field: &'static str, bytes: &[u8], length: Bounds<u32>) {
    check_length(problems, field, bytes.len(), length, "bytes");
}

/// A list or map: its number of items.
pub fn items(problems: &mut Problems, field: &'static str, count: usize, length: Bounds<u32>) {
    check_length(problems, field, count, length, "items");
}

/// An integer, or a duration in microseconds.
pub fn integer(
    problems: &mut Problems,
    field: &'static str,
    value: impl Into<i64>,
    bounds: Bounds<i64>,
) {
    check_bounds(problems, field, value.into(), bounds, |bound| {
        bound.to_string()
    });
}

/// A float: finite, within bounds.
pub fn float(problems: &mut Problems, field: &'static str, value: f64, bounds: Bounds<f64>) {
    if value.is_finite() {
        check_bounds(problems, field, value, bounds, |bound| bound.to_string());
    } else {
        problems.add(field, FINITE);
    }
}

/// A decimal: at most `precision` digits, within bounds that count units of the last digit.
pub fn decimal<const SCALE: u8>(
    problems: &mut Problems,
    field: &'static str,
    value: crate::Decimal<SCALE>,
    precision: u8,
    bounds: Bounds<i64>,
) {
    let limit = 10_u64.saturating_pow(u32::from(precision));
    if value.units().unsigned_abs() >= limit {
        problems.add(field, format!("must have at most {precision} digits"));
    }
    check_bounds(problems, field, value.units(), bounds, |bound| {
        crate::Decimal::<SCALE>::from_units(bound).to_string()
    });
}

/// Free JSON: not `null` at the top, since that is what a nullable column is for.
pub fn json(problems: &mut Problems, field: &'static str, value: &Value) {
    if value.is_null() {
        problems.add(field, "must not be the JSON value null");
    }
    self::value(problems, field, value);
}

/// A value type, or a list or map whose items have no rules of their own in the field's type.
pub fn value<T: Validate + ?Sized>(problems: &mut Problems, field: &'static str, value: &T) {
    problems.within(field, |problems| value.validate(problems));
}

/// The items of a list that have rules of their own.
pub fn each<T>(
    problems: &mut Problems,
    field: &'static str,
    items: &[T],
    check: impl Fn(&mut Problems, &T),
) {
    problems.within(field, |problems| {
        for (index, item) in items.iter().enumerate() {
            problems.at(index, |problems| check(problems, item));
        }
    });
}

/// The entries of a map that have rules of their own; the keys are checked too.
pub fn each_entry<T>(
    problems: &mut Problems,
    field: &'static str,
    entries: &BTreeMap<String, T>,
    check: impl Fn(&mut Problems, &T),
) {
    problems.within(field, |problems| {
        for (key, entry) in entries {
            problems.under(key, |problems| {
                key.validate(problems);
                check(problems, entry);
            });
        }
    });
}

/// Which of several optional fields may be set together.
pub fn one_of(
    problems: &mut Problems,
    mode: OneOfMode,
    fields: &'static [&'static str],
    set: &[bool],
) {
    let count = set.iter().filter(|set| **set).count();
    let (holds, words) = match mode {
        OneOfMode::Exactly => (count == 1, "exactly one"),
        OneOfMode::AtMost => (count <= 1, "at most one"),
        OneOfMode::AtLeast => (count >= 1, "at least one"),
    };
    if !holds {
        problems.add_here(format!("must have {words} of {}", fields.join(", ")));
    }
}

impl PatternRule {
    /// Whether `text` fulfils one of the alternatives.
    pub fn matches(&self, text: &str) -> bool {
        self.alternatives.iter().any(|affix| affix.matches(text))
    }
}

impl Affix {
    fn matches(&self, text: &str) -> bool {
        let in_set = |ranges: &[(char, char)]| {
            text.chars().all(|c| {
                ranges
                    .iter()
                    .any(|(first, last)| (*first..=*last).contains(&c))
            })
        };
        self.chars.is_none_or(in_set)
            && self.prefix.is_none_or(|prefix| text.starts_with(prefix))
            && self.suffix.is_none_or(|suffix| text.ends_with(suffix))
            && self.contains.is_none_or(|part| text.contains(part))
            && self.excludes.is_none_or(|part| !text.contains(part))
    }
}

impl Display for PatternRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, affix) in self.alternatives.iter().enumerate() {
            if index > 0 {
                formatter.write_str(", or ")?;
            }
            affix.fmt(formatter)?;
        }
        Ok(())
    }
}

impl Display for Affix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Vec::new();
        if let Some(ranges) = self.chars {
            let set: String = ranges
                .iter()
                .map(|(first, last)| {
                    if first == last {
                        first.to_string()
                    } else {
                        format!("{first}-{last}")
                    }
                })
                .collect();
            words.push(format!("have only the characters `{set}`"));
        }
        let parts = [
            ("start with", self.prefix),
            ("end with", self.suffix),
            ("contain", self.contains),
            ("not contain", self.excludes),
        ];
        for (verb, part) in parts {
            words.extend(part.map(|part| format!("{verb} `{part}`")));
        }
        formatter.write_str(&words.join(" and "))
    }
}

fn check_length(
    problems: &mut Problems,
    field: &'static str,
    length: usize,
    bounds: Bounds<u32>,
    unit: &str,
) {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    let Bounds { min, max } = bounds;
    if min.is_some_and(|min| length < min) || max.is_some_and(|max| length > max) {
        let range = match (min, max) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => return,
        };
        problems.add(field, format!("must have {range} {unit}, has {length}"));
    }
}

fn check_bounds<T: PartialOrd + Copy>(
    problems: &mut Problems,
    field: &'static str,
    value: T,
    bounds: Bounds<T>,
    show: impl Fn(T) -> String,
) {
    if let Some(min) = bounds.min.filter(|min| value < *min) {
        problems.add(
            field,
            format!("must be at least {}, is {}", show(min), show(value)),
        );
    }
    if let Some(max) = bounds.max.filter(|max| value > *max) {
        problems.add(
            field,
            format!("must be at most {}, is {}", show(max), show(value)),
        );
    }
}
