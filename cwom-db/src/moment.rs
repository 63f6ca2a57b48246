//! Moments as people write and read them.

use cwom_runtime::{Date, Timestamp};

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Reads how long ago something was, a day, or a moment.
pub(crate) fn parse_moment(text: &str) -> Result<Timestamp, String> {
    if let Some(ago) = parse_age(text) {
        let moment = Timestamp::now().unix_micros().checked_sub(ago);
        let moment = moment.and_then(Timestamp::from_unix_micros);
        return moment.ok_or_else(|| "that is too long ago".to_owned());
    }
    if text.parse::<Date>().is_ok() {
        return format!("{text}T00:00:00Z")
            .parse()
            .map_err(|_| "that is no day".to_owned());
    }
    text.parse().map_err(|_| {
        "write how long ago (`90s`, `15m`, `2h`, `3d`, `2w`), a day (`2026-11-01`), or a moment \
         (`2026-11-01T02:00:00Z`)"
            .to_owned()
    })
}

fn parse_age(text: &str) -> Option<i64> {
    let unit = text.chars().next_back()?;
    let number: u32 = text.strip_suffix(unit)?.parse().ok()?;
    let unit = match unit {
        's' => SECOND,
        'm' => MINUTE,
        'h' => HOUR,
        'd' => DAY,
        'w' => 7 * DAY,
        _ => return None,
    };
    i64::from(number).checked_mul(unit)
}

/// How long ago a stored moment was. One that is none is shown as it is.
pub(crate) fn relative(stored: &str, now: Timestamp) -> String {
    let Some(moment) = of_stored(stored) else {
        return stored.to_owned();
    };
    let age = now.unix_micros() - moment.unix_micros();
    match age {
        i64::MIN..0 => "in the future".to_owned(),
        _ if age < MINUTE => format!("{}s ago", age / SECOND),
        _ if age < HOUR => format!("{}m ago", age / MINUTE),
        _ if age < 2 * DAY => format!("{}h ago", age / HOUR),
        _ if age < 60 * DAY => format!("{}d ago", age / DAY),
        _ => moment.date().to_string(),
    }
}

/// A stored moment as text for people and programs.
pub(crate) fn absolute(stored: &str) -> String {
    of_stored(stored).map_or_else(|| stored.to_owned(), |moment| moment.to_string())
}

/// Entries have their moments in microseconds.
pub(crate) fn of_stored(stored: &str) -> Option<Timestamp> {
    Timestamp::from_unix_micros(stored.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_days_and_moments_are_read() {
        let now = Timestamp::now().unix_micros();
        let age = now - parse_moment("2h").map_or(0, Timestamp::unix_micros);
        assert!((2 * HOUR - SECOND..2 * HOUR + MINUTE).contains(&age));
        let read = |text| parse_moment(text).map(|moment| moment.to_string());
        assert_eq!(
            read("2026-11-01"),
            Ok("2026-11-01T00:00:00.000000Z".to_owned())
        );
        assert_eq!(
            read("2026-11-01T02:00:00+01:00"),
            Ok("2026-11-01T01:00:00.000000Z".to_owned())
        );
        for wrong in ["", "h", "2y", "yesterday", "-3h", "2026-13-01", "é"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(read("4294967295w").is_err());
    }

    #[test]
    fn ages_are_told_in_one_unit() {
        let now = Timestamp::from_unix_micros(1_000 * DAY).unwrap_or(Timestamp::MIN);
        let told = |age: i64| relative(&(1_000 * DAY - age).to_string(), now);
        assert_eq!(told(3 * SECOND), "3s ago");
        assert_eq!(told(90 * MINUTE), "1h ago");
        assert_eq!(told(50 * HOUR), "2d ago");
        assert_eq!(told(900 * DAY), "1970-04-11");
        assert_eq!(told(-SECOND), "in the future");
        assert_eq!(relative("infinity", now), "infinity");
    }
}
