//! Exact decimal numbers.

use std::fmt;
use std::str::FromStr;

use super::{ParseError, serde_as_text};

/// A decimal number with `SCALE` digits after the point, counted in units of the last digit, so
/// arithmetic on [`units`](Self::units) is exact.
///
/// In JSON it is a *string*: a JSON number becomes a binary float in most readers, and `0.1` would
/// not survive them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal<const SCALE: u8>(i64);

impl<const SCALE: u8> Decimal<SCALE> {
    /// Nought.
    pub const ZERO: Self = Self(0);
    /// Digits after the point.
    pub const SCALE: u8 = SCALE;
    /// Units in one whole; a scale above 18 does not compile.
    const ONE: u64 = {
        assert!(
            SCALE <= 18,
            "a decimal has at most 18 digits after the point"
        );
        10_u64.pow(SCALE as u32)
    };

    /// The number of this many units of the last digit: with two digits, `1250` units are `12.50`.
    pub const fn from_units(units: i64) -> Self {
        Self(units)
    }

    /// How many units of the last digit it is.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// The sum; `None` when it does not fit.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(units) => Some(Self(units)),
            None => None,
        }
    }

    /// The difference; `None` when it does not fit.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(units) => Some(Self(units)),
            None => None,
        }
    }

    /// The nearest float, for display and statistics only.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::ONE as f64
    }
}

impl<const SCALE: u8> fmt::Display for Decimal<SCALE> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = self.0.unsigned_abs();
        let whole = units / Self::ONE;
        let text = if SCALE == 0 {
            whole.to_string()
        } else {
            format!(
                "{whole}.{:0>width$}",
                units % Self::ONE,
                width = usize::from(SCALE)
            )
        };
        formatter.pad_integral(self.0 >= 0, "", &text)
    }
}

impl<const SCALE: u8> fmt::Debug for Decimal<SCALE> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl<const SCALE: u8> FromStr for Decimal<SCALE> {
    type Err = ParseError;

    /// Reads an optional minus, digits, and at most `SCALE` digits after a point. More digits than
    /// that are refused, also when they are noughts: nothing is ever rounded in silence.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text, SCALE)
            .map(Self)
            .ok_or_else(|| ParseError::new("decimal", text))
    }
}

serde_as_text!([const SCALE: u8] Decimal<SCALE>, "decimal");

/// The units of 10^-scale that a text says; `None` where it has more digits or is no number.
pub(crate) fn parse(text: &str, scale: u8) -> Option<i64> {
    let (negative, number) = match text.strip_prefix('-') {
        Some(number) => (true, number),
        None => (false, text),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (number, ""),
    };
    let missing = usize::from(scale).checked_sub(fraction.len())?;
    if whole.is_empty() {
        return None;
    }
    let digits = whole.bytes().chain(fraction.bytes());
    // Counting downwards reaches `i64::MIN`, whose positive twin does not exist.
    let units =
        digits
            .chain(std::iter::repeat_n(b'0', missing))
            .try_fold(0_i64, |units, byte| {
                let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
                units.checked_mul(10)?.checked_sub(digit)
            })?;
    if negative {
        Some(units)
    } else {
        units.checked_neg()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_unit_is_exact() {
        assert_eq!(Decimal::<2>::from_units(1250).to_string(), "12.50");
        assert_eq!(Decimal::<2>::from_units(-5).to_string(), "-0.05");
        assert_eq!(Decimal::<0>::from_units(-5).to_string(), "-5");
        assert_eq!(
            Decimal::<18>::from_units(i64::MIN).to_string(),
            "-9.223372036854775808"
        );
        assert_eq!("7".parse(), Ok(Decimal::<3>::from_units(7000)));
        assert_eq!("-0.1".parse(), Ok(Decimal::<1>::from_units(-1)));
        assert_eq!(
            "-9223372036854775808".parse(),
            Ok(Decimal::<0>::from_units(i64::MIN))
        );
    }

    #[test]
    fn nothing_is_rounded_or_guessed() {
        for bad in [
            "", "-", ".", "1.", ".5", "1.234", "1.230", "1e2", "+1", " 1", "--1", "٣",
        ] {
            assert!(bad.parse::<Decimal<2>>().is_err(), "{bad}");
        }
        assert!("9223372036854775808".parse::<Decimal<0>>().is_err());
        assert!("92233720368547758.08".parse::<Decimal<2>>().is_err());
    }

    proptest! {
        #[test]
        fn text_round_trips(units: i64) {
            let decimal = Decimal::<4>::from_units(units);
            prop_assert_eq!(decimal.to_string().parse::<Decimal<4>>().unwrap(), decimal);
            let json = serde_json::to_string(&decimal).unwrap();
            prop_assert_eq!(serde_json::from_str::<Decimal<4>>(&json).unwrap(), decimal);
        }
    }
}
