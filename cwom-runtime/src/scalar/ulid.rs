//! ULIDs: sortable ids of 26 characters.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::{ParseError, serde_as_text};

/// A ULID: 128 bits, time-ordered, written as 26 characters of Crockford's base 32.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ulid(u128);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Ulid {
    /// A fresh ULID; later ones of the same process sort after earlier ones.
    pub fn new() -> Self {
        Self::from_uuid7(Uuid::now_v7())
    }

    /// The ULID of these 128 bits.
    pub const fn from_u128(bits: u128) -> Self {
        Self(bits)
    }

    /// Its 128 bits.
    pub const fn as_u128(self) -> u128 {
        self.0
    }

    /// The bits of a version 7 UUID without those that only say so: the same moment, the same
    /// monotonic counter, and six more random bits in the place that becomes free.
    pub(crate) fn from_uuid7(uuid: Uuid) -> Self {
        let bits = uuid.as_u128();
        let milliseconds = bits >> 80;
        let counter = (bits >> 64) & 0xfff;
        let random = bits & ((1 << 62) - 1);
        let more = Uuid::new_v4().as_u128() & 0x3f;
        Self(milliseconds << 80 | counter << 68 | random << 6 | more)
    }
}

impl Default for Ulid {
    /// A fresh ULID.
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Ulid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: String = (0..26)
            .rev()
            .map(|place| char::from(ALPHABET[((self.0 >> (place * 5)) & 31) as usize]))
            .collect();
        formatter.pad(&text)
    }
}

impl fmt::Debug for Ulid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Ulid {
    type Err = ParseError;

    /// Reads either case; `I`, `L`, `O` and `U` are refused, so that one id has one spelling.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let error = || ParseError::new("ULID", text);
        // The first of 26 characters carries only three bits.
        if text.len() != 26 || !matches!(text.as_bytes()[0], b'0'..=b'7') {
            return Err(error());
        }
        text.bytes()
            .try_fold(0_u128, |bits, byte| {
                let digit = ALPHABET
                    .iter()
                    .position(|c| *c == byte.to_ascii_uppercase())?;
                Some(bits << 5 | digit as u128)
            })
            .map(Self)
            .ok_or_else(error)
    }
}

serde_as_text!([] Ulid, "ULID");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_crockford_base_32() {
        assert_eq!(Ulid::from_u128(0).to_string(), "00000000000000000000000000");
        assert_eq!(
            Ulid::from_u128(u128::MAX).to_string(),
            "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"
        );
        let known = "01ARZ3NDEKTSV4RRFFQ69G5FAV".parse::<Ulid>().unwrap();
        assert_eq!(known.as_u128() >> 80, 1_469_922_850_259);
        assert_eq!("01arz3ndektsv4rrffq69g5fav".parse::<Ulid>().unwrap(), known);
    }

    #[test]
    fn other_text_is_refused() {
        for bad in [
            "",
            "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "01ARZ3NDEKTSV4RRFFQ69G5FA",
            "01ARZ3NDEKTSV4RRFFQ69G5FAVV",
            "01ARZ3NDEKTSV4RRFFQ69G5FAU",
            "01ARZ3NDEKTSV4RRFFQ69G5FÄ",
        ] {
            assert!(bad.parse::<Ulid>().is_err(), "{bad}");
        }
    }

    #[test]
    fn later_ids_sort_later() {
        let ids: Vec<Ulid> = (0..1000).map(|_| Ulid::new()).collect();
        assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
    }

    proptest! {
        #[test]
        fn text_round_trips_and_keeps_the_order(left: u128, right: u128) {
            let (left, right) = (Ulid::from_u128(left), Ulid::from_u128(right));
            prop_assert_eq!(left.to_string().parse::<Ulid>().unwrap(), left);
            prop_assert_eq!(left.cmp(&right), left.to_string().cmp(&right.to_string()));
        }
    }
}
