//! Where a page ended.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::value::Value;

/// Where a page ended: an opaque text of letters, digits, `-` and `_`, which fits into a URL.
///
/// It belongs to the query that made it: the same entity, the same conditions (their values may
/// differ), the same order. Another query refuses it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

/// Why a cursor is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CursorProblem {
    /// It is no cursor, or only a part of one.
    #[error("is damaged")]
    Damaged,
    /// Another query made it.
    #[error("belongs to another query")]
    OtherQuery,
}

/// What a cursor carries.
#[derive(Debug, PartialEq)]
pub(super) struct Carried {
    /// Of the query's text.
    pub(super) digest: u64,
    /// Rows in a page.
    pub(super) size: u32,
    /// What the last row is sorted by, each as a letter and bytes.
    pub(super) parts: Vec<(u8, Vec<u8>)>,
}

/// The first byte of every cursor, so that a later form can be told apart.
const FORM: u8 = 1;

/// The alphabet of base 64 for URLs.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Cursor {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn make(digest: u64, size: u32, values: &[Value]) -> Self {
        let mut bytes = vec![FORM];
        bytes.extend(digest.to_be_bytes());
        bytes.extend(size.to_be_bytes());
        for value in values {
            let (letter, part) = value.to_parts();
            bytes.push(letter);
            // No column holds more than the engines' gigabyte.
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            bytes.extend(length.to_be_bytes());
            bytes.extend(part);
        }
        let check = digest_of(&bytes).to_be_bytes();
        bytes.extend(&check[..4]);
        Self(encode(&bytes))
    }

    pub(super) fn open(&self) -> Option<Carried> {
        let bytes = decode(&self.0)?;
        let (bytes, check) = bytes.split_at_checked(bytes.len().checked_sub(4)?)?;
        if digest_of(bytes).to_be_bytes()[..4] != *check {
            return None;
        }
        let mut rest = bytes.strip_prefix(&[FORM])?;
        let digest = u64::from_be_bytes(take(&mut rest)?);
        let size = u32::from_be_bytes(take(&mut rest)?);
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let [letter] = take(&mut rest)?;
            let length = u32::from_be_bytes(take(&mut rest)?);
            let (part, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            parts.push((letter, part.to_vec()));
            rest = after;
        }
        Some(Carried {
            digest,
            size,
            parts,
        })
    }
}

/// FNV-1a: nothing depends on it but a kind word to who mixes up two queries.
pub(super) fn digest_of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*first)
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0; 4];
        group[1..=chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes(group);
        for position in 0..=chunk.len() {
            let index = (bits >> (18 - 6 * position)) & 63;
            text.push(char::from(ALPHABET[index as usize]));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for (position, letter) in chunk.iter().enumerate() {
            let index = ALPHABET.iter().position(|known| known == letter)?;
            bits |= u32::try_from(index).ok()? << (18 - 6 * position);
        }
        let count = chunk.len().checked_sub(1).filter(|count| *count > 0)?;
        bytes.extend(&bits.to_be_bytes()[1..=count]);
    }
    Some(bytes)
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_opens_to_what_it_was_made_of() {
        for length in 0..20 {
            let values = [
                Value::Text("ä/?".repeat(length)),
                Value::Null,
                Value::I64(i64::MIN),
            ];
            let cursor = Cursor::make(7, 20, &values);
            let is_safe = |letter: u8| letter.is_ascii_alphanumeric() || b"-_".contains(&letter);
            assert!(cursor.as_str().bytes().all(is_safe), "{cursor}");
            let carried = cursor.open().expect("it was made here");
            assert_eq!((carried.digest, carried.size), (7, 20));
            assert_eq!(carried.parts, values.map(|value| value.to_parts()));
        }
    }

    #[test]
    fn a_damaged_cursor_does_not_open() {
        let whole = Cursor::make(7, 20, &[Value::Text("some text".to_owned())]);
        for end in 0..whole.as_str().len() {
            assert_eq!(Cursor::from(&whole.as_str()[..end]).open(), None, "{end}");
        }
        for other in ["", "ä", "====", "AAAA", "not a cursor"] {
            assert_eq!(Cursor::from(other).open(), None, "{other}");
        }
        for position in 0..whole.as_str().len() - 1 {
            let mut letters = whole.as_str().as_bytes().to_vec();
            letters[position] = if letters[position] == b'A' {
                b'B'
            } else {
                b'A'
            };
            let text = String::from_utf8(letters).expect("letters");
            assert_eq!(Cursor::from(text).open(), None, "{position}");
        }
    }
}
