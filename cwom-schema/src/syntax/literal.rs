//! Text forms of dates, moments and ids: checked, and brought into the one form that is stored.

/// A calendar day of the years 1 to 9999, `YYYY-MM-DD`.
pub(crate) fn canonical_date(text: &str) -> Option<String> {
    parse_date(text).map(|_| text.to_owned())
}

/// A moment in UTC, brought into `YYYY-MM-DDTHH:MM:SS.ffffffZ`. The fraction may be left out or
/// shorter; an offset other than `Z` or `+00:00` is refused, since the stored form has none.
pub(crate) fn canonical_timestamp(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10)?;
    parse_date(date)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let clock = ["Z", "z", "+00:00"]
        .iter()
        .find_map(|suffix| rest.strip_suffix(suffix))?;
    let (time, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<&str> = time.split(':').collect();
    let [hour, minute, second] = parts.as_slice() else {
        return None;
    };
    let in_range = digits(hour, 2)? < 24 && digits(minute, 2)? < 60 && digits(second, 2)? < 60;
    let exact = (1..=6).contains(&fraction.len()) && all_digits(fraction);
    (in_range && exact).then(|| format!("{date}T{time}.{fraction:0<6}Z"))
}

/// A UUID in its canonical form: lower case, with hyphens.
pub(crate) fn canonical_uuid(text: &str) -> Option<String> {
    let lengths = [8, 4, 4, 4, 12];
    let groups: Vec<&str> = text.split('-').collect();
    let valid = groups.len() == lengths.len()
        && groups.iter().zip(lengths).all(|(group, length)| {
            group.len() == length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
    valid.then(|| text.to_ascii_lowercase())
}

/// A ULID in its canonical form: 26 upper-case characters of Crockford's base 32, first at most 7.
pub(crate) fn canonical_ulid(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let valid = upper.len() == 26
        && upper
            .bytes()
            .all(|byte| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&byte))
        && upper.as_bytes()[0] <= b'7';
    valid.then_some(upper)
}

/// A decimal number in units of its last digit; `None` when it has more than `scale` digits after
/// the point or does not fit into 64 bits.
pub(crate) fn scaled(text: &str, scale: u8) -> Option<i64> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let fraction = fraction.trim_end_matches('0');
    if !all_digits(whole)
        || whole.is_empty()
        || !all_digits(fraction)
        || fraction.len() > scale.into()
    {
        return None;
    }
    let width = usize::from(scale);
    let sign = if negative { "-" } else { "" };
    format!("{sign}{whole}{fraction:0<width$}").parse().ok()
}

fn parse_date(text: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    (year >= 1 && (1..=days).contains(&day)).then_some((year, month, day))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && all_digits(text))
        .then(|| text.parse().ok())
        .flatten()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_exist_in_the_calendar() {
        for good in ["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"] {
            assert!(canonical_date(good).is_some(), "{good}");
        }
        for bad in [
            "2023-02-29",
            "1900-02-29",
            "0000-01-01",
            "2024-13-01",
            "2024-1-1",
            "",
            "2024-00-10",
        ] {
            assert!(canonical_date(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn moments_are_utc_with_six_digits() {
        let canonical = |text| canonical_timestamp(text);
        assert_eq!(
            canonical("2024-05-06 07:08:09.5+00:00").as_deref(),
            Some("2024-05-06T07:08:09.500000Z")
        );
        assert_eq!(
            canonical("2024-05-06T07:08:09Z").as_deref(),
            Some("2024-05-06T07:08:09.000000Z")
        );
        for bad in [
            "2024-05-06T24:00:00Z",
            "2024-05-06T07:08:60Z",
            "2024-05-06T07:08:09",
            "2024-05-06T07:08:09+02:00",
            "2024-05-06T07:08:09.1234567Z",
            "2024-05-06T07:08:09.Z",
            "ä024-05-06T07:08:09Z",
        ] {
            assert!(canonical(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn ids_have_one_form() {
        assert_eq!(
            canonical_uuid("0190A6E0-0000-7000-8000-00000000000F").as_deref(),
            Some("0190a6e0-0000-7000-8000-00000000000f")
        );
        assert!(canonical_uuid("0190A6E00000-7000-8000-00000000000F").is_none());
        assert!(canonical_ulid("01ARZ3NDEKTSV4RRFFQ69G5FAV").is_some());
        assert!(canonical_ulid("81ARZ3NDEKTSV4RRFFQ69G5FAV").is_none());
        assert!(canonical_ulid("01ARZ3NDEKTSV4RRFFQ69G5FAU").is_none());
    }

    #[test]
    fn decimals_count_units() {
        assert_eq!(scaled("1.5", 2), Some(150));
        assert_eq!(scaled("-0.05", 2), Some(-5));
        assert_eq!(scaled("1.500", 2), Some(150));
        assert_eq!(scaled("1.505", 2), None);
        assert_eq!(scaled("12", 0), Some(12));
    }
}
