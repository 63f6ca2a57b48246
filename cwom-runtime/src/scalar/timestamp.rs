//! Moments in UTC.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveTime, Timelike, Utc};

use super::{Date, Duration, OutOfRange, ParseError, date, serde_as_text};

/// A moment in UTC with microseconds, in the years 0001 to 9999.
///
/// Finer parts are cut off when it is made, because neither database keeps them: what was written
/// is what will be read. As text and in JSON: `YYYY-MM-DDTHH:MM:SS.ffffffZ`, always this long, so
/// that text sorts as time does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Microseconds since 1970-01-01.
    micros: i64,
}

impl Timestamp {
    /// The first moment that can be stored.
    pub const MIN: Self = Self {
        micros: Date::MIN
            .to_chrono()
            .and_time(NaiveTime::MIN)
            .and_utc()
            .timestamp_micros(),
    };
    /// The last moment that can be stored.
    pub const MAX: Self = Self {
        micros: Date::MAX
            .to_chrono()
            .and_time(NaiveTime::MIN)
            .and_utc()
            .timestamp_micros()
            + (24 * 60 * 60 * 1_000_000 - 1),
    };

    /// This moment.
    pub fn now() -> Self {
        // A clock set outside the years 1 to 9999 is held at their edge rather than refused: no
        // caller could do anything about it.
        let micros = Utc::now().timestamp_micros();
        Self {
            micros: micros.clamp(Self::MIN.micros, Self::MAX.micros),
        }
    }

    /// The moment this many microseconds after the start of 1970; `None` outside the range.
    pub const fn from_unix_micros(micros: i64) -> Option<Self> {
        if micros < Self::MIN.micros || micros > Self::MAX.micros {
            return None;
        }
        Some(Self { micros })
    }

    /// Microseconds since the start of 1970.
    pub const fn unix_micros(self) -> i64 {
        self.micros
    }

    /// The moment as `chrono` has it.
    pub fn to_chrono(self) -> DateTime<Utc> {
        // In range by construction, so the fallback is never taken.
        DateTime::from_timestamp_micros(self.micros).unwrap_or_default()
    }

    /// The day it falls on, in UTC.
    pub fn date(self) -> Date {
        Date::try_from(self.to_chrono().date_naive()).unwrap_or(Date::MIN)
    }

    /// The moment `duration` later; `None` outside the range.
    pub const fn checked_add(self, duration: Duration) -> Option<Self> {
        match self.micros.checked_add(duration.as_micros()) {
            Some(micros) => Self::from_unix_micros(micros),
            None => None,
        }
    }

    /// How long after `earlier` it is; negative when it is before.
    pub const fn since(self, earlier: Self) -> Duration {
        // The whole range spans less than a third of what 64 bits can count.
        Duration::from_micros(self.micros - earlier.micros)
    }
}

impl TryFrom<DateTime<Utc>> for Timestamp {
    type Error = OutOfRange;

    /// Parts of a microsecond are cut off, towards the past.
    fn try_from(moment: DateTime<Utc>) -> Result<Self, OutOfRange> {
        Self::from_unix_micros(moment.timestamp_micros()).ok_or(OutOfRange("timestamp"))
    }
}

impl From<Timestamp> for DateTime<Utc> {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.to_chrono()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = self.to_chrono();
        write!(
            formatter,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z",
            moment.year(),
            moment.month(),
            moment.day(),
            moment.hour(),
            moment.minute(),
            moment.second(),
            moment.timestamp_subsec_micros(),
        )
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Timestamp {
    type Err = ParseError;

    /// Reads the fixed form, and any other RFC 3339 text by way of `chrono`.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse_fixed(text.as_bytes())
            .or_else(|| {
                let moment = DateTime::parse_from_rfc3339(text).ok()?;
                Self::try_from(moment.to_utc()).ok()
            })
            .ok_or_else(|| ParseError::new("timestamp", text))
    }
}

serde_as_text!([] Timestamp, "timestamp");

/// The fixed form, which is all that our own columns hold; several times faster than the general
/// parser, and every row of SQLite has two of them.
fn parse_fixed(text: &[u8]) -> Option<Timestamp> {
    let text: &[u8; 27] = text.try_into().ok()?;
    let [
        ..,
        b'T',
        h1,
        h2,
        b':',
        m1,
        m2,
        b':',
        s1,
        s2,
        b'.',
        _,
        _,
        _,
        _,
        _,
        _,
        b'Z',
    ] = *text
    else {
        return None;
    };
    let day = date::parse(&text[..10])?;
    let time = NaiveTime::from_hms_micro_opt(
        date::digits(&[h1, h2])?,
        date::digits(&[m1, m2])?,
        date::digits(&[s1, s2])?,
        date::digits(&text[20..26])?,
    )?;
    Timestamp::try_from(day.to_chrono().and_time(time).and_utc()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_has_one_length() {
        assert_eq!(Timestamp::MIN.to_string(), "0001-01-01T00:00:00.000000Z");
        assert_eq!(Timestamp::MAX.to_string(), "9999-12-31T23:59:59.999999Z");
        let moment = Timestamp::from_unix_micros(-1).unwrap();
        assert_eq!(moment.to_string(), "1969-12-31T23:59:59.999999Z");
    }

    #[test]
    fn other_forms_of_rfc_3339_are_read_and_cut_to_microseconds() {
        let expected = Ok(Timestamp::from_unix_micros(1_000_000).unwrap());
        assert_eq!("1970-01-01T00:00:01Z".parse(), expected);
        assert_eq!("1970-01-01T01:00:01.0000009+01:00".parse(), expected);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for bad in [
            "",
            "1970-01-01",
            "1970-01-01T00:00:00.000000",
            "1970-01-01T24:00:00.000000Z",
            "1970-02-30T00:00:00.000000Z",
            "0000-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00.00000éZ",
        ] {
            assert!(bad.parse::<Timestamp>().is_err(), "{bad}");
        }
        assert!(Timestamp::from_unix_micros(Timestamp::MAX.unix_micros() + 1).is_none());
        assert!(Timestamp::try_from(DateTime::<Utc>::MAX_UTC).is_err());
    }

    proptest! {
        #[test]
        fn text_round_trips_and_keeps_the_order(
            left in Timestamp::MIN.micros..=Timestamp::MAX.micros,
            right in Timestamp::MIN.micros..=Timestamp::MAX.micros,
        ) {
            let left = Timestamp::from_unix_micros(left).unwrap();
            let right = Timestamp::from_unix_micros(right).unwrap();
            prop_assert_eq!(left.to_string().parse::<Timestamp>().unwrap(), left);
            prop_assert_eq!(Timestamp::try_from(left.to_chrono()).unwrap(), left);
            prop_assert_eq!(left.cmp(&right), left.to_string().cmp(&right.to_string()));
        }
    }
}
