//! What stands in parentheses: lengths, bounds of numbers, digits of decimals.

use super::Resolver;
use crate::diagnostics::Code;
use crate::schema::{Bounds, IntWidth, Length, Type};
use crate::syntax::literal;
use crate::syntax::type_name::{Argument, Number, Range, Word};

impl Resolver<'_, '_> {
    pub(super) fn integer(&mut self, word: &Word, width: IntWidth) -> Option<Type> {
        let limits = match width {
            IntWidth::I16 => (i64::from(i16::MIN), i64::from(i16::MAX)),
            IntWidth::I32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
            IntWidth::I64 => (i64::MIN, i64::MAX),
        };
        let Some(range) = self.value_range(word, 0)? else {
            return Some(Type::Int(width, Bounds::default()));
        };
        let message = format!("not a value of `{}`", word.name);
        let bounds = self.bounds(range, &message, |text| {
            let number: i64 = text.parse().ok()?;
            (limits.0..=limits.1).contains(&number).then_some(number)
        })?;
        Some(Type::Int(width, bounds))
    }

    pub(super) fn float(&mut self, word: &Word) -> Option<Type> {
        let Some(range) = self.value_range(word, 0)? else {
            return Some(Type::Float(Bounds::default()));
        };
        let bounds = self.bounds(range, "not a finite number", |text| {
            text.parse().ok().filter(|number: &f64| number.is_finite())
        })?;
        Some(Type::Float(bounds))
    }

    pub(super) fn decimal(&mut self, word: &Word) -> Option<Type> {
        let digits = |argument: Option<&Argument>| match argument {
            Some(Argument::Number(number)) => Some(number.clone()),
            _ => None,
        };
        let both = digits(word.arguments.first()).zip(digits(word.arguments.get(1)));
        let Some((precision_text, scale_text)) = both else {
            let message = "a decimal says its digits: `decimal(precision, scale)`";
            let at = if word.arguments.is_empty() {
                word.at
            } else {
                word.arguments_at
            };
            self.bad_bounds(at, message, Some("such as `decimal(12, 2)`".to_owned()));
            return None;
        };
        let precision: Option<u8> = precision_text.text.parse().ok();
        let precision = precision.filter(|precision| (1..=18).contains(precision));
        let scale: Option<u8> = scale_text.text.parse().ok();
        let (Some(precision), Some(scale)) = (precision, scale) else {
            let wrong = if precision.is_none() {
                &precision_text
            } else {
                &scale_text
            };
            self.digits_out_of_range(wrong, "a decimal has 1 to 18 digits");
            return None;
        };
        if scale > precision {
            let message = format!("{scale} digits after the point, but only {precision} in all");
            self.digits_out_of_range(&scale_text, &message);
            return None;
        }
        let Some(range) = self.value_range(word, 2)? else {
            return Some(Type::Decimal {
                precision,
                scale,
                bounds: Bounds::default(),
            });
        };
        let greatest = 10_i64.pow(precision.into()) - 1;
        let message = format!("not a value of `decimal({precision}, {scale})`");
        let bounds = self.bounds(range, &message, |text| {
            let units = literal::scaled(text, scale)?;
            (-greatest..=greatest).contains(&units).then_some(units)
        })?;
        Some(Type::Decimal {
            precision,
            scale,
            bounds,
        })
    }

    fn digits_out_of_range(&mut self, number: &Number, message: &str) {
        let span = self.text.part(number.at.0, number.at.1);
        self.diagnostics
            .error(Code::DecimalDigits, span, message)
            .help("`decimal(p, s)`: p is 1 to 18, and s is at most p");
    }

    /// The range behind `skipped` other arguments; the outer `None` means that it was reported.
    #[expect(
        clippy::option_option,
        reason = "reported, absent and present are three answers"
    )]
    fn value_range<'w>(&mut self, word: &'w Word, skipped: usize) -> Option<Option<&'w Range>> {
        match word.arguments.get(skipped..).unwrap_or(&[]) {
            [] => Some(None),
            [Argument::Range(range)] => Some(Some(range)),
            [Argument::Number(number)] => {
                let message = "the bounds of a number are a range";
                let help = format!("write `(0..{0})` or `(..{0})`", number.text);
                self.bad_bounds(number.at, message, Some(help));
                None
            }
            _ => {
                self.bad_bounds(word.arguments_at, "more than one range of bounds", None);
                None
            }
        }
    }

    pub(super) fn text_length(&mut self, word: &Word) -> Option<Length> {
        match word.arguments.as_slice() {
            [] => Some(Length::default()),
            [Argument::Range(range)] => self.length(range),
            [Argument::Number(max)] => self.length(&Range {
                min: None,
                max: Some(max.clone()),
                at: max.at,
            }),
            _ => {
                let help = format!("write `{0}(64)` or `{0}(1..64)`", word.name);
                self.bad_bounds(word.arguments_at, "a length has one part", Some(help));
                None
            }
        }
    }

    pub(super) fn length(&mut self, range: &Range) -> Option<Length> {
        let length = self.bounds(range, "not a length", |text| text.parse::<u32>().ok())?;
        if length.max == Some(0) {
            let message = "a greatest length of 0 leaves nothing to say";
            self.bad_bounds(range.at, message, None);
            return None;
        }
        // `0..` says nothing; dropping it keeps one form of a type that means one thing.
        Some(Length {
            min: length.min.filter(|min| *min > 0),
            max: length.max,
        })
    }

    fn bounds<T: PartialOrd + Copy>(
        &mut self,
        range: &Range,
        message: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Bounds<T>> {
        let mut ends = [None, None];
        for (end, number) in ends.iter_mut().zip([&range.min, &range.max]) {
            let Some(number) = number else { continue };
            *end = read(&number.text);
            if end.is_none() {
                let message = format!("`{}` is {message}", number.text);
                self.bad_bounds(number.at, message, None);
                return None;
            }
        }
        let [min, max] = ends;
        if let (Some(least), Some(greatest)) = (min, max)
            && least > greatest
        {
            let span = self.text.part(range.at.0, range.at.1);
            self.diagnostics
                .error(
                    Code::ReversedBounds,
                    span,
                    "the least is greater than the greatest",
                )
                .help("bounds are `min..max`, both included");
            return None;
        }
        Some(Bounds { min, max })
    }

    pub(super) fn bad_bounds(
        &mut self,
        at: (usize, usize),
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.diagnostics
            .error(Code::InvalidBounds, self.text.part(at.0, at.1), message)
            .help_or(
                help,
                "lengths are `(max)` or `(min..max)`, bounds of numbers `(min..max)`",
            );
    }
}
