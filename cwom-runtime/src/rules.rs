//! The rules of the spec on single fields and values, checked before anything is sent.
//!
//! Each function takes the collector and the field first; every broken rule is reported at once.
//! The field `""` is the present value itself, as within [`each`].

use std::collections::BTreeMap;

use serde_json::Value;

use crate::row::{FINITE, NO_NUL};
use crate::{Problems, Validate};

mod pattern;

pub use pattern::{Affix, PatternRule};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Decimal;

    /// Runs a check and compares what it reports, as `path rule` in one line each.
    fn check(run: impl FnOnce(&mut Problems), expected: &[&str]) {
        let mut problems = Problems::new("Thing");
        run(&mut problems);
        let found = match problems.finish() {
            Ok(()) => Vec::new(),
            Err(invalid) => invalid.problems,
        };
        let found: Vec<String> = found
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.rule))
            .collect();
        assert_eq!(found, expected);
    }

    const TWO_TO_THREE: Bounds<u32> = Bounds::new(Some(2), Some(3));

    #[test]
    fn text_is_counted_in_characters() {
        check(|problems| text(problems, "a", "𝄞🦀é", TWO_TO_THREE), &[]);
        check(
            |problems| text(problems, "a", "abcd", TWO_TO_THREE),
            &["a must have 2 to 3 characters, has 4"],
        );
        check(
            |problems| text(problems, "a", "\0", Bounds::new(Some(2), None)),
            &[
                "a must not contain the character U+0000",
                "a must have at least 2 characters, has 1",
            ],
        );
    }

    #[test]
    fn bytes_and_items_have_lengths_too() {
        check(
            |problems| bytes(problems, "a", &[0; 4], Bounds::new(None, Some(3))),
            &["a must have at most 3 bytes, has 4"],
        );
        check(|problems| items(problems, "a", 3, TWO_TO_THREE), &[]);
        check(
            |problems| items(problems, "a", usize::MAX, TWO_TO_THREE),
            &["a must have 2 to 3 items, has 4294967295"],
        );
    }

    #[test]
    fn bounds_are_inclusive() {
        let bounds = Bounds::new(Some(-1), Some(1));
        for value in [-1_i16, 0, 1] {
            check(|problems| integer(problems, "a", value, bounds), &[]);
        }
        check(
            |problems| integer(problems, "a", 2_i64, bounds),
            &["a must be at most 1, is 2"],
        );
        check(
            |problems| integer(problems, "a", -2_i32, bounds),
            &["a must be at least -1, is -2"],
        );
        let bounds = Bounds::new(Some(0.5), None);
        check(
            |problems| float(problems, "a", 0.25, bounds),
            &["a must be at least 0.5, is 0.25"],
        );
        check(
            |problems| float(problems, "a", f64::NAN, bounds),
            &["a must be a finite number"],
        );
    }

    #[test]
    fn decimals_are_shown_as_such() {
        let run = |units, precision| {
            move |problems: &mut Problems| {
                let value = Decimal::<2>::from_units(units);
                decimal(
                    problems,
                    "a",
                    value,
                    precision,
                    Bounds::new(None, Some(12_345)),
                );
            }
        };
        check(run(12_345, 5), &[]);
        check(run(12_346, 5), &["a must be at most 123.45, is 123.46"]);
        check(run(-100_000, 5), &["a must have at most 5 digits"]);
        check(
            run(i64::MAX, 18),
            &[
                "a must have at most 18 digits",
                "a must be at most 123.45, is 92233720368547758.07",
            ],
        );
    }

    #[test]
    fn paths_lead_to_items_and_entries() {
        let list = [String::new(), "b".to_owned(), "\0".to_owned()];
        let one = |problems: &mut Problems, item: &String| {
            text(problems, "", item, Bounds::new(Some(1), None));
        };
        check(
            |problems| each(problems, "list", &list, one),
            &[
                "list[0] must have at least 1 characters, has 0",
                "list[2] must not contain the character U+0000",
            ],
        );
        let entries: BTreeMap<String, String> = [
            ("k\"".to_owned(), String::new()),
            ("n\0".to_owned(), "v".to_owned()),
        ]
        .into();
        check(
            |problems| each_entry(problems, "map", &entries, one),
            &[
                r#"map["k\""] must have at least 1 characters, has 0"#,
                r#"map["n\0"] must not contain the character U+0000"#,
            ],
        );
    }

    #[test]
    fn one_of_counts_what_is_set() {
        let run = |mode, set: &'static [bool]| {
            move |problems: &mut Problems| {
                problems.within("v", |problems| one_of(problems, mode, &["a", "b"], set));
            }
        };
        check(run(OneOfMode::Exactly, &[true, false]), &[]);
        check(
            run(OneOfMode::Exactly, &[true, true]),
            &["v must have exactly one of a, b"],
        );
        check(run(OneOfMode::AtMost, &[false, false]), &[]);
        check(
            run(OneOfMode::AtMost, &[true, true]),
            &["v must have at most one of a, b"],
        );
        check(run(OneOfMode::AtLeast, &[true, true]), &[]);
        check(
            run(OneOfMode::AtLeast, &[false, false]),
            &["v must have at least one of a, b"],
        );
    }

    #[test]
    fn a_message_names_everything_at_once() {
        let mut problems = Problems::new("Thing");
        problems.add("a", "must be b");
        problems.add_here("must be c");
        let invalid = problems.finish().unwrap_err();
        assert_eq!(
            invalid.to_string(),
            "Thing is not valid: `a` must be b; must be c"
        );
    }
}
