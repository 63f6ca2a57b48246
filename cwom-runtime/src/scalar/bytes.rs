//! Binary data.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

use super::{ParseError, serde_as_text};

/// Binary data. In JSON and as text: lower-case hexadecimal digits, two for each byte.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Bytes(Vec<u8>);

impl Bytes {
    /// Wraps bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The bytes themselves.
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl DerefMut for Bytes {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl<const LENGTH: usize> From<[u8; LENGTH]> for Bytes {
    fn from(bytes: [u8; LENGTH]) -> Self {
        Self(bytes.to_vec())
    }
}

impl From<Bytes> for Vec<u8> {
    fn from(bytes: Bytes) -> Self {
        bytes.0
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = String::with_capacity(self.0.len() * 2);
        for byte in &self.0 {
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        formatter.write_str(&text)
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Bytes({self})")
    }
}

impl FromStr for Bytes {
    type Err = ParseError;

    /// Reads hexadecimal digits of either case.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let digit = |byte: u8| {
            char::from(byte)
                .to_digit(16)
                .and_then(|d| u8::try_from(d).ok())
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if !rest.is_empty() {
            return Err(ParseError::new("hexadecimal text", text));
        }
        pairs
            .iter()
            .map(|[high, low]| Some((digit(*high)? << 4) | digit(*low)?))
            .collect::<Option<Vec<u8>>>()
            .map(Self)
            .ok_or_else(|| ParseError::new("hexadecimal text", text))
    }
}

serde_as_text!([] Bytes, "hexadecimal text");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hexadecimal_text_is_lower_case_and_reads_either() {
        assert_eq!(Bytes::new([0x00, 0xab, 0xff]).to_string(), "00abff");
        assert_eq!(
            "00ABff".parse::<Bytes>().unwrap(),
            Bytes::new([0x00, 0xab, 0xff])
        );
        assert_eq!("".parse::<Bytes>().unwrap(), Bytes::default());
        for bad in ["0", "0g", "+1", "0x00", " 00", "é"] {
            assert!(bad.parse::<Bytes>().is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn text_round_trips(bytes: Vec<u8>) {
            let bytes = Bytes::from(bytes);
            prop_assert_eq!(&bytes.to_string().parse::<Bytes>().unwrap(), &bytes);
            let json = serde_json::to_string(&bytes).unwrap();
            prop_assert_eq!(serde_json::from_str::<Bytes>(&json).unwrap(), bytes);
        }
    }
}
