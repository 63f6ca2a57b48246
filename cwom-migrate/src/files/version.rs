//! Versions: moments in UTC as fourteen digits, as sqlx's own command makes them.

use std::fmt::{self, Display, Formatter};

/// Why a version cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionError {
    /// Not a moment.
    NotAMoment(i64),
}

impl Display for VersionError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAMoment(version) => {
                write!(f, "{version} is not a moment like 20261122072500")
            }
        }
    }
}

impl std::error::Error for VersionError {}

/// The version of a new migration: now, or a second after the last file of the chain where a clock
/// is behind it. sqlx would run an older one without a word.
pub fn allocate(now: i64, head: Option<i64>) -> Result<i64, VersionError> {
    for version in [Some(now), head].into_iter().flatten() {
        if !is_moment(version) {
            return Err(VersionError::NotAMoment(version));
        }
    }
    Ok(head.map_or(now, |head| now.max(later(head, 1))))
}

/// The version so many seconds later.
pub fn later(version: i64, seconds: usize) -> i64 {
    let mut version = version;
    for _ in 0..seconds {
        version = next(version);
    }
    version
}

fn next(version: i64) -> i64 {
    let limits = [
        (1, 60),
        (100, 60),
        (10_000, 24),
        (1_000_000, days(version) + 1),
        (100_000_000, 13),
    ];
    let mut version = version;
    for (unit, limit) in limits {
        version += unit;
        let digits = version / unit % 100;
        if digits < limit {
            return version;
        }
        // Days and months begin at 1; what is carried is added by the next round.
        let first = i64::from(unit >= 1_000_000);
        version -= (digits - first) * unit;
    }
    version + 10_000_000_000
}

/// How many days the month of a version has.
const fn days(version: i64) -> i64 {
    let (year, month) = (version / 10_000_000_000, version / 100_000_000 % 100);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_moment(version: i64) -> bool {
    let part = |unit: i64| version / unit % 100;
    (10_000_000_000_000..=99_991_231_235_959).contains(&version)
        && part(1) < 60
        && part(100) < 60
        && part(10_000) < 24
        && (1..=days(version)).contains(&part(1_000_000))
        && (1..=12).contains(&part(100_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_carry() {
        assert_eq!(later(20_261_122_072_500, 1), 20_261_122_072_501);
        assert_eq!(later(20_261_122_072_559, 1), 20_261_122_072_600);
        assert_eq!(later(20_261_231_235_959, 1), 20_270_101_000_000);
        assert_eq!(later(20_280_228_235_959, 1), 20_280_229_000_000);
        assert_eq!(later(20_270_228_235_959, 1), 20_270_301_000_000);
        assert_eq!(later(20_261_122_235_958, 3), 20_261_123_000_001);
    }

    #[test]
    fn a_clock_that_is_behind_does_not_make_an_older_version() {
        let head = Some(20_261_122_072_500);
        assert_eq!(allocate(20_261_122_072_400, head), Ok(20_261_122_072_501));
        assert_eq!(allocate(20_261_122_072_600, head), Ok(20_261_122_072_600));
        assert_eq!(allocate(20_261_122_072_600, None), Ok(20_261_122_072_600));
        let broken = 20_261_322_072_600;
        assert_eq!(
            allocate(broken, None),
            Err(VersionError::NotAMoment(broken))
        );
        assert!(allocate(1, head).is_err());
    }
}
