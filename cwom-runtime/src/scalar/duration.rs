//! Spans of time.

use std::fmt;
use std::str::FromStr;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{OutOfRange, ParseError};

/// A signed span of time, counted in microseconds. In JSON: that integer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Duration(i64);

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A span of this many microseconds.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// A span of this many milliseconds; `None` when it does not fit.
    pub const fn from_millis(millis: i64) -> Option<Self> {
        match millis.checked_mul(1_000) {
            Some(micros) => Some(Self(micros)),
            None => None,
        }
    }

    /// A span of this many seconds; `None` when it does not fit.
    pub const fn from_secs(seconds: i64) -> Option<Self> {
        match seconds.checked_mul(1_000_000) {
            Some(micros) => Some(Self(micros)),
            None => None,
        }
    }

    /// How many microseconds it is.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The span as `chrono` has it.
    pub const fn to_chrono(self) -> TimeDelta {
        TimeDelta::microseconds(self.0)
    }
}

impl TryFrom<std::time::Duration> for Duration {
    type Error = OutOfRange;

    /// Parts of a microsecond are cut off.
    fn try_from(duration: std::time::Duration) -> Result<Self, OutOfRange> {
        i64::try_from(duration.as_micros())
            .map(Self)
            .map_err(|_| OutOfRange("duration"))
    }
}

impl TryFrom<TimeDelta> for Duration {
    type Error = OutOfRange;

    /// Parts of a microsecond are cut off.
    fn try_from(delta: TimeDelta) -> Result<Self, OutOfRange> {
        delta
            .num_microseconds()
            .map(Self)
            .ok_or(OutOfRange("duration"))
    }
}

impl TryFrom<Duration> for std::time::Duration {
    type Error = OutOfRange;

    /// Fails for a negative span, which the standard library cannot hold.
    fn try_from(duration: Duration) -> Result<Self, OutOfRange> {
        u64::try_from(duration.0)
            .map(Self::from_micros)
            .map_err(|_| OutOfRange("duration"))
    }
}

impl From<Duration> for TimeDelta {
    fn from(duration: Duration) -> Self {
        duration.to_chrono()
    }
}

impl fmt::Display for Duration {
    /// Writes the microseconds, the same integer as in JSON and in the database.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl FromStr for Duration {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.parse()
            .map(Self)
            .map_err(|_| ParseError::new("duration in microseconds", text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_that_do_not_fit_are_refused() {
        assert!(Duration::try_from(std::time::Duration::MAX).is_err());
        assert!(Duration::try_from(TimeDelta::MAX).is_err());
        assert!(Duration::from_secs(i64::MAX).is_none());
        assert!(std::time::Duration::try_from(Duration::from_micros(-1)).is_err());
    }

    #[test]
    fn parts_of_a_microsecond_are_cut_off() {
        let precise = std::time::Duration::from_nanos(1_999);
        assert_eq!(Duration::try_from(precise), Ok(Duration::from_micros(1)));
    }

    proptest! {
        #[test]
        fn text_and_json_round_trip(micros: i64) {
            let duration = Duration::from_micros(micros);
            prop_assert_eq!(duration.to_string().parse::<Duration>().unwrap(), duration);
            let json = serde_json::to_string(&duration).unwrap();
            prop_assert_eq!(&json, &micros.to_string());
            prop_assert_eq!(serde_json::from_str::<Duration>(&json).unwrap(), duration);
            prop_assert_eq!(Duration::try_from(duration.to_chrono()).unwrap(), duration);
        }
    }
}
