//! PostgreSQL's binary form of `numeric`: groups of four decimal digits with a weight.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo};
use sqlx::{Encode, Postgres, Type};

const BASE: u64 = 10_000;
const POSITIVE: u16 = 0x0000;
const NEGATIVE: u16 = 0x4000;

/// A decimal number in units of 10^-scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeric {
    pub(super) units: i64,
    pub(super) scale: u8,
}

impl Type<Postgres> for Numeric {
    fn type_info() -> PgTypeInfo {
        /// The type `numeric` has this number in every PostgreSQL.
        const NUMERIC: Oid = Oid(1700);
        PgTypeInfo::with_oid(NUMERIC)
    }
}

impl Encode<'_, Postgres> for Numeric {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        buffer.extend_from_slice(&self.to_wire());
        Ok(IsNull::No)
    }
}

impl Numeric {
    /// Number of groups, weight of the first, sign, digits after the point, groups.
    pub(super) fn to_wire(self) -> Vec<u8> {
        let scale = u32::from(self.scale);
        let units = self.units.unsigned_abs();
        let (whole, fraction) = match 10_u64.checked_pow(scale) {
            Some(one) => (units / one, units % one),
            None => (0, units),
        };
        let whole_groups = groups(u128::from(whole));
        // The digits after the point fill their groups from the left.
        let fraction_length = self.scale.div_ceil(4);
        let shift = u32::from(fraction_length) * 4 - scale;
        let fraction_groups = groups(u128::from(fraction) * 10_u128.pow(shift));
        let missing = usize::from(fraction_length).saturating_sub(fraction_groups.len());

        let mut all = whole_groups;
        let weight = i16::try_from(all.len()).unwrap_or(i16::MAX) - 1;
        all.extend(std::iter::repeat_n(0, missing));
        all.extend(fraction_groups);
        // The server takes groups of nought at either end, but they are not its own form.
        let leading = all.iter().take_while(|group| **group == 0).count();
        let weight = weight - i16::try_from(leading).unwrap_or(i16::MAX);
        let trailing = all.iter().rev().take_while(|group| **group == 0).count();
        let end = all.len().saturating_sub(trailing).max(leading);
        let groups = &all[leading..end];

        let weight = if groups.is_empty() { 0 } else { weight };
        let sign = if self.units < 0 { NEGATIVE } else { POSITIVE };
        let count = u16::try_from(groups.len()).unwrap_or(u16::MAX);
        let mut wire = Vec::with_capacity(8 + groups.len() * 2);
        wire.extend(count.to_be_bytes());
        wire.extend(weight.to_be_bytes());
        wire.extend(sign.to_be_bytes());
        wire.extend(u16::from(self.scale).to_be_bytes());
        wire.extend(groups.iter().flat_map(|group| group.to_be_bytes()));
        wire
    }

    /// The units of 10^-scale that the wire form holds; `None` for NaN, infinities, more digits
    /// than the scale allows, or a number that does not fit.
    pub(super) fn units_from_wire(wire: &[u8], scale: u8) -> Option<i64> {
        let (words, rest) = wire.as_chunks::<2>();
        let [count, weight, sign, _display_scale, groups @ ..] = words else {
            return None;
        };
        let sign = u16::from_be_bytes(*sign);
        if !rest.is_empty()
            || groups.len() != usize::from(u16::from_be_bytes(*count))
            || (sign != POSITIVE && sign != NEGATIVE)
        {
            return None;
        }
        let mut units = 0_i128;
        // The power of ten, in units, that the last digit of a group stands for.
        let mut power = (i32::from(i16::from_be_bytes(*weight)) * 4) + i32::from(scale);
        for group in groups {
            let digits = i128::from(u16::from_be_bytes(*group));
            let part = if power >= 0 {
                digits.checked_mul(10_i128.checked_pow(power.unsigned_abs())?)?
            } else {
                let divisor = 10_i128.checked_pow(power.unsigned_abs())?;
                if digits % divisor != 0 {
                    return None;
                }
                digits / divisor
            };
            units = units.checked_add(part)?;
            power -= 4;
        }
        i64::try_from(if sign == NEGATIVE { -units } else { units }).ok()
    }
}

/// Groups of four digits, the most significant first; none for nought.
fn groups(mut number: u128) -> Vec<u16> {
    let mut groups = Vec::new();
    while number > 0 {
        groups.push(u16::try_from(number % u128::from(BASE)).unwrap_or_default());
        number /= u128::from(BASE);
    }
    groups.reverse();
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(numeric: Numeric) -> Vec<i16> {
        let wire = numeric.to_wire();
        let (words, []) = wire.as_chunks::<2>() else {
            panic!("odd length")
        };
        words.iter().map(|word| i16::from_be_bytes(*word)).collect()
    }

    #[test]
    fn the_wire_form_is_the_servers_own() {
        let check = |units, scale, expected: &[i16]| {
            assert_eq!(
                words(Numeric { units, scale }),
                expected,
                "{units} at {scale}"
            );
        };
        check(0, 2, &[0, 0, 0, 2]);
        check(1, 0, &[1, 0, 0, 0, 1]);
        check(-1, 2, &[1, -1, 0x4000, 2, 100]);
        check(1250, 2, &[2, 0, 0, 2, 12, 5000]);
        check(10_000, 0, &[1, 1, 0, 0, 1]);
        check(1, 6, &[1, -2, 0, 6, 100]);
        check(123_456_789, 3, &[3, 1, 0, 3, 12, 3456, 7890]);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let nan = [0, 0, 0, 0, 0xC0, 0, 0, 0];
        assert_eq!(Numeric::units_from_wire(&nan, 2), None);
        let thousandth = Numeric { units: 1, scale: 3 }.to_wire();
        assert_eq!(Numeric::units_from_wire(&thousandth, 2), None);
        assert_eq!(Numeric::units_from_wire(&thousandth[..7], 2), None);
        let large = [0, 1, 0x7f, 0xff, 0, 0, 0, 0, 0, 1];
        assert_eq!(Numeric::units_from_wire(&large, 2), None);
    }

    proptest! {
        #[test]
        fn the_wire_form_round_trips(units: i64, scale in 0_u8..=18) {
            let wire = Numeric { units, scale }.to_wire();
            prop_assert_eq!(Numeric::units_from_wire(&wire, scale), Some(units));
        }
    }
}
