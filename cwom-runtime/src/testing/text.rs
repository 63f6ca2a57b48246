//! Text, bytes and JSON.

use super::choices::{Choices, Pick};
use crate::rules::{Affix, PatternRule};
use crate::{Json, Map};

/// How long text without a greatest length is where the longest is wanted.
const LONG: u32 = 2_000;
/// How long text is that is drawn, unless its rules want it longer.
const SHORT: u64 = 24;
/// Characters that go wrong where lengths are counted in bytes or UTF-16, quotes are not doubled, or
/// a pattern is taken literally.
const AWKWARD: [char; 20] = [
    '\'', '"', '\\', '%', '_', '*', '?', '[', '$', ';', '\n', '\t', '\r', '\u{1}', '\u{7f}', 'é',
    'ß', '\u{202e}', '\u{ffff}', '𝄞',
];
/// A character outside of the first plane, four bytes long.
const WIDE: char = '𝄞';

/// Text without a pattern.
pub(super) fn any(mut pick: Pick<'_>, field: &str, least: u32, most: Option<u32>) -> String {
    match pick {
        Pick::Plain(number) => plain(field, number, least, most),
        Pick::Least => std::iter::repeat_n('a', least as usize).collect(),
        Pick::Greatest => {
            let length = most.unwrap_or_else(|| least.max(LONG));
            std::iter::repeat_n(WIDE, length as usize).collect()
        }
        Pick::Drawn(_) => {
            let length = drawn_length(&mut pick, least, most);
            (0..length).map(|_| character(&mut pick)).collect()
        }
    }
}

/// `title 7`: the field in words and the number of the row, as far as the length leaves room.
fn plain(field: &str, number: u64, least: u32, most: Option<u32>) -> String {
    let (least, most) = (
        least as usize,
        most.map_or(usize::MAX, |most| most as usize),
    );
    let words = format!("{} {number}", field.replace('_', " "));
    let mut text = if words.chars().count() <= most {
        words
    } else {
        // The last digits tell two numbers apart.
        let digits = number.to_string();
        digits[digits.len().saturating_sub(most)..].to_owned()
    };
    let short = least.saturating_sub(text.chars().count());
    text.extend(std::iter::repeat_n('.', short));
    text
}

fn drawn_length(pick: &mut Pick<'_>, least: u32, most: Option<u32>) -> u32 {
    let most = u64::from(most.unwrap_or(LONG)).max(u64::from(least));
    let room = (most - u64::from(least)).min(SHORT) + 1;
    least + u32::try_from(pick.below(room)).unwrap_or_default()
}

fn character(pick: &mut Pick<'_>) -> char {
    match pick.below(4) {
        0 => char::from(b'a' + u8::try_from(pick.below(26)).unwrap_or_default()),
        1 => {
            let at = usize::try_from(pick.below(AWKWARD.len() as u64)).unwrap_or_default();
            AWKWARD[at]
        }
        2 => char::from(b' ' + u8::try_from(pick.below(95)).unwrap_or_default()),
        _ => {
            let scalar = u32::try_from(pick.below(0x0011_0000)).unwrap_or_default();
            char::from_u32(scalar).filter(|c| *c != '\0').unwrap_or('a')
        }
    }
}

/// Text that keeps one of the alternatives of a pattern.
pub(super) fn matching(
    mut pick: Pick<'_>,
    pattern: &PatternRule,
    least: u32,
    most: Option<u32>,
) -> String {
    let any = Affix::ANY;
    let count = pattern.alternatives.len() as u64;
    let at = usize::try_from(pick.below(count)).unwrap_or_default();
    let affix = pattern.alternatives.get(at).unwrap_or(&any);
    let head = format!(
        "{}{}",
        affix.prefix.unwrap_or_default(),
        affix.contains.unwrap_or_default()
    );
    let tail = affix.suffix.unwrap_or_default();
    let letters = letters(affix);
    let fixed = head.chars().count() + tail.chars().count();
    let least = (least as usize).saturating_sub(fixed);
    let most = most.map(|most| (most as usize).saturating_sub(fixed));
    let middle: String = match &mut pick {
        Pick::Plain(number) => counted(*number, &letters, least, most),
        Pick::Least => std::iter::repeat_n(letters[0], least).collect(),
        Pick::Greatest => {
            let length = most.unwrap_or_else(|| least.max(LONG as usize));
            std::iter::repeat_n(letters[letters.len() - 1], length).collect()
        }
        drawn @ Pick::Drawn(_) => {
            let most = most.map(|most| u32::try_from(most).unwrap_or(u32::MAX));
            let least = u32::try_from(least).unwrap_or_default();
            let length = drawn_length(drawn, least, most);
            let count = letters.len() as u64;
            (0..length)
                .map(|_| letters[usize::try_from(drawn.below(count)).unwrap_or_default()])
                .collect()
        }
    };
    format!("{head}{middle}{tail}")
}

/// The characters that the middle is made of: none of what must not be in it, and at least one.
fn letters(affix: &Affix) -> Vec<char> {
    let plain: &[(char, char)] = &[('a', 'z')];
    let ranges = affix.chars.unwrap_or(plain);
    let forbidden = affix.excludes.unwrap_or_default();
    let all = ranges.iter().flat_map(|(first, last)| *first..=*last);
    let letters: Vec<char> = all.filter(|it| !forbidden.contains(*it)).collect();
    if letters.is_empty() {
        vec!['a']
    } else {
        letters
    }
}

/// The number in these letters, with the last digits where there is no room for all.
fn counted(number: u64, letters: &[char], least: usize, most: Option<usize>) -> String {
    let base = letters.len() as u64;
    let mut digits = Vec::new();
    let mut rest = number;
    while base > 1 && rest > 0 {
        digits.push(letters[usize::try_from(rest % base).unwrap_or_default()]);
        rest /= base;
    }
    digits.truncate(most.unwrap_or(usize::MAX));
    while digits.len() < least {
        digits.push(letters[0]);
    }
    digits.iter().rev().collect()
}

pub(super) fn bytes(mut pick: Pick<'_>, least: u32, most: Option<u32>) -> Vec<u8> {
    /// The longest that is made where a greater length is allowed.
    const LONGEST: u32 = 1 << 20;

    match &mut pick {
        Pick::Plain(number) => {
            let mut bytes = number.to_be_bytes().to_vec();
            let most = most.map_or(8, |most| most.min(8)).max(least);
            bytes.resize(most as usize, 0);
            bytes
        }
        Pick::Least => vec![0; least as usize],
        Pick::Greatest => vec![0xff; most.unwrap_or(LONG).min(LONGEST).max(least) as usize],
        drawn @ Pick::Drawn(_) => {
            let length = drawn_length(drawn, least, most);
            (0..length)
                .map(|_| u8::try_from(drawn.below(256)).unwrap_or_default())
                .collect()
        }
    }
}

/// A JSON value that is not null, with values in it to a depth.
pub(super) fn json(from: &mut Choices, depth: u32) -> Json {
    let kinds = if depth == 0 { 4 } else { 6 };
    match from.below(kinds) {
        0 => Json::Bool(from.flag()),
        1 => Json::from(from.int::<i64>(..)),
        // With a fraction: of a whole number that is large, a database may take the point away.
        2 => Json::from(f64::from(from.int::<i32>(..)) + 0.25),
        3 => Json::String(from.text(..)),
        4 => Json::Array(from.list(.., |it| json(it, depth - 1))),
        _ => {
            let entries = from.entries(|it| json(it, depth - 1));
            Json::Object(entries.into_iter().collect::<Map>())
        }
    }
}
