//! A clock that always says the same.

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::{Builder, Uuid};

use crate::{Clock, IdStrategy, Timestamp};

/// 2026-01-01T00:00:00Z, in microseconds since 1970.
const BEGIN: i64 = 1_767_225_600_000_000;
/// How far the clock moves with each look, in microseconds.
const TICK: i64 = 1_000;

/// A clock for tests: it begins on 1 January 2026, moves a millisecond with each look, and makes ids
/// in the same order with each run. Ids of kinds that sort by age do so.
#[derive(Debug, Default)]
pub struct TestClock {
    looks: AtomicU64,
}

impl TestClock {
    /// A clock at its beginning.
    pub fn new() -> Self {
        Self::default()
    }

    /// How often it was looked at before, and the moment that this makes.
    fn look(&self) -> (u64, Timestamp) {
        let looks = self.looks.fetch_add(1, Ordering::Relaxed);
        let micros = i64::try_from(looks).unwrap_or(i64::MAX / TICK) * TICK;
        let moment = Timestamp::from_unix_micros(BEGIN + micros);
        (looks, moment.unwrap_or(Timestamp::MAX))
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        self.look().1
    }

    fn new_id(&self, strategy: IdStrategy) -> Uuid {
        let (looks, moment) = self.look();
        let millis = u64::try_from(moment.unix_micros() / 1_000).unwrap_or_default();
        let mut low = [0; 10];
        low[2..].copy_from_slice(&looks.to_be_bytes());
        match strategy {
            IdStrategy::Uuid7 => Builder::from_unix_timestamp_millis(millis, &low).into_uuid(),
            IdStrategy::Ulid => Uuid::from_u128(u128::from(millis) << 80 | u128::from(looks)),
            IdStrategy::Uuid4 | IdStrategy::Given => {
                // Random ids have no order, so these have none that anybody could rely on.
                let scattered = looks.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                let bits = u128::from(scattered) << 64 | u128::from(looks);
                Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clocks_say_the_same() {
        let (left, right) = (TestClock::new(), TestClock::new());
        for strategy in [IdStrategy::Uuid7, IdStrategy::Uuid4, IdStrategy::Ulid] {
            assert_eq!(left.new_id(strategy), right.new_id(strategy));
        }
        assert_eq!(left.now(), right.now());
        assert_eq!(right.now().to_string(), "2026-01-01T00:00:00.004000Z");
    }

    #[test]
    fn ids_are_of_their_kind_and_sort_by_age() {
        let clock = TestClock::new();
        for strategy in [IdStrategy::Uuid7, IdStrategy::Ulid] {
            assert!(clock.new_id(strategy) < clock.new_id(strategy));
        }
        assert_eq!(clock.new_id(IdStrategy::Uuid7).get_version_num(), 7);
        assert_eq!(clock.new_id(IdStrategy::Uuid4).get_version_num(), 4);
        assert_ne!(
            clock.new_id(IdStrategy::Uuid4),
            clock.new_id(IdStrategy::Uuid4)
        );
    }
}
