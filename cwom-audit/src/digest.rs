//! SHA-256 with a tag before every sort of text, so that no digest of one sort is one of another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// What a digest is of. The first two are those of RFC 6962.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tag {
    /// An entry.
    Leaf = 0,
    /// Two nodes of a tree.
    Node = 1,
    /// A checkpoint.
    Checkpoint = 2,
    /// An image.
    Image = 3,
    /// An image or a note that is not there.
    Absent = 4,
    /// The salt of one field.
    Salt = 5,
    /// The value of one field.
    Field = 6,
    /// An image that is no JSON object, which no trigger writes.
    Malformed = 7,
}

/// A SHA-256 digest, shown as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What comes before the first checkpoint.
    pub const ZERO: Self = Self([0; 32]);
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Hash {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        let bytes = unhex(text).ok_or(NotHex)?;
        bytes.try_into().map(Self).map_err(|_| NotHex)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A text is not the lower-case hexadecimal form of so many bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 lower-case hexadecimal digits")]
pub struct NotHex;

/// A digest in the making.
pub(crate) struct Hasher(Sha256);

impl Hasher {
    pub(crate) fn new(tag: Tag) -> Self {
        let mut hasher = Sha256::new();
        hasher.update([tag as u8]);
        Self(hasher)
    }

    /// Bytes whose length is known from elsewhere.
    pub(crate) fn raw(mut self, bytes: &[u8]) -> Self {
        self.0.update(bytes);
        self
    }

    /// Bytes after their length, so that no two lists of them run into the same text.
    pub(crate) fn part(mut self, bytes: Option<&[u8]>) -> Self {
        match bytes {
            Some(bytes) => {
                self.0.update((bytes.len() as u64).to_be_bytes());
                self.0.update(bytes);
            }
            // Longer than anything: nothing is not the same as an empty text.
            None => self.0.update(u64::MAX.to_be_bytes()),
        }
        self
    }

    pub(crate) fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// The bytes of lower-case hexadecimal digits; upper case is refused, so that a value has one form.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    pairs.map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_has_one_form() {
        assert_eq!(hex(&[0, 0x1f, 0xff]), "001fff");
        assert_eq!(unhex("001fff"), Some(vec![0, 0x1f, 0xff]));
        for wrong in ["0", "0g", "FF", "é"] {
            assert_eq!(unhex(wrong), None, "{wrong}");
        }
        assert!("00".parse::<Hash>().is_err());
        assert_eq!(Hash::ZERO.to_string().parse(), Ok(Hash::ZERO));
        assert_eq!(format!("{:?}", Hash([0xab; 32])), "ab".repeat(32));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let of = |parts: &[Option<&[u8]>]| {
            let hasher = Hasher::new(Tag::Leaf);
            parts
                .iter()
                .fold(hasher, |hasher, part| hasher.part(*part))
                .finish()
        };
        assert_ne!(
            of(&[Some(b"ab"), Some(b"c")]),
            of(&[Some(b"a"), Some(b"bc")])
        );
        assert_ne!(of(&[Some(b"")]), of(&[None]));
        assert_ne!(of(&[Some(b"")]), of(&[]));
    }
}
