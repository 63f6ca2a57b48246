//! Literals and default values as expressions of Rust.

use cwom_schema::Schema;
use cwom_schema::schema::{DefaultValue, Type};

use super::layout::Initial;
use super::names::Imports;

/// The expression of a default that is known at compile time; `None` for one that a creation
/// decides: the moment, a new id, the trace of the context.
pub(crate) fn default_expression<'a>(
    schema: &'a Schema,
    ty: &Type,
    default: &DefaultValue,
    imports: &mut Imports<'a>,
) -> Option<Initial> {
    let text = match (ty, default) {
        (_, DefaultValue::Now | DefaultValue::NewId | DefaultValue::Context) => return None,
        (Type::Json, _) => return Some(json(default, imports)),
        (Type::Enum(id), DefaultValue::EnumValue(position)) => {
            let item = &schema[*id];
            format!(
                "{}::{}",
                imports.model(&item.name),
                item.values[*position].rust
            )
        }
        (Type::Value(id), DefaultValue::EmptyObject) => {
            format!("{}::default()", imports.model(&schema[*id].name))
        }
        (Type::Map(None), DefaultValue::EmptyObject) => {
            format!("{}::new()", imports.runtime("Map"))
        }
        (_, DefaultValue::EmptyObject) => format!("{}::new()", imports.standard("BTreeMap")),
        (_, DefaultValue::EmptyList) => format!("{}::new()", imports.standard("Vec")),
        (Type::Decimal { .. }, DefaultValue::Int(units)) => {
            let function = format!("{}::from_units", imports.runtime("Decimal"));
            return Some(Initial::Call(function, integer(*units)));
        }
        (Type::Duration, DefaultValue::Int(micros)) => {
            let function = format!("{}::from_micros", imports.runtime("Duration"));
            return Some(Initial::Call(function, integer(*micros)));
        }
        (Type::Float(_), DefaultValue::Int(value)) => format!("{}.0", integer(*value)),
        (_, DefaultValue::Bool(value)) => value.to_string(),
        (_, DefaultValue::Int(value)) => integer(*value),
        (_, DefaultValue::Float(value)) => float(*value),
        (_, DefaultValue::Text(text)) => return Some(text_default(ty, text, imports)),
        (_, DefaultValue::EnumValue(position)) => {
            unreachable!("the default at position {position} is checked to be of an enum")
        }
    };
    Some(Initial::Plain(text))
}

/// Whether the default is what `Default` gives for the type, so that it can be derived.
pub(crate) fn is_natural(ty: &Type, default: &DefaultValue) -> bool {
    match default {
        DefaultValue::Bool(value) => !value,
        DefaultValue::Int(value) => {
            *value == 0 && !matches!(ty, Type::Decimal { .. } | Type::Duration)
        }
        DefaultValue::Float(value) => *value == 0.0 && value.is_sign_positive(),
        DefaultValue::Text(text) => {
            text.is_empty() && matches!(ty, Type::String(_) | Type::Text(_) | Type::Bytes(_))
        }
        DefaultValue::EmptyList | DefaultValue::EmptyObject => !matches!(ty, Type::Json),
        DefaultValue::EnumValue(_)
        | DefaultValue::Now
        | DefaultValue::NewId
        | DefaultValue::Context => false,
    }
}

/// An integer with its thousands apart.
pub(crate) fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&digits, 3))
}

/// A finite number that is read back as the same bits.
pub(crate) fn float(value: f64) -> String {
    let text = format!("{value:?}");
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => ("-", text),
        None => ("", text.as_str()),
    };
    let (number, exponent) = match text.find('e') {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    match number.split_once('.') {
        Some((whole, fraction)) => {
            let fraction = grouped_from_left(fraction);
            format!("{sign}{}.{fraction}{exponent}", grouped(whole, 3))
        }
        None => format!("{sign}{}{exponent}", grouped(number, 3)),
    }
}

/// A string literal.
pub(crate) fn string(text: &str) -> String {
    format!("{text:?}")
}

fn text_default(ty: &Type, text: &str, imports: &mut Imports<'_>) -> Initial {
    match ty {
        Type::Uuid => Initial::Call(
            format!("{}::from_u128", imports.runtime("Uuid")),
            hexadecimal(uuid_bits(text)),
        ),
        Type::Trace => {
            let function = format!("{}::from_uuid", imports.runtime("TraceId"));
            let bits = hexadecimal(uuid_bits(text));
            let uuid = format!("{}::from_u128({bits})", imports.runtime("Uuid"));
            Initial::Call(function, uuid)
        }
        Type::Ulid => Initial::Call(
            format!("{}::from_u128", imports.runtime("Ulid")),
            hexadecimal(ulid_bits(text)),
        ),
        Type::Date => {
            let (year, month, day) = date_parts(text);
            let date = imports.runtime("Date");
            Initial::Block(format!("{date}::new({year}, {month}, {day}).unwrap()"))
        }
        Type::Timestamp => {
            let micros = integer(unix_micros(text));
            let timestamp = imports.runtime("Timestamp");
            Initial::Block(format!("{timestamp}::from_unix_micros({micros}).unwrap()"))
        }
        Type::Bytes(_) => {
            let bytes: Vec<String> = hex_bytes(text)
                .iter()
                .map(|byte| format!("{byte:#04x}"))
                .collect();
            if bytes.is_empty() {
                Initial::Plain(format!("{}::default()", imports.runtime("Bytes")))
            } else {
                let bytes = bytes.join(", ");
                Initial::Plain(format!("{}::from([{bytes}])", imports.runtime("Bytes")))
            }
        }
        _ if text.is_empty() => Initial::Plain(format!("{}::new()", imports.standard("String"))),
        _ => Initial::Chain(string(text), vec!["to_owned()".to_owned()]),
    }
}

