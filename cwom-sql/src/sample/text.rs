//! Texts that rules accept.

use cwom_schema::schema::{Affix, Pattern};
use cwom_schema::tables::CheckRule;

/// A text that meets length and pattern, another one for each number as far as they leave room.
pub(super) fn of_rules(rules: &[&CheckRule], number: u64) -> Option<String> {
    let (mut least, mut most) = (0, u32::MAX);
    let mut pattern = None;
    for rule in rules {
        match rule {
            CheckRule::Text { length, .. } => {
                least = length.min.unwrap_or(0).max(least);
                most = length.max.unwrap_or(u32::MAX).min(most);
            }
            CheckRule::Pattern { pattern: given, .. } => pattern = Some(given),
            _ => {}
        }
    }
    text(pattern, least, most, number)
}

/// The same from its parts.
pub(super) fn text(
    pattern: Option<&Pattern>,
    least: u32,
    most: u32,
    number: u64,
) -> Option<String> {
    let any = Affix::default();
    let affix = match pattern {
        None => &any,
        Some(pattern) => pattern.alternatives.first()?,
    };
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    let (head, tail) = (
        format!("{}{}", part(&affix.prefix), part(&affix.contains)),
        part(&affix.suffix),
    );
    let letters = letters(affix);
    let first = *letters.first()?;
    let fixed = (head.chars().count() + tail.chars().count()) as u64;
    let room = u64::from(most).checked_sub(fixed)?;
    let mut middle = digits(number, &letters);
    let longest = usize::try_from(room).unwrap_or(usize::MAX);
    // The last digits tell two numbers apart.
    middle = middle.split_off(middle.len().saturating_sub(longest));
    let short = u64::from(least).saturating_sub(fixed + middle.len() as u64);
    let filler = (0..short).map(|_| first);
    let middle: String = filler.chain(middle).collect();
    Some(format!("{head}{middle}{tail}"))
}

/// The characters that the middle is made of: no letter of what must not be in it.
fn letters(affix: &Affix) -> Vec<char> {
    let plain = [('a', 'j')];
    let ranges = affix.chars.as_deref().unwrap_or(&plain);
    let forbidden = affix.excludes.as_deref().unwrap_or_default();
    let all = ranges.iter().flat_map(|(first, last)| *first..=*last);
    let mut letters: Vec<char> = all.filter(|it| !forbidden.contains(*it)).take(10).collect();
    letters.dedup();
    letters
}

fn digits(mut number: u64, letters: &[char]) -> Vec<char> {
    let base = letters.len() as u64;
    let mut out = Vec::new();
    while base > 1 && number > 0 {
        let at = usize::try_from(number % base).unwrap_or(0);
        out.push(letters[at]);
        number /= base;
    }
    out.reverse();
    if out.is_empty() {
        out.extend(letters.first());
    }
    out
}

/// Bytes in hex that meet the length.
pub(super) fn bytes(rules: &[&CheckRule]) -> String {
    let least = rules.iter().find_map(|rule| match rule {
        CheckRule::Bytes { length, .. } => length.min,
        _ => None,
    });
    "5a".repeat(least.unwrap_or(1) as usize)
}

/// A UUID that no other column of no other row has.
pub(super) fn uuid(number: u64, position: usize) -> String {
    let position = position % 0x1000;
    format!("0190d5a0-0000-7{position:03x}-8000-{number:012x}")
}

/// A ULID, likewise.
pub(super) fn ulid(number: u64, position: usize) -> String {
    let position = position % 1000;
    format!("01J0000{position:03}{number:016}")
}
