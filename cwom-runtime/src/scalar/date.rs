//! Calendar days.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::{OutOfRange, ParseError, Timestamp, serde_as_text};

/// A calendar day in the years 0001 to 9999. As text and in JSON: `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The first day that can be stored.
    pub const MIN: Self = Self(NaiveDate::from_ymd_opt(1, 1, 1).unwrap());
    /// The last day that can be stored.
    pub const MAX: Self = Self(NaiveDate::from_ymd_opt(9999, 12, 31).unwrap());

    /// The day of this year, month and day of the month; `None` when there is no such day.
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if year < 1 || year > 9999 {
            return None;
        }
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Some(Self(date)),
            None => None,
        }
    }

    /// Today, in UTC.
    pub fn today() -> Self {
        Timestamp::now().date()
    }

    /// The day as `chrono` has it.
    pub const fn to_chrono(self) -> NaiveDate {
        self.0
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = OutOfRange;

    fn try_from(date: NaiveDate) -> Result<Self, OutOfRange> {
        if (1..=9999).contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(OutOfRange("date"))
        }
    }
}

impl From<Date> for NaiveDate {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.0;
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            date.year(),
            date.month(),
            date.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text.as_bytes()).ok_or_else(|| ParseError::new("date", text))
    }
}

serde_as_text!([] Date, "date");

/// Reads exactly `YYYY-MM-DD`: other spellings would compare differently as text.
pub(super) fn parse(text: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    let year = i32::try_from(digits(&[y1, y2, y3, y4])?).ok()?;
    Date::new(year, digits(&[m1, m2])?, digits(&[d1, d2])?)
}

/// The number that these ASCII digits write.
pub(super) fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0_u32, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_canonical_form_is_read() {
        assert_eq!("2024-02-29".parse(), Ok(Date::new(2024, 2, 29).unwrap()));
        for bad in [
            "2023-02-29",
            "0000-01-01",
            "10000-01-01",
            "2024-2-9",
            "+024-01-01",
            "",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
        assert_eq!(Date::MIN.to_string(), "0001-01-01");
        assert_eq!(Date::MAX.to_string(), "9999-12-31");
        assert!(Date::try_from(NaiveDate::MAX).is_err());
        assert!(Date::try_from(NaiveDate::MIN).is_err());
    }

    proptest! {
        #[test]
        fn text_round_trips(year in 1..=9999, ordinal in 1_u32..=365) {
            let date = Date::try_from(NaiveDate::from_yo_opt(year, ordinal).unwrap()).unwrap();
            prop_assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
            let json = serde_json::to_string(&date).unwrap();
            prop_assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
        }
    }
}