fn json(default: &DefaultValue, imports: &mut Imports<'_>) -> Initial {
    let json = imports.runtime("Json");
    Initial::Plain(match default {
        DefaultValue::EmptyList => format!("{json}::Array({}::new())", imports.standard("Vec")),
        DefaultValue::EmptyObject => format!("{json}::Object({}::new())", imports.runtime("Map")),
        DefaultValue::Bool(value) => format!("{json}::Bool({value})"),
        DefaultValue::Int(value) => format!("{json}::from({}_i64)", integer(*value)),
        DefaultValue::Float(value) => format!("{json}::from({})", float(*value)),
        DefaultValue::Text(text) => format!("{json}::from({})", string(text)),
        DefaultValue::EnumValue(_)
        | DefaultValue::Now
        | DefaultValue::NewId
        | DefaultValue::Context => format!("{json}::Null"),
    })
}

fn grouped(digits: &str, size: usize) -> String {
    // Clippy leaves numbers of five digits and fewer as they are.
    if digits.len() <= 5 {
        return digits.to_owned();
    }
    let first = digits.len() % size;
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % size == first % size {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

fn grouped_from_left(digits: &str) -> String {
    if digits.len() <= 5 {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == 0 {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

fn hexadecimal(bits: u128) -> String {
    let digits = format!("{bits:032x}");
    let groups: Vec<&str> = (0..8)
        .map(|group| &digits[group * 4..group * 4 + 4])
        .collect();
    format!("0x{}", groups.join("_"))
}

fn uuid_bits(text: &str) -> u128 {
    text.chars()
        .filter_map(|character| character.to_digit(16))
        .fold(0, |bits, digit| bits << 4 | u128::from(digit))
}

fn ulid_bits(text: &str) -> u128 {
    const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    text.chars()
        .filter_map(|character| ALPHABET.find(character.to_ascii_uppercase()))
        .fold(0, |bits, digit| bits << 5 | digit as u128)
}

fn hex_bytes(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text
        .chars()
        .filter_map(|character| character.to_digit(16))
        .collect();
    digits
        .chunks(2)
        .map(|pair| {
            pair.iter().fold(0, |byte, digit| {
                byte << 4 | u8::try_from(*digit).unwrap_or(0)
            })
        })
        .collect()
}

/// Year, month and day of the canonical form.
fn date_parts(text: &str) -> (i64, i64, i64) {
    let part = |range: std::ops::Range<usize>| {
        text.get(range)
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(1)
    };
    (part(0..4), part(5..7), part(8..10))
}

/// Microseconds since 1970 of the canonical form.
fn unix_micros(text: &str) -> i64 {
    let (year, month, day) = date_parts(text);
    let part = |range: std::ops::Range<usize>| -> i64 {
        text.get(range)
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(0)
    };
    let seconds = part(11..13) * 3600 + part(14..16) * 60 + part(17..19);
    (days_since_1970(year, month, day) * 86_400 + seconds) * 1_000_000 + part(20..26)
}

/// Days of the Gregorian calendar. Years are counted from March, so that the leap day is the last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // 719,468 days lie between 1 March of the year 0 and 1 January 1970.
    year * 365 + leap_days + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{date_parts, float, hexadecimal, integer, ulid_bits, unix_micros, uuid_bits};

    #[test]
    fn numbers_are_grouped_as_clippy_reads_them() {
        assert_eq!(integer(12345), "12345");
        assert_eq!(integer(-123_456), "-123_456");
        assert_eq!(integer(i64::MIN), "-9_223_372_036_854_775_808");
        assert_eq!(float(0.1), "0.1");
        assert_eq!(float(-1_234_567.125), "-1_234_567.125");
        assert_eq!(float(0.123_456_7), "0.123_456_7");
        assert_eq!(float(1e300), "1e300");
    }

    #[test]
    fn moments_are_counted_from_1970() {
        assert_eq!(unix_micros("1970-01-01T00:00:00.000000Z"), 0);
        assert_eq!(unix_micros("1969-12-31T23:59:59.999999Z"), -1);
        assert_eq!(
            unix_micros("2024-02-29T12:30:15.000001Z"),
            1_709_209_815_000_001
        );
        assert_eq!(
            unix_micros("0001-01-01T00:00:00.000000Z"),
            -62_135_596_800_000_000
        );
        assert_eq!(date_parts("2024-02-29"), (2024, 2, 29));
    }

    #[test]
    fn ids_are_read_from_their_text() {
        let uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
        assert_eq!(
            hexadecimal(uuid_bits(uuid)),
            "0x0189_0a5d_ac96_774b_bcce_b302_099a_8057"
        );
        assert_eq!(ulid_bits("00000000000000000000000010"), 32);
        assert_eq!(ulid_bits("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"), u128::MAX);
    }
}
