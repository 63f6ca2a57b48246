//! Values of scalars.

use std::ops::{Bound, RangeBounds};

use super::{Choices, Pick, lengths};
use crate::rules::PatternRule;
use crate::testing::text;
use crate::{Bytes, Date, Decimal, Duration, Timestamp, TraceId, Ulid, Uuid};

impl Choices {
    /// An integer.
    pub fn int<T: Int>(&mut self, range: impl RangeBounds<T>) -> T {
        let low = match range.start_bound() {
            Bound::Included(low) => low.to_i64(),
            _ => T::LEAST,
        };
        let high = match range.end_bound() {
            Bound::Included(high) => high.to_i64(),
            _ => T::GREATEST,
        };
        T::from_i64(self.within(low, high))
    }

    /// A number between two, both included.
    fn within(&mut self, low: i64, high: i64) -> i64 {
        match self.pick() {
            Pick::Plain(number) => {
                let from = low.max(0).min(high);
                let room = i128::from(high) - i128::from(from) + 1;
                let step = i128::from(number) % room.min(1 << 31);
                i64::try_from(i128::from(from) + step).unwrap_or(from)
            }
            Pick::Least => low,
            Pick::Greatest => high,
            mut drawn @ Pick::Drawn(_) => match drawn.below(8) {
                0 => 0.clamp(low, high),
                1 => 1.clamp(low, high),
                2 => (-1).clamp(low, high),
                3 => low,
                4 => high,
                _ => {
                    let room = i128::from(high) - i128::from(low) + 1;
                    let step = i128::from(drawn.below(u64::MAX)) % room;
                    i64::try_from(i128::from(low) + step).unwrap_or(low)
                }
            },
        }
    }

    /// A finite number.
    pub fn float(&mut self, range: impl RangeBounds<f64>) -> f64 {
        let low = match range.start_bound() {
            Bound::Included(low) => *low,
            _ => f64::MIN,
        };
        let high = match range.end_bound() {
            Bound::Included(high) => *high,
            _ => f64::MAX,
        };
        match self.pick() {
            Pick::Plain(_) => 0.5_f64.clamp(low, high),
            Pick::Least => low,
            Pick::Greatest => high,
            mut drawn @ Pick::Drawn(_) => {
                let value = match drawn.below(6) {
                    0 => 0.0,
                    1 => 0.1,
                    2 => low,
                    3 => high,
                    // Any bits; what is no number gives way.
                    _ => f64::from_bits(drawn.below(u64::MAX)),
                };
                let value = if value.is_finite() { value } else { 1.0 };
                // There is one zero in JSON.
                value.clamp(low, high) + 0.0
            }
        }
    }

    /// A decimal, by the least and the greatest number of units.
    pub fn decimal<const SCALE: u8>(&mut self, low: i64, high: i64) -> Decimal<SCALE> {
        Decimal::from_units(self.within(low, high))
    }

    /// A span of time.
    pub fn duration(&mut self) -> Duration {
        Duration::from_micros(self.within(i64::MIN, i64::MAX))
    }

    /// Text of a length in characters; never U+0000, which no database keeps.
    pub fn text(&mut self, length: impl RangeBounds<u32>) -> String {
        let field = self.field;
        let (least, most) = lengths(&length);
        text::any(self.pick(), field, least, most)
    }

    /// Text that keeps a pattern, of a length in characters.
    pub fn matching(&mut self, length: impl RangeBounds<u32>, pattern: &PatternRule) -> String {
        let (least, most) = lengths(&length);
        text::matching(self.pick(), pattern, least, most)
    }

    /// Bytes.
    pub fn bytes(&mut self, length: impl RangeBounds<u32>) -> Bytes {
        let (least, most) = lengths(&length);
        text::bytes(self.pick(), least, most).into()
    }

    /// A moment.
    pub fn timestamp(&mut self) -> Timestamp {
        let now = self.now;
        let (low, high) = (Timestamp::MIN, Timestamp::MAX);
        if matches!(self.pick(), Pick::Plain(_)) {
            return now;
        }
        let micros = self.within(low.unix_micros(), high.unix_micros());
        Timestamp::from_unix_micros(micros).unwrap_or(now)
    }

    /// A day.
    pub fn date(&mut self) -> Date {
        match self.pick() {
            Pick::Least => Date::MIN,
            Pick::Greatest => Date::MAX,
            _ => self.timestamp().date(),
        }
    }

    /// A UUID; a plain one is nobody else's.
    pub fn uuid(&mut self) -> Uuid {
        Uuid::from_u128(self.bits())
    }

    /// A ULID, likewise.
    pub fn ulid(&mut self) -> Ulid {
        Ulid::from_u128(self.bits())
    }

    /// The id of a chain of work, likewise.
    pub fn trace(&mut self) -> TraceId {
        TraceId::from_uuid(self.uuid())
    }

    /// Never zero, which stands for no id in some places.
    fn bits(&mut self) -> u128 {
        let field = self.field;
        match self.pick() {
            Pick::Plain(number) => {
                let of_field = field.bytes().fold(7_u64, |hash, byte| {
                    hash.wrapping_mul(31).wrapping_add(u64::from(byte))
                });
                u128::from(of_field) << 64 | 0x8000 << 48 | u128::from(number)
            }
            Pick::Least => 1,
            Pick::Greatest => u128::MAX,
            mut drawn @ Pick::Drawn(_) => {
                let high = u128::from(drawn.below(u64::MAX));
                (high << 64 | u128::from(drawn.below(u64::MAX))).max(1)
            }
        }
    }
}

/// The integers of fields.
pub trait Int: Copy {
    /// The least.
    const LEAST: i64;
    /// The greatest.
    const GREATEST: i64;

    /// As the widest of them.
    fn to_i64(self) -> i64;

    /// From one that is known to fit.
    fn from_i64(value: i64) -> Self;
}

macro_rules! int {
    ($($type:ty),*) => {$(
        impl Int for $type {
            const LEAST: i64 = <$type>::MIN as i64;
            const GREATEST: i64 = <$type>::MAX as i64;

            fn to_i64(self) -> i64 {
                self.into()
            }

            fn from_i64(value: i64) -> Self {
                Self::try_from(value).unwrap_or_default()
            }
        }
    )*};
}

int!(i16, i32, i64);
