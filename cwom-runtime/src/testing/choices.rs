//! Where the values of a row come from.

mod scalars;

use std::collections::BTreeMap;
use std::ops::{Bound, RangeBounds};

use super::text;
use crate::{EnumValue, Json, Map, Timestamp};
pub use scalars::Int;

/// How many items a list without a greatest length has at most.
const MANY: u32 = 3;
/// The longest list that is made whole.
const LONGEST_LIST: u32 = 1_000;

/// Where the values of a row come from: each is asked for by its rules, and keeps them.
///
/// Numbers apart, plain values of two rows differ as far as their rules leave room, so that they
/// collide in no unique key.
#[derive(Debug, Clone)]
pub struct Choices {
    way: Way,
    /// What tells the values of this row from those of others.
    number: u64,
    now: Timestamp,
    /// The field that the next values are for.
    field: &'static str,
    /// Fields that have plain values whatever the way is, each shifted by so much.
    calm: Vec<(&'static str, u64)>,
}

#[derive(Debug, Clone)]
enum Way {
    Plain,
    Least,
    Greatest,
    Drawn(std::vec::IntoIter<u64>),
}

/// How the next value is chosen.
pub(super) enum Pick<'c> {
    /// As people would write it; the number tells rows apart.
    Plain(u64),
    /// The least and the shortest, null where it may be.
    Least,
    /// The greatest and the longest, nothing null.
    Greatest,
    /// By the words of a source; none when it is used up, which stands for zero.
    Drawn(&'c mut std::vec::IntoIter<u64>),
}

impl Pick<'_> {
    /// The next word of the source, below a bound.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        match self {
            Self::Drawn(words) => words.next().unwrap_or(0) % bound.max(1),
            _ => 0,
        }
    }
}

impl Choices {
    /// Values as people would write them, null where they may be; defaults where the spec has one.
    pub fn plain() -> Self {
        Self::by(Way::Plain)
    }

    /// The least and shortest values, null where they may be.
    pub fn least() -> Self {
        Self::by(Way::Least)
    }

    /// The greatest and longest values, nothing null.
    pub fn greatest() -> Self {
        Self::by(Way::Greatest)
    }

    /// Any values: each word of the source decides one thing. The same source makes the same values,
    /// and smaller words simpler ones.
    pub fn drawn(source: Vec<u64>) -> Self {
        Self::by(Way::Drawn(source.into_iter()))
    }

    fn by(way: Way) -> Self {
        Self {
            way,
            number: 1,
            now: Timestamp::from_unix_micros(0).unwrap_or(Timestamp::MIN),
            field: "",
            calm: Vec::new(),
        }
    }

    /// The same for a row of this number at this moment.
    pub(super) fn of_row(mut self, number: u64, now: Timestamp) -> Self {
        self.number = number;
        self.now = now;
        self
    }

    /// The same with plain values in some fields, each shifted.
    pub(super) fn calm_in(mut self, fields: Vec<(&'static str, u64)>) -> Self {
        self.calm = fields;
        self
    }

    /// Says for which field the next values are: rules between fields may need plain ones there.
    pub fn at(&mut self, field: &'static str) -> &mut Self {
        self.field = field;
        self
    }

    fn pick(&mut self) -> Pick<'_> {
        let calm = self.calm.iter().find(|(field, _)| *field == self.field);
        if let Some((_, shift)) = calm {
            return Pick::Plain(self.number.wrapping_add(*shift));
        }
        match &mut self.way {
            Way::Plain => Pick::Plain(self.number),
            Way::Least => Pick::Least,
            Way::Greatest => Pick::Greatest,
            Way::Drawn(words) => Pick::Drawn(words),
        }
    }

    /// A plain value, or whatever the closure makes of another choice.
    pub fn usually<T>(&mut self, plain: T, otherwise: impl FnOnce(&mut Self) -> T) -> T {
        match self.pick() {
            Pick::Plain(_) => plain,
            _ => otherwise(self),
        }
    }

    /// Null, or what the closure makes. Plain values of fields that can be null are.
    pub fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let is_there = match self.pick() {
            Pick::Plain(_) | Pick::Least => false,
            Pick::Greatest => true,
            mut drawn @ Pick::Drawn(_) => drawn.below(3) > 0,
        };
        is_there.then(|| make(self))
    }

    /// One of several, by its position: the first, or the last where the greatest is wanted.
    pub fn below(&mut self, count: usize) -> usize {
        let count = count.max(1);
        match self.pick() {
            Pick::Plain(_) | Pick::Least => 0,
            Pick::Greatest => count - 1,
            mut drawn @ Pick::Drawn(_) => {
                usize::try_from(drawn.below(count as u64)).unwrap_or_default()
            }
        }
    }

    /// One of these values.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }

    /// A value of an enum.
    ///
    /// # Panics
    ///
    /// When it has none.
    pub fn variant<T: EnumValue>(&mut self) -> T {
        self.one_of(T::VALUES)
    }

    /// A value of an enum; a plain one is this.
    pub fn variant_or<T: EnumValue>(&mut self, plain: T) -> T {
        self.usually(plain, Self::variant)
    }

    /// `true` or `false`.
    pub fn flag(&mut self) -> bool {
        self.below(2) == 1
    }

    /// A value of a type that knows how it is made.
    pub fn value<T: Sample>(&mut self) -> T {
        T::sample(self)
    }

    /// Any JSON value but null.
    pub fn json(&mut self) -> Json {
        text::json(self, 2)
    }

    /// A free JSON object.
    pub fn map(&mut self) -> Map {
        let count = self.count(0, None);
        let keys = (0..count).map(|_| self.text(0..=20)).collect::<Vec<_>>();
        keys.into_iter()
            .map(|key| (key, text::json(self, 1)))
            .collect()
    }

    /// A list of a length, with what the closure makes.
    pub fn list<T>(
        &mut self,
        length: impl RangeBounds<u32>,
        mut make: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let (least, most) = lengths(&length);
        let count = self.count(least, most);
        (0..count).map(|_| make(self)).collect()
    }

    /// A map, with what the closure makes.
    pub fn entries<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> BTreeMap<String, T> {
        let count = self.count(0, None);
        (0..count)
            .map(|_| (self.text(0..=20), make(self)))
            .collect()
    }

    /// How many items there are.
    fn count(&mut self, least: u32, most: Option<u32>) -> u32 {
        let greatest = match most {
            Some(most) if most <= LONGEST_LIST => most,
            _ => least.max(MANY),
        };
        match self.pick() {
            Pick::Plain(_) | Pick::Least => least,
            Pick::Greatest => greatest,
            mut drawn @ Pick::Drawn(_) => {
                let room = u64::from((greatest - least).min(MANY)) + 1;
                least + u32::try_from(drawn.below(room)).unwrap_or_default()
            }
        }
    }
}

/// A type that knows how its values are made.
pub trait Sample: Sized {
    /// A value that keeps the type's rules.
    fn sample(from: &mut Choices) -> Self;
}

/// The ends of a range of lengths; none where it has no end.
fn lengths(range: &impl RangeBounds<u32>) -> (u32, Option<u32>) {
    let least = match range.start_bound() {
        Bound::Included(least) => *least,
        _ => 0,
    };
    let most = match range.end_bound() {
        Bound::Included(most) => Some(*most),
        _ => None,
    };
    (least, most)
}

#[cfg(test)]
mod tests;
